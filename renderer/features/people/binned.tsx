// Puts people or notes into the bin and offers to bring them back.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';

const OFFERED_MS = 12_000;

interface Binned {
  readonly table: 'people' | 'interactions';
  readonly ids: readonly string[];
  /** What is said once it is done: "Ana Jansen is in the bin." */
  readonly said: string;
}

/** Answers whether it was done. */
export async function putIntoBin({ table, ids, said }: Binned): Promise<boolean> {
  if (!(await attempt(() => request('bin.put', { table, ids: [...ids] })))) return false;
  const notice = notifications.show({
    autoClose: OFFERED_MS,
    withBorder: true,
    color: 'gray',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" dir="auto" lineClamp={2}>
          {said}
        </Text>
        <Button size="compact-sm" variant="light" flex="none" onClick={() => void bringBack()}>
          Undo
        </Button>
      </Group>
    ),
  });
  async function bringBack(): Promise<void> {
    notifications.hide(notice);
    await attempt(() => request('bin.restore', { table, ids: [...ids] }));
  }
  return true;
}
