// Keeps an index in step with the document: what did not change keeps its identity, bucket by bucket and record by record,
// so it finds what changed by itself, whoever changed it. All in steps, so that nobody waits for it.
import { emptyDocument, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Kept, Table } from '../../../shared/model/table.ts';
import { Entries } from './entries.ts';
import { FirmBook } from './firms.ts';
import type { Entry, Firm } from './texts.ts';

/** Firms after people, whose spellings they are; notes last, for they are most, and a name is asked for first. */
const FOLLOWED = ['people', 'firms', 'asks', 'intros', 'affiliations', 'interactions'] as const;
type Followed = (typeof FOLLOWED)[number];
/** Before the key of a firm: by itself it could be anything. */
const FIRM = 'firm ';
/** So many notes take a millisecond or two, and ten times that when the processor has other things to do. */
const AT_ONCE = 40;
type Tables = Record<Followed, Table<Kept>>;

export class Follower {
  readonly entries = new Entries();
  readonly #firms = new FirmBook();
  /** What is indexed: the tables as they were, with buckets taken over one by one. */
  readonly #seen = { ...emptyDocument() } as unknown as Tables;

  /** True when everything in the document is indexed. */
  isAt(document: VouchsafeDocument): boolean {
    return FOLLOWED.every((name) => (this.#seen[name] as unknown) === document[name]);
  }

  /** The firm that is indexed under an id. */
  firmOf(id: string): Firm | undefined {
    return this.#firms.firm(id.slice(FIRM.length));
  }

  /** Takes in what changed, in steps of a few records; each yields the share that is done. */
  *catchUp(document: VouchsafeDocument): Generator<number> {
    for (const [turn, name] of FOLLOWED.entries()) {
      const [before, after] = [this.#seen[name], (document as unknown as Tables)[name]];
      if (before === after) continue;
      if (name === 'firms') this.#firms.learn(document);
      else {
        this.#seen[name] = { ...before };
        let done = 0;
        for (const bucket of Object.keys(after)) {
          done++;
          if (before[bucket] === after[bucket]) continue;
          const share = (turn + done / 256) / FOLLOWED.length;
          for (const _ of this.#takeBucket(name, before[bucket] ?? {}, after[bucket] ?? {})) yield share;
          this.#seen[name][bucket] = after[bucket] ?? {};
          yield share;
        }
      }
      this.#seen[name] = after;
      yield* this.#enterFirms(turn / FOLLOWED.length);
    }
  }

  /** A bucket, with a rest every few records: one of a large network has hundreds. */
  *#takeBucket(name: Followed, before: Record<string, Kept>, after: Record<string, Kept>): Generator<void> {
    let taken = 0;
    for (const id in after) {
      if (before[id] === after[id]) continue;
      this.#take(name, before[id], after[id]);
      if (++taken % AT_ONCE === 0) yield;
    }
    for (const id in before) if (!Object.hasOwn(after, id)) this.#take(name, before[id], undefined);
  }

  #take(name: Followed, before: Kept | undefined, after: Kept | undefined): void {
    if (name === 'people') {
      this.#firms.count(firmOf(before), -1);
      this.#firms.count(firmOf(after), 1);
    }
    const id = (after ?? before)?.id ?? '';
    if (after && after.binnedAt === undefined)
      this.entries.enter(id, { table: name, record: after } as unknown as Entry);
    else this.entries.strike(id);
  }

  *#enterFirms(share: number): Generator<number> {
    let done = 0;
    for (const [key, firm] of this.#firms.takeChanged()) {
      if (done++ % 100 === 99) yield share;
      if (firm) this.entries.enter(FIRM + key, { table: 'firms', record: firm });
      else this.entries.strike(FIRM + key);
    }
  }
}

/** Whoever is in the bin, or was merged, makes no firm. */
function firmOf(record: Kept | undefined): string | undefined {
  const person = record as { firm?: string; mergedInto?: string; binnedAt?: number } | undefined;
  return person?.binnedAt === undefined && person?.mergedInto === undefined ? person?.firm : undefined;
}
