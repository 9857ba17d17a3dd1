// The index itself: every entry under a number, every word with the places where it stands. A changed entry is entered
// anew under the next number and its old one is struck; when too many are struck, a new index is made (follower.ts).
// Holds numbers and ids, not texts; nothing of it goes to the disk.
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import { survivorIn } from '../../../shared/model/table.ts';
import { at, Dictionary, entryAt, fieldAt } from './dictionary.ts';
import { type Entry, type EntryTable, NAME, OTHER_NAMES, ownersOf, textsOf, WEIGHTS } from './texts.ts';
import { wordsOf } from './words.ts';

/** How many owners an entry is joined with: an introduction has three. */
export const MOST_OWNERS = 3;
const STRUCK_SHARE = 0.5;
const STRUCK_LEAST = 2_000;

const BY_CLOSENESS = { well: 1.12, somewhat: 1.06, hardly: 1 } as const;
const BY_RECENCY = 0.1;
const BY_PEOPLE = 0.1;
const DAY_MS = 86_400_000;

export class Entries {
  readonly dictionary = new Dictionary();
  /** By number; undefined where it was struck. */
  readonly tables: (EntryTable | undefined)[] = [];
  readonly ids: string[] = [];
  /** Three for each number: the numbers of those it is about, -1 for none. Right after `settle`. */
  owners = new Int32Array(0);
  /** How much higher or lower each stands for what it is, besides its words. Right after `settle`. */
  boosts = new Float32Array(0);
  /** Every id that was ever met has a slot, which stays its own while its number changes. */
  readonly #slots = new Map<string, number>();
  /** By slot: the number under which it is entered, -1 for none. */
  readonly #numbers: number[] = [];
  /** By slot: the slot of whoever stands for it after all merges. */
  readonly #survivors: number[] = [];
  /** Three for each number: the slots of those it is about, -1 for none. */
  readonly #owners: number[] = [];
  readonly #days: number[] = [];
  readonly #bases: number[] = [];
  readonly #merged = new Set<string>();
  #moved: number[] = [];
  #struck = 0;
  #settledFor: string | undefined;

  get size(): number {
    return this.ids.length;
  }

  /** True when so much of it is struck that it is better made anew. */
  get isWorn(): boolean {
    return this.#struck > STRUCK_LEAST && this.#struck > this.size * STRUCK_SHARE;
  }

  /** Enters a record, in place of what was entered for it before. */
  enter(id: string, entry: Entry): void {
    this.strike(id);
    const number = this.ids.length;
    this.#numbers[this.#slotOf(id)] = number;
    this.ids.push(id);
    this.tables.push(entry.table);
    const owners = ownersOf(entry).filter((owner) => owner !== 'me');
    for (let place = 0; place < MOST_OWNERS; place++) {
      const owner = owners[place];
      this.#owners.push(owner === undefined ? -1 : this.#slotOf(owner));
    }
    this.#days.push(entry.table === 'interactions' ? dayNumber(entry.record.on) : 0);
    this.#bases.push(baseOf(entry));
    if (entry.table === 'people' && entry.record.mergedInto !== undefined) this.#merged.add(id);
    for (const [field, text] of textsOf(entry)) {
      let isFirst = field === NAME;
      for (const word of wordsOf(text)) {
        this.#note(word, number, field === NAME && !isFirst ? OTHER_NAMES : field);
        isFirst = false;
      }
    }
  }

  /** Takes out what was entered under an id, if anything was. */
  strike(id: string): void {
    this.#settledFor = undefined;
    this.#merged.delete(id);
    const slot = this.#slotOf(id);
    const number = this.#numbers[slot] ?? -1;
    if (number < 0) return;
    this.#numbers[slot] = -1;
    this.tables[number] = undefined;
    this.#struck++;
  }

  /** Joins entries with those they are about, as merges stand, and weighs who is close, for this day. */
  settle(document: VouchsafeDocument, today: Day): void {
    if (this.#settledFor === today) return;
    this.#settledFor = today;
    this.#settleMerges(document);
    this.#settleOwners();
    this.#settleBoosts(dayNumber(today));
  }

  #settleMerges(document: VouchsafeDocument): void {
    for (const slot of this.#moved) this.#survivors[slot] = slot;
    this.#moved = [...this.#merged].map((id) => this.#slotOf(id));
    for (const id of this.#merged) this.#survivors[this.#slotOf(id)] = this.#slotOf(survivorIn(document.people, id));
  }

  #settleOwners(): void {
    this.owners = new Int32Array(this.size * MOST_OWNERS);
    for (let place = 0; place < this.owners.length; place++) {
      const slot = this.#owners[place] ?? -1;
      this.owners[place] = slot < 0 ? -1 : (this.#numbers[this.#survivors[slot] ?? slot] ?? -1);
    }
  }

  /** Whoever was in touch later stands higher; so does a newer note, though never above what says more. */
  #settleBoosts(now: number): void {
    const last = new Int32Array(this.size);
    this.boosts = new Float32Array(this.size);
    for (let number = 0; number < this.size; number++) {
      this.boosts[number] = this.#bases[number] ?? 1;
      if (this.tables[number] !== 'interactions') continue;
      const day = this.#days[number] ?? 0;
      this.boosts[number] = 1 + 0.2 / (1 + Math.abs(now - day) / 90);
      const owner = this.owners[number * MOST_OWNERS] ?? -1;
      if (owner >= 0 && day <= now && day > (last[owner] ?? 0)) last[owner] = day;
    }
    for (let number = 0; number < this.size; number++)
      if (this.tables[number] === 'people')
        this.boosts[number] = (this.boosts[number] ?? 1) * recency(now - (last[number] ?? 0));
  }

  #slotOf(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.#numbers.length;
    this.#slots.set(id, slot);
    this.#numbers.push(-1);
    this.#survivors.push(slot);
    return slot;
  }

  /** A word once for each entry: in the field that says most. */
  #note(word: string, number: number, field: number): void {
    const places = this.dictionary.placesOf(word);
    if (!places) return this.dictionary.add(word, at(number, field));
    const last = places.at(-1) ?? 0;
    if (entryAt(last) !== number) places.push(at(number, field));
    else if ((WEIGHTS[field] ?? 0) > (WEIGHTS[fieldAt(last)] ?? 0)) places[places.length - 1] = at(number, field);
  }
}

function baseOf(entry: Entry): number {
  switch (entry.table) {
    case 'people':
      return entry.record.closeness === undefined ? 1.02 : BY_CLOSENESS[entry.record.closeness];
    case 'asks':
    case 'intros':
      return entry.record.stage === 'closed' ? 0.85 : 1;
    case 'firms':
      return 1 + BY_PEOPLE * (1 - 1 / (1 + entry.record.people / 5));
    default:
      return 1;
  }
}

/** The higher, the later they were in touch; half of it after two months. */
function recency(days: number): number {
  return 1 + BY_RECENCY / (1 + Math.max(0, days) / 60);
}

function dayNumber(day: Day): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? 0 : Math.round(at / DAY_MS);
}
