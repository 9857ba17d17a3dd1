// Two laptops are paired: what one has goes to the other now, and the dialog may be closed meanwhile.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { PairingState } from '../../../shared/sync.ts';
import { useSync } from '../../vouchsafe.ts';
import classes from './laptops.module.css';
import { sayStep } from './words.ts';

interface Props {
  readonly done: Extract<PairingState, { is: 'done' }>;
  readonly onClose: () => void;
}

export function Paired({ done, onClose }: Props) {
  const laptops = useSync()?.laptops ?? [];
  const laptop = laptops.find(({ id }) => id === done.laptop);
  const own = laptops.find(({ isThis }) => isThis)?.name;
  return (
    <Stack>
      <Group gap={10} wrap="nowrap" align="flex-start" role="status">
        <IconCheck size={20} className={classes.done} aria-hidden />
        <Text>
          This laptop
          {own && (
            <>
              {' '}
              (<bdi>{own}</bdi>)
            </>
          )}{' '}
          and <bdi className={classes.name}>{laptop?.name ?? done.name}</bdi> are paired.
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
