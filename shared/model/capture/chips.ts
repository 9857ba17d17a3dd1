// What was understood as chips, what else each may be, and the intent that follows from what the user chose. Whoever shows a
// line (the field in the app, the window above others) only draws these. An unknown name is added only once it was confirmed.
import { type Day, isDay } from '../identity.ts';
import type { CaptureIntent } from './keep.ts';
import type { FoundDay, Meaning, Somebody, Span, Understood, Who } from './meaning.ts';

export interface Chip {
  /** By what it is about and what was said, so that a choice is forgotten when the line says something else. */
  readonly key: string;
  readonly label: string;
  readonly options: readonly string[];
  /** Which option holds. */
  readonly at: number;
  readonly span?: Span;
  /** Until the user chooses, nothing is kept. */
  readonly isOpen: boolean;
}

/** What the user chose, by chip. */
export type Choices = Readonly<Record<string, number>>;

const NONE = 'none';
const KINDS = {
  ask: 'ask',
  reminder: 'reminder',
  intro: 'introduction',
  contact: 'contact',
  thanks: 'thanks',
} as const;

/** A line's chips. `sayDay` writes a day as people read it. */
export function chipsOf(meaning: Meaning, choices: Choices, today: Day, sayDay: (day: Day) => string): Chip[] {
  if (meaning.is === 'nothing') return [];
  const chip = (label: string, options: readonly string[], span?: Span): Chip => {
    const key = `${label}:${options[0]}`;
    const at = Math.min(choices[key] ?? 0, options.length - 1);
    return { key, label, options, at, isOpen: false, ...(span && { span }) };
  };
  const who = (label: string, who: Who, withMe = false): Chip => {
    const one = chip(label, optionsOf(who, withMe).map(sayOption), who.span);
    return { ...one, isOpen: optionsOf(who, withMe)[one.at]?.is === 'open' };
  };
  const when = (label: string, found: FoundDay | undefined) =>
    found ? [chip(label, [sayDay(found.day), NONE], found)] : [];
  const kind = chip('what', meaning.is === 'ask' ? [KINDS.ask] : [KINDS[meaning.is], 'plain ask']);
  const tags = meaning.tags.map((tag) => chip('tag', [tag.tag, NONE], tag));
  if (isPlain(meaning, choices)) return [kind, ...tags];
  const said: Understood = meaning;
  switch (said.is) {
    case 'ask':
      return [kind, who('asker', said.asker, true), ...when('due', said.due), ...tags];
    case 'reminder':
      return [kind, ...when('on', said.on), ...tags];
    case 'intro':
      return [kind, who('first', said.a), who('second', said.b), ...when('due', said.due), ...tags];
    case 'contact': {
      const on = said.on ? when('on', said.on) : [chip('on', [sayDay(today)])];
      return [kind, chip('how', [said.kind]), ...said.people.map((each) => who('with', each)), ...on];
    }
    case 'thanks':
      return [
        kind,
        who('to', said.to),
        ...said.cards.slice(0, 1).map(() =>
          chip(
            'for',
            said.cards.map(({ words }) => words),
          ),
        ),
      ];
  }
}

/** What is to be kept, or undefined while a chip is open. `line` is what stands in the field. */
export function intentOf(meaning: Meaning, choices: Choices, line: string, today: Day): CaptureIntent | undefined {
  const chips = chipsOf(meaning, choices, today, (day) => day);
  if (meaning.is === 'nothing' || chips.some(({ isOpen }) => isOpen)) return undefined;
  const chosen = (label: string, nth = 0) => chips.filter((chip) => chip.label === label)[nth];
  const party = (label: string, who: Who, withMe = false, nth = 0) =>
    partyOf(optionsOf(who, withMe)[chosen(label, nth)?.at ?? 0]);
  const day = (label: string) => {
    const chip = chosen(label);
    const said = chip?.options[chip.at];
    return said !== undefined && isDay(said) ? said : undefined;
  };
  const tags = chips.filter(({ label, at }) => label === 'tag' && at === 0).map(({ options }) => options[0] ?? '');
  const plain = {
    is: 'ask' as const,
    title: line.trim().replace(/\s+/g, ' ').slice(0, 300),
    asker: 'me' as const,
    tags,
  };
  if (isPlain(meaning, choices)) return plain;
  const due = day('due');
  const said: Understood = meaning;
  switch (said.is) {
    case 'ask': {
      const { source, title } = said;
      const asker = party('asker', said.asker, true);
      return { is: 'ask', title: title || plain.title, asker, tags, ...(due && { due }), ...(source && { source }) };
    }
    case 'reminder': {
      const on = day('on');
      return { ...plain, title: said.title || plain.title, ...(on && { due: on, asideUntil: on }) };
    }
    case 'intro': {
      const [a, b] = [party('first', said.a), party('second', said.b)];
      return { is: 'intro', a, b, why: said.why, tags, ...(due && { due }) };
    }
    case 'contact': {
      const people = said.people.map((each, nth) => party('with', each, false, nth));
      return { is: 'contact', people, kind: said.kind, on: day('on') ?? today, text: said.text };
    }
    case 'thanks': {
      const to = party('to', said.to);
      const card = said.cards[chosen('for')?.at ?? 0];
      const isOther = (chosen('to')?.at ?? 0) > 0;
      if (card && !isOther && typeof to === 'string') return { is: 'thanks', card: card.card, to };
      return { is: 'contact', people: [to], kind: 'in touch', on: today, text: 'Said thanks.' };
    }
  }
}

type Option = Somebody | { readonly is: 'open'; readonly name: string };

/** Whom a chip may mean. Somebody new comes first as a question, then as a yes. */
function optionsOf({ chosen, others }: Who, withMe: boolean): Option[] {
  const first: Option[] = chosen.is === 'new' ? [{ is: 'open', name: chosen.name }, chosen] : [chosen];
  const me: Option[] = withMe && chosen.is !== 'me' ? [{ is: 'me' }] : [];
  return [...first, ...others, ...me];
}

function sayOption(option: Option): string {
  if (option.is === 'me') return 'me';
  if (option.is === 'open') return `${option.name}, new person?`;
  if (option.is === 'new') return `add ${option.name}`;
  return option.firm ? `${option.name}, ${option.firm}` : option.name;
}

function partyOf(option: Option | undefined): 'me' | (Somebody & { is: 'person' })['id'] | { name: string } {
  if (option === undefined || option.is === 'me') return 'me';
  return option.is === 'person' ? option.id : { name: option.name };
}

function isPlain(meaning: Meaning, choices: Choices): boolean {
  return meaning.is !== 'ask' && meaning.is !== 'nothing' && choices[`what:${KINDS[meaning.is]}`] === 1;
}
