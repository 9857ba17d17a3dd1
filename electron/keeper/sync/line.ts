// One connection that is talked on: frames go into the session's step, and what it says and orders is done (Y26–Y36).
// It decides nothing, session.ts does. One event after the other, and only while the document is quiet.
import { decodeMessage, encodeMessage, SYNC_LIMITS } from './frames.ts';
import type { ByeCode, Hex, Message } from './messages.ts';
import { open, standOf, step } from './session.ts';
import { partialOf } from './taking.ts';
import type { Order, Own, Partial, PeerKept, Reader, SessionEvent, SessionState } from './talk.ts';
import type { Speaking } from './unsaid.ts';

const TICK_MS = 1_000;
/** Changes made within this time go together (Y33). */
const GATHER_MS = 20;
/** So long what is being sent may still take when a line is closed (Y36). */
const LAST_WORDS_MS = 1_000;
/** So many changes are worth a progress bar. */
const MUCH = 256;

export type AnswerTo = Extract<SessionEvent, { is: 'taken' | 'not taken' }>;
export type RollEvent = Extract<SessionEvent, { is: 'roll' }>;

/** How a line ended: the bye that was said or heard, and by whom. */
export interface LineEnd {
  readonly code?: ByeCode;
  readonly by?: 'us' | 'them';
  /** The other's version of the model, if it said hello. */
  readonly schema?: number;
  readonly partial: Partial | null;
  /** A bug of ours ended it. */
  readonly bug?: unknown;
}

/** What a line may ask of those who hold everything together. */
export interface LineCalls {
  readonly reader: Reader;
  isQuiet(): boolean;
  quiet(): Promise<void>;
  take(changes: readonly Uint8Array[]): Promise<AnswerTo>;
  adopt(order: Extract<Order, { order: 'adopt' }>): Promise<AnswerTo>;
  /** Resolves when it is in the drawer. */
  keepThread(thread: Hex, before: Hex): Promise<void>;
  keepShared(heads: readonly Hex[]): Promise<void>;
  joinRoll(entries: readonly Uint8Array[]): Promise<RollEvent>;
  onStand(): void;
  onEnd(end: LineEnd): void;
}

export interface Stand {
  readonly isInStep: boolean;
  readonly toSend: number;
  readonly toCome: number;
  readonly progress: number | undefined;
  readonly hasMet: boolean;
}

export class Line {
  readonly #channel: Speaking;
  readonly #calls: LineCalls;
  readonly #events: SessionEvent[] = [];
  readonly #outbox: Message[] = [];
  readonly #ticking: NodeJS.Timeout;
  #state: SessionState;
  #orders: Promise<unknown> = Promise.resolve();
  #hearing: Promise<void> = Promise.resolve();
  #isHearing = false;
  #sending: Promise<void> = Promise.resolve();
  #isSending = false;
  #gathering: NodeJS.Timeout | undefined;
  #closed: Pick<LineEnd, 'code' | 'by'> = {};
  #bug: unknown;
  #most = 0;
  #mostPieces = 0;
  #stand: Stand = { isInStep: false, toSend: 0, toCome: 0, progress: undefined, hasMet: false };
  #told = '';
  #isOver = false;

  constructor(channel: Speaking, own: Own, peer: PeerKept, calls: LineCalls) {
    this.#channel = channel;
    this.#calls = calls;
    this.#state = open(own, peer);
    this.#ticking = setInterval(() => void this.hear({ is: 'time', now: performance.now() }), TICK_MS);
    void this.hear({ is: 'opened', now: performance.now() });
    channel.hear(SYNC_LIMITS, {
      onFrame: (frame) => this.hear({ is: 'message', message: decodeMessage(frame) }),
      onEnd: (_, bug) => this.#end(bug),
    });
  }

  /** Whether a snapshot is coming on this line, or being taken in. */
  get isTakingSnapshot(): boolean {
    const { incoming, pending } = this.#state;
    return incoming?.snapshot !== undefined || pending.some(({ isSnapshot }) => isSnapshot);
  }

  /** As it was when the document was last quiet. */
  get stand(): Stand {
    return this.#stand;
  }

