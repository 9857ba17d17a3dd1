// Declining an ask: with a reason, which the asker may be told or not. A clear and kind no is worth more than silence, so the
// message to say it with is one click away.
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { findAsk } from '../../../shared/model/ask.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { openDialog } from '../../ui/place.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly onClose: () => void;
}

export function DeclineAsk({ card, onClose }: Props) {
  const document = useDocument();
  const ask = findAsk(document, card);
  const [reason, setReason] = useState('');
  const [mayTell, setMayTell] = useState(false);
  const asker = nameOf(document, ask.asker);

  async function decline(withDraft: boolean): Promise<void> {
    const said = reason.trim() ? { reason, mayTellReason: mayTell } : {};
    if (!(await attempt(() => request('ask.decline', { id: ask.id, ...said })))) return;
    if (withDraft) return openDialog({ is: 'draft', moment: 'decline ask', card, party: ask.asker });
    say('Declined.');
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`Decline what ${asker} asks`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void decline(true);
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed" dir="auto">
            {ask.title}
          </Text>
          <WordsInput
            data-autofocus
            label="Your reason (may wait)"
            placeholder="I do not know them well enough to ask this of them"
            value={reason}
            onChange={setReason}
          />
          <Checkbox
            label={`${asker} may be told the reason`}
            description="Otherwise it stays here, and the message only says that it is a no."
            checked={mayTell && reason.trim() !== ''}
            disabled={reason.trim() === ''}
            onChange={(event) => setMayTell(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void decline(false)}>
              Decline it
            </Button>
            <Button type="submit">Decline, and draft the message</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
