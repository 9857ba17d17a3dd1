// When the user was last in touch: not for so many days, within them, before or after a day, never.
import { NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { addDays, isDay } from '../../../shared/model/identity.ts';
import type { ContactFilter } from '../../../shared/model/people-table.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useToday } from '../../ui/today.ts';
import classes from './Menus.module.css';
import type { Looking } from './use-look.ts';

const KINDS: readonly (readonly [is: ContactFilter['is'], label: string])[] = [
  ['older', 'Not for'],
  ['within', 'Within'],
  ['before', 'Before'],
  ['after', 'After'],
  ['never', 'Never in touch'],
];
const USUAL_DAYS = 90;
const MOST_DAYS = 36_500;

export function ContactEditor({ looking }: { readonly looking: Looking }) {
  const today = useToday();
  const { lastContact } = looking.look.filter;
  const [days, setDays] = useState(lastContact && 'days' in lastContact ? lastContact.days : USUAL_DAYS);
  const [on, setOn] = useState(lastContact && 'on' in lastContact ? lastContact.on : addDays(today, -USUAL_DAYS));

  function set(is: ContactFilter['is'], given: { days?: number; on?: string } = {}): void {
    looking.filter({ lastContact: filterOf(is, given.days ?? days, given.on ?? on) });
  }

  function setNumber(is: ContactFilter['is'], value: number | string): void {
    const number = Math.round(Number(value));
    if (!(number >= 1 && number <= MOST_DAYS)) return;
    setDays(number);
    set(is, { days: number });
  }

  function setDay(is: ContactFilter['is'], value: string): void {
    setOn(value);
    if (isDay(value)) set(is, { on: value });
  }

  return (
    <Radio.Group label="Last contact" value={lastContact?.is ?? null} onChange={(is) => set(is as ContactFilter['is'])}>
      <Stack gap={6} mt={6}>
        {KINDS.map(([is, label], n) => (
          <div key={is} className={classes.contact}>
            <Radio size="sm" value={is} label={label} data-autofocus={n === 0 || undefined} />
            {(is === 'older' || is === 'within') && (
              <NumberInput
                size="sm"
                aria-label={`${label} so many days`}
                suffix=" days"
                min={1}
                max={MOST_DAYS}
                allowDecimal={false}
                value={days}
                onChange={(value) => setNumber(is, value)}
              />
            )}
            {(is === 'before' || is === 'after') && (
              <DayInput
                size="sm"
                aria-label={`${label} this day`}
                value={on}
                onChange={(day) => setDay(is, day)}
                required={false}
              />
            )}
          </div>
        ))}
      </Stack>
    </Radio.Group>
  );
}

function filterOf(is: ContactFilter['is'], days: number, on: string): ContactFilter {
  switch (is) {
    case 'older':
    case 'within':
      return { is, days };
    case 'before':
    case 'after':
      return { is, on };
    case 'never':
      return { is };
  }
}
