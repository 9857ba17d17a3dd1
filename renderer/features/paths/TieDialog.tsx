// Noting in a line who knows whom: "Ana knows Bruno, well, from Acme". What was understood shows below as one types, and
// can be put right there; Enter keeps it, and the line is free for the next.
import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { CLOSENESS, type Closeness } from '../../../shared/model/person.ts';
import { readTieLine } from '../../../shared/model/tie-line.ts';
import { attemptOnce, say } from '../../ui/attempt.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { usePeopleIndex } from '../../ui/people-index.ts';
import { request, theDocument } from '../../vouchsafe.ts';
import { whoIs } from './who-is.ts';

interface Props {
  readonly a: PersonId | undefined;
  readonly b: PersonId | undefined;
  readonly onClose: () => void;
}

/** What the user put right by hand; it goes before what the line says. */
interface Righted {
  readonly a?: PersonId | undefined;
  readonly b?: PersonId | undefined;
  readonly closeness?: Closeness | '';
}

export function TieDialog({ a: givenA, b: givenB, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const index = usePeopleIndex();
  const [line, setLine] = useState('');
  const [righted, setRighted] = useState<Righted>({ a: givenA, b: givenB });
  const said = readTieLine(line);
  const a = righted.a ?? (said && whoIs(index, said.a));
  const b = righted.b ?? (said && whoIs(index, said.b));
  const closeness = righted.closeness ?? said?.closeness ?? '';
  const right = (change: Righted) => setRighted((before) => ({ ...before, ...change }));

  async function keep(): Promise<void> {
    if (!a || !b) return;
    const { kind = '', back = '', words = '' } = said ?? {};
    const isDone = await attemptOnce(() =>
      request('tie.record', { a, b, closeness, ...(kind && { kind, back }), ...(words && { words }) }),
    );
    if (!isDone) return;
    say(`Noted: ${nameOf(theDocument(), a)} and ${nameOf(theDocument(), b)} know each other.`);
    setLine('');
    setRighted({});
    field.current?.focus();
  }

  const adding = (side: 'a' | 'b') => (name: string) =>
    void attemptOnce(async () => right({ [side]: await request('person.add', { name }) }));

  return (
    <Modal opened onClose={onClose} title="Who knows whom?" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Stack gap="md">
          <TextInput
            ref={field}
            data-autofocus
            label="In a line"
            placeholder="Ana knows Bruno, well, from Acme"
            value={line}
            maxLength={500}
            dir="auto"
            onChange={(event) => setLine(event.currentTarget.value)}
            description={said && (!a || !b) ? `Say who ${a ? said.b : said.a} is, below.` : undefined}
          />
          <Group grow align="flex-start">
            <PersonPicker
              label="One"
              value={a}
              exclude={[b]}
              onChange={(who) => right({ a: who as PersonId | undefined })}
              onAdd={adding('a')}
            />
            <PersonPicker
              label="The other"
              value={b}
              exclude={[a]}
              onChange={(who) => right({ b: who as PersonId | undefined })}
              onAdd={adding('b')}
            />
            <NativeSelect
              label="How well"
              data={[{ value: '', label: 'not said' }, ...CLOSENESS]}
              value={closeness}
              onChange={(event) => right({ closeness: event.currentTarget.value as Closeness | '' })}
            />
          </Group>
          <Text size="sm" c="dimmed" role="status" dir="auto">
            {[said?.kind && `${said.kind} – ${said.back}`, said?.words].filter(Boolean).join(' · ') || ' '}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Done
            </Button>
            <Button type="submit" aria-disabled={!a || !b} variant={a && b ? 'filled' : 'default'}>
              Note it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
