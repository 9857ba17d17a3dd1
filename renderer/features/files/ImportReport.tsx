// What an import did, and the way back.
import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ImportReport as Report } from '../../../shared/answers.ts';
import { sayNumber, sayPeople } from './counting.ts';
import classes from './files.module.css';

interface Props {
  readonly name: string;
  readonly report: Report;
  readonly onUndo: () => void;
  readonly onChoose: () => void;
  readonly onDone: () => void;
}

export function ImportReport({ name, report, onUndo, onChoose, onDone }: Props) {
  const { added, updated, unchanged } = report;
  const rest = [
    updated > 0 && `${sayNumber(updated)} updated`,
    unchanged > 0 && `${sayNumber(unchanged)} as they were`,
  ];
  const details = rest.filter((part) => part !== false).join(' · ');
  return (
    <Stack gap="lg" pt="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color="terracotta" radius="50%" size={40} aria-hidden>
          <IconCheck size={22} />
        </ThemeIcon>
        <div role="status">
          <Text fw={650} fz={19} lh={1.35}>
            {added > 0 ? `${sayPeople(added)} ${added === 1 ? 'was' : 'were'} added` : 'Nobody new was added'}
          </Text>
          <Text size="sm" c="dimmed">
            {details && `${details} · `}
            <bdi>{name}</bdi>
          </Text>
          <Text size="sm" mt={8}>
            Everything is sealed and on disk. Next, say how well you know a few of them: introductions grow from the
            closest.
          </Text>
        </div>
      </Group>
      <Group justify="space-between" gap={8} className={classes.foot}>
        <Button variant="subtle" color="gray" onClick={onUndo}>
          Undo this import
        </Button>
        <Group gap={8}>
          <Button variant="default" onClick={onChoose}>
            Import another file
          </Button>
          <Button autoFocus onClick={onDone}>
            See your people
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
