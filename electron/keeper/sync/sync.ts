// Sync as the rest of the keeper sees it: a method for each request, and stop. The only one here that knows all the others.
// It is a guest: nothing of it runs before the user pairs, and when the vault locks it is stopped first.
import { Refusal } from '../../../shared/refusal.ts';
import type { ParsedOf } from '../../../shared/requests.ts';
import type { ShownCode, SyncState } from '../../../shared/sync.ts';
import { toHex } from '../crypto.ts';
import { readAddress, writeAddress } from './address.ts';
import { readTyped } from './addresses.ts';
import { Bring } from './bring.ts';
import type { Channel } from './channel.ts';
import { readCode } from './code.ts';
import type { Desk } from './desk.ts';
import type { Found } from './discovery.ts';
import { type Drawer, Keeping, openDrawer } from './drawer.ts';
import { asName } from './entry.ts';
import { actorMark, type Identity, makeIdentity } from './identity.ts';
import { entered, inCircle, othersIn, withLaptop } from './joining.ts';
import { decodeKept, type Kept, peerIn, withPeer } from './kept.ts';
import { Links } from './links.ts';
import { type PairCalls, Showing, Taking } from './pair.ts';
import type { Introduction, NewLaptop, No } from './pairing.ts';
import { entriesOf, hasRoom, joinRolls, mayRemove, removeLaptop, renameLaptop, standing } from './roll.ts';
import { PROTOCOL } from './session.ts';
import { QUIET, syncState } from './state.ts';
import { Station, type StationCalls } from './station.ts';
import { type PairKey, pairKeyOf } from './tokens.ts';

const TELL_EVERY_MS = 50;

