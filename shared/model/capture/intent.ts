// What is to be kept of a line: what was understood, as the user corrected it by its chips. Must not change anything; keep.ts
// does that.
import type { Day, Time } from '../identity.ts';
import { isOpen } from './chips.ts';
import type { CaptureIntent } from './keep.ts';
import { cut } from './line.ts';
import type { Meaning, Understood } from './meaning.ts';
import { type Choices, chosen, isPlain, type Slot, slotsOf, type Value } from './slots.ts';

type Party = Extract<CaptureIntent, { is: 'intro' }>['a'];
type Kept<Is extends CaptureIntent['is']> = Extract<CaptureIntent, { is: Is }>;

/** What is to be kept, or undefined while a chip is open. `line` is what stands in the field. */
export function intentOf(meaning: Meaning, choices: Choices, line: string, today: Day): CaptureIntent | undefined {
  const slots = slotsOf(meaning, choices, today);
  if (slots.some(({ values, at }) => isOpen(values[at]))) return undefined;
  if (isPlain(slots)) return plainAsk(slots, line);
  switch (meaning.is) {
    case 'nothing':
      return undefined;
    case 'ask':
      return askOf(meaning, slots, line);
    case 'reminder':
      return reminderOf(meaning, slots, line);
    case 'intro':
      return introOf(meaning, slots);
    case 'contact':
      return contactOf(meaning, slots, today);
    case 'thanks':
      return thanksOf(slots, today);
  }
}

function plainAsk(slots: readonly Slot[], line: string): Kept<'ask'> {
  return { is: 'ask', title: cut(line.trim().replace(/\s+/gu, ' '), 300), asker: 'me', tags: tagsOf(slots) };
}

/** An ask is due on a day and has no hour, so the hour stays among its words. */
function askOf({ title, source }: Understood & { is: 'ask' }, slots: readonly Slot[], line: string): Kept<'ask'> {
  const { day, time } = dayOf(slots, 'due');
  const plain = plainAsk(slots, line);
  return {
    ...plain,
    title: withHour(title || plain.title, time),
    asker: partyOf(slots, 'asker'),
    ...(day && { due: day }),
    ...(source && { source }),
  };
}

function reminderOf({ title }: Understood & { is: 'reminder' }, slots: readonly Slot[], line: string): Kept<'ask'> {
  const { day, time } = dayOf(slots, 'on');
  const plain = plainAsk(slots, line);
  return {
    ...plain,
    title: title || plain.title,
    ...(day && { due: day, asideUntil: day }),
    ...(time && { asideTime: time }),
  };
}

function introOf({ why }: Understood & { is: 'intro' }, slots: readonly Slot[]): Kept<'intro'> {
  const { day, time } = dayOf(slots, 'due');
  const [a, b] = [partyOf(slots, 'first'), partyOf(slots, 'second')];
  return { is: 'intro', a, b, why: withHour(why, time), tags: tagsOf(slots), ...(day && { due: day }) };
}

function contactOf(said: Understood & { is: 'contact' }, slots: readonly Slot[], today: Day): Kept<'contact'> {
  const people = said.people.map((_, nth) => partyOf(slots, 'with', nth));
  const { day = today } = dayOf(slots, 'on');
  return { is: 'contact', people, kind: said.kind, on: day, text: said.text, tags: tagsOf(slots) };
}

/** Thanks to somebody else than was understood, or to whom none are owed, are noted with the person. */
function thanksOf(slots: readonly Slot[], today: Day): CaptureIntent {
  const to = partyOf(slots, 'to');
  const card = chosen(slots, 'for');
  const isOther = slots.some(({ label, at }) => label === 'to' && at > 0);
  if (typeof card === 'object' && 'card' in card && !isOther && typeof to === 'string')
    return { is: 'thanks', card: card.card, to };
  return { is: 'contact', people: [to], kind: 'in touch', on: today, text: 'Said thanks.', tags: [] };
}

function withHour(words: string, time: Time | undefined): string {
  return time === undefined ? words : `${cut(words, 290)} (${time})`;
}

function dayOf(slots: readonly Slot[], label: string): { readonly day?: Day; readonly time?: Time } {
  const value = chosen(slots, label);
  return typeof value === 'object' && 'day' in value ? value : {};
}

function tagsOf(slots: readonly Slot[]): string[] {
  return slots.flatMap(({ label, at, values }) => (label === 'tag' && at === 0 ? (values[0] as string) : []));
}

function partyOf(slots: readonly Slot[], label: string, nth = 0): Party {
  const value: Value | undefined = chosen(slots, label, nth);
  if (typeof value !== 'object' || !('is' in value) || value.is === 'me') return 'me';
  return value.is === 'person' ? value.id : { name: value.name };
}
