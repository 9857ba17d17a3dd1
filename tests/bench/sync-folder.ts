// The folder, on the disk that the project is on: what a round costs when nothing is new, when one change is, and when a laptop
// joins. Real documents of the size, real keys and files; nothing between the two but the folder.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes, toHex } from '../../electron/keeper/crypto.ts';
import { genesis, Network } from '../../electron/keeper/document.ts';
import { FOLDER_LIMITS } from '../../electron/keeper/sync/folder.ts';
import type { FolderDesk } from '../../electron/keeper/sync/folder-around.ts';
import { diskCarrier } from '../../electron/keeper/sync/folder-files.ts';
import { type FolderKept, newFolder } from '../../electron/keeper/sync/folder-kept.ts';
import { Folder } from '../../electron/keeper/sync/folder-round.ts';
import { type Identity, makeIdentity } from '../../electron/keeper/sync/identity.ts';
import { addLaptop, found, type Roll } from '../../electron/keeper/sync/roll.ts';
import { openVault } from '../../electron/keeper/vault/vault.ts';
import { editPerson } from '../../shared/model/person.ts';
import { records } from '../../shared/model/table.ts';
import { stampAt } from '../helpers/stamp.ts';
import type { Desk } from './desk.ts';
import { type Figure, type Limits, median, timed } from './figure.ts';

const NOTHING_NEW = 50;
const ONE_CHANGE = 250;
// The document is saved, sealed, synced and read back whole.
const SNAPSHOT: Limits = { S: 500, M: 3_000, L: 12_000 };
const JOINING: Limits = { S: 1_500, M: 6_000, L: 30_000 };
const ROUNDS = 11;
const APART_MS = 61_000;

export async function measureFolder(desk: Desk): Promise<Figure[]> {
  return await desk.onCopy(async (vaultDir) => {
    const { vault, contents } = await openVault(vaultDir, { recoveryWords: desk.recoveryWords });
    await vault.close();
    const dir = join(vaultDir, '..', 'folder');
    await mkdir(dir);
    const [one, other] = [makeIdentity(), makeIdentity()];
    const roll = addLaptop(found(one, 'study'), one, { ...other, box: other.box.publicKey, name: 'travel' });
    const study = new Reading(dir, one, roll, Network.load(contents.snapshot, contents.heads));
    const { ms: snapshot } = await timed(() => study.round());
    const start = genesis();
    const travel = new Reading(dir, other, roll, Network.load(start.snapshot, start.heads));
    const { ms: joining } = await timed(() => travel.round());
    if (travel.people !== study.people) throw new Error('not everybody came over');
    const { nothing, written, taken } = await measureRounds(study, travel);
    const { size } = desk;
    return [
      { name: 'folder: first round, all is written', value: snapshot, unit: 'ms', limit: SNAPSHOT[size] },
      { name: 'folder: joining, all is taken in', value: joining, unit: 'ms', limit: JOINING[size] },
      { name: 'folder: a round with nothing new', value: median(nothing), unit: 'ms', limit: NOTHING_NEW },
      { name: 'folder: a round that writes one change', value: median(written), unit: 'ms', limit: ONE_CHANGE },
      { name: 'folder: a round that takes one in', value: median(taken), unit: 'ms', limit: ONE_CHANGE },
    ];
  });
}

async function measureRounds(study: Reading, travel: Reading) {
  const [nothing, written, taken]: [number[], number[], number[]] = [[], [], []];
  // What each says about the other's first file.
  for (let round = 0; round < 3; round++) for (const each of [study, travel]) await each.round();
  for (let round = 0; round < ROUNDS; round++) {
    nothing.push((await timed(() => study.round())).ms);
    study.edit(round);
    written.push((await timed(() => study.round())).ms);
    taken.push((await timed(() => travel.round())).ms);
    await study.round();
  }
  return { nothing, written, taken };
}

/** A laptop that meets others in a folder only; its drawer is a value in memory. */
class Reading implements FolderDesk {
  #network: Network;
  #kept: FolderKept = newFolder(toHex(randomBytes(16)));
  #now = 0;
  readonly #folder: Folder;

  constructor(dir: string, identity: Identity, roll: Roll, network: Network) {
    this.#network = network;
    this.#folder = new Folder({
      carrier: diskCarrier(dir),
      identity,
      desk: this,
      schema: 1,
      atLeast: 1,
      limits: FOLDER_LIMITS,
      kept: () => this.#kept,
      keep: async (edit) => {
        this.#kept = edit(this.#kept);
      },
      roll: () => roll,
      learn: async () => undefined,
    });
  }

  get heads() {
    return this.#network.heads;
  }

  get isEmpty(): boolean {
    return this.people === 0;
  }

  get people(): number {
    return [...records(this.#network.plain.people)].length;
  }

  has(hash: string): boolean {
    return this.#network.has(hash);
  }

  changesSince(heads: readonly string[]): Uint8Array[] {
    return this.#network.changesSince(heads);
  }

  wholeNow() {
    const { snapshot, heads } = this.#network.save();
    return { bytes: snapshot, heads };
  }

  async take(changes: readonly Uint8Array[]): Promise<'taken'> {
    this.#network.takeIn(changes);
    return 'taken';
  }

  async adopt(snapshot: Uint8Array, { heads }: { readonly heads: readonly string[] }): Promise<'taken'> {
    this.#network.meet(snapshot, heads, { instead: this.isEmpty }).adopt();
    return 'taken';
  }

  edit(round: number): void {
    const stamp = stampAt();
    const person = [...records(this.#network.plain.people)][round];
    if (!person) throw new Error('the network is too small');
    this.#network.change(
      (document) => editPerson(document, { id: person.id, changes: { about: `Note ${round}` } }),
      stamp.now,
    );
  }

  /** A round in which whatever is to be written is. */
  async round(): Promise<void> {
    this.#now += APART_MS;
    await this.#folder.round({ now: this.#now, isClosing: true });
  }
}
