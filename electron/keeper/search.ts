// Search everywhere: people, asks, introductions, firms and notes, by what one types. The index lives in the keeper's
// memory alone, is made in slices after windows have been shown, and follows the document from change to change.
import type { Found, Hit } from '../../shared/found.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { canPass, facetTest } from '../../shared/model/facet-match.ts';
import { type FoundKind, parseTyped, type Typed } from '../../shared/model/facets.ts';
import type { Day } from '../../shared/model/identity.ts';
import { Refusal } from '../../shared/refusal.ts';
import { Follower } from './search/follower.ts';
import { type Asked, type Ranked, seek } from './search/seek.ts';
import { candidateOf, hitOf } from './search/shown.ts';
import type { Sought } from './search/why.ts';
import { wordsTyped } from './search/words.ts';
import { inSlices } from './slices.ts';

/** So long a question may take in what has changed since the last one; more is left to the slices. */
const CATCH_UP_MS = 10;

/** Shares of the limit, so that notes never crowd out people; whoever is asked for by `in:` gets all. */
const SHARES = [
  ['people', 'people', 0.4],
  ['asks', 'asks', 0.2],
  ['intros', 'intros', 0.2],
  ['firms', 'firms', 0.15],
  ['notes', 'interactions', 0.3],
] as const satisfies readonly (readonly [FoundKind, Hit['table'], number])[];

export class Search {
  readonly #document: () => VouchsafeDocument | undefined;
  readonly #today: () => Day;
  #follower = new Follower();
  /** A new index that takes the place of a worn one once it has caught up. */
  #next: Follower | undefined;
  #steps: Generator<number> | undefined;
  #following: Promise<void> | undefined;

  /** `document` answers undefined while the vault is not open. */
  constructor(document: () => VouchsafeDocument | undefined, today: () => Day) {
    this.#document = document;
    this.#today = today;
  }

  /** Catches up with the document, in slices, while the keeper answers others. Settles when it has. */
  follow(): Promise<void> {
    this.#following ??= inSlices(this.#catchingUp()).finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  /** What answers to a text. Refuses `vault-locked`. */
  find({ text, limit }: { text: string; limit: number }): Found {
    const document = this.#document();
    if (!document) throw new Refusal('vault-locked');
    const isComplete = this.#catchUpBriefly(document);
    const typed = parseTyped(text);
    const words = wordsTyped(typed.words);
    if (words.length === 0 && typed.facets.length === 0) return { hits: [], isComplete };
    this.#follower.entries.settle(document, this.#today());
    const [asked, found] = this.#seek(document, typed, words, limit);
    const sought = asked.map(({ typed, answering }): Sought => {
      return { typed, like: new Set(answering.filter(({ word }) => !word.startsWith(typed)).map(({ word }) => word)) };
    });
    const hits = found.flatMap((ranked) => hitOf(document, this.#follower, ranked, sought) ?? []);
    return { hits: eachOnce(hits).slice(0, limit), isComplete };
  }

  /** First what answers every word; if nothing does, what almost begins so; and then what answers most of the words. */
  #seek(document: VouchsafeDocument, typed: Typed, words: readonly string[], limit: number): [Asked[], Ranked[]] {
    const [{ entries }, most] = [this.#follower, mostOf(typed, limit)];
    const passes = facetTest(document, typed, this.#today());
    const accepts = (number: number) => {
      const candidate = candidateOf(document, this.#follower, number);
      return candidate !== undefined && passes(candidate);
    };
    const { dictionary } = entries;
    const asked = words.map((word): Asked => ({ typed: word, answering: dictionary.answering(word) }));
    const found = seek(entries, asked, most, accepts);
    if (found.length > 0 || words.length === 0) return [asked, found];
    const loosely = asked.map(({ typed, answering }): Asked => {
      return { typed, answering: [...answering, ...dictionary.resembling(typed)] };
    });
    return [loosely, seek(entries, loosely, most, accepts, 1)];
  }

  /** All that is to be done, as it goes on while it is done: a change may come between any two steps. */
  *#catchingUp(): Generator<number, void> {
    for (;;) {
      const document = this.#document();
      if (!document) return;
      // The first question finds everything weighed.
      if (this.#isAt(document)) return this.#follower.entries.settle(document, this.#today());
      yield this.#step(document);
    }
  }

  #catchUpBriefly(document: VouchsafeDocument): boolean {
    const until = performance.now() + CATCH_UP_MS;
    while (!this.#isAt(document)) {
      if (performance.now() > until) {
        // What goes wrong there goes wrong at the next question, too, and is told then.
        void this.follow().catch(() => undefined);
        return this.#follower.isAt(document);
      }
      this.#step(document);
    }
    return true;
  }

  #isAt(document: VouchsafeDocument): boolean {
    return this.#next === undefined && this.#follower.isAt(document);
  }

  #step(document: VouchsafeDocument): number {
    this.#steps ??= (this.#next ?? this.#follower).catchUp(document);
    const step = this.#steps.next();
    if (!step.done) return step.value;
    this.#steps = undefined;
    if (this.#next?.isAt(document)) {
      this.#follower = this.#next;
      this.#next = undefined;
    } else if (this.#next === undefined && this.#follower.entries.isWorn) this.#next = new Follower();
    return 1;
  }
}

function mostOf(typed: Typed, limit: number) {
  const isNamed = typed.facets.some(({ key }) => key === 'in');
  const most = { people: 0, asks: 0, intros: 0, firms: 0, interactions: 0 };
  for (const [kind, table, share] of SHARES)
    if (canPass(typed, kind)) most[table] = Math.ceil(isNamed ? limit : limit * share);
  return most;
}

/** Somebody may be found by more than one entry: the best one counts. */
function eachOnce(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ table, id }) => !seen.has(`${table} ${id}`) && seen.add(`${table} ${id}`));
}
