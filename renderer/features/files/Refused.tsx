// A file that was not taken: its name, why, and another try.
import { Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './files.module.css';

interface Props {
  readonly name: string;
  readonly sentence: string;
  readonly onClose: () => void;
  readonly onChoose: () => void;
}

export function Refused({ name, sentence, onClose, onChoose }: Props) {
  return (
    <Stack gap="md">
      <Alarm title={name}>{sentence}</Alarm>
      <Group justify="flex-end" gap={8} className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button data-autofocus autoFocus onClick={onChoose}>
          Choose another file
        </Button>
      </Group>
    </Stack>
  );
}

/** Says loudly that something was refused, and why. */
export function Alarm({ title, children }: { readonly title?: string; readonly children: string }) {
  return (
    <div role="alert" className={classes.refused}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        {title && (
          <strong>
            <bdi>{title}</bdi>
          </strong>
        )}
        <p>{children}</p>
      </div>
    </div>
  );
}
