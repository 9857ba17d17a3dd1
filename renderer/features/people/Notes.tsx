// What happened between the user and a person: dated notes, newest first, and the place to write the next one.
import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { INTERACTION_KINDS, type InteractionKind, interactionsWith } from '../../../shared/model/interaction.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { DayField } from './DayField.tsx';
import { sayKind } from './kinds.tsx';
import { Note } from './Note.tsx';
import classes from './Notes.module.css';
import { Part } from './Part.tsx';

const AT_FIRST = 30;

export function Notes({ person }: { readonly person: Person }) {
  const document = useDocument();
  const { interactions } = document;
  const [all, setAll] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const notes = useMemo(() => interactionsWith(document, person.id), [interactions, person.id]);
  const shown = all ? notes : notes.slice(0, AT_FIRST);
  return (
    <Part title="Notes">
      <NewNote person={person} />
      {notes.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing noted yet. What you write down today is what makes the next introduction a good one.
        </Text>
      ) : (
        <ol className={classes.notes} aria-label="Notes, newest first">
          {shown.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      )}
      {notes.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show all {notes.length}
        </Button>
      )}
    </Part>
  );
}

function NewNote({ person }: { readonly person: Person }) {
  const [kind, setKind] = useState<InteractionKind>('note');
  const [on, setOn] = useState(today);
  const [text, setText] = useState('');
  // "Coffee" on a day says something even without a word; a note without words says nothing.
  const isReady = on !== '' && (text.trim() !== '' || kind !== 'note');

  function setOnDay(day: string): true {
    setOn(day);
    return true;
  }

  async function keep(): Promise<void> {
    if (!isReady) return;
    if (!(await attempt(() => request('interaction.add', { person: person.id, kind, on, text: text.trim() })))) return;
    setText('');
    setKind('note');
    setOn(today());
  }

  return (
    <form
      className={classes.new}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Textarea
        aria-label="New note"
        placeholder="What happened, what was said, what to remember"
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={12}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
        }}
      />
      <Group gap={8} justify="space-between">
        <Group gap={20}>
          <NativeSelect
            size="xs"
            aria-label="Kind"
            data={INTERACTION_KINDS.map((value) => ({ value, label: sayKind(value) }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as InteractionKind)}
          />
          <DayField label="Day" value={on} onSave={async (day) => day !== '' && setOnDay(day)} />
        </Group>
        <Button size="xs" type="submit" variant={isReady ? 'filled' : 'default'} aria-disabled={!isReady}>
          Note it
        </Button>
      </Group>
    </form>
  );
}