/** How sync behaves here. Nothing said: as for every user. */
export interface Habits {
  /** False: others are only found by addresses. */
  readonly discovers?: boolean;
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
  readonly #bring: Bring;
  readonly #unhear: () => void;
  #ready: Promise<void>;
  #keeping: Keeping | undefined;
  #station: Station | undefined;
  #links: Links | undefined;
  #showing: Showing | undefined;
  #taking: Taking | undefined;
  #telling: NodeJS.Timeout | undefined;
  #changing: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(around: SyncAround) {
    this.#around = around;
    this.#bring = new Bring(around.desk);
    this.#unhear = around.desk.onChange(() => this.#tell());
    this.#ready = this.#begin();
  }

  get state(): SyncState {
    const pairing = (this.#showing ?? this.#taking)?.state;
    const reachedAt = (this.#station?.addresses ?? []).map(writeAddress);
    const peers = this.#links?.peers ?? QUIET.peers;
    return syncState(this.#keeping?.kept, { ...QUIET, peers, reachedAt, pairing });
  }

  /** "Add a laptop". A code that was on show before is over. */
  async show(): Promise<ShownCode> {
    return await this.#alone(async () => {
      await this.#endPairing();
      const kept = this.#circle;
      if (kept && !hasRoom(kept.roll)) throw new Refusal('laptops-full');
      const station = await this.#listen(kept?.identity ?? makeIdentity());
      const { addresses, port, identity } = station;
      this.#showing = new Showing(identity, this.#introduction(identity), addresses, port, this.#pairCalls());
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
    await this.#alone(async () => {
      if (this.#others.some(({ id }) => !this.#isCastOffBy(id))) throw new Refusal('already-paired');
      await this.#unlink('unknown');
      await this.#endPairing();
      await this.#leave();
      const identity = makeIdentity();
      const { desk } = this.#around;
      this.#taking = new Taking(identity, this.#introduction(identity), typed, () => !desk.isEmpty, this.#pairCalls());
      this.#station = await Station.open(identity, undefined, this.#stationCalls(), this.#discovers);
      this.#taking.begin(at);
      this.#tell();
    });
  }

  async confirm({ yes, bring }: ParsedOf<'sync.confirm'>): Promise<void> {
    await this.#ready;
    const pairing = this.#showing ?? this.#taking;
    if (pairing?.state.is !== 'asking') throw new Refusal('nothing-to-confirm');
    if (!yes) return pairing.cancel();
    if (pairing instanceof Taking) return await pairing.confirm(bring, () => this.#around.desk.keepAside());
    pairing.confirm();
  }

  async stopPairing(): Promise<void> {
    await this.#alone(async () => {
      await this.#endPairing();
      await this.#settle();
    });
  }

  async rename({ laptop, name }: ParsedOf<'sync.rename'>): Promise<void> {
    await this.#editRoll((kept) => renameLaptop(kept.roll, kept.identity, laptop, name), laptop);
  }

  /** For ever. Whoever removes this laptop itself leaves the circle. */
  async remove({ laptop }: ParsedOf<'sync.remove'>): Promise<void> {
    await this.#editRoll((kept) => {
      if (!mayRemove(kept.roll, kept.identity.id)) throw new Refusal('removals-full');
      return removeLaptop(kept.roll, kept.identity, laptop);
    }, laptop);
  }

  async pause({ paused }: ParsedOf<'sync.pause'>): Promise<void> {
    await this.#alone(async () => {
      await this.#here.change((kept) => ({ ...kept, isPaused: paused }));
      await this.#settle();
    });
  }

  async again({ laptop }: ParsedOf<'sync.again'>): Promise<void> {
    await this.#ready;
    this.#station?.again();
    this.#links?.again(laptop);
  }

  async address({ laptop, address }: ParsedOf<'sync.address'>): Promise<void> {
    await this.#ready;
    if (!readTyped(address)) throw new Refusal('address-malformed');
    const keeping = this.#here;
    if (!this.#others.some(({ id }) => id === laptop)) throw new Refusal('not-found');
    await keeping.change((kept) => {
      const others = peerIn(kept, laptop).typed.filter((each) => each !== address);
      return withPeer(kept, laptop, { typed: [address, ...others].slice(0, 8) });
    });
    this.#links?.again(laptop);
    this.#tell();
  }

  async useFolder(_: ParsedOf<'sync.useFolder'>): Promise<void> {
    throw new Refusal('folder-unusable');
  }

  async useWebdav(_: ParsedOf<'sync.useWebdav'>): Promise<void> {
    throw new Refusal('webdav-unusable');
  }

  async leaveFolder(): Promise<void> {
    await this.#alone(() => this.#here.change((kept) => ({ ...kept, carrier: null, folder: null })));
  }

  /** Tells the others, closes everything, and keeps what is to be kept. Nothing listens when this resolves. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#telling);
    this.#unhear();
    await this.#ready.catch(() => undefined);
    await this.#changing.catch(() => undefined);
    this.#showing?.cancel();
    this.#taking?.cancel();
    await Promise.all([this.#station?.close(), this.#links?.stop('locked')]);
    await this.#bring.stop();
    await this.#keeping?.settled();
  }

  async #begin(): Promise<void> {
    const { drawer } = this.#around;
    try {
      const kept = await openDrawer(drawer);
      if (kept) this.#keeping = new Keeping(drawer, kept);
      await this.#settle();
    } catch (error) {
      this.#onBug(error);
    }
  }

  get #circle(): Kept | undefined {
    return inCircle(this.#keeping?.kept);
  }

  get #others() {
    return othersIn(this.#keeping?.kept);
  }

  get #here(): Keeping {
    if (!this.#keeping || !this.#circle) throw new Refusal('not-paired');
    return this.#keeping;
  }

  get #discovers(): boolean {
    return this.#around.habits.discovers ?? true;
  }

  /** Whether a laptop of the circle has said that it will not talk to this one again: then nothing is left by joining anew. */
  #isCastOffBy(id: string): boolean {
    const trouble = this.#links?.peers.get(id)?.trouble;
    return trouble === 'unknown' || trouble === 'twin';
  }

  /** One thing after the other: a pairing that begins, a pause, a change of the roll. */
  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#changing.then(async () => {
      await this.#ready;
      if (this.#isOver) throw new Refusal('vault-locked');
      return await work();
    });
    this.#changing = next.catch(() => undefined);
    return next;
  }

  /** Everything runs that should, and nothing else: after a start, a pause, a pairing, a new roll. */
  async #settle(): Promise<void> {
    const kept = this.#circle;
    const isWanted = kept !== undefined && !kept.isPaused && this.#others.length > 0 && !this.#isOver;
    // Also whoever is cut off by it hears of a new roll first.
    this.#links?.rollChanged();
    if (isWanted && this.#keeping) {
      const station = await this.#listen(kept.identity);
      this.#links ??= new Links(this.#linksAround(this.#keeping));
      station.again();
    } else {
      await this.#unlink(kept?.isPaused ? 'paused' : 'unknown');
      if (!this.#showing && !this.#taking) await this.#leave();
    }
    this.#tell();
  }

  /** Listens as this laptop; the port is kept, so that a typed address stays right. */
  async #listen(identity: Identity): Promise<Station> {
    if (this.#station?.identity === identity && this.#station.port > 0) return this.#station;
    await this.#leave();
    const port = this.#keeping?.kept.port ?? 0;
    this.#station = await Station.open(identity, port, this.#stationCalls(), this.#discovers);
    await this.#keepPort();
    return this.#station;
  }

  async #keepPort(): Promise<void> {
    const port = this.#station?.port ?? 0;
    if (port > 0 && this.#circle && this.#circle.port !== port)
      await this.#keeping?.change((kept) => ({ ...kept, port }));
  }

  async #leave(): Promise<void> {
    const station = this.#station;
    this.#station = undefined;
    await station?.close();
  }

  async #unlink(code: 'paused' | 'unknown' | 'locked'): Promise<void> {
    const links = this.#links;
    this.#links = undefined;
    await links?.stop(code);
  }

  async #endPairing(): Promise<void> {
    this.#showing?.cancel();
    this.#taking?.cancel();
    this.#station?.announceCode(false);
    this.#showing = undefined;
    this.#taking = undefined;
  }

  async #editRoll(edit: (kept: Kept) => Kept['roll'], laptop: string): Promise<void> {
    await this.#alone(async () => {
      const keeping = this.#here;
      if (!standing(keeping.kept.roll).some(({ id }) => id === laptop)) throw new Refusal('not-found');
      await keeping.change((kept) => ({ ...kept, roll: edit(kept) }));
      // The others hear of it before anybody is cut off.
      await this.#settle();
    });
  }

  #introduction(identity: Identity): Introduction {
    const { desk, device } = this.#around;
    const kept = this.#circle;
    const called = kept && standing(kept.roll).find(({ id }) => id === identity.id)?.name;
    const name = called ?? asName(device());
    return { protocol: PROTOCOL, name, box: toHex(identity.box.publicKey), people: desk.people };
  }

  #stationCalls(): StationCalls {
    return {
      mayPass: (fingerprint) => this.#links?.mayPass(fingerprint) ?? false,
      onPeer: (channel: Channel) => (this.#links ? this.#links.receive(channel) : channel.close()),
      onGuest: (channel) => (this.#showing ? this.#showing.receive(channel) : channel.close()),
      onFound: (about: Found) => {
        if (about.is === 'laptop') this.#links?.heardOf(about.laptop, about.address);
        else this.#taking?.heardOf(about);
      },
      pairKeys: () => this.#pairKeys(),
    };
  }

  #pairKeys(): readonly PairKey[] {
    const kept = this.#circle;
    if (!kept) return [];
    return this.#others.flatMap(({ id, box }) => pairKeyOf(id, box, kept.identity.box) ?? []);
  }

  #linksAround(keeping: Keeping) {
    const { desk } = this.#around;
    return {
      keeping,
      desk,
      bring: this.#bring,
      ownAddresses: () => this.#station?.addresses ?? [],
      onRoll: () => void this.#alone(() => this.#settle()).catch(() => undefined),
      onState: () => this.#tell(),
      onBug: this.#onBug,
    };
  }

  #pairCalls(): PairCalls {
    return {
      add: (laptop) => this.#add(laptop),
      join: (...asked) => this.#enter(...asked),
      done: () => void this.#alone(() => this.#settle()).catch(this.#onBug),
      onState: () => this.#tell(),
      onBug: this.#onBug,
    };
  }

  /** Study: the new laptop is in the roll, and that is durable. */
  async #add(laptop: NewLaptop): Promise<readonly string[] | No> {
    const identity = this.#station?.identity;
    if (!identity) return 'declined';
    try {
      const next = withLaptop(this.#circle, identity, this.#around.device(), laptop);
      if (!next) return 'circle-full';
      // Only the roll may have changed meanwhile, and only by growing.
      const join = (kept: Kept) => ({ ...kept, roll: joinRolls(kept.roll, entriesOf(next.roll)), isPaused: false });
      if (this.#circle) await this.#keeping?.change(join);
      else await this.#found(next);
      return entriesOf(this.#keeping?.kept.roll ?? new Map()).map(toHex);
    } catch (error) {
      this.#onBug(error);
      return 'declined';
    }
  }

  /** Travel: this laptop is in study's circle, and that is durable. Whatever circle was here before is over. */
  async #enter(...[entries, study, identity, at, how]: Parameters<PairCalls['join']>): Promise<boolean> {
    const kept = entered(entries, study, identity, at, how === 'aside');
    if (kept) await this.#found(kept);
    return kept !== undefined;
  }

  async #found(kept: Kept): Promise<void> {
    await this.#keeping?.settled();
    this.#keeping = await Keeping.begin(this.#around.drawer, { ...kept, port: this.#station?.port ?? 0 });
    while (!this.#around.desk.isQuiet) await this.#around.desk.quiet();
    this.#around.desk.writeAs(actorMark(kept.identity.id));
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
