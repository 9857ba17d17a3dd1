// Laptops for stories: each a real session on a vault of its own on disk, with real sockets between them, in one process.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '../../../../electron/keeper/session.ts';
import type { Habits } from '../../../../electron/keeper/sync/sync.ts';
import type { PersonId } from '../../../../shared/model/identity.ts';
import { addPerson, editPerson } from '../../../../shared/model/person.ts';
import { records } from '../../../../shared/model/table.ts';
import type { FromKeeper } from '../../../../shared/state.ts';
import type { Laptop as LaptopState, PairingState, ShownCode, SyncState } from '../../../../shared/sync.ts';

const PASSPHRASE = 'correct horse battery staple';
const LOOK_MS = 2;
const PATIENCE_MS = 50_000;
/** A loaded machine may take its time for the last round of a folder. */
const LAST_ROUND_MS = 50_000;

/** Waits until something is so, and answers it. */
export async function until<Value>(look: () => Value | undefined | false, what: string): Promise<Value> {
  const last = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = look();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > last) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

let template: ReturnType<typeof makeTemplate> | undefined;

async function makeTemplate() {
  const dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-sync-')), 'vault');
  const session = new Session(dir, 'template', () => undefined);
  await session.start();
  const { recoveryWords } = await session.create(PASSPHRASE);
  const words = recoveryWords.split(' ');
  await session.rehearse([0, 5, 11].map((place) => ({ place, word: words[place] ?? '' })));
  await session.lock();
  return { dir, recoveryWords };
}

export class Laptop {
  readonly name: string;
  readonly dir: string;
  readonly bugs: unknown[] = [];
  readonly habits: Habits;
  session: Session;
  told: SyncState | undefined;
  heard: FromKeeper[] = [];
  #recoveryWords = '';
  #id: string | undefined;
  #isUnlocked = false;

  constructor(name: string, dir: string, habits: Habits = {}) {
    this.name = name;
    this.dir = dir;
    this.habits = {
      discovers: false,
      lastRound: LAST_ROUND_MS,
      onBug: (bug) => this.bugs.push(bug),
      ...habits,
    };
    this.session = this.#newSession();
  }

  /** A new laptop with a vault, unlocked. Vaults are alike: made once, and copied before anything is in them. */
  static async make(name: string, habits: Habits = {}): Promise<Laptop> {
    template ??= makeTemplate();
    const { dir, recoveryWords } = await template;
    const laptop = new Laptop(name, join(await mkdtemp(join(tmpdir(), 'vouchsafe-sync-')), 'vault'), habits);
    laptop.#recoveryWords = recoveryWords;
    await cp(dir, laptop.dir, { recursive: true });
    await laptop.unlock();
    return laptop;
  }

  async lock(): Promise<void> {
    this.#id = this.id;
    this.#isUnlocked = false;
    await this.session.lock();
    this.told = undefined;
  }

  async unlock(): Promise<void> {
    this.session = this.#newSession();
    await this.session.start();
    // Quicker than by the passphrase, which is stretched.
    await this.session.unlock({ recoveryWords: this.#recoveryWords });
    await this.#ready();
  }

  /** What opens the vault elsewhere. */
  get recoveryWords(): string {
    return this.#recoveryWords;
  }

  /** A copy of the locked vault, as a backup program makes one. */
  async copied(): Promise<string> {
    const copy = join(await mkdtemp(join(tmpdir(), 'vouchsafe-copy-')), 'vault');
    await cp(this.dir, copy, { recursive: true });
    return copy;
  }

  /** Such a copy takes the place of the locked vault. */
  async putBack(copy: string): Promise<void> {
    await rm(this.dir, { recursive: true });
    await cp(copy, this.dir, { recursive: true });
    await rm(join(copy, '..'), { recursive: true });
  }

  async gone(): Promise<void> {
    await this.session.lock();
    await rm(join(this.dir, '..'), { recursive: true, force: true });
  }

  /** Notes a person; answers when that is durable here. */
  async meet(name: string) {
    return await this.session.change((document, stamp) => addPerson(document, { name }, stamp));
  }

  async rename(id: PersonId, name: string): Promise<void> {
    await this.session.change((document) => editPerson(document, { id, changes: { name } }));
  }

  /** Names of everybody, sorted. */
  get people(): string[] {
    return [...records(this.session.document.people)].map(({ name = '' }) => name).sort();
  }

  /** The state as it is at this moment. */
  get state(): SyncState {
    return this.session.sync.state;
  }

  get pairing(): PairingState | undefined {
    return this.state.pairing;
  }

  /** Its id in its circle; while it is locked, the last one. */
  get id(): string | undefined {
    if (this.#isUnlocked) this.#id = this.itself?.id;
    return this.#id;
  }

  /** What this laptop tells of another. */
  of(other: Laptop): LaptopState | undefined {
    return this.state.laptops.find(({ id }) => id === other.id);
  }

  get itself(): LaptopState | undefined {
    return this.state.laptops.find(({ isThis }) => isThis);
  }

  isInStepWith(other: Laptop): boolean {
    return this.of(other)?.isInStep === true && other.of(this)?.isInStep === true;
  }

  #newSession(): Session {
    const publish = (message: FromKeeper) => {
      if ('sync' in message) this.told = message.sync;
      else this.heard.push(message);
    };
    return new Session(this.dir, this.name, publish, this.habits);
  }

  async #ready(): Promise<void> {
    const { session } = this;
    await until(() => session.state.is === 'open' && session.state.ready, 'the board');
    await session.sync.again({});
    this.#isUnlocked = true;
  }
}

/** The address of a code that is reached from this machine, whatever networks it is in. */
export function nearAddress({ addresses }: ShownCode): string {
  return `127.0.0.1:${addresses[0]?.split(':').at(-1)}`;
}

/** Travel joins study by words and an address, and both say yes. */
export async function pair(study: Laptop, travel: Laptop, bring?: 'together' | 'aside'): Promise<void> {
  const code = await study.session.sync.show();
  await travel.session.sync.join({ code: code.words, address: nearAddress(code) });
  await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'being asked');
  await study.session.sync.confirm({ yes: true });
  await travel.session.sync.confirm({ yes: true, ...(bring && { bring }) });
  await until(() => study.pairing?.is === 'done' && travel.pairing?.is === 'done', 'being paired');
  await study.session.sync.stopPairing();
  await travel.session.sync.stopPairing();
}

/** One is unlocked, looks through the folder, does something, and is locked again. */
export async function alone(one: Laptop, work: () => Promise<unknown> = async () => undefined): Promise<void> {
  await one.unlock();
  await looked(one);
  await work();
  await one.lock();
}

/** Waits until a laptop has looked through its folder. */
export const looked = (one: Laptop) => until(() => one.state.folder?.lookedAt, 'a look through the folder');
