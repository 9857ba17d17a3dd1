// The bin: everything that was put away, and the way back, for one or for many at once.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { attempt, say } from '../../ui/attempt.ts';
import { sayCount } from '../../ui/saying.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { BinKind } from './BinKind.tsx';
import { type Binned, binnedIn, KINDS, searchBin } from './binned.ts';
import { Part } from './Part.tsx';

const WORTH_SEARCHING = 6;

export function Bin() {
  const document = useDocument();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isWorking, setIsWorking] = useState(false);
  const binned = useMemo(() => binnedIn(document), [document]);
  const found = useMemo(() => searchBin(binned, typed), [binned, typed]);
  // Only what one can see is brought back: what the search hides stays chosen, and waits.
  const taken = found.filter(({ id }) => chosen.has(id));

  function choose(records: readonly Binned[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const { id } of records) isChosen ? next.add(id) : next.delete(id);
    setChosen(next);
  }

  async function bringBack(records: readonly Binned[]): Promise<void> {
    setIsWorking(true);
    const isDone = await attempt(async () => {
      for (const [table] of KINDS) {
        const ids = records.filter((record) => record.table === table).map(({ id }) => id);
        if (ids.length > 0) await request('bin.restore', { table, ids });
      }
    });
    setIsWorking(false);
    if (!isDone) return;
    choose(records, false);
    say(records.length === 1 ? `“${records[0]?.title}” is back.` : `${sayCount(records.length, 'thing')} are back.`);
  }

  return (
    <Part title="Bin" about="Whatever you put away is here, and can come back at any time.">
      {binned.length === 0 && (
        <Text size="sm" c="dimmed">
          It is empty.
        </Text>
      )}
      {(binned.length >= WORTH_SEARCHING || typed !== '') && (
        <TextInput
          aria-label="Find in the bin"
          placeholder="Find in the bin"
          data-search
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {binned.length > 0 && found.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          Nothing in the bin has those words.
        </Text>
      )}
      {KINDS.map(([table, title]) => (
        <BinKind
          key={table}
          title={title}
          records={found.filter((record) => record.table === table)}
          chosen={chosen}
          onChoose={choose}
          onBringBack={(record) => void bringBack([record])}
        />
      ))}
      {taken.length > 0 && (
        <Group gap="sm">
          <Button loading={isWorking} onClick={() => void bringBack(taken)}>
            Bring back {taken.length.toLocaleString('en-GB')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </Group>
      )}
    </Part>
  );
}
