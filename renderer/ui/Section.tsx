// A part of a panel or page under its small heading.
import { Group, Stack } from '@mantine/core';

interface Props {
  readonly title: string;
  readonly action?: React.ReactNode;
  readonly children: React.ReactNode;
}

export function Section({ title, action, children }: Props) {
  return (
    <Stack component="section" gap={8} aria-label={title}>
      <Group justify="space-between">
        <h3 className="vs-section" style={{ margin: 0 }}>
          {title}
        </h3>
        {action}
      </Group>
      {children}
    </Stack>
  );
}
