// What a file would bring, before anything is written: counts, whom it takes for somebody who is here, who looks like
// somebody, what is kept beside, what is left out and why, and its first people.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview as Preview } from '../../../shared/answers.ts';
import { sayNumber, sayPeople } from '../../ui/saying.ts';
import { Count, Counts } from './Count.tsx';
import { FirstRows } from './FirstRows.tsx';
import { Fold } from './Fold.tsx';
import classes from './files.module.css';
import { KIND } from './kinds.ts';
import { LeftOut } from './LeftOut.tsx';
import { LookAlikes } from './LookAlikes.tsx';
import { isDoubtful, Matches } from './Matches.tsx';

interface Props {
  readonly name: string;
  readonly preview: Preview;
  /** Called with the rows that are somebody else after all. */
  readonly onTake: (apart: readonly number[]) => void;
  /** Back to naming the columns, where they were named. */
  readonly onBack: (() => void) | undefined;
  readonly onChoose: () => void;
  readonly onClose: () => void;
}

export function ImportPreview({ name, preview, onTake, onBack, onChoose, onClose }: Props) {
  const { leftOut, keptAside, matches, lookAlikes, sample, unchanged } = preview;
  const [apart, setApart] = useState<ReadonlySet<number>>(new Set());
  const skipped = leftOut.reduce((sum, { count }) => sum + count, 0);
  const [add, update] = [preview.add + apart.size, preview.update - apart.size];
  const changes = add + update;
  const hasDoubts = lookAlikes.length > 0 || matches.some(isDoubtful);
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} dir="auto" truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {KIND[preview.kind]}
          {changes === 0 && '. There is nothing new in it: everybody is here already.'}
        </Text>
      </div>
      <Counts>
        <Count title="New" count={add} strong />
        <Count title="Updated" count={update} />
        <Count title="As they were" count={unchanged} />
        <Count title="Left out" count={skipped} />
      </Counts>
      <LeftOut leftOut={leftOut} />
      <div className={classes.folds}>
        <Matches matches={matches} total={preview.update} apart={apart} onApart={setApart} />
        <LookAlikes lookAlikes={lookAlikes} />
        {keptAside.length > 0 && (
          <Fold title="Kept beside, for it has no field here" count={keptAside.length}>
            <Text size="sm" c="dimmed" mb={6}>
              These stay with each person, are shown on their page, and go out again with an export.
            </Text>
            <Text size="sm">
              <bdi>{keptAside.join(', ')}</bdi>
            </Text>
          </Fold>
        )}
        {sample.length > 0 && <FirstRows sample={sample} total={changes + unchanged} isOpen={!hasDoubts} />}
      </div>
      <Group justify={onBack ? 'space-between' : 'flex-end'} gap={8} className={classes.foot}>
        {onBack && (
          <Button variant="subtle" color="gray" onClick={onBack}>
            Back to the columns
          </Button>
        )}
        <Group gap={8}>
          <Button variant="default" onClick={onChoose}>
            Choose another file
          </Button>
          {changes === 0 ? (
            <Button autoFocus onClick={onClose}>
              Close
            </Button>
          ) : (
            <Button autoFocus onClick={() => onTake([...apart])}>
              {add > 0 ? `Import ${sayPeople(changes)}` : `Update ${sayPeople(update)}`}
            </Button>
          )}
        </Group>
      </Group>
      <span className={classes.hidden} role="status">
        {apart.size > 0 && `${sayNumber(add)} new, ${sayNumber(update)} updated`}
      </span>
    </Stack>
  );
}
