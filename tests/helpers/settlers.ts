// Two laptops that settle what both wrote at once, on real Automerge documents: each with its own clock, its own undo, and a
// word for what is to be settled. They meet when the test says so, and take in what the other sent as the session does.
import type { Found } from '../../electron/keeper/conflicts.ts';
import { genesis, Network } from '../../electron/keeper/document.ts';
import { type Made, Settling } from '../../electron/keeper/settling.ts';
import { type Step, UndoStack } from '../../electron/keeper/undo.ts';
import { captureAsk } from '../../shared/model/ask.ts';
import type { Conflict, FieldConflict } from '../../shared/model/conflict.ts';
import { sayField, sayRecord, sayValue } from '../../shared/model/conflict-words.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { AskId, Instant, IntroId, PersonId, Stamp, TieId } from '../../shared/model/identity.ts';
import { proposeIntro } from '../../shared/model/intro.ts';
import { addPerson } from '../../shared/model/person.ts';
import { recordTie } from '../../shared/model/tie.ts';
import { takeBack } from '../../shared/model/undo.ts';
import { TODAY } from '../shared/story.ts';
import { type Random, randomFrom } from '../torture/random.ts';

/** The same for all, and slow to make. */
let start: ReturnType<typeof genesis> | undefined;

export class Settler {
  readonly network: Network;
  readonly settling: Settling;
  /** What windows were told last. */
  told: readonly Conflict[] = [];
  readonly #undo = new UndoStack();
  readonly #random: Random;
  readonly #name: string;
  clock: Instant;

  /** `ahead`: how wrong its clock is, in milliseconds. `mark`: 16 hex digits, by which its writing is known. */
  constructor(name: string, { ahead = 0, seed = 1 }: { ahead?: number; seed?: number } = {}) {
    start ??= genesis();
    this.#name = name;
    this.network = Network.load(start.snapshot, start.heads, markOf(name));
    this.settling = new Settling(this.network, (message) => {
      if ('conflicts' in message) this.told = message.conflicts;
    });
    this.settling.nameOf = (mark) => NAMES.find((known) => markOf(known) === mark);
    this.#random = randomFrom(seed + name.length);
    this.clock = Date.parse(`${TODAY}T10:00:00Z`) + ahead;
  }

  get document(): VouchsafeDocument {
    return this.network.plain;
  }

  change<Value>(verb: (document: VouchsafeDocument, stamp: Stamp) => Value): Value {
    const stamp = this.stamp();
    const { patches, edits, value } = this.network.change((document) => verb(document, stamp), stamp.now);
    if (edits.length > 0) this.#undo.push({ edits });
    this.settling.follow(patches);
    return value;
  }

  settle(path: readonly string[], value: unknown): void {
    this.#made(this.settling.settle(path, value, this.stamp()));
  }

  leave(record: readonly string[], restore: boolean): void {
    this.#made(this.settling.leave(record, restore, this.stamp()));
  }

  undo(): void {
    const { edits, settled } = this.#undo.next('undo') as Step;
    if (settled) return this.#follow('undo', this.settling.takeBack({ edits, settled }, this.stamp()));
    const stamp = this.stamp();
    const change = this.network.change((document) => takeBack(document, edits, stamp), stamp.now);
    this.#undo.took('undo', { edits: change.edits });
    this.settling.follow(change.patches);
  }

  redo(): void {
    const { settled } = this.#undo.next('redo') as Step;
    if (settled) this.#follow('redo', this.settling.redo(settled, this.stamp()));
  }

  /** What is to be settled here, each in words: what, which field, and the values, the one that is shown first. */
  get words(): string[] {
    return this.told.map((conflict) => {
      const about = `${sayRecord(this.document, conflict)}, `;
      if (conflict.kind === 'bin')
        return `${about}binned on ${conflict.binnedBy.laptop}, changed on ${conflict.changedBy.laptop}`;
      const field = `${about}${sayField(this.document, conflict.path)}: `;
      if (conflict.kind === 'set')
        return `${field}also ${Object.keys(conflict.missing).join(', ')} on ${conflict.other.laptop}`;
      const said = conflict.values.map(
        ({ value, laptop }) => `${sayValue(this.document, conflict.path, value)} (${laptop})`,
      );
      return field + said.sort().join(' | ');
    });
  }

  /** The field that is to be settled; there must be one alone. */
  get field(): FieldConflict {
    const [only, ...more] = this.told;
    if (only?.kind !== 'field' || more.length > 0) throw new Error(`to settle: ${this.words.join('; ')}`);
    return only;
  }

  /** What a look through the whole document finds. */
  get found(): Found[] {
    const { conflicts } = this.network;
    return conflicts.at([...conflicts.apart].flatMap((hash) => conflicts.writtenIn(hash)));
  }

  /** Takes in what the other has and this one lacks. */
  takeFrom(other: Settler): void {
    const common = other.network
      .samples([])
      .concat(this.network.heads)
      .filter((hash) => other.network.has(hash) && this.network.has(hash));
    const { patches, conflicts } = this.network.takeIn(other.network.changesSince(common));
    this.settling.follow(patches, conflicts);
  }

  stamp(): Stamp {
    this.clock += 1_000 + this.#random.int(90_000);
    const newId = () => Buffer.from(this.#random.bytes(16)).toString('hex');
    return { newId, now: this.clock, today: TODAY, device: this.#name };
  }

  #made(made: Made): void {
    this.#undo.push(made.step);
    this.settling.follow(made.patches, made.conflicts);
  }

  #follow(direction: 'undo' | 'redo', made: Made): void {
    this.#undo.took(direction, made.step);
    this.settling.follow(made.patches, made.conflicts);
  }
}

/** What two laptops have in common before they are apart. */
export interface Scene {
  readonly study: Settler;
  readonly travel: Settler;
  readonly ana: PersonId;
  readonly bjorn: PersonId;
  readonly cem: PersonId;
  readonly ask: AskId;
  readonly intro: IntroId;
  readonly tie: TieId;
}

/** Ana, Björn and Cem, an ask of hers and an introduction, on both laptops; the travel laptop's clock is wrong. */
export function twoLaptops(ahead = -7_200_000): Scene {
  const [study, travel] = [new Settler('study'), new Settler('travel', { ahead })];
  const made = study.change((document, stamp) => {
    const [ana, bjorn, cem] = ['Ana', 'Björn', 'Cem'].map((name) => addPerson(document, { name }, stamp)) as [
      PersonId,
      PersonId,
      PersonId,
    ];
    const ask = captureAsk(document, { title: 'A CFO', asker: ana }, stamp);
    const who = { connector: 'me', partyA: ana, partyB: bjorn, mode: 'permission first' } as const;
    const tie = recordTie(document, { a: ana, b: bjorn, kind: 'colleague' }, stamp);
    return { ana, bjorn, cem, ask, intro: proposeIntro(document, who, stamp), tie };
  });
  travel.takeFrom(study);
  return { study, travel, ...made };
}

const NAMES = ['study', 'travel', 'kitchen'];

function markOf(name: string): string {
  return Buffer.from(name.padEnd(8)).toString('hex').slice(0, 16);
}

/** All laptops take in what the others have, in turn. */
export function meet(...laptops: readonly Settler[]): void {
  for (let round = 0; round < 2; round++)
    for (const laptop of laptops) for (const other of laptops) if (other !== laptop) laptop.takeFrom(other);
}
