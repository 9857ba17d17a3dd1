// Sync as the rest of the keeper sees it: a method for each request, and stop. The only one here that knows all the others.
// It is a guest: nothing of it runs before the user pairs, and when the vault locks it is stopped first.
import { Refusal } from '../../../shared/refusal.ts';
import type { ParsedOf } from '../../../shared/requests.ts';
import type { ShownCode, SyncState } from '../../../shared/sync.ts';
import { toHex } from '../crypto.ts';
import { readAddress } from './address.ts';
import { readTyped } from './addresses.ts';
import { Circle } from './circle.ts';
import { readCode } from './code.ts';
import type { Desk } from './desk.ts';
import type { Drawer } from './drawer.ts';
import { asName } from './entry.ts';
import { actorMark, type Identity, makeIdentity } from './identity.ts';
import { entered, withLaptop } from './joining.ts';
import { decodeKept, type Kept, peerIn, withPeer } from './kept.ts';
import { type PairCalls, Showing, Taking } from './pair.ts';
import type { Introduction, NewLaptop, No } from './pairing.ts';
import {
  entriesOf,
  hasRoom,
  joinRolls,
  mayRemove,
  mayRename,
  namesByMark,
  removeLaptop,
  renameLaptop,
  standing,
} from './roll.ts';
import { PROTOCOL } from './session.ts';
import { syncState } from './state.ts';

const TELL_EVERY_MS = 50;
const LAST_ROUND_MS = 5_000;

/** How sync behaves here. Nothing said: as for every user. */
export interface Habits {
  /** False: others are only found by addresses. */
  readonly discovers?: boolean;
  /** So long locking waits for the last round of the folder, in milliseconds. */
  readonly lastRound?: number;
  /** Who hears of bugs, which end one connection and not the process. */
  readonly onBug?: (error: unknown) => void;
}

export interface SyncAround {
  readonly desk: Desk;
  readonly drawer: Drawer;
  /** What this laptop is called by its user. */
  readonly device: () => string;
  readonly publish: (state: SyncState) => void;
  readonly habits: Habits;
}

/** The mark of this laptop's actors in what was read from the drawer; none if there is nothing that can be read. */
export function markIn(drawer: Uint8Array | undefined): string | undefined {
  try {
    return drawer && actorMark(decodeKept(drawer).identity.id);
  } catch {
    return undefined;
  }
}

/** Begins. What the drawer says is read first, and every request waits for that. */
export function startSync(around: SyncAround): Sync {
  return new Sync(around);
}

