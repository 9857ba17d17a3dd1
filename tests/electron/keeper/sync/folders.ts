// Laptops that meet in a folder only: real documents of Automerge, real keys, a real roll, and any carrier. A drawer that is a
// value in memory; `crash` forgets everything else, as a restart does.
import * as Automerge from '@automerge/automerge/slim';
import { randomBytes, toHex } from '../../../../electron/keeper/crypto.ts';
import { genesis } from '../../../../electron/keeper/document.ts';
import { type Carrier, CarrierError } from '../../../../electron/keeper/sync/carrier.ts';
import { FOLDER_LIMITS, type FolderLimits } from '../../../../electron/keeper/sync/folder.ts';
import type { FolderAround, FolderDesk, FolderTold, TakenIn } from '../../../../electron/keeper/sync/folder-around.ts';
import { type FolderKept, folderSchema, newFolder } from '../../../../electron/keeper/sync/folder-kept.ts';
import { Folder } from '../../../../electron/keeper/sync/folder-round.ts';
import { type Identity, makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { addLaptop, found, joinRolls, type Roll } from '../../../../electron/keeper/sync/roll.ts';
import type { Word } from '../../../../electron/keeper/sync/word.ts';

type Store = ReturnType<typeof Automerge.getBackend>;

let start: ReturnType<typeof genesis> | undefined;

/** A document of notes by name, as the folder's desk. */
export class NoteDesk implements FolderDesk {
  #store: Store;
  /** How many snapshots were taken in. */
  adopted = 0;

  constructor(saved?: Uint8Array) {
    start ??= genesis();
    this.#store = Automerge.getBackend(Automerge.init());
    this.#store.loadIncremental(saved ?? start.snapshot);
  }

  get heads(): string[] {
    return this.#store.getHeads();
  }

  get isEmpty(): boolean {
    return this.names().length === 0;
  }

  has(hash: string): boolean {
    return this.#store.getChangeByHash(hash) !== null;
  }

  changesSince(heads: readonly string[]): Uint8Array[] {
    return this.#store.getChanges([...heads]);
  }

  /** Writes one note; its change is made at once. */
  note(name: string, text = name): void {
    this.#store.put('_root', `note ${name}`, text);
    this.#store.commit();
  }

  /** Every note that is here, sorted. */
  names(): string[] {
    const keys = this.#store.keys('_root').filter((key) => key.startsWith('note '));
    return keys.map((key) => key.slice(5)).sort();
  }

  async take(changes: readonly Uint8Array[], _from: Word): Promise<TakenIn> {
    const decoded = changes.map((change) => Automerge.decodeChange(change));
    const here = new Set(decoded.map(({ hash }) => hash));
    if (decoded.some(({ deps }) => deps.some((dep) => !here.has(dep) && !this.has(dep)))) return 'waiting';
    for (const change of changes) this.#store.applyChanges([change]);
    return 'taken';
  }

  async adopt(snapshot: Uint8Array, _from: Word): Promise<TakenIn> {
    this.#store.loadIncremental(snapshot);
    this.adopted += 1;
    return 'taken';
  }

  wholeNow(): { bytes: Uint8Array; heads: string[] } {
    return { bytes: this.#store.save(), heads: this.heads };
  }
}

/** A laptop of the circle, with a folder. */
export class FolderLaptop {
  readonly identity: Identity;
  desk = new NoteDesk();
  roll: Roll;
  kept: FolderKept;
  limits: FolderLimits = FOLDER_LIMITS;
  /** A clock that only goes forward. */
  now = 0;
  told: FolderTold | undefined;
  #carrier: Carrier;
  #folder: Folder | undefined;

  constructor(carrier: Carrier, identity: Identity, roll: Roll) {
    this.#carrier = carrier;
    this.identity = identity;
    this.roll = roll;
    this.kept = newFolder(toHex(randomBytes(16)));
  }

  /** One round, long after the last, so that whatever is to be written is. */
  async round(isClosing = true): Promise<FolderTold> {
    this.now += 61_000;
    this.told = await this.open().round({ now: this.now, isClosing });
    return this.told;
  }

  /** The folder itself, for whoever has a clock of his own. */
  open(): Folder {
    this.#folder ??= new Folder(this.#around());
    return this.#folder;
  }

  /** Everything is forgotten but the drawer and the document. */
  crash(): void {
    this.#folder = undefined;
    this.kept = folderSchema.parse(JSON.parse(JSON.stringify(this.kept)));
  }

  /** A copy of the whole vault, as a backup program or a thief makes one. */
  clone(carrier: Carrier): FolderLaptop {
    const copy = new FolderLaptop(carrier, this.identity, this.roll);
    copy.desk = new NoteDesk(this.desk.wholeNow().bytes);
    copy.kept = structuredClone(this.kept);
    copy.limits = this.limits;
    copy.now = this.now;
    return copy;
  }

  moveTo(carrier: Carrier): void {
    this.#carrier = carrier;
    this.#folder = undefined;
  }

  #around(): FolderAround {
    return {
      carrier: this.#carrier,
      identity: this.identity,
      desk: this.desk,
      schema: 1,
      atLeast: 1,
      limits: this.limits,
      kept: () => this.kept,
      keep: async (edit) => {
        this.kept = edit(this.kept);
      },
      roll: () => this.roll,
      learn: async (entries) => {
        this.roll = joinRolls(this.roll, entries);
      },
    };
  }
}

/** A circle of laptops that know each other, each with its own way to the folder. */
export function circleOn(carriers: readonly Carrier[]): FolderLaptop[] {
  const identities = carriers.map(() => makeIdentity());
  const [first] = identities;
  if (!first) return [];
  let roll = found(first, 'study');
  for (const [i, { certificate, box }] of identities.entries())
    if (i > 0) roll = addLaptop(roll, first, { certificate, box: box.publicKey, name: `laptop ${i}` });
  return identities.map((identity, i) => new FolderLaptop(carriers[i] as Carrier, identity, roll));
}

/** Rounds of all in turn, until everybody has been heard by everybody. */
export async function roundsOf(laptops: readonly FolderLaptop[], times = 3): Promise<void> {
  for (let i = 0; i < times; i += 1) for (const laptop of laptops) await inTheEnd(laptop);
}

/** A round, tried again as the app does: a server may close a connection at any time. */
async function inTheEnd(laptop: FolderLaptop): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      return void (await laptop.round());
    } catch (error) {
      if (tries === 5 || !(error instanceof CarrierError && error.code === 'unreachable')) throw error;
    }
}
