// One field in which two people differ: both values beside each other, and which of them is taken.
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { MergeField } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { FIELD_LABELS, sayField } from '../../ui/person-fields.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Compare.module.css';
import type { Difference } from './choices.ts';
import type { Sides } from './WhoStays.tsx';

interface Props extends Sides {
  readonly difference: Difference;
  readonly onChoose: (whose: PersonId) => void;
}

export function FieldChoice({ left, right, keep, difference, onChoose }: Props) {
  const label = FIELD_LABELS[difference.field];
  const sides = [left, right].map((person) => (
    <Side key={person.id} person={person} keep={keep} difference={difference} onChoose={onChoose} />
  ));
  if (!difference.isChoice)
    return (
      <div className={classes.row}>
        <span className={classes.label}>{label}</span>
        {sides}
      </div>
    );
  return (
    <div className={classes.row} role="radiogroup" aria-label={label}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      {sides}
    </div>
  );
}

interface SideProps {
  readonly person: Person;
  readonly keep: Person;
  readonly difference: Difference;
  readonly onChoose: (whose: PersonId) => void;
}

function Side({ person, keep, difference, onChoose }: SideProps) {
  const role = person === keep ? 'keep' : 'other';
  const value = <Value field={difference.field} value={difference[role]} />;
  const isTaken = difference.taken === role;
  if (!difference.isChoice)
    return (
      <span className={classes.cell} data-taken={isTaken || undefined}>
        {value}
      </span>
    );
  return (
    <label className={classes.cell} data-taken={isTaken || undefined} data-choice>
      <input type="radio" name={difference.field} checked={isTaken} onChange={() => onChoose(person.id)} />
      {value}
    </label>
  );
}

const LONG = 360;

function Value({ field, value }: { readonly field: MergeField; readonly value: string }) {
  const document = useDocument();
  const [isWhole, setWhole] = useState(false);
  if (value === '')
    return (
      <span>
        <span aria-hidden>–</span>
        <VisuallyHidden>nothing</VisuallyHidden>
      </span>
    );
  return (
    <span className={classes.value}>
      <span className={classes.text} dir="auto" data-cut={(value.length > LONG && !isWhole) || undefined}>
        {sayField(document, field, value)}
      </span>
      {value.length > LONG && (
        <UnstyledButton className={classes.more} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all'}
        </UnstyledButton>
      )}
    </span>
  );
}