export class Sync {
  readonly #around: SyncAround;
  readonly #circle: Circle;
  readonly #unhear: () => void;
  #showing: Showing | undefined;
  #taking: Taking | undefined;
  #telling: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(around: SyncAround) {
    this.#around = around;
    this.#unhear = around.desk.onChange(() => this.#tell());
    this.#circle = new Circle({
      desk: around.desk,
      drawer: around.drawer,
      discovers: around.habits.discovers ?? true,
      lastRound: around.habits.lastRound ?? LAST_ROUND_MS,
      isPairing: () => (this.#showing ?? this.#taking) !== undefined,
      onGuest: (channel) => (this.#showing ? this.#showing.receive(channel) : channel.close()),
      onCode: (found) => this.#taking?.heardOf(found),
      onState: () => this.#tell(),
      onBug: this.#onBug,
    });
  }

  get state(): SyncState {
    const { kept, live } = this.#circle;
    const pairing = (this.#showing ?? this.#taking)?.state;
    return syncState(kept, { ...live, pairing });
  }

  /** How each laptop of the circle is called by whose mark its changes are known (Y6), also those that were removed. */
  get names(): ReadonlyMap<string, string> {
    const { kept } = this.#circle;
    return kept ? namesByMark(kept.roll) : new Map();
  }

  /** "Add a laptop". A code that was on show before is over. */
  async show(): Promise<ShownCode> {
    return await this.#circle.alone(async () => {
      await this.#endPairing();
      const kept = this.#circle.circle;
      if (kept && !hasRoom(kept.roll)) throw new Refusal('laptops-full');
      const station = await this.#circle.listen(kept?.identity ?? makeIdentity());
      const { addresses, port, identity } = station;
      this.#showing = new Showing(identity, this.#introduction(identity), addresses, port, this.#pairCalls(identity));
      station.announceCode(true);
      this.#tell();
      return this.#showing.shown;
    });
  }

  /** "Join my other laptop". What follows is told. */
  async join({ code, address }: ParsedOf<'sync.join'>): Promise<void> {
    const typed = readCode(code);
    const at = address === undefined ? undefined : readAddress(address.trim());
    if (!typed) throw new Refusal('code-malformed');
    if (address !== undefined && !at) throw new Refusal('address-malformed');
    await this.#circle.alone(async () => {
      if (this.#circle.others.some(({ id }) => !this.#circle.isCastOffBy(id))) throw new Refusal('already-paired');
      await this.#endPairing();
      const identity = makeIdentity();
      const [{ desk }, own, calls] = [this.#around, this.#introduction(identity), this.#pairCalls(identity)];
      this.#taking = new Taking(identity, own, typed, () => !desk.isEmpty, calls);
      await this.#circle.look(identity);
      this.#taking.begin(at);
      this.#tell();
    });
  }

  async confirm({ yes, bring }: ParsedOf<'sync.confirm'>): Promise<void> {
    const pairing = this.#showing ?? this.#taking;
    if (pairing?.state.is !== 'asking') throw new Refusal('nothing-to-confirm');
    if (!yes) pairing.sayNo();
    else if (pairing instanceof Showing) pairing.sayYes();
    else await pairing.confirm(bring, () => this.#around.desk.keepAside());
  }

  async stopPairing(): Promise<void> {
    await this.#circle.alone(async () => {
      await this.#endPairing();
      await this.#circle.settle();
    });
  }

  async rename({ laptop, name }: ParsedOf<'sync.rename'>): Promise<void> {
    await this.#circle.editRoll((kept) => {
      if (!mayRename(kept.roll, laptop)) throw new Refusal('name-stuck');
      return renameLaptop(kept.roll, kept.identity, laptop, name);
    }, laptop);
  }

  /** For ever. Whoever removes this laptop itself leaves the circle. */
  async remove({ laptop }: ParsedOf<'sync.remove'>): Promise<void> {
    await this.#circle.editRoll((kept) => {
      if (!mayRemove(kept.roll, kept.identity.id)) throw new Refusal('removals-full');
      return removeLaptop(kept.roll, kept.identity, laptop);
    }, laptop);
  }

  async pause({ paused }: ParsedOf<'sync.pause'>): Promise<void> {
    await this.#circle.alone(async () => {
      await this.#circle.here.change((kept) => ({ ...kept, isPaused: paused }));
      await this.#circle.settle();
    });
  }

  async again({ laptop }: ParsedOf<'sync.again'>): Promise<void> {
    await this.#circle.again(laptop);
  }

  async address({ laptop, address }: ParsedOf<'sync.address'>): Promise<void> {
    if (!readTyped(address)) throw new Refusal('address-malformed');
    const keeping = this.#circle.here;
    if (!this.#circle.others.some(({ id }) => id === laptop)) throw new Refusal('not-found');
    await keeping.change((kept) => {
      const others = peerIn(kept, laptop).typed.filter((each) => each !== address);
      return withPeer(kept, laptop, { typed: [address, ...others].slice(0, 8) });
    });
    await this.#circle.again(laptop);
  }

  /** `path`: a folder that the user chose. @throws Refusal `folder-…`, and nothing has changed. */
  async chooseFolder(path: string): Promise<void> {
    await this.#circle.chooseFolder({ kind: 'disk', path });
  }

  /** @throws Refusal `webdav-…` or `folder-full`, and nothing has changed. */
  async chooseWebdav(asked: ParsedOf<'sync.useWebdav'>): Promise<void> {
    await this.#circle.chooseFolder({ kind: 'webdav', ...asked });
  }

  async leaveFolder(): Promise<void> {
    await this.#circle.leaveFolder();
  }

  /** Tells the others, closes everything, and keeps what is to be kept. Nothing listens when this resolves. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#telling);
    this.#unhear();
    this.#showing?.cancel();
    this.#taking?.cancel();
    await this.#circle.stop();
  }

  async #endPairing(): Promise<void> {
    this.#showing?.cancel();
    this.#taking?.cancel();
    this.#circle.announceCode(false);
    this.#showing = undefined;
    this.#taking = undefined;
  }

  #introduction(identity: Identity): Introduction {
    const { desk, device } = this.#around;
    const kept = this.#circle.circle;
    const called = kept && standing(kept.roll).find(({ id }) => id === identity.id)?.name;
    const name = called ?? asName(device());
    return { protocol: PROTOCOL, name, box: toHex(identity.box.publicKey), people: desk.people };
  }

  #pairCalls(identity: Identity): PairCalls {
    return {
      add: (laptop) => this.#add(laptop, identity),
      join: (...asked) => this.#enter(...asked),
      done: () => void this.#circle.alone(() => this.#circle.settle()).catch(this.#onBug),
      onState: () => this.#tell(),
      onBug: this.#onBug,
    };
  }

  /** Study: the new laptop is in the roll, and that is durable. */
  async #add(laptop: NewLaptop, identity: Identity): Promise<readonly string[] | No> {
    try {
      return await this.#unlessOver(this.#showing, async () => {
        const next = withLaptop(this.#circle.circle, identity, this.#around.device(), laptop);
        if (!next) return 'circle-full';
        // Only the roll may have changed meanwhile, and only by growing.
        const join = (kept: Kept) => ({ ...kept, roll: joinRolls(kept.roll, entriesOf(next.roll)), isPaused: false });
        if (this.#circle.circle) await this.#circle.here.change(join);
        else await this.#circle.found(next);
        return entriesOf(this.#circle.here.kept.roll).map(toHex);
      });
    } catch (error) {
      this.#onBug(error);
      return 'declined';
    }
  }

  /** Travel: this laptop is in study's circle, and that is durable. Whatever circle was here before is over. */
  async #enter(...[entries, study, identity, at, how]: Parameters<PairCalls['join']>): Promise<boolean | No> {
    return await this.#unlessOver(this.#taking, async () => {
      const { desk } = this.#around;
      while (!desk.isQuiet) await desk.quiet();
      const kept = entered(entries, study, identity, at, how === 'aside' ? desk.heads : undefined);
      if (kept) await this.#circle.found(kept);
      return kept !== undefined;
    });
  }

  /** In its turn, like all that changes the circle; not if the pairing was taken back before that, for another circle may be here by then. */
  async #unlessOver<Answer>(
    pairing: Showing | Taking | undefined,
    work: () => Promise<Answer | No>,
  ): Promise<Answer | No> {
    if (this.#isOver) return 'declined';
    return await this.#circle.alone(async () => {
      const isOver = !pairing || pairing !== (this.#showing ?? this.#taking) || pairing.state.is === 'over';
      return isOver || this.#isOver ? 'declined' : await work();
    });
  }

  readonly #onBug = (error: unknown): void => this.#around.habits.onBug?.(error);

  #tell(): void {
    if (this.#isOver) return;
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#around.publish(this.state);
    }, TELL_EVERY_MS);
  }
}
