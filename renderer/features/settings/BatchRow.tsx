// One batch: what it was, when and on which laptop, how many, and its way back.
import { Button, Text } from '@mantine/core';
import { IconFileImport, IconTags, IconUsersGroup } from '@tabler/icons-react';
import type { Batch } from '../../../shared/model/batch.ts';
import { saveReport } from '../../ui/save-report.ts';
import { sayInstant } from '../../ui/today.ts';
import { sayFacts } from './batches.ts';
import classes from './Settings.module.css';

interface Props {
  readonly batch: Batch;
  readonly onUndo: () => void;
}

const ICON = { import: IconFileImport, merge: IconUsersGroup, bulk: IconTags } as const;

export function BatchRow({ batch, onUndo }: Props) {
  const { words } = batch;
  const Icon = ICON[batch.kind];
  const isUndone = batch.undoneAt !== undefined;
  return (
    <li className={classes.batch} data-undone={isUndone || undefined}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <div className={classes.what}>
        <Text size="sm" fw={600} dir="auto" truncate title={words}>
          {words}
        </Text>
        <Text size="xs" c="dimmed">
          {sayFacts(batch)}
        </Text>
      </div>
      {batch.report !== undefined && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`Save the report of ${words}`}
          onClick={() => void saveReport(batch.id)}
        >
          Save report…
        </Button>
      )}
      {batch.undoneAt === undefined ? (
        <Button size="compact-sm" variant="subtle" aria-label={`Undo ${words}`} onClick={onUndo}>
          Undo…
        </Button>
      ) : (
        <span className="vs-chip">undone {sayInstant(batch.undoneAt)}</span>
      )}
    </li>
  );
}
