// Telling several people of an ask (S0): who, one by one or by tag, how and when. It notes that they were told; the words go
// out one by one from the panel, for nobody likes to be one of many.
import { Button, Group, Modal, Pill, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { findAsk } from '../../../shared/model/ask.ts';
import { toldOf } from '../../../shared/model/broadcast.ts';
import { nameOf, survivorOf } from '../../../shared/model/document.ts';
import type { AskId, PersonId } from '../../../shared/model/identity.ts';
import { CHANNELS, type Channel } from '../../../shared/model/intro.ts';
import { records } from '../../../shared/model/table.ts';
import { tagCounts } from '../../../shared/model/tags.ts';
import { attempt, attemptOnce, say } from '../../ui/attempt.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: AskId;
  readonly onClose: () => void;
}

const MOST_SHOWN = 24;
/** Of so few one can still see what one gave them before (S3.2). */
const FEW = 3;
/** As many as one request takes. */
const MOST = 1_000;

export function TellSeveral({ card, onClose }: Props) {
  const document = useDocument();
  const ask = findAsk(document, card);
  const [chosen, setChosen] = useState<readonly PersonId[]>([]);
  const [channel, setChannel] = useState<Channel>('email');
  const [on, setOn] = useState(today());
  const known = useMemo(() => {
    const told = toldOf(ask, (party) => survivorOf(document, party)).map(({ party }) => party);
    return ask.asker === 'me' ? told : [...told, survivorOf(document, ask.asker)];
  }, [document, ask]);
  const exclude = useMemo(() => [...known, ...chosen], [known, chosen]);
  const add = (ids: readonly PersonId[]) =>
    setChosen([...new Set([...chosen, ...ids.filter((id) => !known.includes(id))])].slice(0, MOST));

  async function tell(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen.length === 0) return;
    if (!(await attemptOnce(() => request('ask.tell', { id: card, parties: [...chosen], channel, on })))) return;
    say(chosen.length === 1 ? 'Noted: one was told.' : `Noted: ${chosen.length} were told.`);
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title="Tell several people" size="lg">
      <form onSubmit={(event) => void tell(event)}>
        <Stack gap="md">
          <Text size="sm" c="dimmed" dir="auto">
            {ask.title}
          </Text>
          <Group grow align="flex-start">
            <PersonPicker
              label="Whom"
              autoFocus
              value={undefined}
              exclude={exclude}
              onChange={(id) => id && id !== 'me' && add([id])}
              onAdd={(name) => void attempt(async () => add([await request('person.add', { name })]))}
            />
            <Tags onChoose={add} />
          </Group>
          <Chosen chosen={chosen} onRemove={(id) => setChosen(chosen.filter((each) => each !== id))} />
          {ask.asker === 'me' &&
            chosen.length <= FEW &&
            chosen.map((person) => <GiveFirst key={person} person={person} />)}
          <Group grow align="flex-start">
            <Select
              label="How"
              data={CHANNELS.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
              value={channel}
              allowDeselect={false}
              onChange={(value) => value && setChannel(value as Channel)}
            />
            <DayInput label="When" value={on} onChange={setOn} />
          </Group>
          <Group justify="flex-end">
            <Button type="submit" disabled={chosen.length === 0}>
              {chosen.length > 1 ? `Note that ${chosen.length} were told` : 'Note it'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Everybody who has a tag, added at once. */
function Tags({ onChoose }: { readonly onChoose: (ids: readonly PersonId[]) => void }) {
  const { people } = useDocument();
  const tags = useMemo(() => tagCounts(people), [people]);
  function choose(tag: string): void {
    const tagged = [...records(people)].filter(({ tags }) => Object.hasOwn(tags, tag));
    onChoose(tagged.map(({ id }) => id));
  }
  return (
    <Select
      label="Or everybody tagged"
      placeholder={tags.length > 0 ? 'Choose a tag' : 'Nobody is tagged yet'}
      disabled={tags.length === 0}
      searchable
      limit={50}
      data={tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` }))}
      value={null}
      onChange={(tag) => tag !== null && choose(tag)}
    />
  );
}

interface ChosenProps {
  readonly chosen: readonly PersonId[];
  readonly onRemove: (id: PersonId) => void;
}

function Chosen({ chosen, onRemove }: ChosenProps) {
  const document = useDocument();
  if (chosen.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nobody chosen yet. A few who fit beat many who might.
      </Text>
    );
  return (
    <Pill.Group aria-label="Chosen">
      {chosen.slice(0, MOST_SHOWN).map((id) => {
        const name = nameOf(document, id);
        return (
          <Pill
            key={id}
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Leave ${name} out`, 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => onRemove(id)}
          >
            <bdi>{name}</bdi>
          </Pill>
        );
      })}
      {chosen.length > MOST_SHOWN && <Pill>and {chosen.length - MOST_SHOWN} more</Pill>}
    </Pill.Group>
  );
}
