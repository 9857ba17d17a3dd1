// A day that reads as everywhere else ("2 Nov") and becomes a date field when one means to change it.
import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { InPlace } from '../../ui/InPlace.tsx';
import { sayDay } from '../../ui/today.ts';
import classes from './DayField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onSave: (day: string) => Promise<boolean>;
}

export function DayField({ label, value, placeholder = 'Add…', onSave }: Props) {
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
