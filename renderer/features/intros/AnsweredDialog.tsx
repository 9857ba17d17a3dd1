// Noting an answer, with its terms, and whether it was said in confidence. A no closes the introduction as declined; "not now"
// puts it aside until its day (S2.3, S2.4). Whoever else had heard of it is then owed a word.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ANSWERS, type Answer } from '../../../shared/model/consent.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { addDays, type IntroId, type PartyId } from '../../../shared/model/identity.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { InConfidence } from '../../ui/InConfidence.tsx';
import { today } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { offerGraceful } from './graceful.ts';

interface Props {
  readonly card: string;
  readonly party: PartyId;
  readonly onClose: () => void;
}

export function AnsweredDialog({ card, party, onClose }: Props) {
  const document = useDocument();
  const [answer, setAnswer] = useState<Answer | undefined>();
  const [on, setOn] = useState(today());
  const [until, setUntil] = useState(addDays(today(), 14));
  const [words, setWords] = useState('');
  const [terms, setTerms] = useState('');
  const [neverLeaves, setNeverLeaves] = useState(false);
  const name = party === 'me' ? 'You' : nameOf(document, party);

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (answer === undefined) return;
    const said = {
      id: card as IntroId,
      party,
      answer,
      on,
      ...(answer === 'not now' && { until }),
      ...(words.trim() && { words: words.trim() }),
      ...(answer !== 'no' && terms.trim() && { terms: terms.trim() }),
      ...(neverLeaves && { neverLeaves }),
    };
    if (!(await attemptOnce(() => request('intro.answered', said)))) return;
    onClose();
    if (answer !== 'yes') offerGraceful(card, party, answer);
  }

  return (
    <Modal opened onClose={onClose} title={`${name} answered`}>
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Choice label="Answer" value={answer} onChange={setAnswer} options={ANSWERS} />
          <Group grow>
            <DayInput label="When" value={on} onChange={setOn} />
            {answer === 'not now' && <DayInput label="Ask again from" value={until} onChange={setUntil} />}
          </Group>
          <WordsInput
            label={party === 'me' ? 'Your words' : 'Their words'}
            placeholder={answer === 'yes' ? 'Yes please, any day but Monday' : ''}
            value={words}
            onChange={setWords}
          />
          {answer !== 'no' && (
            <TextInput
              label="On which terms"
              placeholder="After the 10th; mail yes, phone no"
              value={terms}
              onChange={(event) => setTerms(event.currentTarget.value)}
              dir="auto"
            />
          )}
          <InConfidence checked={neverLeaves} onChange={setNeverLeaves} />
          {answer === 'no' && (
            <Text size="sm" c="dimmed">
              This closes the introduction as declined. The other side never hears who declined.
            </Text>
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={answer === undefined}>
              Note it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
