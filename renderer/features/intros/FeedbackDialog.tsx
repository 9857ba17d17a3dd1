// Noting what a party told of how it went: honest, and without blame (S2.14). That two people did not click is nobody's fault.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import { FEELINGS, type Feeling } from '../../../shared/model/feedback.ts';
import type { IntroId, PartyId } from '../../../shared/model/identity.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { InConfidence } from '../../ui/InConfidence.tsx';
import { today } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly party: PartyId;
  readonly onClose: () => void;
}

export function FeedbackDialog({ card, party, onClose }: Props) {
  const document = useDocument();
  const [feeling, setFeeling] = useState<Feeling | undefined>();
  const [on, setOn] = useState(today());
  const [words, setWords] = useState('');
  const [neverLeaves, setNeverLeaves] = useState(false);
  const said = words.trim();

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const heard = { ...(feeling && { feeling }), ...(said && { words: said }), ...(neverLeaves && { neverLeaves }) };
    if (await attemptOnce(() => request('intro.feedback', { id: card as IntroId, party, on, ...heard }))) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={party === 'me' ? 'How it went for you' : `How it went for ${nameOf(document, party)}`}
    >
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Choice label="How it went" value={feeling} onChange={setFeeling} options={FEELINGS} />
          {feeling === 'did not click' && (
            <Text size="sm" c="dimmed">
              It happens between good people, and is nobody’s fault. Knowing it makes the next introduction better.
            </Text>
          )}
          <WordsInput
            label={party === 'me' ? 'Your words' : 'Their words'}
            placeholder="What helped, what did not"
            value={words}
            onChange={setWords}
          />
          <DayInput label="When" value={on} onChange={setOn} />
          <InConfidence checked={neverLeaves} onChange={setNeverLeaves} />
          <Group justify="flex-end">
            <Button type="submit" disabled={feeling === undefined && !said}>
              Note it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
