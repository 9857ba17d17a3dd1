// A chip: what was understood, and by arrows, Space or a click what else it may be. Delete takes it out where that is possible.
// Enter answers a chip that asks; on any other it keeps the line, as it does everywhere.
import { UnstyledButton } from '@mantine/core';
import type { Chip } from '../../../shared/model/capture/chips.ts';
import classes from './CaptureField.module.css';

interface Props {
  readonly chip: Chip;
  readonly onChoose: (at: number) => void;
}

export function ChipButton({ chip, onChoose }: Props) {
  const { options, at, label, isOpen } = chip;
  const step = (by: 1 | -1) => onChoose((at + by + options.length) % options.length);
  const value = options[at] ?? '';
  const isOut = value === 'none';
  return (
    <UnstyledButton
      className={classes.chip}
      data-open={isOpen || undefined}
      data-out={isOut || undefined}
      aria-label={`${label}: ${value}${options.length > 1 ? `, ${at + 1} of ${options.length}` : ''}`}
      title={options.length > 1 ? `One of ${options.length} that it may mean: click for the next` : undefined}
      onClick={() => step(1)}
      onKeyDown={(event) => {
        const out = options.indexOf('none');
        if (event.key === 'ArrowDown' || event.key === 'ArrowRight') step(1);
        else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') step(-1);
        else if ((event.key === 'Delete' || event.key === 'Backspace') && out >= 0) onChoose(out);
        else if (event.key === 'Enter' && isOpen && !event.ctrlKey && !event.metaKey) step(1);
        else return;
        event.preventDefault();
      }}
    >
      <span className={classes.label}>{label}</span>
      <span dir="auto">{isOut ? <s>{options[0]}</s> : value}</span>
      {options.length > 1 && !isOut && options.at(-1) !== 'none' && (
        <span className={classes.label} aria-hidden>
          {at + 1}/{options.length}
        </span>
      )}
    </UnstyledButton>
  );
}
