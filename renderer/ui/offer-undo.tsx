// Says what was done and offers to take just that back, whatever else was done since.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { BatchId } from '../../shared/model/identity.ts';
import { request } from '../vouchsafe.ts';
import { attempt } from './attempt.ts';

const OFFERED_MS = 12_000;

/** Shows what was done, with a button that runs `undo`. */
export function offerUndo(said: string, undo: () => Promise<unknown>): void {
  const notice = notifications.show({
    autoClose: OFFERED_MS,
    withBorder: true,
    color: 'gray',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" dir="auto" lineClamp={2}>
          {said}
        </Text>
        <Button size="compact-sm" variant="light" flex="none" onClick={() => void takeBack()}>
          Undo
        </Button>
      </Group>
    ),
  });
  async function takeBack(): Promise<void> {
    notifications.hide(notice);
    await attempt(undo);
  }
}

/** Runs a change of many as one batch, and offers to undo it. Answers whether it was done. */
export async function attemptBatch(work: () => Promise<BatchId>, said: string): Promise<boolean> {
  return await attempt(async () => {
    const id = await work();
    offerUndo(said, () => request('batch.undo', { id }));
  });
}
