// My data: in, out, and everything that was ever done to many people at once, each with its way back.
import { Button, Group, Text } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Batch } from '../../../shared/model/batch.ts';
import { openDialog } from '../../ui/place.ts';
import { sayNumber } from '../../ui/saying.ts';
import { useDocument } from '../../vouchsafe.ts';
import { BatchRow } from './BatchRow.tsx';
import { batchesIn } from './batches.ts';
import { Part } from './Part.tsx';
import classes from './Settings.module.css';
import { UndoBatch } from './UndoBatch.tsx';

const SHOWN_AT_FIRST = 6;

export function YourData() {
  const document = useDocument();
  const [all, setAll] = useState(false);
  const [undoing, setUndoing] = useState<Batch | undefined>();
  const batches = useMemo(() => batchesIn(document), [document]);
  const shown = all ? batches : batches.slice(0, SHOWN_AT_FIRST);
  return (
    <Part title="Your data" about="It is yours: it comes in from files, and all of it goes out again in open formats.">
      <Group gap={8}>
        <Button
          variant="default"
          leftSection={<IconFileImport size={17} />}
          onClick={() => openDialog({ is: 'import' })}
        >
          Import…
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileExport size={17} />}
          onClick={() => openDialog({ is: 'export' })}
        >
          Export…
        </Button>
      </Group>
      <div>
        <Text component="h3" fw={600} size="sm" m={0}>
          Done to many at once
        </Text>
        <Text size="sm" c="dimmed">
          {batches.length === 0
            ? 'Imports, merges and changes to many people are listed here, and can be undone at any time.'
            : 'Each can be undone as a whole. What you changed since stays as it is.'}
        </Text>
      </div>
      {batches.length > 0 && (
        <ul className={classes.batches} aria-label="Done to many at once">
          {shown.map((batch) => (
            <BatchRow key={batch.id} batch={batch} onUndo={() => setUndoing(batch)} />
          ))}
        </ul>
      )}
      {batches.length > shown.length && (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setAll(true)}>
          Show all {sayNumber(batches.length)}
        </Button>
      )}
      {undoing && <UndoBatch batch={undoing} onClose={() => setUndoing(undefined)} />}
    </Part>
  );
}
