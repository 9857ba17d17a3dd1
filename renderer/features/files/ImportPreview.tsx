// What a file would bring, before anything is written: counts, what is left out and why, and its first people.
import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportPreview as Preview } from '../../../shared/answers.ts';
import { KIND, sayNumber, sayPeople } from './counting.ts';
import { FirstRows } from './FirstRows.tsx';
import classes from './files.module.css';
import { LeftOut } from './LeftOut.tsx';

interface Props {
  readonly name: string;
  readonly preview: Preview;
  readonly onTake: () => void;
  readonly onChoose: () => void;
  readonly onClose: () => void;
}

export function ImportPreview({ name, preview, onTake, onChoose, onClose }: Props) {
  const { add, update, unchanged, leftOut, keptAside } = preview;
  const skipped = leftOut.reduce((sum, { count }) => sum + count, 0);
  const changes = add + update;
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
      <dl className={classes.counts}>
        <Count title="New" count={add} strong />
        <Count title="Updated" count={update} />
        <Count title="As they were" count={unchanged} />
        <Count title="Left out" count={skipped} />
      </dl>
      <LeftOut leftOut={leftOut} />
      {preview.sample.length > 0 && <FirstRows sample={preview.sample} total={changes + unchanged} />}
      {keptAside.length > 0 && (
        <Text size="sm" c="dimmed">
          Kept with each person, though it has no field of its own: <bdi>{keptAside.join(', ')}</bdi>.
        </Text>
      )}
      <Group justify="flex-end" gap={8} className={classes.foot}>
        <Button variant="default" onClick={onChoose}>
          Choose another file
        </Button>
        {changes === 0 ? (
          <Button autoFocus onClick={onClose}>
            Close
          </Button>
        ) : (
          <Button autoFocus onClick={onTake}>
            {add > 0 ? `Import ${sayPeople(changes)}` : `Update ${sayPeople(update)}`}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Count({
  title,
  count,
  strong = false,
}: {
  readonly title: string;
  readonly count: number;
  readonly strong?: boolean;
}) {
  return (
    <div
      className={classes.count}
      data-strong={(strong && count > 0) || undefined}
      data-none={count === 0 || undefined}
    >
      <dt>{title}</dt>
      <dd>{sayNumber(count)}</dd>
    </div>
  );
}
