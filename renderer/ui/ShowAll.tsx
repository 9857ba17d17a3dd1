// The rest of a list of which only the first few are shown.
import { Text, UnstyledButton } from '@mantine/core';

interface Props {
  readonly count: number;
  readonly onShow: () => void;
}

export function ShowAll({ count, onShow }: Props) {
  return (
    <UnstyledButton onClick={onShow}>
      <Text size="xs" c="var(--vs-accent-text)">
        Show all {count}
      </Text>
    </UnstyledButton>
  );
}
