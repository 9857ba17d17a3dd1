// Says at the foot of the window what was done, with a button that takes it back or goes on from it.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { BatchId } from '../../shared/model/identity.ts';
import { attempt } from './attempt.ts';
import { undoBatch } from './undo-batch.ts';

const OFFERED_MS = 12_000;

interface Offer {
  /** What was done: "Ana Jansen is in the bin." */
  readonly said: string;
  readonly action: string;
  readonly onAction: () => unknown;
  /** Where the foot of the window is needed for the next click. */
  readonly atTop?: boolean;
}

/** One offer stands at a time: what was done before it is taken back by Ctrl+Z, and four notices would hide the fourth. */
let standing: string | undefined;

/** Offers something for a few seconds. */
export function offer({ said, action, onAction, atTop = false }: Offer): void {
  if (standing !== undefined) notifications.hide(standing);
  const notice = notifications.show({
    ...(atTop && { position: 'top-center' }),
    autoClose: OFFERED_MS,
    withBorder: true,
    color: 'gray',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" dir="auto" lineClamp={2}>
          {said}
        </Text>
        <Button size="compact-sm" variant="light" flex="none" onClick={act}>
          {action}
        </Button>
      </Group>
    ),
  });
  standing = notice;
  function act(): void {
    notifications.hide(notice);
    onAction();
  }
}

/** Offers to take just that back, whatever else was done since. */
export function offerUndo(said: string, undo: () => Promise<unknown>): void {
  offer({ said, action: 'Undo', onAction: () => attempt(undo) });
}

/** Runs a change of many as one batch, and offers to undo it. Answers whether it was done. */
export async function attemptBatch(work: () => Promise<BatchId>, said: string): Promise<boolean> {
  return await attempt(async () => {
    const id = await work();
    offerUndo(said, () => undoBatch(id));
  });
}
