// The place to write the next note about a person: words, kind, day, and whether it was said in confidence.
import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { INTERACTION_KINDS, type InteractionKind } from '../../../shared/model/interaction.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { sayKind } from '../../ui/kinds.tsx';
import { today } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { Lock } from './NeverLeaves.tsx';
import classes from './Timeline.module.css';

export function NewNote({ person }: { readonly person: Person }) {
  const [kind, setKind] = useState<InteractionKind>('note');
  const [on, setOn] = useState(today);
  const [text, setText] = useState('');
  const [neverLeaves, setNeverLeaves] = useState(false);
  // "Coffee" on a day says something even without a word; a note without words says nothing.
  const isReady = on !== '' && (text.trim() !== '' || kind !== 'note');

  function setOnDay(day: string): true {
    setOn(day);
    return true;
  }

  async function keep(): Promise<void> {
    if (!isReady) return;
    const said = { person: person.id, kind, on, text: text.trim(), neverLeaves };
    if (!(await attemptOnce(() => request('interaction.add', said)))) return;
    setText('');
    setKind('note');
    setOn(today());
    setNeverLeaves(false);
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
          <Lock what="The new note" isOn={neverLeaves} isShown onToggle={() => setNeverLeaves(!neverLeaves)} />
          {neverLeaves && <span className={classes.confidence}>in confidence</span>}
        </Group>
        <Button size="xs" type="submit" variant={isReady ? 'filled' : 'default'} aria-disabled={!isReady}>
          Note it
        </Button>
      </Group>
    </form>
  );
}
