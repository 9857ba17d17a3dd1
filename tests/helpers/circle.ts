// Laptops of one circle in memory, on real Automerge documents, each pair with a line between them that may be cut at any
// message: what runs a session (drawer, orders, restarts) without sockets and disk. Everything follows from a seed.
// A restart forgets what was not durable yet; with a lost memory also what is shared, never the thread.

import { ArrivalError } from '../../electron/keeper/arrival.ts';
import { hash, toHex } from '../../electron/keeper/crypto.ts';
import { genesis, Network } from '../../electron/keeper/document.ts';
import type { Message } from '../../electron/keeper/sync/messages.ts';
import { open, standOf, step } from '../../electron/keeper/sync/session.ts';
import type { Order, PeerKept, Reader, SessionEvent, SessionState } from '../../electron/keeper/sync/talk.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Stamp } from '../../shared/model/identity.ts';
import { everyRecord } from '../../shared/model/table.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TODAY } from '../shared/story.ts';
import type { Random } from '../torture/random.ts';

const NOTHING = '00'.repeat(16);
let start: ReturnType<typeof genesis> | undefined;

/** One laptop: its document, what is durable of it, and what its drawer says of the others. */
export class Desk {
  readonly id: string;
  network: Network;
  readonly drawer = new Map<string, PeerKept>();
  /** Ids of all records and entries that were ever made here. */
  readonly made = new Set<string>();
  #base: { snapshot: Uint8Array; heads: readonly string[] };
  #log: Uint8Array[] = [];
  readonly #random: Random;
  #clock = Date.parse(`${TODAY}T10:00:00Z`);
  snapshots = 0;

  constructor(name: number, random: Random) {
    start ??= genesis();
    this.id = name.toString(16).padStart(2, '0').repeat(16);
    this.#base = start;
    this.network = Network.load(start.snapshot, start.heads, this.id.slice(0, 16));
    this.#random = random;
  }

