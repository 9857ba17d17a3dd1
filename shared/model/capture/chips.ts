// What was understood as chips: the slots of a line in words. Whoever shows a line (the field in the app, the window above
// others) only draws these.
import type { Day } from '../identity.ts';
import type { Meaning, Span } from './meaning.ts';
import { type Choices, slotsOf, type Value } from './slots.ts';

export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly options: readonly string[];
  /** Which option holds. */
  readonly at: number;
  readonly span?: Span;
  /** Until the user chooses, nothing is kept. */
  readonly isOpen: boolean;
}

/** A line's chips. `sayDay` writes a day as people read it. */
export function chipsOf(meaning: Meaning, choices: Choices, today: Day, sayDay: (day: Day) => string): Chip[] {
  return slotsOf(meaning, choices, today).map(({ key, label, values, at, span }) => {
    const options = values.map((value) => sayValue(value, sayDay));
    return { key, label, options, at, isOpen: isOpen(values[at]), ...(span && { span }) };
  });
}

/** True for somebody unknown of whom the user has not said yet that they are new. */
export function isOpen(value: Value | undefined): boolean {
  return typeof value === 'object' && 'is' in value && value.is === 'open';
}

function sayValue(value: Value, sayDay: (day: Day) => string): string {
  if (typeof value === 'string') return value;
  if ('day' in value) return value.time ? `${sayDay(value.day)} ${value.time}` : sayDay(value.day);
  if ('card' in value) return value.words;
  switch (value.is) {
    case 'me':
      return 'me';
    case 'open':
      return `${value.name}, new person?`;
    case 'new':
      return `add ${value.name}`;
    case 'person':
      return value.firm ? `${value.name}, ${value.firm}` : value.name;
  }
}
