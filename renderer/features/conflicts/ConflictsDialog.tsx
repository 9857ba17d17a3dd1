// All that two laptops wrote at once, in one list. It empties as one goes through it.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { SettleConflict } from '../../ui/SettleConflict.tsx';
import { ShowAll } from '../../ui/ShowAll.tsx';
import { keyOf } from '../../ui/to-settle.ts';
import { useConflicts } from '../../vouchsafe.ts';

/** After weeks apart there may be hundreds, and nobody looks at more than these at once. */
const FIRST = 40;

export function ConflictsDialog({ onClose }: { readonly onClose: () => void }) {
  const conflicts = useConflicts();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? conflicts : conflicts.slice(0, FIRST);
  return (
    <Modal opened onClose={onClose} title="Changed on both laptops" size={640}>
      <Stack gap={12}>
        <Text size="sm" c="dimmed" role="status">
          {conflicts.length === 0
            ? 'Nothing is left to settle.'
            : `${conflicts.length} to settle. Two laptops wrote these at once, and both are kept. Whatever you choose can be undone.`}
        </Text>
        {shown.map((conflict) => (
          <SettleConflict key={keyOf(conflict)} conflict={conflict} isNamed />
        ))}
        {shown.length < conflicts.length && <ShowAll count={conflicts.length} onShow={() => setAll(true)} />}
        {conflicts.length === 0 && (
          <Group>
            <Button data-autofocus autoFocus onClick={onClose}>
              Done
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
