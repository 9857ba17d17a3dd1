// What two laptops of one circle say to each other (PROTOCOL.md Y24, Y26–Y36), as values: frames.ts makes bytes of them and
// back, session.ts decides what is said. Types and no code. Whoever decodes has checked shape and limits: lengths of hex, at most
// 256 heads, 63 samples, 256 lengths in a parcel, whole numbers that are not negative.

/** A hash of a change, an id, a thread: lower-case hex. */
export type Hex = string;

/** Why somebody closes (Y36). */
export const BYE_CODES = ['unknown', 'twin', 'too-old', 'refused', 'paused', 'locked', 'busy'] as const;
export type ByeCode = (typeof BYE_CODES)[number];

/** The first thing that both say (Y26); frame type 1. */
export interface Hello {
  readonly type: 'hello';
  readonly protocol: number;
  /** The version of the model, and the lowest that can carry this document without harm. */
  readonly schema: number;
  readonly atLeast: number;
  /** 32 hex digits. */
  readonly circle: Hex;
  readonly laptop: Hex;
  readonly empty: boolean;
  /** 64 hex digits each, at most 256. */
  readonly heads: readonly Hex[];
  /** 64 hex digits each, at most 63 (Y28). */
  readonly samples: readonly Hex[];
  /** 64 hex digits: `H` of the sorted ids of the roll's entries. */
  readonly roll: Hex;
  /** 32 hex digits each (Y27). */
  readonly thread: Hex;
  readonly before: Hex;
  /** A snapshot that was cut, and how much of it is here (Y34). */
  readonly partial: { readonly snapshot: Hex; readonly bytes: number } | null;
}

/** Every entry of the roll (Y8); frame type 2, hex in JSON. */
export interface RollMessage {
  readonly type: 'roll';
  readonly entries: readonly Uint8Array[];
}

/** The thread from here on (Y27); frame type 3. */
export interface ThreadMessage {
  readonly type: 'thread';
  readonly thread: Hex;
}

/** Changes are to come, in pieces (Y30); frame type 4, keys `changes` and `left`. */
export interface Parcel {
  readonly type: 'parcel';
  /** The length of each change in bytes, 1 to 64 MiB. */
  readonly changes: readonly number[];
  /** How many changes come after this parcel. */
  readonly left: number;
}

/** A snapshot is to come, in pieces (Y34); frame type 4 as well, keys `snapshot`, `bytes` and `heads`. */
export interface SnapshotMessage {
  readonly type: 'snapshot';
  /** 64 hex digits: its `H`. */
  readonly snapshot: Hex;
  /** Its whole length, also when the taker has some of it. At most 256 MiB. */
  readonly bytes: number;
  readonly heads: readonly Hex[];
}

/** Bytes of the parcel or snapshot last announced; frame type 5, not JSON. */
export interface Piece {
  readonly type: 'piece';
  readonly bytes: Uint8Array;
}

/** Everything of the oldest unanswered parcel is durable (Y31); frame type 6. */
export interface Taken {
  readonly type: 'taken';
  readonly heads: readonly Hex[];
}

/** The last thing said (Y36); frame type 7. */
export interface Bye {
  readonly type: 'bye';
  readonly code: ByeCode;
}

/** Nothing but a sign of life (Y25); frame type 8, empty. The channel says and hears it; a session passes over it. */
export interface Beat {
  readonly type: 'beat';
}

export type Message = Hello | RollMessage | ThreadMessage | Parcel | SnapshotMessage | Piece | Taken | Bye | Beat;
