// A number of days as a choice that reads as text: one of the usual ones, or any other.
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { DRUMBEATS, sayDrumbeat } from '../../../shared/model/drumbeat.ts';
import { say } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import classes from './Drumbeat.module.css';

const OTHER = 'other';
const MOST_DAYS = 3650;

interface Props {
  readonly label: string;
  readonly days: number | undefined;
  /** How it reads where nothing is chosen. */
  readonly none: string;
  /** Only more days than these make sense. */
  readonly above?: number | undefined;
  /** 0 takes the choice back. Answers whether it was done. */
  readonly onSave: (days: number) => Promise<boolean>;
}

export function DaysField({ label, days, none, above = 0, onSave }: Props) {
  const [isOther, setOther] = useState(false);
  const usual = Object.keys(DRUMBEATS)
    .map(Number)
    .filter((each) => each > above);
  const offered = days === undefined || usual.includes(days) ? usual : [...usual, days];

  function saveOther(text: string): Promise<boolean> | boolean {
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_DAYS) return onSave(wanted);
    say(`A drumbeat is a number of days, from 1 to ${MOST_DAYS}.`, 'refusal');
    return false;
  }

  if (isOther)
    return (
      <span className={classes.other}>
        every
        <InPlace
          label="Days between"
          hideLabel
          autoFocus
          value={days === undefined ? '' : String(days)}
          placeholder="45"
          onSave={saveOther}
          onLeave={() => setOther(false)}
        />
        days
      </span>
    );
  return (
    <NativeSelect
      className={classes.select}
      aria-label={label}
      data={[
        { value: '0', label: none },
        ...offered.sort((a, b) => a - b).map((value) => ({ value: String(value), label: sayDrumbeat(value) })),
        { value: OTHER, label: 'other…' },
      ]}
      value={String(days ?? 0)}
      wrapperProps={{ 'data-none': days === undefined || undefined }}
      onChange={({ currentTarget: { value } }) => (value === OTHER ? setOther(true) : void onSave(Number(value)))}
    />
  );
}
