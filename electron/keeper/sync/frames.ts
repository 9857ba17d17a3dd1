// Frames on a channel, the messages in them, and how a stream is cut back into frames (Y24, Y35). Pure.
// A stranger writes what is read here: a length is checked before anything is kept, room grows only as bytes come, and a
// message is taken for one only if it has exactly the keys, types and lengths that it may have.
import { z } from 'zod';
import { fromHex, toHex } from '../crypto.ts';
import { decodeJson, encodeJson } from './json.ts';
import { BYE_CODES, type Message } from './messages.ts';

export interface Frame {
  readonly type: number;
  readonly body: Uint8Array;
}

/** The longest body of each type that may come; other types may not. */
export type Limits = Readonly<Record<number, number>>;

/** The types of Y24; pairing has one of its own, and sends its roll as a session does. */
export const FRAME = {
  hello: 1,
  roll: 2,
  thread: 3,
  parcel: 4,
  piece: 5,
  taken: 6,
  bye: 7,
  beat: 8,
  pairing: 9,
} as const;

const SHORT = 65_536;
const ROLL = 2 * 1024 * 1024;

export const SYNC_LIMITS: Limits = { 1: SHORT, 2: ROLL, 3: SHORT, 4: SHORT, 5: SHORT, 6: SHORT, 7: SHORT, 8: 0 };
/** What study hears: nothing long, for strangers talk to it. */
export const STUDY_LIMITS: Limits = { 7: 4096, 8: 0, 9: 4096 };
/** What travel hears: study sends it the roll. */
export const TRAVEL_LIMITS: Limits = { 2: ROLL, 7: 4096, 8: 0, 9: 4096 };

const HEAD = 5;
const FIRST_ROOM = 4096;

/** What came is not of the protocol. The connection ends; nothing of it was taken in. */
export class FrameError extends Error {}

/** The bytes of one frame. */
export function encodeFrame(type: number, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEAD + body.length);
  new DataView(frame.buffer).setUint32(0, body.length, true);
  frame[4] = type;
  frame.set(body, HEAD);
  return frame;
}

const MIB = 1024 * 1024;
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`, 'u'));
const count = z.int().nonnegative();
const heads = z.array(hex(32)).max(256);
const snapshotBytes = z
  .int()
  .min(1)
  .max(256 * MIB);

/** The roll as it is sent, in a session and at the end of a pairing: entries of at most 2,048 bytes and a signature (Y7, Y8). */
export const rollBody = z.strictObject({
  entries: z.array(z.string().regex(/^(?:[0-9a-f]{2}){65,2112}$/u)).max(1_024),
});

const bodies = {
  hello: z.strictObject({
    protocol: count,
    schema: count,
    atLeast: count,
    circle: hex(16),
    laptop: hex(16),
    empty: z.boolean(),
    heads,
    samples: z.array(hex(32)).max(63),
    roll: hex(32),
    thread: hex(16),
    before: hex(16),
    partial: z.strictObject({ snapshot: hex(32), bytes: count.max(256 * MIB) }).nullable(),
  }),
  thread: z.strictObject({ thread: hex(16) }),
  parcel: z.strictObject({
    changes: z
      .array(
        z
          .int()
          .min(1)
          .max(64 * MIB),
      )
      .min(1)
      .max(256),
    left: count,
  }),
  snapshot: z.strictObject({ snapshot: hex(32), bytes: snapshotBytes, heads }),
  taken: z.strictObject({ heads }),
  bye: z.strictObject({ code: z.enum(BYE_CODES) }),
};

const TYPES: Readonly<Record<Message['type'], number>> = { ...FRAME, snapshot: FRAME.parcel };

/** A message of a session as the bytes of its frame. @throws FrameError if it is longer than the other would take. */
export function encodeMessage(message: Message): Uint8Array {
  const type = TYPES[message.type];
  const body = bodyOf(message);
  if (body.length > (SYNC_LIMITS[type] ?? 0)) throw new FrameError(`a ${message.type} that is too long`);
  return encodeFrame(type, body);
}

function bodyOf(message: Message): Uint8Array {
  if (message.type === 'beat') return new Uint8Array();
  if (message.type === 'piece') return message.bytes;
  if (message.type === 'roll') return encodeJson({ entries: message.entries.map(toHex) });
  const { type: _, ...rest } = message;
  return encodeJson(rest);
}

/** The message of a session in a frame. @throws FrameError if there is none. */
export function decodeMessage({ type, body }: Frame): Message {
  if (type === FRAME.beat) return { type: 'beat' };
  if (type === FRAME.piece && body.length > 0) return { type: 'piece', bytes: body };
  const value = decodeJson(body);
  if (type === FRAME.roll) {
    const { data } = rollBody.safeParse(value);
    if (data) return { type: 'roll', entries: data.entries.map(fromHex) };
  }
  for (const kind of ['hello', 'thread', 'parcel', 'snapshot', 'taken', 'bye'] as const) {
    const { data } = TYPES[kind] === type ? bodies[kind].safeParse(value) : {};
    if (data) return { type: kind, ...data } as Message;
  }
  throw new FrameError(`no message of type ${type}`);
}

/** Cuts what comes, in whatever portions, into frames. It holds one unfinished frame at most. */
export class FrameReader {
  readonly #limits: Limits;
  #room = new Uint8Array(FIRST_ROOM);
  #filled = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The frames that are whole now, in order. @throws FrameError once a type or length is none of ours; then it is of no more use. */
  take(bytes: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    while (at < bytes.length) {
      const count = Math.min(bytes.length - at, this.#wanted() - this.#filled);
      this.#append(bytes.subarray(at, at + count));
      at += count;
      if (this.#filled >= HEAD && this.#filled === this.#wanted()) frames.push(this.#finish());
    }
    return frames;
  }

  // How many bytes there are to be: the head, and when that is there, the body too.
  #wanted(): number {
    if (this.#filled < HEAD) return HEAD;
    const length = new DataView(this.#room.buffer).getUint32(0, true);
    const limit = this.#limits[this.#room[4] ?? 0];
    if (limit === undefined || length > limit) throw new FrameError('no frame of ours');
    return HEAD + length;
  }

  #append(bytes: Uint8Array): void {
    const end = this.#filled + bytes.length;
    if (end > this.#room.length) {
      const room = new Uint8Array(Math.max(end, 2 * this.#room.length));
      room.set(this.#room.subarray(0, this.#filled));
      this.#room = room;
    }
    this.#room.set(bytes, this.#filled);
    this.#filled = end;
  }

  #finish(): Frame {
    const frame = { type: this.#room[4] ?? 0, body: this.#room.slice(HEAD, this.#filled) };
    if (this.#room.length > SHORT + HEAD) this.#room = new Uint8Array(FIRST_ROOM);
    this.#filled = 0;
    return frame;
  }
}
