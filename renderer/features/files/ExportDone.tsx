// What went out, under which name, and what stayed home.
import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ExportKind, ExportReport } from '../../../shared/answers.ts';
import { sayCount, saySize } from '../../ui/saying.ts';
import { EXPORTS } from './exports.ts';
import classes from './files.module.css';

interface Props {
  readonly name: string;
  readonly kind: ExportKind;
  readonly report: ExportReport;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

export function ExportDone({ name, kind, report, onAgain, onClose }: Props) {
  const { records, bytes, keptHome } = report;
  return (
    <Stack gap="lg" pt="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color="terracotta" radius="50%" size={40} aria-hidden>
          <IconCheck size={22} />
        </ThemeIcon>
        <div role="status">
          <Text fw={650} fz={19} lh={1.35}>
            {sayCount(records, 'record')} in “<bdi>{name}</bdi>”
          </Text>
          <Text size="sm" c="dimmed">
            {EXPORTS.find((each) => each.kind === kind)?.title} · {saySize(bytes)}
          </Text>
          <Text size="sm" mt={8}>
            {keptHome > 0
              ? `${sayCount(keptHome, 'field or note', 'fields and notes')} stayed home, for they never leave.`
              : 'Nothing was kept back.'}{' '}
            {kind === 'age'
              ? 'It opens only with what you locked it with: keep that somewhere else than the file.'
              : 'Whoever has this file can read it. Remove it when it has done its work.'}
          </Text>
        </div>
      </Group>
      <Group justify="flex-end" gap={8} className={classes.foot}>
        <Button variant="default" onClick={onAgain}>
          Export something else
        </Button>
        <Button autoFocus onClick={onClose}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
