// Two laptops are paired: what one has goes to the other now, and the dialog may be closed meanwhile.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useSync } from '../../vouchsafe.ts';
import classes from './laptops.module.css';
import { sayStep } from './words.ts';

export function Paired({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const laptop = useSync()?.laptops.findLast((each) => !each.isThis && each.name === name);
  return (
    <Stack>
      <Group gap={10} wrap="nowrap" align="flex-start" role="status">
        <IconCheck size={20} className={classes.done} aria-hidden />
        <Text>
          This laptop and <bdi className={classes.name}>{name}</bdi> are paired.
        </Text>
      </Group>
      <div>
        <Text size="sm">{laptop ? sayStep(laptop) : 'Bringing both in step…'}</Text>
        {laptop?.progress !== undefined && (
          <Progress mt={8} value={laptop.progress * 100} size="md" aria-label="How much has come across" />
        )}
      </div>
      <Text size="sm" c="dimmed">
        They find each other by themselves in one network, while both are unlocked. It goes on when you close this.
      </Text>
      <Group justify="flex-end">
        <Button autoFocus onClick={onClose}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
