// The bin: everything that was put away, and the way back. Nothing in it is ever deleted.
import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Ask } from '../../../shared/model/ask.ts';
import { folded, titleOf } from '../../../shared/model/board.ts';
import { displayName, type TableName, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Interaction } from '../../../shared/model/interaction.ts';
import type { Intro } from '../../../shared/model/intro.ts';
import type { Person } from '../../../shared/model/person.ts';
import { everyRecord, type Kept, type Table as Records } from '../../../shared/model/table.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { sayInstant } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

interface Binned {
  readonly id: string;
  readonly table: TableName;
  readonly kind: string;
  readonly title: string;
  readonly at: number;
}

const SHOWN_AT_FIRST = 20;

export function Bin() {
  const document = useDocument();
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const binned = useMemo(() => binnedIn(document), [document]);
  const found = binned.filter(({ title }) => folded(title).includes(folded(typed)));
  const shown = all ? found.slice(0, 500) : found.slice(0, SHOWN_AT_FIRST);

  const bringBack = ({ table, id, title }: Binned) =>
    void attempt(async () => {
      await request('bin.restore', { table, ids: [id] });
      say(`“${title}” is back.`);
    });

  return (
    <Part title="Bin" about="Whatever you put away is here, and can come back at any time.">
      {binned.length === 0 && (
        <Text size="sm" c="dimmed">
          It is empty.
        </Text>
      )}
      {binned.length > SHOWN_AT_FIRST && (
        <TextInput
          aria-label="Find in the bin"
          placeholder="Find in the bin"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {shown.length > 0 && (
        <Table verticalSpacing={6} layout="fixed">
          <Table.Tbody>
            {shown.map((record) => (
              <Table.Tr key={record.id}>
                <Table.Td dir="auto">{record.title}</Table.Td>
                <Table.Td c="dimmed" w={110}>
                  {record.kind}
                </Table.Td>
                <Table.Td c="dimmed" w={130}>
                  {sayInstant(record.at)}
                </Table.Td>
                <Table.Td ta="right" w={120}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`Bring back ${record.title}`}
                    onClick={() => bringBack(record)}
                  >
                    Bring back
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {found.length > shown.length && !all && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            Show all {found.length.toLocaleString()}
          </Button>
        </Group>
      )}
    </Part>
  );
}

/** What is in the bin, newest first. The sample network is left out: it was invented. */
function binnedIn(document: VouchsafeDocument): Binned[] {
  const found: Binned[] = [];
  const collect = <R extends Kept>(table: TableName, kind: string, title: (record: R) => string) => {
    for (const record of everyRecord(document[table] as unknown as Records<R>))
      if (record.binnedAt !== undefined && !record.sample)
        found.push({ id: record.id, table, kind, title: title(record), at: record.binnedAt });
  };
  collect<Person>('people', 'person', displayName);
  collect<Ask>('asks', 'ask', (ask) => titleOf(document, ask));
  collect<Intro>('intros', 'introduction', (intro) => titleOf(document, intro));
  collect<Interaction>('interactions', 'note', ({ text }) => text || 'an interaction');
  return found.sort((a, b) => b.at - a.at);
}
