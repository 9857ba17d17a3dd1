// What a session knows and says (PROTOCOL.md, Session): the types that session.ts, sending.ts and taking.ts share, and the
// work that one step does. Types, and three lines of code.
import type { ByeCode, Hello, Hex, Message } from './messages.ts';

/** What is known about this laptop when a connection opens. */
export interface Own {
  readonly laptop: Hex;
  readonly circle: Hex;
  readonly schema: number;
  readonly atLeast: number;
  /** Counts as empty once, though it is not (Y21). */
  readonly asEmpty: boolean;
  /** 32 random hex digits: the next thread, if this laptop's id is the lower one (Y27). */
  readonly fresh: Hex;
  readonly roll: Hex;
  readonly entries: readonly Uint8Array[];
}

/** What is known about the other from its certificate and the drawer. */
export interface PeerKept {
  readonly laptop: Hex;
  readonly thread: Hex;
  readonly before: Hex;
  readonly shared: readonly Hex[];
  /** What had come of a snapshot when the last connection was cut. */
  readonly partial: Partial | null;
}

export interface Partial {
  readonly snapshot: Hex;
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
}

/** The document, only to be read, and as it is at this moment. */
export interface Reader {
  readonly heads: readonly Hex[];
  readonly isEmpty: boolean;
  /** False while a snapshot of another laptop is being taken in. */
  readonly mayTakeSnapshot: boolean;
  has(hash: Hex): boolean;
  changesSince(heads: readonly Hex[]): Uint8Array[];
  samples(since: readonly Hex[]): Hex[];
  /** The same bytes for ten minutes, though the document has gone on. */
  snapshot(): Snapshot;
}

export interface Snapshot {
  readonly hash: Hex;
  readonly bytes: Uint8Array;
  readonly heads: readonly Hex[];
}

export type SessionEvent =
  | { readonly is: 'opened'; readonly now: number }
  | { readonly is: 'message'; readonly message: Message }
  /** The document has changed, here or by another laptop. */
  | { readonly is: 'changed' }
  /** The oldest `take` or `adopt` is durable. */
  | { readonly is: 'taken' }
  /** The oldest `take` or `adopt` was not taken in; `unsaved`: it could not be made durable. */
  | { readonly is: 'not taken'; readonly code: 'waiting' | 'malformed' | 'unsound' | 'unsaved' }
  /** The roll has changed; the answer to `join roll`, also when it has not. */
  | { readonly is: 'roll'; readonly roll: Hex; readonly entries: readonly Uint8Array[]; readonly stands: boolean }
  /** The drawer holds what `keep thread` asked for. */
  | { readonly is: 'thread kept' }
  /** A clock that only goes forward, in milliseconds; about every second. */
  | { readonly is: 'time'; readonly now: number }
  | { readonly is: 'stopping'; readonly code: ByeCode };

export type Order =
  | { readonly order: 'keep thread'; readonly thread: Hex; readonly before: Hex }
  | { readonly order: 'keep shared'; readonly heads: readonly Hex[] }
  | { readonly order: 'join roll'; readonly entries: readonly Uint8Array[] }
  | { readonly order: 'take'; readonly changes: readonly Uint8Array[] }
  | {
      readonly order: 'adopt';
      readonly snapshot: Uint8Array;
      readonly heads: readonly Hex[];
      readonly instead: boolean;
    }
  /** Closes the connection once everything was sent; `by` says who decided. */
  | { readonly order: 'close'; readonly code: ByeCode; readonly by: 'us' | 'them' };

/** What was announced and is coming in pieces. */
export interface Incoming {
  readonly parcel: readonly number[] | undefined;
  readonly snapshot: { readonly hash: Hex; readonly heads: readonly Hex[] } | undefined;
  readonly bytes: number;
  readonly pieces: readonly Uint8Array[];
  readonly come: number;
}

export interface SessionState {
  readonly own: Own;
  readonly peer: PeerKept;
  /** hello → (roll) → thread → flow → over */
  readonly phase: 'hello' | 'roll' | 'thread' | 'flow' | 'over';
  readonly openedAt: number;
  readonly hello: Hello | undefined;
  readonly hellosAgain: number;
  readonly rolls: number;
  readonly matching: Hex;
  readonly next: Hex;
  /** The other was quicker with the roll, and has named the thread already. */
  readonly early: Hex | undefined;
  /** Changes that both have, and with them all their ancestors (Y28). All are known here. */
  readonly common: readonly Hex[];
  /** Heads of the other that are not known here. */
  readonly unknown: readonly Hex[];
  /** Everything up to these is in `queue`, on the way, or there. */
  readonly queuedTo: readonly Hex[];
  readonly queue: readonly Uint8Array[];
  readonly onTheWay: number;
  /** A snapshot is on the way; nothing else is sent meanwhile. */
  readonly isSnapshotOnTheWay: boolean;
  /** An empty laptop sends nothing of its own before it has the other's snapshot. */
  readonly isMute: boolean;
  readonly incoming: Incoming | undefined;
  /** For each `take` and `adopt` not answered yet: what is common after it. */
  readonly pending: readonly { readonly frontier: readonly Hex[]; readonly isSnapshot: boolean }[];
  /** How many changes the other still has for us. */
  readonly left: number;
  readonly sharedAt: number;
  readonly now: number;
}

/** One step at work. */
export interface Work {
  state: SessionState;
  readonly reader: Reader;
  readonly send: Message[];
  readonly orders: Order[];
}

/** Ends the session: the other hears why, and nothing that comes later counts. */
export function sayBye(work: Work, code: ByeCode): void {
  work.send.push({ type: 'bye', code });
  work.orders.push({ order: 'close', code, by: 'us' });
  work.state = over(work.state);
}

/** Of a session that is over only what had come of a snapshot matters. */
export function over(state: SessionState): SessionState {
  return { ...state, phase: 'over', queue: [], pending: [] };
}
