// Another way on, said quietly below the one that most people take.
import { Button } from '@mantine/core';

interface Props {
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

export function Aside({ onClick, children }: Props) {
  return (
    <Button
      variant="subtle"
      color="gray"
      c="dimmed"
      fw={400}
      size="compact-md"
      fz={14}
      mt={6}
      mx="auto"
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
