// A long step under way: what is done, how far it is, and a way to stop it.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { Step } from './importing.ts';

interface Props {
  readonly name: string;
  readonly step: Step;
  /** Cancelled; what was begun is being taken back. */
  readonly isStopping: boolean;
  readonly onCancel: () => void;
}

const SAID: Readonly<Record<Step['stage'], string>> = {
  reading: 'Reading the file',
  matching: 'Looking for people whom you already have',
  writing: 'Sealing them into your vault',
  checking: 'Checking',
};

export function ImportProgress({ name, step, isStopping, onCancel }: Props) {
  const isKnown = step.total > 0 && step.done > 0;
  const percent = isKnown ? Math.min(100, Math.round((step.done / step.total) * 100)) : 100;
  return (
    <Stack gap="md" pt="lg">
      <div>
        <Text fw={600} dir="auto" truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {isStopping ? 'Stopping, and taking back what was begun' : SAID[step.stage]}…
        </Text>
      </div>
      <Progress value={percent} animated={!isKnown} size="md" aria-label={SAID[step.stage]} />
      <Group justify="flex-end" mt="auto">
        <Button variant="default" autoFocus aria-disabled={isStopping} onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
