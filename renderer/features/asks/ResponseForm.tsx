// Noting what somebody answered to an ask that they were told of.
import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Ask } from '../../../shared/model/ask.ts';
import { RESPONSES, type Response, type Told } from '../../../shared/model/broadcast.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { today } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { KeepOrLeave } from './KeepOrLeave.tsx';

interface Props {
  readonly ask: Ask;
  readonly told: Told;
  readonly onDone: () => void;
}

export function ResponseForm({ ask, told, onDone }: Props) {
  const [response, setResponse] = useState<Response>(told.response ?? 'knows somebody');
  const [words, setWords] = useState('');

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const said = { id: ask.id, party: told.party, response, on: today(), ...(words.trim() && { words }) };
    if (await attemptOnce(() => request('ask.response', said))) onDone();
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <Stack gap={8}>
        <Select
          autoFocus
          aria-label="Their answer"
          data={RESPONSES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
          value={response}
          allowDeselect={false}
          onChange={(value) => value && setResponse(value as Response)}
        />
        <TextInput
          aria-label="Their words"
          placeholder="In their words (may wait)"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          dir="auto"
        />
        <KeepOrLeave keep="Note it" onLeave={onDone} />
      </Stack>
    </form>
  );
}
