// What an import did, what is worth a look now, and the way back.
import { Anchor, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ImportPreview, ImportReport as Report } from '../../../shared/answers.ts';
import { saveReport } from '../../ui/save-report.ts';
import { sayNumber, sayPeople } from '../../ui/saying.ts';
import classes from './files.module.css';

interface Props {
  readonly name: string;
  readonly preview: ImportPreview;
  readonly report: Report;
  readonly onUndo: () => void;
  readonly onChoose: () => void;
  readonly onDuplicates: () => void;
  readonly onDone: () => void;
}

export function ImportReport({ name, preview, report, onUndo, onChoose, onDuplicates, onDone }: Props) {
  const { added, batch } = report;
  return (
    <Stack gap="lg" pt="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color="terracotta" radius="50%" size={40} aria-hidden>
          <IconCheck size={22} />
        </ThemeIcon>
        <Stack gap={8}>
          <div role="status">
            <Text fw={650} fz={19} lh={1.35}>
              {added > 0 ? `${sayPeople(added)} ${added === 1 ? 'was' : 'were'} added` : 'Nobody new was added'}
            </Text>
            <Text size="sm" c="dimmed">
              {[...sayRest(preview, report), ''].join(' · ')}
              <bdi>{name}</bdi>
            </Text>
          </div>
          <LookAlike count={preview.lookAlikes.length} onDuplicates={onDuplicates} />
          <Text size="sm">
            Everything is sealed and on disk. Next, say how well you know a few of them: introductions grow from the
            closest. The import stays on record in the settings, under “Your data”, and can be undone there at any time.
          </Text>
        </Stack>
      </Group>
      <Group justify="space-between" gap={8} className={classes.foot}>
        <Group gap={4}>
          {batch !== undefined && (
            <>
              <Button variant="subtle" color="gray" px={10} onClick={onUndo}>
                Undo this import
              </Button>
              <Button variant="subtle" color="gray" px={10} onClick={() => void saveReport(batch)}>
                Save report…
              </Button>
            </>
          )}
        </Group>
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

function LookAlike({ count, onDuplicates }: { readonly count: number; readonly onDuplicates: () => void }) {
  return (
    <Text size="sm">
      {count > 0 && `${sayNumber(count)} of them look${count === 1 ? 's' : ''} like somebody. `}
      <Anchor component="button" type="button" onClick={onDuplicates}>
        Look at possible duplicates
      </Anchor>
    </Text>
  );
}

function sayRest({ leftOut }: ImportPreview, { updated, unchanged }: Report): string[] {
  const skipped = leftOut.reduce((sum, { count }) => sum + count, 0);
  const counts: readonly (readonly [number, string])[] = [
    [updated, 'updated'],
    [unchanged, 'as they were'],
    [skipped, skipped === 1 ? 'row left out' : 'rows left out'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, words]) => `${sayNumber(count)} ${words}`);
}
