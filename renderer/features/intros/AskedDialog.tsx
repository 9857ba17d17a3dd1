// Noting that somebody was asked: how, when, and in which words.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { IntroId, PartyId } from '../../../shared/model/identity.ts';
import { CHANNELS, type Channel } from '../../../shared/model/intro.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { today } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly party: PartyId;
  readonly onClose: () => void;
}

export function AskedDialog({ card, party, onClose }: Props) {
  const document = useDocument();
  const [channel, setChannel] = useState<Channel>('email');
  const [on, setOn] = useState(today());
  const [words, setWords] = useState('');
  const name = nameOf(document, party);

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const asked = { id: card as IntroId, party, channel, on, ...(words.trim() && { words: words.trim() }) };
    if (await attemptOnce(() => request('intro.asked', asked))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`You asked ${name}`}>
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Choice label="How" value={channel} onChange={setChannel} options={CHANNELS} />
          <DayInput label="When" value={on} onChange={setOn} />
          <WordsInput label="In which words" placeholder="May stay empty" value={words} onChange={setWords} />
          {party !== 'me' && <GiveFirst person={party} />}
          <Group justify="flex-end">
            <Button type="submit">Note it</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
