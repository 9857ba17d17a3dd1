// Lines that log a contact: "met Léa today, moved to Lyon", "mit Bruno telefoniert". The day is that of the contact only where
// it stands beside the names; a day further on belongs to what was said.
import type { InteractionKind } from '../interaction.ts';
import { takeDay } from './days.ts';
import { blank, squeeze } from './line.ts';
import type { Meaning, Who } from './meaning.ts';
import type { Reading } from './reading.ts';
import { isKnown, whoIs } from './who.ts';

const VERBS: readonly (readonly [said: string, kind: InteractionKind])[] = [
  [
    'met(?: up)?(?: with)?|caught up with|catch(?:-| )up with|saw|ran into|bumped into|visited|meeting with|traf|treffen mit',
    'met',
  ],
  [
    'called|phoned|rang|(?:spoke|talked|chatted)(?: to| with)|(?:(?:video|phone|quick)\\s+)*call with|zoom with|telefonat mit',
    'called',
  ],
  ['e?-?mailed|wrote(?: to)?|messaged|texted|pinged', 'wrote'],
  ['(?:a )?coffee with|kaffee mit', 'coffee'],
  ['(?:lunch|dinner|breakfast|drinks) with|(?:mittagessen|abendessen|essen) mit', 'met'],
];
const BEFORE = VERBS.map(
  ([said, kind]) =>
    [
      new RegExp(String.raw`^\s*(?:(?:i|we|just|had|a|hab|habe)\s+)*(?<verb>${shortened(said)})\s+(?=\S)`, 'diu'),
      kind,
    ] as const,
);
const AFTER: readonly (readonly [pattern: RegExp, kind: InteractionKind])[] = (
  [
    ['getroffen|gesehen|besucht', 'met'],
    ['telefoniert|gesprochen|angerufen', 'called'],
    ['geschrieben|gemailt', 'wrote'],
    [String.raw`(?:essen|mittagessen|spazieren|unterwegs)\s+(?:gewesen|gegangen)`, 'met'],
    ['kaffee (?:getrunken|trinken gewesen)', 'coffee'],
  ] as const
).map(([verbs, kind]) => [
  new RegExp(
    String.raw`^(?<lead>\s*(?:(?:ich|wir|habe?n?)\s+)*(?:mit\s+|an\s+)?)(?<who>\S.*?)\s+(?:${verbs})\b(?<rest>.*)$`,
    'diu',
  ),
  kind,
]);

/** "With" as it is written in a hurry, too. */
function shortened(said: string): string {
  return said.replaceAll(' with', String.raw`\s+(?:with|w/|w)`);
}

/** The line as a contact with somebody. */
export function readContact(reading: Reading): Meaning | undefined {
  return verbFirst(reading) ?? verbFirst(withoutFirstDay(reading)) ?? verbLast(reading);
}

/** "Yesterday met …": the day first. It is understood again beside the names, where it is put. */
function withoutFirstDay(reading: Reading): Reading {
  const [first] = reading.findDays(reading.text, reading.today, 'behind');
  if (!first || reading.text.slice(0, first.start).trim() !== '') return reading;
  return { ...reading, text: blank(reading.text, first), onDay: first };
}

function verbFirst(reading: Reading): Meaning | undefined {
  for (const [pattern, kind] of BEFORE) {
    const match = pattern.exec(reading.text);
    if (!match) continue;
    const named = takeNames(reading, match[0].length);
    if (!named) return undefined;
    const meal = /^(?:lunch|dinner|breakfast|drinks|mittagessen|abendessen|essen)/iu.exec(match.groups?.verb ?? '');
    return contact(reading, kind, named.people, named.end, meal?.[0].toLowerCase());
  }
  return undefined;
}

