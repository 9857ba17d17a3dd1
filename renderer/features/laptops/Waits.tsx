// Something is under way, and can be stopped.
import { Button, Group, Loader, Stack, Text } from '@mantine/core';

interface Props {
  readonly words: string;
  readonly hint?: string;
  readonly onClose: () => void;
}

export function Waits({ words, hint, onClose }: Props) {
  return (
    <Stack gap="md">
      <Group gap={12} wrap="nowrap">
        <Loader size="sm" type="dots" aria-hidden />
        <Text role="status">{words}…</Text>
      </Group>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" autoFocus onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
