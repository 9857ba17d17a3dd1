// The way back from a page to its list, above the page's head. The keys for it are in back-keys.ts.
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';

interface Props {
  /** The list it leads to. */
  readonly to: string;
  readonly onBack: () => void;
}

export function BackButton({ to, onBack }: Props) {
  return (
    <Button
      ml={-8}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconArrowLeft size={16} />}
      onClick={onBack}
    >
      {to}
    </Button>
  );
}
