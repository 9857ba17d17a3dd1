// What the keys do, below the field.
import { Kbd } from '@mantine/core';
import classes from './CaptureField.module.css';

/** While the vault is locked there is nothing to open and nothing to correct. */
export function KeysOfField({ isOpen }: { readonly isOpen: boolean }) {
  const keys = isOpen
    ? [
        ['Enter', 'keep it'],
        ['Ctrl Enter', 'keep and open'],
        ['Tab', 'correct'],
        ['@', 'somebody'],
        ['Esc', 'away'],
      ]
    : [
        ['Enter', 'seal it'],
        ['Esc', 'away'],
      ];
  return (
    <div className={classes.foot}>
      {keys.map(([key, does]) => (
        <span key={key}>
          <Kbd size="xs">{key}</Kbd> {does}
        </span>
      ))}
    </div>
  );
}
