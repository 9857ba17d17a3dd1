// Frames on a channel, and what is cut back into frames again (Y24, Y35). Pure: bytes in, frames out.
// A stranger writes what is read here: a length is checked before anything is kept, and room grows only as bytes come.

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
