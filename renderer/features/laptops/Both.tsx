// How much two laptops wrote at once, and the way to it. Shown also when this laptop is in no circle any more: what both wrote
// stays to be settled.
import { Text } from '@mantine/core';
import { ToSettleButton } from '../../ui/ToSettle.tsx';
import { useConflicts } from '../../vouchsafe.ts';
import { Sheet } from './Sheet.tsx';

export function Both() {
  const { length } = useConflicts();
  if (length === 0) return null;
  return (
    <Sheet title="Changed on both laptops">
      <Text size="sm" mt={6} mb={12}>
        {length === 1 ? 'One thing was' : `${length} things were`} changed on two laptops before they met. Both values
        are kept; which one stands is yours to say.
      </Text>
      <ToSettleButton />
    </Sheet>
  );
}
