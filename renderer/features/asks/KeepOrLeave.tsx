// The foot of a small form in the panel of an ask: one button keeps what was written, the other leaves it.
import { Button, Group } from '@mantine/core';

interface Props {
  readonly keep: string;
  readonly disabled?: boolean;
  readonly onLeave: () => void;
}

export function KeepOrLeave({ keep, disabled = false, onLeave }: Props) {
  return (
    <Group gap={8}>
      <Button type="submit" size="compact-sm" disabled={disabled}>
        {keep}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onLeave}>
        Leave it
      </Button>
    </Group>
  );
}
