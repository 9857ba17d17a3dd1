// All that two laptops wrote at once, in one list. It empties as one goes through it.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { SettleConflict } from '../../ui/SettleConflict.tsx';
import { useConflicts } from '../../vouchsafe.ts';

export function ConflictsDialog({ onClose }: { readonly onClose: () => void }) {
  const conflicts = useConflicts();
  return (
    <Modal opened onClose={onClose} title="To settle" size={640}>
      <Stack gap={12}>
        <Text size="sm" c="dimmed">
          {conflicts.length === 0
            ? 'Nothing is left to settle.'
            : 'Two laptops wrote these at once, and both are kept. Whatever you choose can be undone.'}
        </Text>
        {conflicts.map((conflict) => (
          <SettleConflict key={`${conflict.kind} ${conflict.path.join(' ')}`} conflict={conflict} isNamed />
        ))}
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