  change(verb: (document: VouchsafeDocument, stamp: Stamp) => unknown): void {
    try {
      this.#clock += this.#random.int(90_000);
      const now = this.#clock;
      const newId = () => Buffer.from(this.#random.bytes(16)).toString('hex');
      const stamp = { newId, now, today: TODAY, device: this.id };
      const { bytes, patches } = this.network.change((document) => verb(document, stamp), now);
      this.#log.push(...bytes);
      for (const { path } of patches)
        if (path.at(-2) === 'history' || path.length === 3) this.made.add(String(path.at(-1)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  /** Makes what was taken in durable. */
  keep(changes: readonly Uint8Array[]): void {
    this.#log.push(...changes);
  }

  adopt(snapshot: Uint8Array, heads: readonly string[], instead: boolean): void {
    const meeting = this.network.meet(snapshot, heads, { instead, mark: this.id.slice(0, 16) });
    this.#base = meeting.saved;
    this.#log = [];
    meeting.adopt();
    this.snapshots++;
  }

  /** From what is durable, under a new actor. */
  restart({ forgets }: { forgets: boolean }): void {
    this.network = Network.load(this.#base.snapshot, this.#base.heads, this.id.slice(0, 16));
    this.network.receive(this.#log);
    if (forgets) for (const [id, kept] of this.drawer) this.drawer.set(id, { ...kept, shared: [], partial: null });
  }

  get isEmpty(): boolean {
    const { me, ...rest } = this.network.plain;
    const tables = Object.values(rest).filter((part) => 'ff' in part) as never[];
    return me.name === undefined && tables.every((table) => everyRecord(table).next().done);
  }

  reader(): Reader {
    const { network } = this;
    return {
      heads: network.heads,
      isEmpty: this.isEmpty,
      mayTakeSnapshot: true,
      has: (change) => network.has(change),
      changesSince: (heads) => network.changesSince(heads),
      samples: (since) => network.samples(since),
      snapshot: () => {
        const { snapshot, heads } = network.save();
        return { bytes: snapshot, heads, hash: toHex(hash(snapshot)) };
      },
    };
  }

  keptOf(id: string): PeerKept {
    return this.drawer.get(id) ?? { laptop: id, thread: NOTHING, before: NOTHING, shared: [], partial: null };
  }
}

/** One end of a line: its session, what it has sent and what it has been ordered. */
export class End {
  state: SessionState;
  readonly out: Message[] = [];
  readonly todo: Order[] = [];
  readonly desk: Desk;
  sentBytes = 0;
  isOver = false;
  closed: string | undefined;
  readonly refusals: string[];
  readonly #now: () => number;

  constructor(desk: Desk, other: Desk, fresh: string, now: () => number, refusals: string[]) {
    this.refusals = refusals;
    this.desk = desk;
    this.#now = now;
    const about = { laptop: desk.id, circle: 'cc'.repeat(16), schema: 1, atLeast: 1, asEmpty: false, fresh };
    this.state = open({ ...about, roll: 'ee'.repeat(32), entries: [] }, desk.keptOf(other.id));
  }

  hear(event: SessionEvent): void {
    const { state, send, orders } = step(this.state, event, this.desk.reader());
    this.state = state;
    this.out.push(...send);
    this.todo.push(...orders);
    for (const message of send) if (message.type === 'piece') this.sentBytes += message.bytes.length;
  }

  /** Does the oldest order. Answers whether the document has changed. */
  work(): boolean {
    const order = this.todo.shift();
    if (!order) return false;
    const kept = this.desk.keptOf(this.state.peer.laptop);
    if (order.order === 'close') {
      this.isOver = true;
      this.closed = order.code;
    } else if (order.order === 'keep thread') {
      this.desk.drawer.set(kept.laptop, { ...kept, thread: order.thread, before: order.before });
      this.hear({ is: 'thread kept' });
    } else if (order.order === 'keep shared') this.desk.drawer.set(kept.laptop, { ...kept, shared: order.heads });
    else if (order.order === 'take' || order.order === 'adopt') return this.#take(order);
    return false;
  }

  #take(order: Extract<Order, { order: 'take' | 'adopt' }>): boolean {
    try {
      if (order.order === 'adopt') this.desk.adopt(order.snapshot, order.heads, order.instead && this.desk.isEmpty);
      else this.desk.keep(this.desk.network.takeIn(order.changes).fresh);
      this.hear({ is: 'taken' });
      return true;
    } catch (error) {
      if (!(error instanceof ArrivalError)) throw error;
      this.refusals.push(`${error.code}: ${error.message}`);
      this.hear({ is: 'not taken', code: error.code });
      return false;
    }
  }

  /** The connection is gone: what is kept of it. */
  cut(): void {
    const kept = this.desk.keptOf(this.state.peer.laptop);
    this.desk.drawer.set(kept.laptop, { ...kept, partial: standOf(this.state, this.desk.reader()).partial });
    this.isOver = true;
  }

  tick(): void {
    this.hear({ is: 'time', now: this.#now() });
  }
}

/** Two ends and what is between them. */
export class Line {
  readonly ends: readonly [End, End];

  constructor(a: Desk, b: Desk, random: Random, now: () => number, refusals: string[]) {
    const fresh = () => Buffer.from(random.bytes(16)).toString('hex');
    this.ends = [new End(a, b, fresh(), now, refusals), new End(b, a, fresh(), now, refusals)];
    for (const end of this.ends) end.hear({ is: 'opened', now: now() });
  }

  get isOver(): boolean {
    return this.ends.some((end) => end.isOver);
  }

  get isIdle(): boolean {
    return this.ends.every(({ out, todo }) => out.length + todo.length === 0);
  }

  /** Carries and does everything, until neither has anything left. */
  settle(): this {
    for (let round = 0; round < 10_000 && !this.isIdle && !this.isOver; round++)
      for (const side of [0, 1] as const) {
        this.carry(side);
        if (this.ends[side].work()) this.ends[side].hear({ is: 'changed' });
      }
    return this;
  }

  /** Carries one message from this end to the other. */
  carry(from: 0 | 1): void {
    const message = this.ends[from].out.shift();
    if (message) this.ends[1 - from]?.hear({ is: 'message', message });
  }

  cut(): void {
    for (const end of this.ends) end.cut();
  }
}

/** Ids of all records and of all entries of histories. */
export function idsOf(document: VouchsafeDocument): Set<string> {
  const ids = new Set<string>();
  for (const part of Object.values(document) as Record<string, Record<string, { history?: object }>>[])
    if ('ff' in part)
      for (const bucket of Object.values(part))
        for (const [id, record] of Object.entries(bucket))
          for (const each of [id, ...Object.keys(record.history ?? {})]) ids.add(each);
  return ids;
}
