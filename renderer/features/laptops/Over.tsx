// How a pairing ended without a new laptop, in its sentence, and the way to try again.
import { Alert, Button, Group, Stack } from '@mantine/core';
import { endSentence, type PairingEnd } from '../../../shared/sync.ts';
import classes from './laptops.module.css';

interface Props {
  readonly why: PairingEnd;
  /** What trying again is called here. */
  readonly again: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

export function Over({ why, again, onAgain, onClose }: Props) {
  return (
    <Stack>
      <Alert role="alert" p="sm" classNames={{ root: classes.refused }}>
        {endSentence(why)}
      </Alert>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button autoFocus onClick={onAgain}>
          {again}
        </Button>
      </Group>
    </Stack>
  );
}
