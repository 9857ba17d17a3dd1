// A search that found nobody: what to do about it.
import { Button, Group, Text } from '@mantine/core';
import classes from './NoPeople.module.css';

interface Props {
  readonly query: string;
  readonly onAdd: () => void;
  readonly onClear: () => void;
}

export function NobodyFound({ query, onAdd, onClear }: Props) {
  return (
    <div className={classes.nobody} role="status">
      <Text fw={600} dir="auto">
        Nobody here answers to “{query.trim()}”
      </Text>
      <Text size="sm" c="dimmed">
        Names, firms, titles, places, tags, addresses and what people are good at were searched.
      </Text>
      <Group gap={8} mt={12} justify="center">
        <Button variant="default" onClick={onClear}>
          Show everybody
        </Button>
        <Button onClick={onAdd}>Add them</Button>
      </Group>
    </div>
  );
}
