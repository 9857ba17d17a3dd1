// What is kept of entries that come from elsewhere (Y8): who may sign, how much of each is heard, and which name counts.
// What follows from the entries that are kept is in roll.ts.
import { type AnyEntry, type Entry, isSignedWith, type KnownCard } from './entry.ts';
import type { LaptopId } from './identity.ts';
import type { Roll } from './roll.ts';

/** So many laptops are known at most, those that are gone included. */
export const LAPTOPS_MAX = 64;
/** So many removals of one laptop's are heard: others cannot fill the roll, so that there is always room for one's own. */
export const REMOVALS_MAX = 12;

/** A roll while entries are added to it. Each is looked at once, and checked only if it would be kept. */
export class Growing {
  readonly #roll: Map<string, AnyEntry>;
  /** Everybody with a chain of added entries, and how many of those there are for each. */
  readonly #chained = new Map<LaptopId, { readonly certificate: Uint8Array; entries: number }>();

  constructor(roll: Roll, founding: Entry<'founded'>) {
    this.#roll = new Map(roll).set(founding.id, founding);
    // The founder is added by nobody, whatever anybody says.
    this.#chained.set(founding.card.id, { certificate: founding.card.certificate, entries: 2 });
    for (const { card } of ofType('added', roll)) this.#chain(card);
  }

  get roll(): Roll {
    return this.#roll;
  }

  /** Entries come in no order: as long as somebody new is known, those that this one added may be known next. */
  addAll(entries: readonly Entry<'added'>[]): void {
    let left = entries;
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      left = left.filter((entry) => !this.#chained.has(entry.by) || this.#add(entry));
    }
  }

  /** Always false: looked at, whatever came of it. */
  #add(entry: Entry<'added'>): false {
    const known = this.#chained.get(entry.card.id);
    // A second entry for one laptop tells that something is wrong (Y10); a third would tell nothing new.
    const isWorthIt = known ? known.entries < 2 : this.#chained.size < LAPTOPS_MAX;
    if (isWorthIt && this.#isSigned(entry) && !this.#roll.has(entry.id)) {
      this.#roll.set(entry.id, entry);
      this.#chain(entry.card);
    }
    return false;
  }

  #chain({ id, certificate }: KnownCard): void {
    const known = this.#chained.get(id);
    if (known) known.entries += 1;
    else this.#chained.set(id, { certificate, entries: 1 });
  }

  /** Takes a removal or a name, if it counts. */
  take(entry: AnyEntry): void {
    if (this.#roll.has(entry.id)) return;
    if (isOf('removed', entry) && isHeard(this.#roll, entry.by) && this.#isSigned(entry))
      this.#roll.set(entry.id, entry);
    if (isOf('named', entry)) this.#name(entry);
  }

  // Of the names of one laptop only the one that counts is kept.
  #name(entry: Entry<'named'>): void {
    const last = ofType('named', this.#roll).find(({ body }) => body.laptop === entry.body.laptop);
    const isLater = !last || isLaterName(entry, last);
    if (!isLater || !this.#chained.has(entry.body.laptop) || !this.#isSigned(entry)) return;
    if (last) this.#roll.delete(last.id);
    this.#roll.set(entry.id, entry);
  }

  #isSigned(entry: AnyEntry): boolean {
    const by = this.#chained.get(entry.by);
    return by !== undefined && isSignedWith(entry, by.certificate);
  }
}

function isLaterName(a: Entry<'named'>, b: Entry<'named'>): boolean {
  return a.body.version === b.body.version ? a.id > b.id : a.body.version > b.body.version;
}

/** Whether one more removal by this laptop would be heard. */
export function isHeard(roll: Roll, by: LaptopId): boolean {
  return ofType('removed', roll).filter((entry) => entry.by === by).length < REMOVALS_MAX;
}

/** The entries of one kind. */
export function ofType<Type extends AnyEntry['body']['type']>(type: Type, roll: Roll): Entry<Type>[] {
  return [...roll.values()].filter((entry) => isOf(type, entry)) as Entry<Type>[];
}

/** Whether an entry is of a kind. */
export function isOf<Type extends AnyEntry['body']['type']>(
  type: Type,
  entry: AnyEntry,
): entry is Extract<AnyEntry, Entry<Type>> {
  return entry.body.type === type;
}
