// Noting what a connector thinks of the assumptions behind my ask (S1.3), in their words.
import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Ask } from '../../../shared/model/ask.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { today } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request } from '../../vouchsafe.ts';
import { KeepOrLeave } from './KeepOrLeave.tsx';

interface Props {
  readonly ask: Ask;
  readonly suggested: PersonId | undefined;
  readonly onDone: () => void;
}

export function AssessForm({ ask, suggested, onDone }: Props) {
  const [party, setParty] = useState(suggested);
  const [words, setWords] = useState('');

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (!party || !words.trim()) return;
    if (await attemptOnce(() => request('card.assess', { id: ask.id, party, on: today(), words }))) onDone();
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <Stack gap={8}>
        <PersonPicker
          label="Who"
          autoFocus={!suggested}
          value={party}
          onChange={(id) => setParty(id === 'me' ? undefined : id)}
          onAdd={(name) => void attempt(async () => setParty(await request('person.add', { name })))}
        />
        <WordsInput
          label="What they think of it"
          placeholder="Right person, wrong month"
          autoFocus={Boolean(suggested)}
          value={words}
          onChange={setWords}
        />
        <KeepOrLeave keep="Note it" disabled={!party || !words.trim()} onLeave={onDone} />
      </Stack>
    </form>
  );
}
