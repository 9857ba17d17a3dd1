// What runs while this laptop is in a circle: its drawer, its place on the network, its links to the others, and a folder
// (Y5, Y23, Y66).
// It begins and ends them as what is kept has it, one thing after the other. What users ask for is sync.ts.
import { Refusal } from '../../../shared/refusal.ts';
import { writeAddress } from './address.ts';
import { Bring } from './bring.ts';
import { Carrying } from './carrying.ts';
import type { Channel } from './channel.ts';
import { folderFrom, newWriter, tryFolder } from './choosing.ts';
import type { Desk } from './desk.ts';
import type { Found } from './discovery.ts';
import { type Drawer, Keeping, openDrawer } from './drawer.ts';
import { together } from './folder-stand.ts';
import { actorMark, type Identity } from './identity.ts';
import { fullAgain, inCircle, othersIn, pairKeysIn } from './joining.ts';
import type { CarrierKept, Kept } from './kept.ts';
import { Links } from './links.ts';
import { standing } from './roll.ts';
import { type Live, QUIET } from './state.ts';
import { Station, type StationCalls } from './station.ts';

export interface CircleAround {
  readonly desk: Desk;
  readonly drawer: Drawer;
  /** False: others are only found by addresses. */
  readonly discovers: boolean;
  /** So long the last round of the folder may take, in milliseconds. */
  readonly lastRound: number;
  /** Whether a code is on show or being taken: then the place on the network stays. */
  isPairing(): boolean;
  /** Somebody came to be paired. */
  onGuest(channel: Channel): void;
  onCode(found: Exclude<Found, { is: 'laptop' }>): void;
  onState(): void;
  onBug(error: unknown): void;
}

