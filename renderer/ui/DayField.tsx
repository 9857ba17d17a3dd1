// A day that reads as everywhere else ("2 Nov") and becomes a date field when one means to change it.
import { Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './DayField.module.css';
import { InPlace } from './InPlace.tsx';
import { sayDay } from './today.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** In a panel the label stands above it; on a page the row around it has said it. */
  readonly withLabel?: boolean;
  readonly onSave: (day: string) => Promise<boolean>;
}

export function DayField({ label, value, placeholder = 'Add…', withLabel = false, onSave }: Props) {
  const [isEditing, setEditing] = useState(false);
  const field = useRef<HTMLSpanElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The focus goes into the field and, unless one went elsewhere with it, back to the day.
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isEditing) field.current?.querySelector('input')?.focus();
    else if (wasEditing.current && isLost) field.current?.querySelector('button')?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  return (
    <span className={classes.day} ref={field}>
      {withLabel && (
        <Text span display="block" fz={12.5} fw={500} c="dimmed" aria-hidden>
          {label}
        </Text>
      )}
      {isEditing ? (
        <InPlace label={label} hideLabel type="date" value={value} onSave={onSave} onLeave={() => setEditing(false)} />
      ) : (
        <UnstyledButton
          className={classes.said}
          data-empty={value === '' || undefined}
          aria-label={`${label}: ${value === '' ? 'not said' : sayDay(value)}`}
          onClick={() => setEditing(true)}
        >
          {value === '' ? placeholder : sayDay(value)}
        </UnstyledButton>
      )}
    </span>
  );
}