  /** The document has changed. */
  changed(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.hear({ is: 'changed' });
    }, GATHER_MS);
  }

  /** One event, after those before it. Resolves when it was dealt with. */
  hear(event: SessionEvent): Promise<void> {
    this.#events.push(event);
    if (!this.#isHearing) this.#hearing = this.#hearAll();
    return this.#hearing;
  }

  /** Says why, and closes; resolves when what is to be kept is in the drawer. */
  async stop(code: ByeCode): Promise<void> {
    if (this.#calls.isQuiet()) this.#step({ is: 'stopping', code });
    else await this.#close();
    await this.#orders;
  }

  async #hearAll(): Promise<void> {
    this.#isHearing = true;
    try {
      while (this.#events.length > 0) {
        while (!this.#calls.isQuiet() && !this.#isOver) await this.#calls.quiet();
        const event = this.#events.shift();
        if (event && !this.#isOver) this.#step(event);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isHearing = false;
    }
  }

  #step(event: SessionEvent): void {
    const { state, send, orders } = step(this.#state, event, this.#calls.reader);
    this.#state = state;
    this.#outbox.push(...send);
    const close = orders.find((order) => order.order === 'close');
    if (close) this.#closed = { code: close.code, by: close.by };
    // What waits to be sent is in vain; the last word is not.
    if (close) this.#outbox.splice(0, this.#outbox.length - send.length);
    for (const order of orders) this.#orders = this.#orders.then(() => this.#obey(order)).catch(this.#fail);
    if (!this.#isSending) this.#sending = this.#sendAll();
    this.#tellStand();
  }

  /** What a window is shown has changed, or much has come or gone since. */
  #tellStand(): void {
    if (this.#isOver || this.#state.phase === 'over' || !this.#calls.isQuiet()) return;
    const { progress, ...stand } = this.#look();
    const told = JSON.stringify([stand, progress && Math.round(progress * 50)]);
    if (told === this.#told) return;
    this.#told = told;
    this.#stand = { ...stand, progress };
    this.#calls.onStand();
  }

  #look(): Stand {
    const { phase, incoming, isSnapshotOnTheWay } = this.#state;
    const { inStep, toSend, toCome } = standOf(this.#state, this.#calls.reader);
    const waiting = toSend + toCome;
    this.#most = waiting === 0 ? 0 : Math.max(this.#most, waiting);
    const came = incoming?.snapshot ? incoming.come / incoming.bytes : undefined;
    const went = isSnapshotOnTheWay ? this.#shareGone() : undefined;
    const walked = this.#most > MUCH ? 1 - waiting / this.#most : undefined;
    return { isInStep: inStep, toSend, toCome, progress: came ?? went ?? walked, hasMet: phase === 'flow' };
  }

  async #obey(order: Order): Promise<void> {
    switch (order.order) {
      case 'keep thread':
        await this.#calls.keepThread(order.thread, order.before);
        return void this.hear({ is: 'thread kept' });
      case 'keep shared':
        return await this.#calls.keepShared(order.heads);
      case 'join roll':
        return void this.hear(await this.#calls.joinRoll(order.entries));
      case 'take':
        return void this.hear(await this.#calls.take(order.changes));
      case 'adopt':
        return void this.hear(await this.#calls.adopt(order));
      case 'close':
        return this.#close();
    }
  }

  // Never more than the socket has room for: a snapshot's pieces are slices of its bytes until they go.
  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (;;) {
      const message = this.#outbox.shift();
      if (!message || this.#isOver) break;
      await this.#channel.send(encodeMessage(message));
      if (message.type === 'piece') this.#tellStand();
    }
    this.#isSending = false;
  }

  // Whoever takes in nothing of what is being sent is not waited for: it may live and be silent as long as it likes.
  async #close(): Promise<void> {
    let enough: NodeJS.Timeout | undefined;
    const isLate = new Promise<boolean>((resolve) => {
      enough = setTimeout(() => resolve(true), LAST_WORDS_MS);
    });
    if (await Promise.race([this.#sending.then(() => false), isLate])) this.#channel.cut();
    else this.#channel.close();
    clearTimeout(enough);
  }

  readonly #fail = (error: unknown): void => {
    this.#bug ??= error;
    this.#channel.close();
  };

  #end(bug: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#ticking);
    clearTimeout(this.#gathering);
    const failed = bug ?? this.#bug;
    const schema = this.#state.hello?.schema;
    this.#calls.onEnd({
      ...this.#closed,
      partial: partialOf(this.#state),
      ...(schema !== undefined && { schema }),
      ...(failed !== undefined && { bug: failed }),
    });
  }

  /** How much of a snapshot has gone, 0 to 1. */
  #shareGone(): number {
    const left = this.#outbox.filter(({ type }) => type === 'piece').length;
    this.#mostPieces = Math.max(this.#mostPieces, left);
    return this.#mostPieces === 0 ? 1 : 1 - left / this.#mostPieces;
  }
}
