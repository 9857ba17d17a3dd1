// Two laptops with one network, on real Automerge documents: each changes its own copy by its own clock, and now and then a
// line between them carries some of what the other lacks before it is cut.
import { genesis, Network } from '../../electron/keeper/document.ts';
import type { Card } from '../../shared/model/cards.ts';
import { findCard } from '../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Entry, History } from '../../shared/model/history.ts';
import type { Instant, Stamp } from '../../shared/model/identity.ts';
import { type Edit, takeBack } from '../../shared/model/undo.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TODAY } from '../shared/story.ts';
import type { Random } from '../torture/random.ts';

export type Verb<Value = unknown> = (document: VouchsafeDocument, stamp: Stamp) => Value;

/** An entry as it was written, and what its laptop knew then. */
export interface Written {
  readonly entry: Entry;
  readonly card: string;
  readonly known: readonly string[];
}

/** The same for all, and slow to make. */
let start: ReturnType<typeof genesis> | undefined;

export class Laptop {
  readonly network: Network;
  readonly written: Written[] = [];
  /** Entries that were corrected or struck here. */
  readonly touched = new Set<string>();
  readonly #random: Random;
  readonly #name: string;
  #clock: Instant;
  #log: Uint8Array[] = [];
  #sent = 0;
  #undo: (readonly Edit[])[] = [];

  /** `ahead`: how wrong its clock is, in milliseconds. */
  constructor(name: string, ahead: number, random: Random) {
    start ??= genesis();
    this.network = Network.load(start.snapshot, start.heads);
    this.#name = name;
    this.#random = random;
    this.#clock = Date.parse(`${TODAY}T10:00:00Z`) + ahead;
  }

  /** Runs a verb; what it refuses has changed nothing. Answers its value. */
  change<Value>(cards: readonly string[], verb: Verb<Value>): Value | undefined {
    const before = cards.map((id) => [id, this.#history(id)] as const);
    try {
      const { bytes, edits, value } = this.network.change((document) => verb(document, this.#stamp()), this.#clock);
      this.#log.push(...bytes);
      this.#undo.push(edits);
      for (const [id, old] of before) this.#noteNew(id, old);
      return value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return undefined;
    }
  }

  /** Takes back what was done here last. */
  undo(cards: readonly string[]): void {
    const edits = this.#undo.pop();
    if (edits && edits.length > 0) this.change(cards, (document, stamp) => takeBack(document, edits, stamp));
  }

  /** Carries what the other lacks, up to so many changes, in their order. */
  send(other: Laptop, most = Number.POSITIVE_INFINITY): void {
    const next = this.#log.slice(this.#sent, this.#sent + most);
    this.#sent += next.length;
    if (next.length > 0) other.network.receive(next);
  }

  #history(id: string): History {
    return cardOf(this.network.plain, id)?.history ?? {};
  }

  #noteNew(card: string, before: History): void {
    const known = Object.keys(before);
    for (const entry of Object.values(this.#history(card)))
      if (!Object.hasOwn(before, entry.id)) this.written.push({ entry, card, known });
      else if (before[entry.id] !== entry) this.touched.add(entry.id);
  }

  #stamp(): Stamp {
    this.#clock += this.#random.int(90_000);
    const newId = () => Buffer.from(this.#random.bytes(16)).toString('hex');
    return { newId, now: this.#clock, today: TODAY, device: this.#name };
  }
}

function cardOf(document: VouchsafeDocument, id: string): Card | undefined {
  try {
    return findCard(document, id);
  } catch {
    return undefined;
  }
}
