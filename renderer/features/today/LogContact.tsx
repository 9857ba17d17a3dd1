// Logging a contact in one line, from anywhere, in under ten seconds (S0.5): who, a few words, Enter. The first word says what
// it was; kind and day are there to be put right.
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { INTERACTION_KINDS } from '../../../shared/model/interaction.ts';
import { type ContactKind, kindOfLine, textOfLine } from '../../../shared/model/log-line.ts';
import { attempt, attemptOnce, say } from '../../ui/attempt.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { sayKind } from '../../ui/kinds.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { sayDay, today } from '../../ui/today.ts';
import { request, theDocument } from '../../vouchsafe.ts';

const KINDS = INTERACTION_KINDS.filter((kind): kind is ContactKind => kind !== 'note');

interface Props {
  readonly person?: PersonId;
  readonly onClose: () => void;
}

export function LogContact({ person: given, onClose }: Props) {
  const [person, setPerson] = useState<PersonId | undefined>(given);
  const [line, setLine] = useState('');
  /** What the user chose by hand; until then the line says it. */
  const [chosen, setChosen] = useState<ContactKind | undefined>();
  const [on, setOn] = useState(today);
  const words = useRef<HTMLInputElement>(null);
  const kind = chosen ?? kindOfLine(line) ?? 'in touch';
  const isReady = person !== undefined && on !== '' && on <= today();

  function pick(who: PersonId | undefined): void {
    setPerson(who);
    if (who !== undefined) requestAnimationFrame(() => words.current?.focus());
  }

  const add = (name: string) => attempt(async () => pick(await request('person.add', { name })));

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (!isReady || person === undefined) return;
    const said = { person, kind, on, text: chosen ? line.trim() : textOfLine(line) };
    if (!(await attemptOnce(() => request('interaction.add', said)))) return;
    onClose();
    say(`Noted: ${nameOf(theDocument(), person)}, ${kind}${on === today() ? '' : `, ${sayDay(on)}`}.`);
  }

  return (
    <Modal opened onClose={onClose} title="Log a contact" size={520}>
      <form onSubmit={(event) => void keep(event)}>
        <Stack gap="sm">
          <PersonPicker
            label="With whom"
            value={person}
            onChange={(party) => pick(party === 'me' ? undefined : party)}
            autoFocus={given === undefined}
            onAdd={(name) => void add(name)}
          />
          <TextInput
            ref={words}
            label="What it was"
            placeholder="coffee, she starts at the new firm in May"
            data-autofocus={given !== undefined || undefined}
            dir="auto"
            maxLength={2_000}
            value={line}
            onChange={(event) => setLine(event.currentTarget.value)}
          />
          <Group align="flex-end" gap="sm" wrap="nowrap">
            <NativeSelect
              label="Kind"
              data={KINDS.map((value) => ({ value, label: sayKind(value) }))}
              value={kind}
              onChange={(event) => setChosen(event.currentTarget.value as ContactKind)}
            />
            <DayInput label="Day" max={today()} value={on} onChange={setOn} required={false} />
            <Button type="submit" ml="auto" disabled={!isReady}>
              Keep
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
