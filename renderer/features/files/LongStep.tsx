// A long step under way: what is done, how far it is, and a way to stop it where there is one.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';

interface Props {
  /** The file it is about. */
  readonly name: string;
  readonly words: string;
  readonly hint?: string | undefined;
  readonly done: number;
  /** 0 while it is unknown. */
  readonly total: number;
  readonly onCancel?: (() => void) | undefined;
  readonly isStopping?: boolean;
}

export function LongStep({ name, words, hint, done, total, onCancel, isStopping = false }: Props) {
  const isKnown = total > 0 && done > 0;
  const percent = isKnown ? Math.min(100, Math.round((done / total) * 100)) : 100;
  return (
    <Stack gap="md" pt="lg">
      <div>
        <Text fw={600} dir="auto" truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {words}…
        </Text>
      </div>
      <Progress value={percent} animated={!isKnown} size="md" aria-label={words} />
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      {onCancel && (
        <Group justify="flex-end" mt="auto">
          <Button variant="default" autoFocus aria-disabled={isStopping} onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      )}
    </Stack>
  );
}
