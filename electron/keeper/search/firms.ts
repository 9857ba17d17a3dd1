// Which firms there are, kept in step person by person: firmsOf walks over everybody, and a search cannot wait for that.
// A firm is its folded name; what the user said of it, and its other names, come from the table of firms.
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { firmKeys } from '../../../shared/model/firm.ts';
import { foldFirm } from '../../../shared/model/firm-name.ts';
import { records } from '../../../shared/model/table.ts';
import type { Firm } from './texts.ts';

export class FirmBook {
  /** How many carry each spelling. */
  readonly #carried = new Map<string, number>();
  #spellings = new Map<string, Set<string>>();
  #records = new Map<string, Firm['record']>();
  #keyOf: (name: string) => string = foldFirm;
  #changed = new Set<string>();

  /** Somebody has this firm now (1), or has it no more (-1). */
  count(spelling: string | undefined, change: 1 | -1): void {
    if (!spelling) return;
    const count = (this.#carried.get(spelling) ?? 0) + change;
    const key = this.#keyOf(spelling);
    this.#changed.add(key);
    if (count === 0) this.#carried.delete(spelling);
    else this.#carried.set(spelling, count);
    const spellings = this.#spellings.get(key) ?? new Set();
    if (count === 0) spellings.delete(spelling);
    else spellings.add(spelling);
    this.#spellings.set(key, spellings);
  }

  /** Takes over the table of firms: other names may make one firm of two. */
  learn(document: VouchsafeDocument): void {
    const before = [...this.#spellings.keys(), ...this.#records.keys()];
    this.#keyOf = firmKeys(document);
    this.#records = new Map();
    const oldest = [...records(document.firms)].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    for (const firm of oldest) this.#records.set(foldFirm(firm.name), firm);
    this.#spellings = new Map();
    for (const spelling of this.#carried.keys()) {
      const key = this.#keyOf(spelling);
      this.#spellings.set(key, (this.#spellings.get(key) ?? new Set()).add(spelling));
    }
    this.#changed = new Set([...before, ...this.#spellings.keys(), ...this.#records.keys()]);
  }

  /** The firms that changed since this was asked last: each as it is now, or undefined when it is no more. */
  takeChanged(): [key: string, firm: Firm | undefined][] {
    const changed = [...this.#changed].map((key) => [key, this.firm(key)] as [string, Firm | undefined]);
    this.#changed = new Set();
    return changed;
  }

  /** A firm by its key, under its best-known name. */
  firm(key: string): Firm | undefined {
    const record = this.#records.get(key);
    const spellings = [...(this.#spellings.get(key) ?? [])];
    const count = (spelling: string) => this.#carried.get(spelling) ?? 0;
    const [commonest] = spellings.sort((a, b) => count(b) - count(a) || a.localeCompare(b));
    const name = record?.name ?? commonest;
    const people = spellings.reduce((sum, spelling) => sum + count(spelling), 0);
    return name === undefined ? undefined : { key, name, record, people };
  }
}
