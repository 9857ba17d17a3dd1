// The connections to the other laptops of the circle: what dialling.ts orders is dialled and closed here, and each one that is
// talked on gets a line. It keeps what lines order to be kept, and knows how it stands with each.
import type { Address } from './address.ts';
import { hearOf } from './addresses.ts';
import type { Channel } from './channel.ts';
import type { Line as Side } from './dialling.ts';
import { type DiallingEvent, type DiallingOrder, nextDialAt, openDialling, stepDialling } from './dialling.ts';
import { SYNC_LIMITS } from './frames.ts';
import type { LaptopId } from './identity.ts';
import { fullAgain, othersIn, ownIn } from './joining.ts';
import { peerIn, withPeer } from './kept.ts';
import { Line, type LineEnd, type RollEvent } from './line.ts';
import { type Link, type LinksAround, liveOf, type Peer } from './linked.ts';
import type { ByeCode, Hex } from './messages.ts';
import { placesOf, reach, remembered } from './reach.ts';
import { entriesOf, joinRolls, rollHash } from './roll.ts';
import { type LivePeer, troubleOf } from './state.ts';
import { type Speaking, Unsaid } from './unsaid.ts';

export class Links {
  readonly #around: LinksAround;
  readonly #peers = new Map<LaptopId, Peer>();
  readonly #unhear: () => void;
  #dialling;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(around: LinksAround) {
    this.#around = around;
    this.#dialling = openDialling(around.keeping.kept.identity.id);
    this.#unhear = around.desk.onChange(() => this.#documentChanged());
    this.rollChanged();
  }

  /** How it stands with each of the others. */
  get peers(): ReadonlyMap<LaptopId, LivePeer> {
    return new Map([...this.#peers].map(([id, peer]) => [id, liveOf(id, peer, this.#around)]));
  }

  /** Whether somebody with this certificate may come in. */
  mayPass(fingerprint: string): boolean {
    return !this.#isOver && this.#others().some((each) => each.fingerprint === fingerprint);
  }

  /** Somebody who may pass has dialled. */
  receive(channel: Channel): void {
    const peer = this.#peerOf(channel.id);
    peer.links.get('other')?.channel.close();
    this.#link(channel, peer, 'other');
    this.#apply({ is: 'other-came', laptop: channel.id });
  }

  /** A laptop may be at an address. */
  heardOf(laptop: LaptopId, address: Address): void {
    const peer = this.#peerOf(laptop);
    peer.heard = hearOf({ heard: peer.heard, typed: [] }, address).heard;
    this.#apply({ is: 'announced', laptop });
  }

  /** The user asks: dials at once, one or all. */
  again(laptop?: LaptopId): void {
    for (const { id } of this.#others()) if (!laptop || laptop === id) this.#apply({ is: 'asked', laptop: id });
  }

  /** The roll is another: who does not stand any more is cut off, who is new is dialled, and all are told. */
  rollChanged(): void {
    for (const [id, peer] of this.#peers)
      for (const { line } of peer.links.values()) void line?.hear(this.#rollEvent(id));
    this.#apply({ is: 'standing', laptops: this.#others().map(({ id }) => id) });
  }

  /** Says why, closes all, and keeps what is to be kept. */
  async stop(code: ByeCode): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#unhear();
    for (const [id, peer] of this.#peers) this.#noteLast(id, peer);
    for (const peer of this.#peers.values()) peer.dialling?.abort();
    const links = [...this.#peers.values()].flatMap((peer) => [...peer.links.values()]);
    await Promise.all(links.map(({ line, channel }) => (line ? line.stop(code) : channel.close())));
  }

  #others() {
    return othersIn(this.#around.keeping.kept);
  }

  #peerOf(id: LaptopId): Peer {
    const peer = this.#peers.get(id) ?? { links: new Map(), heard: [], partial: null, hasMet: false, isInStep: false };
    this.#peers.set(id, peer);
    return peer;
  }

  #apply(event: DiallingEvent): void {
    if (this.#isOver) return;
    const { state, orders } = stepDialling(this.#dialling, event, performance.now(), Math.random());
    this.#dialling = state;
    for (const order of orders) this.#obey(order);
    clearTimeout(this.#timer);
    const next = nextDialAt(this.#dialling);
    if (next !== undefined)
      this.#timer = setTimeout(() => this.#apply({ is: 'time' }), Math.max(0, next - performance.now()));
    this.#around.onState();
  }

  #obey(order: DiallingOrder): void {
    const peer = this.#peerOf(order.laptop);
    if (order.is === 'dial') return void this.#dial(order.laptop, peer);
    const link = peer.links.get(order.line);
    if (order.is === 'close') {
      if (order.line === 'own') peer.dialling?.abort();
      peer.links.delete(order.line);
      link?.line ? void link.line.stop('busy') : link?.channel.close();
    } else if (link && !link.line) link.line = this.#talk(order.laptop, peer, order.line, link);
  }

  // It is listened to from now on, talked on or not, or nobody would notice that it is over.
  #link(channel: Channel, peer: Peer, side: Side): void {
    const heard = new Unsaid(channel, SYNC_LIMITS, () => this.#over(channel.id, peer, side, heard));
    peer.links.set(side, { channel: heard });
  }

  async #dial(laptop: LaptopId, peer: Peer): Promise<void> {
    const giveUp = new AbortController();
    peer.dialling = giveUp;
    const channel = await this.#reach(laptop, peer, giveUp.signal);
    if (peer.dialling === giveUp) delete peer.dialling;
    if (this.#isOver || giveUp.signal.aborted) return channel?.close();
    if (!channel) {
      if (peer.links.size === 0) peer.trouble ??= 'unreachable';
      return this.#apply({ is: 'own-failed', laptop });
    }
    this.#link(channel, peer, 'own');
    this.#apply({ is: 'own-came', laptop });
  }

  async #reach(laptop: LaptopId, { heard }: Peer, signal: AbortSignal): Promise<Channel | undefined> {
    const { keeping, ownAddresses } = this.#around;
    const { identity } = keeping.kept;
    const mayPass = (fingerprint: string) =>
      this.#others().some((each) => each.id === laptop && each.fingerprint === fingerprint);
    const about = peerIn(keeping.kept, laptop);
    const reached = await reach(identity, placesOf(about, heard, ownAddresses()), mayPass, signal);
    const addresses = reached && remembered(about.addresses, reached.at);
    if (addresses && addresses[0] !== about.addresses[0]) this.#keep(laptop, { addresses }).catch(() => undefined);
    return reached?.channel;
  }

  #talk(laptop: LaptopId, peer: Peer, side: Side, { channel }: Link): Line {
    const { keeping, bring, desk } = this.#around;
    const own = ownIn(keeping.kept, desk);
    // It was adopted, and that could not be noted then.
    if (keeping.kept.asEmpty && !own.asEmpty) keeping.change(fullAgain).catch(() => undefined);
    const { thread, before, shared } = peerIn(keeping.kept, laptop);
    let line: Line | undefined;
    const reader = bring.reader(() => this.#lines().every((each) => each === line || !each.isTakingSnapshot));
    peer.hasMet = false;
    peer.isInStep = false;
    line = new Line(
      channel,
      own,
      { laptop, thread, before, shared, partial: peer.partial },
      {
        reader,
        isQuiet: () => desk.isQuiet,
        quiet: () => desk.quiet(),
        take: (changes) => bring.take(changes),
        adopt: async ({ snapshot, heads, instead }) => {
          const answer = await bring.adopt(snapshot, heads, instead);
          if (answer.is === 'taken') await this.#adopted(laptop, instead);
          return answer;
        },
        keepThread: (next, last) => this.#keep(laptop, { thread: next, before: last }),
        keepShared: (heads) => this.#keepShared(laptop, heads),
        joinRoll: (entries) => this.#joinRoll(laptop, entries),
        onStand: () => this.#onStand(laptop, peer),
        onEnd: (end) => this.#ended(laptop, peer, side, channel, end),
      },
    );
    return line;
  }

  #lines(): Line[] {
    return [...this.#peers.values()].flatMap(({ links }) => [...links.values()].flatMap(({ line }) => line ?? []));
  }

  #documentChanged(): void {
    for (const line of this.#lines()) line.changed();
    this.#around.onState();
  }

  // What was agreed on with the others was about another document.
  async #adopted(from: LaptopId, instead: boolean): Promise<void> {
    const { keeping } = this.#around;
    this.#peerOf(from).partial = null;
    if (keeping.kept.asEmpty) await keeping.change(fullAgain);
    if (instead) this.beginAnew(from);
  }

  /** All that was agreed on is void, but with one: the document is another. */
  beginAnew(but?: LaptopId): void {
    for (const [id, { links }] of this.#peers)
      if (id !== but) for (const { line } of links.values()) void line?.stop('busy');
  }

  async #keep(laptop: LaptopId, about: Parameters<typeof withPeer>[2]): Promise<void> {
    await this.#around.keeping.change((kept) => withPeer(kept, laptop, about));
  }

  async #keepShared(laptop: LaptopId, shared: readonly Hex[]): Promise<void> {
    const now = Date.now();
    await this.#keep(laptop, { shared: [...shared], heardAt: now, inStepAt: now });
    this.#around.onState();
  }

  async #joinRoll(laptop: LaptopId, entries: readonly Uint8Array[]): Promise<RollEvent> {
    const { keeping, onRoll } = this.#around;
    const before = rollHash(keeping.kept.roll);
    if (rollHash(joinRolls(keeping.kept.roll, entries)) !== before) {
      await keeping.change((kept) => ({ ...kept, roll: joinRolls(kept.roll, entries) }));
      queueMicrotask(onRoll);
    }
    return this.#rollEvent(laptop);
  }

  #rollEvent(laptop: LaptopId): RollEvent {
    const { roll } = this.#around.keeping.kept;
    const stands = this.#others().some(({ id }) => id === laptop);
    return { is: 'roll', roll: rollHash(roll), entries: entriesOf(roll), stands };
  }

  #onStand(laptop: LaptopId, peer: Peer): void {
    const hasMet = [...peer.links.values()].some(({ line }) => line?.stand.hasMet);
    if (hasMet && !peer.hasMet) {
      peer.hasMet = true;
      peer.trouble = undefined;
      this.#apply({ is: 'met', laptop });
    }
    peer.isInStep = [...peer.links.values()].some(({ line }) => line?.stand.isInStep);
    this.#around.onState();
  }

  /** When it was last heard, and in step: for the window, and worth no error. */
  #noteLast(laptop: LaptopId, { hasMet, isInStep }: Peer): void {
    const now = Date.now();
    const noted = { heardAt: now, ...(isInStep && { inStepAt: now }) };
    if (hasMet) this.#keep(laptop, noted).catch(() => undefined);
  }

  #ended(laptop: LaptopId, peer: Peer, side: Side, channel: Speaking, end: LineEnd): void {
    if (end.bug !== undefined) this.#around.onBug(end.bug);
    peer.partial = end.partial;
    this.#over(laptop, peer, side, channel, end);
  }

  /** A connection that counted does so no more; what was replaced by another one counts already no more. */
  #over(
    laptop: LaptopId,
    peer: Peer,
    side: Side,
    channel: Speaking,
    end: Pick<LineEnd, 'code' | 'by' | 'schema'> = {},
  ): void {
    const link = peer.links.get(side);
    if (link?.channel !== channel) return;
    peer.links.delete(side);
    if (!link.line) return this.#apply({ is: 'ended', laptop, line: side });
    // Of two connections the other one stays.
    const isElsewhere = [...peer.links.values()].some(({ line }) => line?.stand.hasMet);
    if (!this.#isOver) this.#noteLast(laptop, peer);
    peer.hasMet = false;
    // A spare connection that was given up there: what it says comes late, and is no news of the laptop (Y25).
    const isSpare = end.code === 'busy' && end.by === 'them' && end.schema === undefined;
    if (end.code && !isElsewhere && !isSpare) peer.trouble = troubleOf(end.code, end.by === 'us', end.schema ?? 0);
    this.#apply({ is: 'ended', laptop, line: side, ...(end.code && { code: end.code }) });
  }
}
