// One tie as it is written down: who, what they are to each other from both sides, how well, and from where. Recording a new
// one stays open for the next; the second word follows the first until one writes another.
import { Autocomplete, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { firstName } from '../../../shared/model/board.ts';
import { displayName, isSameParty, nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { CLOSENESS, type Closeness, type Person } from '../../../shared/model/person.ts';
import type { TieSeen } from '../../../shared/model/tie.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './Ties.module.css';
import { backOf, TIE_WORDS } from './tie-words.ts';

interface Props {
  readonly person: Person;
  /** The tie to change; absent for a new one. */
  readonly seen?: TieSeen;
  readonly onDone: () => void;
}

interface Fields {
  readonly other: PersonId | undefined;
  readonly kind: string;
  readonly back: string;
  readonly closeness: Closeness | '';
  readonly words: string;
}

const BLANK: Fields = { other: undefined, kind: '', back: '', closeness: '', words: '' };

export function TieForm({ person, seen, onDone }: Props) {
  const document = useDocument();
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<Fields>(() => (seen ? fieldsOf(document, seen) : BLANK));
  const set = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }));
  const { other } = fields;
  const mine = firstName(document, person.id);
  const theirs = other && firstName(document, other);

  async function keep(): Promise<void> {
    if (!other) return focusFirst();
    const { other: a, ...said } = fields;
    if (!(await attemptOnce(() => request('tie.record', { ...said, a: other, b: person.id })))) return;
    if (seen) return onDone();
    setFields(BLANK);
    focusFirst();
  }

  async function addAndChoose(name: string): Promise<void> {
    await attemptOnce(async () => set({ other: await request('person.add', { name }) }));
  }

  function focusFirst(): void {
    form.current?.querySelector('input')?.focus();
  }

  return (
    <form
      className={classes.form}
      ref={form}
      aria-label={seen ? `Tie with ${nameOf(document, seen.other)}` : `Whom ${displayName(person)} knows`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        // The first Escape only closes the suggestions.
        if ((event.target as HTMLElement).getAttribute('aria-expanded') !== 'true') onDone();
      }}
    >
      {!seen && (
        <PersonPicker
          className={classes.picker}
          label="Who"
          autoFocus
          size="sm"
          value={other}
          exclude={[person.id]}
          onChange={(who) => who !== 'me' && set({ other: who })}
          onAdd={(name) => void addAndChoose(name)}
        />
      )}
      <Autocomplete
        label={theirs ? `What ${theirs} is to ${mine}` : `What they are to ${mine}`}
        placeholder="colleague, manager, friend…"
        data={[...TIE_WORDS]}
        maxLength={60}
        value={fields.kind}
        onChange={(kind) => set(fields.back === backOf(fields.kind) ? { kind, back: backOf(kind) } : { kind })}
      />
      <Autocomplete
        label={`What ${mine} is to ${theirs ?? 'them'}`}
        data={[...TIE_WORDS]}
        maxLength={60}
        value={fields.back}
        onChange={(back) => set({ back })}
      />
      <NativeSelect
        label="How well"
        data={[{ value: '', label: 'not said' }, ...CLOSENESS]}
        value={fields.closeness}
        onChange={(event) => set({ closeness: event.currentTarget.value as Closeness | '' })}
      />
      <TextInput
        className={classes.from}
        label="From where"
        placeholder="Acme, 2019; the same choir"
        maxLength={500}
        dir="auto"
        value={fields.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <Group gap={8} justify="flex-end" className={classes.buttons}>
        <Button size="xs" variant="default" onClick={onDone}>
          {seen ? 'Cancel' : 'Done'}
        </Button>
        <Button size="xs" type="submit" variant={other ? 'filled' : 'default'} aria-disabled={!other}>
          {seen ? 'Keep' : 'Record'}
        </Button>
      </Group>
    </form>
  );
}

/** A tie in the fields, as the one whose page it is sees it: `kind` is what the other is to them. */
function fieldsOf(document: VouchsafeDocument, { tie, other }: TieSeen): Fields {
  const [a, b] = [tie.kind ?? tie.back ?? '', tie.back ?? tie.kind ?? ''];
  const [kind, back] = isSameParty(document, tie.a, other) ? [a, b] : [b, a];
  return { other, kind, back, closeness: tie.closeness ?? '', words: tie.words ?? '' };
}
