// From words to entries: every word must be found, in an entry's own texts or in the names of those it is about; then what
// says most about it comes first, and among equals whoever is closest to the user. Plain arithmetic over numbers.
import type { FoundTable } from '../../../shared/found.ts';
import { type Answering, entryAt, fieldAt } from './dictionary.ts';
import { type Entries, MOST_OWNERS } from './entries.ts';
import { type EntryTable, NAME, OTHER_NAMES, WEIGHTS } from './texts.ts';
import { isLetter } from './words.ts';

/** An entry with its score. */
export interface Ranked {
  readonly number: number;
  readonly score: number;
}

/** How much the name of somebody it is about says about an entry, beside its own texts. */
const BY_OWNER: Readonly<Record<EntryTable, number>> = {
  people: 0.5,
  affiliations: 0.9,
  asks: 0.55,
  intros: 0.6,
  firms: 0,
  interactions: 0.15,
};
const BY_TABLE: Readonly<Record<EntryTable, number>> = {
  people: 1,
  affiliations: 0.95,
  asks: 0.95,
  intros: 0.95,
  firms: 0.9,
  interactions: 1,
};
/** A single letter is the beginning of a name, a firm or a tag: in longer texts it stands everywhere. */
const LETTER_LEAST = 6;

/** Which table an entry is shown under. */
export function shownAs(table: EntryTable): FoundTable {
  return table === 'affiliations' ? 'people' : table;
}

/** A typed word, and the words that answer to it. */
export interface Asked {
  readonly typed: string;
  readonly answering: readonly Answering[];
}

/**
 * The best entries of each table, best first: those that answer all words, or, with `leastWords`, those that answer most.
 * `accepts` is asked as late as possible, for it looks at records.
 */
export function seek(
  entries: Entries,
  words: readonly Asked[],
  most: Readonly<Record<FoundTable, number>>,
  accepts: (number: number) => boolean,
  leastWords = words.length,
): Ranked[] {
  const tally = new Tally(entries.size);
  for (const [place, { typed, answering }] of words.entries())
    tally.add(entries, answering, isLetter(typed), leastWords === words.length ? place : 0);
  for (let needed = words.length; needed >= leastWords; needed--) {
    const found = best(entries, tally, needed, Math.max(1, words.length), most, accepts);
    if (found.length > 0) return found;
  }
  return [];
}

/** Counts, word by word, how well each entry answers. */
class Tally {
  readonly scores: Float32Array;
  /** How many words an entry answers, and how many of those by a text of its own. */
  readonly answered: Uint8Array;
  readonly itself: Uint8Array;
  readonly #word: Float32Array;
  readonly #name: Float32Array;

  constructor(size: number) {
    this.scores = new Float32Array(size);
    this.answered = new Uint8Array(size);
    this.itself = new Uint8Array(size);
    this.#word = new Float32Array(size);
    this.#name = new Float32Array(size);
  }

  /** Adds a word; whoever did not answer so many of the words before it is passed over, but for their names. */
  add({ tables, owners }: Entries, answering: readonly Answering[], isLetter: boolean, least: number): void {
    const [word, name, { answered }] = [this.#word.fill(0), this.#name.fill(0), this];
    // A word that stands somewhere as it was typed is no misspelling of others, unless somebody is called so.
    const isKnown = answering.some(({ isLike, places }) => !isLike && places.some((place) => tables[entryAt(place)]));
    for (const { places, quality, isLike } of answering)
      for (const place of places) {
        const [number, field] = [entryAt(place), fieldAt(place)];
        const weight = WEIGHTS[field] ?? 0;
        if (isLetter && weight < LETTER_LEAST) continue;
        if (isLike && isKnown && field !== NAME && field !== OTHER_NAMES) continue;
        const score = weight * quality;
        if (score > (word[number] ?? 0)) word[number] = score;
        if ((field === NAME || field === OTHER_NAMES) && score > (name[number] ?? 0)) name[number] = score;
      }
    for (let number = 0; number < word.length; number++) {
      const table = tables[number];
      if (table === undefined || (answered[number] ?? 0) < least) continue;
      let score = word[number] ?? 0;
      if (score > 0) this.itself[number] = (this.itself[number] ?? 0) + 1;
      for (let place = number * MOST_OWNERS; place < (number + 1) * MOST_OWNERS; place++) {
        const owner = owners[place] ?? -1;
        if (owner >= 0) score = Math.max(score, (name[owner] ?? 0) * BY_OWNER[table]);
      }
      if (score === 0) continue;
      answered[number] = (answered[number] ?? 0) + 1;
      this.scores[number] = (this.scores[number] ?? 0) + score;
    }
  }
}

function best(
  entries: Entries,
  tally: Tally,
  needed: number,
  of: number,
  most: Readonly<Record<FoundTable, number>>,
  accepts: (number: number) => boolean,
): Ranked[] {
  const { tables, ids, boosts } = entries;
  const lists: Record<FoundTable, Ranked[]> = { people: [], asks: [], intros: [], firms: [], interactions: [] };
  for (let number = 0; number < ids.length; number++) {
    const table = tables[number];
    if (table === undefined || (tally.answered[number] ?? 0) < needed) continue;
    // What only speaks of somebody, and says nothing of what was asked, is found as that somebody.
    const mustSay = table === 'interactions' || table === 'affiliations';
    if (mustSay && needed > 0 && tally.itself[number] === 0) continue;
    const base = needed === 0 ? 1 : (tally.scores[number] ?? 0) / of;
    const score = base * (boosts[number] ?? 1) * BY_TABLE[table];
    const shown = shownAs(table);
    keepBest(lists[shown], { number, score }, most[shown], ids, accepts);
  }
  return Object.values(lists)
    .flat()
    .sort((a, b) => compare(a, b, ids));
}

/** Puts an entry into a list that stays sorted and short. */
function keepBest(
  list: Ranked[],
  ranked: Ranked,
  most: number,
  ids: readonly string[],
  accepts: (number: number) => boolean,
): void {
  const last = list[most - 1];
  if (most === 0 || (last && compare(last, ranked, ids) <= 0) || !accepts(ranked.number)) return;
  let place = list.length;
  while (place > 0 && compare(list[place - 1] as Ranked, ranked, ids) > 0) place--;
  list.splice(place, 0, ranked);
  if (list.length > most) list.pop();
}

/** Best first; equals by id, so that the same question has the same answer however the index came to be. */
function compare(a: Ranked, b: Ranked, ids: readonly string[]): number {
  return b.score - a.score || ((ids[a.number] ?? '') < (ids[b.number] ?? '') ? -1 : 1);
}