export class Circle {
  readonly #around: CircleAround;
  readonly #bring: Bring;
  readonly #ready: Promise<void>;
  #keeping: Keeping | undefined;
  #station: Station | undefined;
  #links: Links | undefined;
  #carrying: Carrying | undefined;
  readonly #stopping = new AbortController();
  #changing: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(around: CircleAround) {
    this.#around = around;
    this.#bring = new Bring(around.desk);
    this.#ready = this.#begin();
  }

  /** What is in the drawer, also after this laptop was removed. */
  get kept(): Kept | undefined {
    return this.#keeping?.kept;
  }

  /** What happens at the moment, for windows. */
  get live(): Live {
    const [direct, inFolder] = [this.#links?.peers ?? QUIET.peers, this.#carrying?.peers ?? QUIET.peers];
    const ids = new Set([...direct.keys(), ...inFolder.keys()]);
    const peers = new Map([...ids].map((id) => [id, together(direct.get(id), inFolder.get(id))]));
    // Where others reach this laptop now, as it may be typed.
    const reachedAt = (this.#station?.addresses ?? []).map(writeAddress);
    return { ...QUIET, ...this.#carrying?.live, peers, reachedAt };
  }

  /** What is in the drawer, while this laptop stands in a circle. */
  get circle(): Kept | undefined {
    return inCircle(this.#keeping?.kept);
  }

  get others() {
    return othersIn(this.#keeping?.kept);
  }

  /** @throws Refusal `not-paired`. */
  get here(): Keeping {
    if (!this.#keeping || !this.circle) throw new Refusal('not-paired');
    return this.#keeping;
  }

  /** One thing after the other: a pairing that begins, a pause, a change of the roll. Waits until the drawer was read. */
  alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#changing.then(async () => {
      await this.#ready;
      if (this.#isOver) throw new Refusal('vault-locked');
      return await work();
    });
    this.#changing = next.catch(() => undefined);
    return next;
  }

  /** Everything runs that should, and nothing else: after a start, a pause, a pairing, a new roll. */
  async settle(): Promise<void> {
    const kept = this.circle;
    const isWanted = kept !== undefined && !kept.isPaused && this.others.length > 0 && !this.#isOver;
    // Also whoever is cut off by it hears of a new roll first.
    this.#links?.rollChanged();
    if (isWanted && this.#keeping) {
      const station = await this.listen(kept.identity);
      this.#links ??= new Links(this.#linksAround(this.#keeping));
      station.again();
    } else {
      await this.unlink(kept?.isPaused ? 'paused' : 'unknown');
      if (!this.#around.isPairing()) await this.leave();
    }
    await this.#carry(isWanted ? kept.carrier : null);
    this.#around.onState();
  }

  /** Listens as this laptop; the port is kept, so that a typed address stays right. */
  async listen(identity: Identity): Promise<Station> {
    if (this.#station?.identity === identity && this.#station.port > 0) return this.#station;
    await this.leave();
    const port = this.#keeping?.kept.port ?? 0;
    this.#station = await Station.open(identity, port, this.#stationCalls(), this.#around.discovers);
    await this.#keepPort();
    return this.#station;
  }

  async #keepPort(): Promise<void> {
    const port = this.#station?.port ?? 0;
    if (port === 0 || !this.circle || this.circle.port === port) return;
    // A full disk is no reason to be in step with nobody: a typed address is right until the next start.
    await this.#keeping?.change((kept) => ({ ...kept, port })).catch(() => undefined);
  }

  async leave(): Promise<void> {
    const station = this.#station;
    this.#station = undefined;
    await station?.close();
  }

  async unlink(code: 'paused' | 'unknown' | 'locked'): Promise<void> {
    const links = this.#links;
    this.#links = undefined;
    await links?.stop(code);
  }

  /** Only looks around, for somebody who shows a code; nothing listens. */
  async look(identity: Identity): Promise<void> {
    await this.unlink('unknown');
    await this.leave();
    this.#station = await Station.open(identity, undefined, this.#stationCalls(), this.#around.discovers);
  }

  /** Looks, announces and dials afresh: the user asks. */
  async again(laptop: string | undefined): Promise<void> {
    await this.#ready;
    this.#station?.again();
    this.#links?.again(laptop);
    this.#carrying?.again();
  }

  /** From now on this folder carries changes, too. @throws Refusal for one that cannot be used, and nothing is kept. */
  async chooseFolder(carrier: CarrierKept): Promise<void> {
    await this.#ready;
    const writer = this.here.kept.folder?.writer ?? newWriter();
    await tryFolder(carrier, writer, this.#stopping.signal);
    await this.alone(async () => {
      await this.here.change((kept) => ({ ...kept, carrier, folder: folderFrom(kept.folder, writer) }));
      await this.settle();
    });
  }

  /** What this laptop has written there stays; where it is and what opens it are forgotten. */
  async leaveFolder(): Promise<void> {
    await this.alone(async () => {
      await this.here.change((kept) => ({ ...kept, carrier: null }));
      await this.settle();
    });
  }

  announceCode(isOnShow: boolean): void {
    this.#station?.announceCode(isOnShow);
  }

  /** This laptop is in another circle from now on, and that is durable. */
  async found(kept: Kept): Promise<void> {
    await this.#carry(null);
    await this.#keeping?.settled();
    this.#keeping = await Keeping.begin(this.#around.drawer, { ...kept, port: this.#station?.port ?? 0 });
    while (!this.#around.desk.isQuiet) await this.#around.desk.quiet();
    this.#around.desk.writeAs(actorMark(kept.identity.id));
  }

  /** The roll is another, durably. @throws Refusal `not-found` for a laptop that does not stand. */
  async editRoll(edit: (kept: Kept) => Kept['roll'], laptop: string): Promise<void> {
    await this.alone(async () => {
      const keeping = this.here;
      if (!standing(keeping.kept.roll).some(({ id }) => id === laptop)) throw new Refusal('not-found');
      await keeping.change((kept) => ({ ...kept, roll: edit(kept) }));
      // The others hear of it before anybody is cut off.
      await this.settle();
    });
  }

  /** Whether a laptop of the circle has said that it will not talk to this one again: then nothing is left by joining anew. */
  isCastOffBy(id: string): boolean {
    const trouble = this.#links?.peers.get(id)?.trouble;
    return trouble === 'unknown' || trouble === 'twin';
  }

  /** Tells the others, closes everything, and keeps what is to be kept. Nothing listens when this resolves. */
  async stop(): Promise<void> {
    this.#isOver = true;
    this.#stopping.abort();
    await this.#ready.catch(() => undefined);
    await this.#changing.catch(() => undefined);
    const last = this.#carrying?.stop({ isClosing: true });
    await Promise.all([this.#station?.close(), this.#links?.stop('locked'), last]);
    await this.#bring.stop();
    await this.#keeping?.settled();
  }

  async #begin(): Promise<void> {
    const { drawer } = this.#around;
    try {
      const kept = await openDrawer(drawer);
      if (kept) this.#keeping = new Keeping(drawer, kept);
      await this.settle();
    } catch (error) {
      this.#around.onBug(error);
    }
  }

  /** The folder is this one from now on, or none. */
  async #carry(carrier: CarrierKept | null): Promise<void> {
    const before = this.#carrying;
    if (before && JSON.stringify(before.used) !== JSON.stringify(carrier)) {
      this.#carrying = undefined;
      await before.stop({ isClosing: false });
    }
    if (carrier && this.#keeping) this.#carrying ??= new Carrying(carrier, this.#folderAround(this.#keeping));
  }

  #folderAround(keeping: Keeping) {
    return {
      ...this.#shared(keeping),
      lastRound: this.#around.lastRound,
      onAdopted: async (instead: boolean) => {
        if (keeping.kept.asEmpty) await keeping.change(fullAgain);
        if (instead) this.#links?.beginAnew();
      },
    };
  }

  #stationCalls(): StationCalls {
    return {
      mayPass: (fingerprint) => this.#links?.mayPass(fingerprint) ?? false,
      onPeer: (channel: Channel) => (this.#links ? this.#links.receive(channel) : channel.close()),
      onGuest: (channel) => this.#around.onGuest(channel),
      onFound: (about: Found) => {
        if (about.is === 'laptop') this.#links?.heardOf(about.laptop, about.address);
        else this.#around.onCode(about);
      },
      pairKeys: () => (this.kept ? pairKeysIn(this.kept) : []),
    };
  }

  #linksAround(keeping: Keeping) {
    return { ...this.#shared(keeping), ownAddresses: () => this.#station?.addresses ?? [] };
  }

  #shared(keeping: Keeping) {
    return {
      keeping,
      desk: this.#around.desk,
      bring: this.#bring,
      onRoll: () => void this.alone(() => this.settle()).catch(() => undefined),
      onState: () => this.#around.onState(),
      onBug: this.#around.onBug,
    };
  }
}
