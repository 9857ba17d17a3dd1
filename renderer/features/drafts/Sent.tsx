// Once a message has left: one question, and what a yes to it records.
import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { addDays } from '../../../shared/model/identity.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { openDialog, thePlace } from '../../ui/place.ts';
import { today } from '../../ui/today.ts';
import { type SentMessage, settlingOf } from './settle.ts';

interface Props {
  readonly sent: SentMessage;
  readonly onClose: () => void;
}

const PLANTED_FOR_DAYS = 14;

export function Sent({ sent, onClose }: Props) {
  const settling = settlingOf(sent);
  const [from, setFrom] = useState(() => addDays(today(), PLANTED_FOR_DAYS));
  const yes = useRef<HTMLButtonElement>(null);
  // The question comes while the focus is on a button that was pressed: now it is the next thing to do.
  useEffect(() => yes.current?.focus(), []);
  if (!settling)
    return (
      <Group justify="space-between" gap={8}>
        <Text size="sm" role="status">
          It has left{sent.card && '; the card keeps its words'}.
        </Text>
        <Button ref={yes} onClick={onClose}>
          Done
        </Button>
      </Group>
    );

  async function settle(): Promise<void> {
    const isDone = await settling?.settle(from);
    // A broken rule has opened its own dialog, which stays.
    if (isDone && thePlace().dialog?.is === 'draft') openDialog(undefined);
  }

  return (
    <Group justify="space-between" gap={8} align="end">
      <Text size="sm">{settling.question}</Text>
      <Group gap={8} align="end">
        {settling.asksDay && <DayInput size="xs" label="I ask from" value={from} onChange={setFrom} required={false} />}
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button ref={yes} onClick={() => void settle()}>
          {settling.yes}
        </Button>
      </Group>
    </Group>
  );
}
