// Planting an ask (S3.3): noting whom I asked whether I may ask, and from which day I may. The day brings it back.
import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Ask } from '../../../shared/model/ask.ts';
import { addDays, type PersonId } from '../../../shared/model/identity.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { today } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { KeepOrLeave } from './KeepOrLeave.tsx';

const SOON_DAYS = 14;

export function PlantForm({ ask, onDone }: { readonly ask: Ask; readonly onDone: () => void }) {
  const [party, setParty] = useState<PersonId | undefined>();
  const [until, setUntil] = useState(addDays(today(), SOON_DAYS));
  const [words, setWords] = useState('');

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (!party) return;
    const said = { ...(until && { until }), ...(words.trim() && { words }) };
    if (await attemptOnce(() => request('card.plant', { id: ask.id, party, on: today(), ...said }))) onDone();
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <Stack gap={8}>
        <PersonPicker
          label="With whom"
          autoFocus
          value={party}
          onChange={(id) => setParty(id === 'me' ? undefined : id)}
          onAdd={(name) => void attempt(async () => setParty(await request('person.add', { name })))}
        />
        <DayInput label="Ask from" value={until} onChange={setUntil} required={false} />
        <TextInput
          label="In which words (may wait)"
          placeholder="May I ask you for something in spring?"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          dir="auto"
        />
        {party && <GiveFirst person={party} />}
        <KeepOrLeave keep="Plant it" disabled={!party} onLeave={onDone} />
      </Stack>
    </form>
  );
}
