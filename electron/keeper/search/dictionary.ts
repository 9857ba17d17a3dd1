// The door to MiniSearch: its radix tree finds words by their beginning and despite misspelling. Where each word stands is
// kept here as plain numbers: MiniSearch's own index of 20,000 people and 100,000 notes answers "water" in 0.8 s, and is
// built in 20.
import SearchableMap from 'minisearch/SearchableMap';

/** Where a word stands: in which entry, and in which field of it (`at`). */
export type Places = number[];

/** A word of the index that answers to a typed one; `quality` is 1 for the word itself, less for what is only like it. */
export interface Answering {
  readonly word: string;
  readonly places: Places;
  readonly quality: number;
  /** True for what is only like the typed word. */
  readonly isLike: boolean;
}

const FIELD_BITS = 4;
const SHORTEST_FUZZY = 4;
const SHORTEST_TURNED = 3;
const FUZZY = 0.2;
const MOST_EDITS = 2;
/** Whoever is close to the user comes up to a fifth higher: less than lies between these. */
const PREFIX = { least: 0.6, share: 0.15 };
const EDITED = [1, 0.45, 0.3];
const SLIPPED = 0.3;

/** An entry and a field of it as one number, smaller than 2³⁰: such numbers take the least memory. */
export function at(entry: number, field: number): number {
  return (entry << FIELD_BITS) | field;
}

export function entryAt(place: number): number {
  return place >>> FIELD_BITS;
}

export function fieldAt(place: number): number {
  return place & ((1 << FIELD_BITS) - 1);
}

export class Dictionary {
  readonly #words = new SearchableMap<Places>();
  /** The same, for those who know the whole word: the tree is slower. */
  readonly #known = new Map<string, Places>();

  /** Where a word stands; undefined for a new word. */
  placesOf(word: string): Places | undefined {
    return this.#known.get(word);
  }

  /** Adds a new word with its first place. */
  add(word: string, place: number): void {
    const places = [place];
    this.#known.set(word, places);
    this.#words.set(word, places);
  }

  /** All words that answer to a typed one: itself, those that begin with it, and those it may be a misspelling of. */
  answering(typed: string): Answering[] {
    const found = new Map<string, Answering>();
    const offer = (word: string, places: Places, quality: number, isLike: boolean) => {
      if (quality > (found.get(word)?.quality ?? 0)) found.set(word, { word, places, quality, isLike });
    };
    this.#beginningWith(typed, (word, places) => offer(word, places, beginning(typed, word), false));
    if (typed.length < SHORTEST_TURNED || /^\p{N}+$/u.test(typed)) return [...found.values()];
    const edits = typed.length < SHORTEST_FUZZY ? 0 : Math.min(MOST_EDITS, Math.round(typed.length * FUZZY));
    for (const [word, [places, distance]] of edits > 0 ? this.#words.fuzzyGet(typed, edits) : [])
      offer(word, places, EDITED[distance] ?? 0, true);
    // Two letters in the wrong order are one slip of the fingers, though two edits.
    for (const turned of turnedAbout(typed))
      this.#beginningWith(turned, (word, places) =>
        offer(word, places, (EDITED[1] ?? 0) * beginning(turned, word), true),
      );
    return [...found.values()];
  }

  /**
   * The words that begin with a typed one but for one slip: "celo" for "cellos". It reads the whole dictionary and finds
   * much, so it is for when nothing else is found.
   */
  resembling(typed: string): Answering[] {
    const found: Answering[] = [];
    if (typed.length < SHORTEST_FUZZY) return found;
    for (const [word, places] of this.#known)
      if (beginsAlmost(word, typed))
        found.push({ word, places, quality: SLIPPED * beginning(typed, word), isLike: true });
    return found;
  }

  #beginningWith(start: string, use: (word: string, places: Places) => void): void {
    for (const [word, places] of this.#words.atPrefix(start)) use(word, places);
  }
}

function beginning(typed: string, word: string): number {
  return typed.length >= word.length ? 1 : PREFIX.least + (PREFIX.share * typed.length) / word.length;
}

function turnedAbout(word: string): string[] {
  const turned: string[] = [];
  for (let i = 0; i + 1 < word.length; i++)
    if (word[i] !== word[i + 1]) turned.push(`${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`);
  return turned;
}

/** True when a word begins with what was typed, once one letter is put right: another, one more, one less, or two turned. */
function beginsAlmost(word: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same++;
  // Another first letter is another name.
  if (same === 0) return false;
  const rest = typed.slice(same + 1);
  return (
    word.startsWith(rest, same + 1) ||
    word.startsWith(rest, same) ||
    word.startsWith(typed.slice(same), same + 1) ||
    (word[same] === typed[same + 1] &&
      word[same + 1] === typed[same] &&
      word.startsWith(typed.slice(same + 2), same + 2))
  );
}