function verbLast(reading: Reading): Meaning | undefined {
  const clause = reading.text.split(/[,.:;]/u, 1)[0] ?? '';
  const { on, rest } = takeDay(clause, reading.today, reading.findDays, 'behind');
  const text = rest + reading.text.slice(clause.length);
  for (const [pattern, kind] of AFTER) {
    const match = pattern.exec(text);
    const at = match?.indices?.groups?.who;
    const whole = at && whoIs(reading.names, { start: at[0], end: at[1], text: text.slice(...at) }, true);
    // "Tomás auf dem Markt getroffen": what stands after the name was said of the meeting.
    const first = at && !whole ? longestName({ ...reading, text: text.slice(0, at[1]) }, at[0], false) : undefined;
    const who = whole ?? first?.who;
    if (!at || !who || who.chosen.is === 'me') continue;
    const words = squeeze(`${first ? text.slice(first.end, at[1]) : ''} ${match?.groups?.rest ?? ''}`);
    return {
      is: 'contact',
      confidence: 'sure',
      kind,
      people: [who],
      text: words,
      tags: reading.tags,
      ...(on && { on }),
    };
  }
  return undefined;
}

function contact(reading: Reading, kind: InteractionKind, people: Who[], end: number, meal?: string): Meaning {
  const after = reading.text.slice(end);
  // Only up to the first stop: "lab opens in May" is what was said.
  const clause = after.split(/[,.:;]/u, 1)[0] ?? '';
  const { on, rest } = takeDay(' '.repeat(end) + clause, reading.today, reading.findDays, 'behind');
  const day = on ?? reading.onDay;
  const text = squeeze(rest.slice(end) + after.slice(clause.length).replace(/^\./u, ' ')) || (meal ?? '');
  return { is: 'contact', confidence: 'sure', kind, people, text, tags: reading.tags, ...(day && { on: day }) };
}

/** The names at a place of the line: known ones as long as they go on, or one capitalised name that nobody has. */
function takeNames(reading: Reading, from: number): { people: Who[]; end: number } | undefined {
  const people: Who[] = [];
  let at = from;
  for (;;) {
    const next = longestName(reading, at, people.length === 0);
    if (!next) break;
    people.push(next.who);
    at = next.end;
    const and = /^(?:\s*,)?\s*(?:and|&|und|\+|,)\s+/iu.exec(reading.text.slice(at));
    if (!and || !longestName(reading, at + and[0].length, false)) break;
    at += and[0].length;
  }
  return people.length > 0 ? { people, end: at } : undefined;
}

function longestName(reading: Reading, from: number, mayBeNew: boolean): { who: Who; end: number } | undefined {
  const { names, text } = reading;
  const words = [...text.slice(from).matchAll(/[^\s,:;!?]+/gu)].slice(0, 5);
  let stranger: { who: Who; end: number } | undefined;
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    if (!last) continue;
    const raw = text.slice(from, from + last.index + last[0].length);
    const said = raw.replace(/\.$/u, '').replace(/^@/u, '');
    if (/[,:;]/u.test(said)) continue;
    const span = { start: from + raw.indexOf(said), end: from + raw.indexOf(said) + said.length, text: said };
    if (isKnown(names, said)) return (mayBeNew && count === 1 && namesake(reading, from, words)) || found(names, span);
    if (mayBeNew && !stranger && count <= 3 && /^(?:[\p{Lu}\p{Lo}]\S*\s*)+$/u.test(said))
      stranger = found(names, span, true);
  }
  return stranger;
}

/** "Ana Weber", where an Ana is known but nobody of that whole name: somebody new, who may yet be one of them. */
function namesake({ names, text, today, findDays }: Reading, from: number, words: readonly RegExpExecArray[]) {
  const end = from + (words[1]?.index ?? 0) + (words[1]?.[0].length ?? 0);
  const said = text.slice(from, end).replace(/\.$/u, '');
  const isName = /^\p{Lu}[\p{L}\p{M}'’-]+ \p{Lu}[\p{L}\p{M}'’-]*\p{Ll}[\p{L}\p{M}'’-]*$/u.test(said);
  if (!isName || findDays(said, today, 'behind').length > 0) return undefined;
  return found(names, { start: from, end: from + said.length, text: said }, true);
}

function found(names: Reading['names'], span: Parameters<typeof whoIs>[1], mayBeNew = false) {
  const who = whoIs(names, span, mayBeNew);
  return who && who.chosen.is !== 'me' ? { who, end: span.end } : undefined;
}
