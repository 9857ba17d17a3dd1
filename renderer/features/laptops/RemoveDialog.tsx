// Removing a laptop: what it does, and, as plainly, what it cannot do. What a lost laptop has, it keeps.
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { Laptop } from '../../../shared/sync.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { sayCount } from '../../ui/saying.ts';
import { sayInstant } from '../../ui/today.ts';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';
import classes from './laptops.module.css';

interface Props {
  readonly laptop: Laptop;
  /** How many other laptops there are besides it and this one. */
  readonly others: number;
  readonly onClose: () => void;
}

export function RemoveDialog({ laptop, others, onClose }: Props) {
  const { run, isRunning, refused } = useRequest();
  useFocusBack();
  const remove = async () => {
    if (await run(() => request('sync.remove', { laptop: laptop.id }))) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={laptop.isThis ? 'Leave the other laptops?' : 'Remove this laptop?'}
      size={560}
      returnFocus={false}
    >
      <Stack>
        <bdi className={classes.name}>{laptop.name}</bdi>
        {laptop.isThis ? <Leaving /> : <Removing laptop={laptop} others={others} />}
        <Said refused={refused} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button loading={isRunning} onClick={() => void remove()}>
            {laptop.isThis ? 'Leave for good' : 'Remove for good'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Removing({ laptop, others }: Pick<Props, 'laptop' | 'others'>) {
  return (
    <>
      <Text size="sm">
        From now on nothing more goes to it and nothing is taken from it, directly or by the folder: what is sealed from
        here on is not sealed for it.{' '}
        {others > 0 &&
          `${sayCount(others, 'other laptop')} of yours ${others === 1 ? 'goes' : 'go'} on as before, and may still let it in until they have heard of this.`}
      </Text>
      <div>
        <Text size="sm" fw={600}>
          What it can still read
        </Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{sayKeeps(laptop.inStepAt)}</List.Item>
          <List.Item>Files that are in the folder already and were sealed for it.</List.Item>
          <List.Item>
            Nothing can be wiped from here. While it is locked, only its passphrase or its recovery words open it. If it
            was taken unlocked, take all of this as read.
          </List.Item>
        </List>
      </div>
      <Text size="sm" c="dimmed">
        It cannot be taken back. To use it again, pair it as a new laptop.
      </Text>
    </>
  );
}

function sayKeeps(inStepAt: number | undefined): string {
  if (inStepAt === undefined)
    return 'It was never in step with this laptop. It may hold a part of your desk, or all that another laptop gave it.';
  return `All that was on your desk on ${sayInstant(inStepAt)}, when both last had the same, and perhaps later changes.`;
}

function Leaving() {
  return (
    <Text size="sm">
      This laptop leaves the others. All that is on it stays on it, and stays on them, but nothing goes across any more.
      It cannot be taken back; the two can be paired anew.
    </Text>
  );
}
