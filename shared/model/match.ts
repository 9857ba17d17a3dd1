// "Do you know someone who…?": for an ask, the people who may be meant, the likeliest first, each with the reasons (what
// of them answers the ask, in their own words) and with what speaks for or against asking them now.
// One walk over people and notes, in slices, because windows wait for the same process. It suggests; it never decides.
import { type Ask, findAsk } from './ask.ts';
import { folded } from './board.ts';
import { toldOf } from './broadcast.ts';
import { displayName, survivorOf, type VouchsafeDocument } from './document.ts';
import type { AskId, Day, PersonId } from './identity.ts';
import { peopleIn } from './intro.ts';
import { factsOfAll, type Readiness } from './match-facts.ts';
import { type Finding, type Found, rank } from './match-weight.ts';
import type { Person } from './person.ts';
import { questionOf, readerOf } from './stem.ts';
import { records } from './table.ts';

export const MATCH_FIELDS = ['name', 'expertise', 'tag', 'title', 'firm', 'needs', 'place', 'about', 'note'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** Something about a person that answers the ask. */
export interface Reason {
  readonly field: MatchField;
  /** What stands there, or the part of it around the word. */
  readonly words: string;
  /** Of a note: its day. */
  readonly on?: Day;
}

/** Somebody who may be meant. */
export interface Suggestion extends Readiness {
  readonly person: PersonId;
  /** What answers the ask, the best first. */
  readonly reasons: readonly Reason[];
}

const SLICE = 500;
/** Longer lists are read by nobody; the likeliest stay. */
const SUGGESTIONS_MAX = 50;
const QUOTE_MAX = 90;

/** Finds the people whom an ask may mean, yielding the share that is done. Refuses `not-found`. */
export function* findSuggestions(
  document: VouchsafeDocument,
  argument: { id: AskId; today: Day },
): Generator<number, Suggestion[]> {
  const ask = findAsk(document, argument.id);
  const question = questionOf(textsOf(ask));
  if (question.length === 0) return [];
  const read = readerOf(question);
  const found = yield* findingsOf(document, read, leftOut(document, ask));
  const facts = factsOfAll(document, argument.today);
  yield 0.9;
  return rank(found, facts, question.length, argument.today)
    .slice(0, SUGGESTIONS_MAX)
    .map(({ person, findings }) => ({
      person: person.id,
      reasons: findings.map(({ field, text, on }) => ({ field, words: quoteOf(text, read), ...(on && { on }) })),
      ...facts(person),
    }));
}

/** What an ask says about whom one looks for; what tells most comes first. */
function textsOf({ title, brief, tags }: Ask): string[] {
  return [title, brief.who ?? '', ...Object.keys(tags), brief.what ?? ''];
}

/** The asker; who has or had a part in an introduction for it; who said that it is not for them. */
function leftOut(document: VouchsafeDocument, ask: Ask): ReadonlySet<PersonId> {
  const out = new Set<PersonId>();
  if (ask.asker !== 'me') out.add(survivorOf(document, ask.asker));
  for (const intro of records(document.intros))
    if (intro.ask === ask.id)
      for (const party of peopleIn(intro)) if (party !== 'me') out.add(survivorOf(document, party));
  for (const { party, response } of toldOf(ask))
    if (response === 'rather not' || response === 'knows nobody') out.add(survivorOf(document, party));
  return out;
}

/** What of whom answers the question. Of the notes only the best one: reasons are to be read at a glance. */
function* findingsOf(
  document: VouchsafeDocument,
  read: (text: string) => number,
  out: ReadonlySet<PersonId>,
): Generator<number, Found[]> {
  const notes = yield* bestNotes(document, read);
  const found: Found[] = [];
  let done = 0;
  for (const person of records(document.people)) {
    if (++done % SLICE === 0) yield 0.7;
    if (out.has(person.id)) continue;
    const note = notes.get(person.id);
    const findings = [...findingsIn(person, read), ...(note ? [note] : [])];
    if (findings.length > 0) found.push({ person, name: folded(displayName(person)), findings });
  }
  return found;
}

function* bestNotes(
  document: VouchsafeDocument,
  read: (text: string) => number,
): Generator<number, Map<PersonId, Finding>> {
  const best = new Map<PersonId, Finding>();
  let done = 0;
  for (const { person, text, on } of records(document.interactions)) {
    if (++done % SLICE === 0) yield 0.3;
    const answers = text ? read(text) : 0;
    if (answers === 0) continue;
    const who = survivorOf(document, person);
    const known = best.get(who);
    const gain = known ? bitsIn(answers) - bitsIn(known.answers) : 1;
    if (gain > 0 || (gain === 0 && on > (known?.on ?? ''))) best.set(who, { field: 'note', text, on, answers });
  }
  return best;
}

function findingsIn(person: Person, read: (text: string) => number): Finding[] {
  const { name, expertise, tags, title, firm, needs, place, about } = person;
  const texts: [MatchField, string | undefined][] = [
    ['name', name],
    ['expertise', expertise],
    ...Object.keys(tags).map((tag): [MatchField, string] => ['tag', tag]),
    ['title', title],
    ['firm', firm],
    ['needs', needs],
    ['place', place],
    ['about', about],
  ];
  return texts.flatMap(([field, text]) => {
    const answers = text ? read(text) : 0;
    return text && answers > 0 ? [{ field, text, answers }] : [];
  });
}

/** How many words of a question are answered. */
export function bitsIn(answers: number): number {
  let count = 0;
  for (let left = answers; left > 0; left &= left - 1) count++;
  return count;
}

/** The part of a text around the first word that answers, in whole words. */
function quoteOf(text: string, read: (text: string) => number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= QUOTE_MAX) return line;
  const words = line.split(' ');
  let from = Math.max(
    0,
    words.findIndex((word) => read(word) > 0),
  );
  let until = from + 1;
  let length = (words[from] ?? '').length;
  while (length < QUOTE_MAX && (from > 0 || until < words.length)) {
    if (from > 0) length += (words[--from] ?? '').length + 1;
    if (until < words.length && length < QUOTE_MAX) length += (words[until++] ?? '').length + 1;
  }
  // A text without blanks is one word, however long.
  const quote = words
    .slice(from, until)
    .join(' ')
    .slice(0, 2 * QUOTE_MAX);
  return `${from > 0 ? '… ' : ''}${quote}${until < words.length ? ' …' : ''}`;
}
