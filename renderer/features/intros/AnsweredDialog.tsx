// Noting an answer. A no closes the introduction as declined; "not now" puts it aside until its day (S2.3, S2.4).
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ANSWERS, type Answer } from '../../../shared/model/consent.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { addDays, type IntroId, type PartyId } from '../../../shared/model/identity.ts';
import { attempt } from '../../ui/attempt.ts';
import { Choice } from '../../ui/Choice.tsx';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

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
  const name = party === 'me' ? 'You' : nameOf(document, party);

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (answer === undefined) return;
    const said = { id: card as IntroId, party, answer, on, ...(words.trim() && { words: words.trim() }) };
    const full = answer === 'not now' ? { ...said, until } : said;
    if (await attempt(() => request('intro.answered', full))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`${name} answered`}>
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Choice label="Answer" value={answer} onChange={setAnswer} options={ANSWERS} />
          <Group grow>
            <TextInput
              type="date"
              label="When"
              value={on}
              onChange={(event) => setOn(event.currentTarget.value)}
              required
            />
            {answer === 'not now' && (
              <TextInput
                type="date"
                label="Ask again from"
                value={until}
                onChange={(event) => setUntil(event.currentTarget.value)}
                required
              />
            )}
          </Group>
          <Textarea
            label={party === 'me' ? 'Your words' : 'Their words'}
            placeholder={answer === 'yes' ? 'Yes please, any day but Monday' : ''}
            autosize
            minRows={2}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            dir="auto"
          />
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
