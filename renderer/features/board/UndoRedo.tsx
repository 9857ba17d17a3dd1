// Undo and redo as buttons, for those who do not look for keys. While there is nothing to take back they say so, and keep
// the focus: whoever undoes step by step must not be thrown out at the last one.
import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { attempt } from '../../ui/attempt.ts';
import { request, useUndo } from '../../vouchsafe.ts';
import classes from './Board.module.css';

export function UndoRedo() {
  const can = useUndo();
  return (
    <Group gap={2} wrap="nowrap">
      <Step name="undo" label="Undo" keys="Ctrl+Z" can={can.undo} icon={<IconArrowBackUp size={18} stroke={1.7} />} />
      <Step
        name="redo"
        label="Redo"
        keys="Ctrl+Shift+Z"
        can={can.redo}
        icon={<IconArrowForwardUp size={18} stroke={1.7} />}
      />
    </Group>
  );
}

interface StepProps {
  readonly name: 'undo' | 'redo';
  readonly label: string;
  readonly keys: string;
  readonly can: boolean;
  readonly icon: React.ReactNode;
}

function Step({ name, label, keys, can, icon }: StepProps) {
  return (
    <Tooltip label={can ? `${label} (${keys})` : `Nothing to ${name}`}>
      <ActionIcon
        className={classes.step}
        variant="subtle"
        color="gray"
        size={34}
        aria-label={label}
        aria-keyshortcuts={keys.replace('Ctrl', 'Control')}
        aria-disabled={!can}
        data-disabled={!can}
        onClick={() => can && void attempt(() => request(name))}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
