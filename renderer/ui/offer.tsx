// Says at the foot of the window what was done, with a button that takes it back or goes on from it.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const OFFERED_MS = 12_000;

interface Offer {
  /** What was done: "Ana Jansen is in the bin." */
  readonly said: string;
  readonly action: string;
  readonly onAction: () => unknown;
  /** A later offer by the same name takes the place of an earlier one. */
  readonly id?: string;
}

/** Offers something for a few seconds. */
export function offer({ said, action, onAction, id }: Offer): void {
  if (id !== undefined) notifications.hide(id);
  const notice = notifications.show({
    ...(id !== undefined && { id }),
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
  function act(): void {
    notifications.hide(notice);
    onAction();
  }
}
