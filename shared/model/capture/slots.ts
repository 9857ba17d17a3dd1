// What was understood, part by part, and what else each part may be. A line's chips and the intent that is kept are both made
// from these slots, so that what is shown is what is kept. An unknown name is added only once it was confirmed.
import type { Day } from '../identity.ts';
import type { FoundDay, Meaning, OwedCard, Somebody, Span, Understood, Who } from './meaning.ts';

export type Value =
  | Somebody
  /** Somebody unknown, before the user has said that they are new. */
  | { readonly is: 'open'; readonly name: string }
  | Pick<FoundDay, 'day' | 'time'>
  | OwedCard
  | string;

export interface Slot {
  /** By what it is about and what was said, so that a choice is forgotten when the line says something else. */
  readonly key: string;
  readonly label: string;
  readonly values: readonly Value[];
  /** Which value holds. */
  readonly at: number;
  readonly span?: Span;
}

/** What the user chose, by the key of its slot. */
export type Choices = Readonly<Record<string, number>>;

/** Stands for what was taken out. */
export const NONE = 'none';
const KINDS = {
  ask: 'ask',
  reminder: 'reminder',
  intro: 'introduction',
  contact: 'contact',
  thanks: 'thanks',
} as const;
const PLAIN = 'plain ask';

/** A line's slots, in the order in which they are shown. */
export function slotsOf(meaning: Meaning, choices: Choices, today: Day): Slot[] {
  if (meaning.is === 'nothing') return [];
  const kind = slot(choices, 'what', meaning.is === 'ask' ? [KINDS.ask] : [KINDS[meaning.is], PLAIN]);
  const tags = meaning.tags.map((tag) => slot(choices, 'tag', [tag.tag, NONE], tag));
  if (kind.at > 0) return [kind, ...tags];
  const parts = partsOf(meaning, choices, today);
  return meaning.is === 'thanks' ? [kind, ...parts] : [kind, ...parts, ...tags];
}

/** True when the user said that a line is no more than an ask of mine with every word as its title. */
export function isPlain(slots: readonly Slot[]): boolean {
  return slots.some(({ label, at }) => label === 'what' && at > 0);
}

/** The value that holds for the nth slot of a label. */
export function chosen(slots: readonly Slot[], label: string, nth = 0): Value | undefined {
  const found = slots.filter((each) => each.label === label)[nth];
  return found?.values[found.at];
}

function partsOf(said: Understood, choices: Choices, today: Day): Slot[] {
  const who = (label: string, { chosen, others, span }: Who, withMe = false) =>
    slot(choices, label, people(chosen, others, withMe), span);
  const when = (label: string, found: FoundDay | undefined) => (found ? [daySlot(choices, label, found)] : []);
  switch (said.is) {
    case 'ask':
      return [who('asker', said.asker, true), ...when('due', said.due)];
    case 'reminder':
      return when('on', said.on);
    case 'intro':
      return [who('first', said.a), who('second', said.b), ...when('due', said.due)];
    case 'contact': {
      const on = said.on ? { day: said.on.day } : undefined;
      const day = slot(choices, 'on', on ? [on, NONE] : [{ day: today }], said.on);
      return [slot(choices, 'how', [said.kind]), ...said.people.map((each) => who('with', each)), day];
    }
    case 'thanks':
      return [who('to', said.to), ...(said.cards.length > 0 ? [slot(choices, 'for', said.cards)] : [])];
  }
}

function daySlot(choices: Choices, label: string, found: FoundDay): Slot {
  const { day, time } = found;
  return slot(choices, label, [...(time ? [{ day, time }] : []), { day }, NONE], found);
}

/** Whom a slot may mean. Somebody new comes first as a question, then as a yes. */
function people(chosen: Somebody, others: readonly Somebody[], withMe: boolean): Value[] {
  const first: Value[] = chosen.is === 'new' ? [{ is: 'open', name: chosen.name }, chosen] : [chosen];
  const me: Value[] = withMe && chosen.is !== 'me' ? [{ is: 'me' }] : [];
  return [...first, ...others, ...me];
}

function slot(choices: Choices, label: string, values: readonly Value[], found?: Span): Slot {
  const key = `${label}:${JSON.stringify(values[0])}`;
  const at = Math.min(choices[key] ?? 0, values.length - 1);
  return { key, label, values, at, ...(found && { span: { start: found.start, end: found.end } }) };
}
