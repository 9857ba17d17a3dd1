// Noting that somebody took their yes back. Before the introduction was made that ends it, as a no does (S2.4, S2.12).
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { IntroId, PartyId } from '../../../shared/model/identity.ts';
import { findIntro } from '../../../shared/model/intro.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { today } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { offerGraceful } from './graceful.ts';

interface Props {
  readonly card: string;
  readonly party: PartyId;
  readonly onClose: () => void;
}

export function WithdrewDialog({ card, party, onClose }: Props) {
  const document = useDocument();
  const [on, setOn] = useState(today());
  const [words, setWords] = useState('');
  const isMade = findIntro(document, card).introducedOn !== undefined;

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const said = { id: card as IntroId, party, on, ...(words.trim() && { words: words.trim() }) };
    if (!(await attemptOnce(() => request('intro.withdrew', said)))) return;
    onClose();
    if (!isMade) offerGraceful(card, party, 'no');
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={party === 'me' ? 'You take your yes back' : `${nameOf(document, party)} took their yes back`}
    >
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <DayInput label="When" value={on} onChange={setOn} />
          <WordsInput
            data-autofocus
            label={party === 'me' ? 'Your words' : 'Their words'}
            value={words}
            onChange={setWords}
          />
          <Text size="sm" c="dimmed">
            {isMade
              ? 'The introduction was made already: this is noted, and the card stays where it is.'
              : 'This closes the introduction as declined. The other side never hears who declined.'}
          </Text>
          <Group justify="flex-end">
            <Button type="submit">Note it</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
