// What two laptops say to each other while pairing, on the wire and off it (Y19, Y20).
// Only the words of it: whose turn it is, and what follows, is in study.ts and travel.ts.
import { z } from 'zod';
import { fromHex, isSame } from '../crypto.ts';
import type { Protocol } from './channel.ts';
import { proofOf, type Role } from './code.ts';
import { isName } from './entry.ts';
import { encodeFrame, FRAME, type Frame, FrameError, rollBody } from './frames.ts';
import { decodeJson, encodeJson } from './json.ts';

/** What one laptop tells the other once both have proved the code. */
export interface Introduction {
  readonly protocol: number;
  readonly name: string;
  /** The public box key, in hex. */
  readonly box: string;
  /** How many people its document holds: so that the user sees which of the two is the full one. */
  readonly people: number;
}

const hex32 = z.string().regex(/^[0-9a-f]{64}$/u);
const NO = ['code-wrong', 'code-over', 'declined', 'other-circle', 'too-new', 'circle-full'] as const;

const schemas = {
  ask: z.strictObject({ by: z.enum(['words', 'long']), proof: hex32 }),
  answer: z.strictObject({ proof: hex32 }),
  introduction: z.strictObject({
    protocol: z.int().nonnegative(),
    name: z.string().refine(isName),
    box: hex32,
    people: z.int().nonnegative(),
  }),
  yes: z.strictObject({ yes: z.literal(true) }),
  entries: rollBody,
  kept: z.strictObject({ kept: z.literal(true) }),
  no: z.strictObject({ no: z.enum(NO) }),
};

/** Why one says no (Y20). */
export type No = (typeof NO)[number];

type Kind = keyof typeof schemas;
type Said<Of extends Kind> = z.infer<(typeof schemas)[Of]>;

/** A message as it is written: its keys say which it is. */
export type PairingMessage = { [Of in Kind]: Said<Of> }[Kind];

/** How a pairing ended without a new laptop. `late`: cut when study may have added it already. */
export type Over = No | 'cut' | 'late' | 'slow' | 'malformed' | 'impostor' | 'expired' | 'cancelled';

/** A laptop that proved the code, as Y7 writes it down. */
export interface NewLaptop {
  readonly certificate: Uint8Array;
  readonly other: Introduction;
}

/** What both sides are told. `bug` is for the log: it ended one connection. */
export interface Calls {
  ask(other: Introduction): void;
  over(why: Over): void;
  bug(error: unknown): void;
}

/** Ms of a clock that only goes forward. */
export type Clock = () => number;

/** What TLS is told that this is (ALPN). */
export const PROTOCOL: Protocol = 'vouchsafe-pair/1';
/** How often a pairing looks at the clock, in ms. */
export const TICK = 500;
/** The clock that is used outside tests. */
export const forward: Clock = () => performance.now();

/** Times to wait, in ms (Y15, Y20). */
export const WAIT = { code: 300_000, proof: 10_000, answer: 30_000, yes: 120_000 } as const;

/** The message if it is of this kind, else undefined. */
export function said<Of extends Kind>(kind: Of, message: PairingMessage): Said<Of> | undefined {
  const { data } = schemas[kind].safeParse(message);
  return data as Said<Of> | undefined;
}

/** A message as a frame. The roll goes as it does in a session, for it is longer than anything else here. */
export function encodePairing(message: PairingMessage): Uint8Array {
  return encodeFrame('entries' in message ? FRAME.roll : FRAME.pairing, encodeJson(message));
}

/** @throws FrameError for anything that is none of these messages, to the last key. */
export function decodePairing({ type, body }: Frame): PairingMessage {
  const value = decodeJson(body);
  const kinds: readonly Kind[] =
    type === FRAME.roll
      ? ['entries']
      : type === FRAME.pairing
        ? ['ask', 'answer', 'introduction', 'yes', 'kept', 'no']
        : [];
  for (const kind of kinds) {
    const { data } = schemas[kind].safeParse(value);
    if (data) return data;
  }
  throw new FrameError('no message of a pairing');
}

/** Whether a proof (hex) is the one that this role has to give with this key and connection. */
export function isProof(proof: string, key: Uint8Array, role: Role, binding: Uint8Array): boolean {
  return isSame(fromHex(proof), proofOf(key, role, binding));
}
