// A cable between two laptops of a voyage: their sessions' real frames as bytes, carried in portions of any length and cut at any
// of them. What a session orders is done by the laptop, durably; nothing is said meanwhile.
import { toHex } from '../../electron/keeper/crypto.ts';
import { decodeMessage, encodeMessage, FrameReader, SYNC_LIMITS } from '../../electron/keeper/sync/frames.ts';
import { ownIn } from '../../electron/keeper/sync/joining.ts';
import { peerIn, withPeer } from '../../electron/keeper/sync/kept.ts';
import { entriesOf, joinRolls, rollHash } from '../../electron/keeper/sync/roll.ts';
import { open, standOf, step } from '../../electron/keeper/sync/session.ts';
import type { Order, SessionEvent, SessionState } from '../../electron/keeper/sync/talk.ts';
import type { Random } from '../torture/random.ts';
import type { Rover } from './rover.ts';

/** One end: its session, and the bytes that it has said and that have not gone yet. */
export class End {
  readonly rover: Rover;
  readonly other: Rover;
  readonly orders: Order[] = [];
  state: SessionState;
  /** Why it was closed from here. */
  closed: string | undefined;
  /** It has taken the other's snapshot in place of its own document: all its other connections begin anew (Y21). */
  isNew = false;
  readonly #reader = new FrameReader(SYNC_LIMITS);
  #out: Uint8Array<ArrayBufferLike> = new Uint8Array();

  constructor(rover: Rover, other: Rover, random: Random) {
    this.rover = rover;
    this.other = other;
    const { kept } = rover.keeping;
    const { thread, before, shared } = peerIn(kept, other.id);
    const partial = rover.partials.get(other.id) ?? null;
    const own = { ...ownIn(kept, rover.reader()), fresh: toHex(random.bytes(16)) };
    this.state = open(own, { laptop: other.id, thread, before, shared, partial });
  }

  get isIdle(): boolean {
    return this.#out.length + this.orders.length === 0;
  }

  get isInStep(): boolean {
    return standOf(this.state, this.rover.reader()).inStep;
  }

  hear(event: SessionEvent): void {
    const { state, send, orders } = step(this.state, event, this.rover.reader());
    this.state = state;
    this.orders.push(...orders);
    this.#out = Buffer.concat([this.#out, ...send.map(encodeMessage)]);
  }

  /** So many bytes of what was said go now. */
  say(count: number): Uint8Array {
    const bytes = this.#out.subarray(0, count);
    this.#out = this.#out.subarray(count);
    return bytes;
  }

  listen(bytes: Uint8Array): void {
    for (const frame of this.#reader.take(bytes)) this.hear({ is: 'message', message: decodeMessage(frame) });
  }

  /** Does the oldest order. Answers whether the document has changed. */
  async work(): Promise<boolean> {
    const [order] = this.orders;
    if (!order) return false;
    const event = await this.#obey(order);
    this.orders.shift();
    if (event) this.hear(event);
    return event?.is === 'taken';
  }

  async #obey(order: Order): Promise<SessionEvent | undefined> {
    const { rover, other } = this;
    const { keeping } = rover;
    switch (order.order) {
      case 'close':
        this.closed = order.code;
        return undefined;
      case 'keep thread':
        await keeping.change((kept) => withPeer(kept, other.id, { thread: order.thread, before: order.before }));
        return { is: 'thread kept' };
      case 'keep shared':
        await keeping.change((kept) => withPeer(kept, other.id, { shared: [...order.heads] }));
        return undefined;
      case 'join roll': {
        await keeping.change((kept) => ({ ...kept, roll: joinRolls(kept.roll, order.entries) }));
        const { roll } = keeping.kept;
        return { is: 'roll', roll: rollHash(roll), entries: entriesOf(roll), stands: rover.knows(other) };
      }
      default:
        return await this.#take(order);
    }
  }

  async #take(order: Extract<Order, { order: 'take' | 'adopt' }>): Promise<SessionEvent> {
    const { rover } = this;
    const isAdopting = order.order === 'adopt';
    const taken = isAdopting
      ? await rover.adopt(order.snapshot, order, order.instead && rover.isEmpty)
      : await rover.take(order.changes);
    if (taken !== 'taken') return { is: 'not taken', code: taken === 'waiting' ? 'waiting' : 'unsound' };
    if (isAdopting) rover.partials.delete(this.other.id);
    this.isNew ||= isAdopting && order.instead;
    return { is: 'taken' };
  }
}

export class Cable {
  readonly ends: readonly [End, End];
  isOver = false;

  constructor(a: Rover, b: Rover, random: Random, now: number) {
    this.ends = [new End(a, b, random), new End(b, a, random)];
    for (const end of this.ends) end.hear({ is: 'opened', now });
  }

  get isIdle(): boolean {
    return this.ends.every(({ isIdle }) => isIdle);
  }

  joins(a: Rover, b: Rover): boolean {
    return this.ends.every(({ rover }) => rover === a || rover === b);
  }

  /** So many bytes go from this end to the other. */
  carry(from: 0 | 1, count: number): void {
    const [here, there] = [this.ends[from], this.ends[1 - from] as End];
    const bytes = here.say(count);
    if (there.state.phase !== 'over') there.listen(bytes);
    // The last word was said, and has come.
    if (here.closed !== undefined && here.isIdle) this.isOver = true;
  }

  /** It is gone. Whoever goes on living keeps what had come of a snapshot. */
  cut(): void {
    this.isOver = true;
    for (const { rover, other, state } of this.ends)
      if (!rover.disk.isDead) rover.partials.set(other.id, standOf(state, rover.reader()).partial);
  }
}
