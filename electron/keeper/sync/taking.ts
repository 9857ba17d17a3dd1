// What comes from the other laptop (PROTOCOL.md Y30, Y34, Y35, Y37): announced, put together piece by piece, weighed, and
// handed on. A length is believed only as far as pieces have come. Pure; what is wrong throws ArrivalError.
import { ArrivalError } from '../arrival.ts';
import { hash, joinBytes, toHex } from '../crypto.ts';
import { weighChange, weighSnapshot } from './chunk.ts';
import type { Hex, Parcel, Piece, SnapshotMessage } from './messages.ts';
import {
  MOST_CHANGE_BYTES,
  MOST_ON_THE_WAY,
  MOST_PARCEL_BYTES,
  MOST_PARCEL_CHANGES,
  MOST_SNAPSHOT_BYTES,
  PIECE_BYTES,
} from './sending.ts';
import type { Incoming, Partial, SessionState, Work } from './talk.ts';
import { sayBye } from './talk.ts';

const MOST_HEADS = 256;

/** A parcel is announced. */
export function hearParcel(work: Work, { changes, left }: Parcel): void {
  expectNothing(work.state);
  const bytes = changes.reduce((sum, length) => sum + length, 0);
  const isOneLong = changes.length === 1 && bytes <= MOST_CHANGE_BYTES;
  const isOfMany = changes.length <= MOST_PARCEL_CHANGES && bytes <= MOST_PARCEL_BYTES;
  if (changes.length === 0 || changes.includes(0) || !(isOneLong || isOfMany)) throw malformed('a parcel too large');
  const incoming = { parcel: changes, snapshot: undefined, bytes, pieces: [], come: 0 };
  work.state = { ...work.state, incoming, left };
}

/** A snapshot is announced. It goes on where the last one was cut, if it is the same. */
export function hearSnapshot(work: Work, { snapshot, bytes, heads }: SnapshotMessage): void {
  const { state, reader } = work;
  expectNothing(state);
  if (bytes === 0 || bytes > MOST_SNAPSHOT_BYTES || heads.length > MOST_HEADS) throw malformed('a snapshot too large');
  if (!reader.mayTakeSnapshot) return sayBye(work, 'busy');
  const { partial } = state.peer;
  const before = partial?.snapshot === snapshot && partial.bytes < bytes ? partial : { pieces: [], bytes: 0 };
  const incoming = {
    parcel: undefined,
    snapshot: { hash: snapshot, heads },
    bytes,
    pieces: before.pieces,
    come: before.bytes,
  };
  work.state = { ...state, incoming, peer: { ...state.peer, partial: null } };
}

/** Bytes of what was announced last: whole pieces, and a shorter last one. */
export function hearPiece(work: Work, { bytes }: Piece): void {
  const { incoming } = work.state;
  if (!incoming) throw malformed('a piece of nothing');
  if (bytes.length !== Math.min(PIECE_BYTES, incoming.bytes - incoming.come))
    throw malformed('a piece of another length');
  const come = incoming.come + bytes.length;
  const now: Incoming = { ...incoming, pieces: [...incoming.pieces, bytes], come };
  work.state = { ...work.state, incoming: now };
  if (come === incoming.bytes) handOn(work, now);
}

function handOn(work: Work, { parcel, snapshot, pieces }: Incoming): void {
  work.state = { ...work.state, incoming: undefined };
  const bytes = joinBytes(pieces);
  if (snapshot) handOnSnapshot(work, bytes, snapshot);
  else handOnParcel(work, bytes, parcel ?? []);
}

function handOnParcel(work: Work, bytes: Uint8Array, lengths: readonly number[]): void {
  const frontier = new Set<Hex>();
  let [at, inflated] = [0, 0];
  const changes = lengths.map((length) => {
    const change = bytes.slice(at, at + length);
    at += length;
    const head = weighChange(change);
    inflated += head.inflated;
    if (inflated > MOST_CHANGE_BYTES) throw malformed('a parcel that becomes too large');
    frontier.add(head.hash);
    for (const dep of head.deps) frontier.delete(dep);
    return change;
  });
  expectAnswer(work, [...frontier], false);
  work.orders.push({ order: 'take', changes });
}

function handOnSnapshot(work: Work, bytes: Uint8Array, snapshot: NonNullable<Incoming['snapshot']>): void {
  if (toHex(hash(bytes)) !== snapshot.hash) throw malformed('another snapshot than announced');
  weighSnapshot(bytes);
  expectAnswer(work, snapshot.heads, true);
  work.orders.push({ order: 'adopt', snapshot: bytes, heads: snapshot.heads, instead: work.state.isMute });
}

function expectAnswer(work: Work, frontier: readonly Hex[], isSnapshot: boolean): void {
  work.state = { ...work.state, pending: [...work.state.pending, { frontier, isSnapshot }] };
}

/** Nothing is announced while something is coming, or while two parcels are not answered. */
function expectNothing({ incoming, pending }: SessionState): void {
  if (incoming || pending.length >= MOST_ON_THE_WAY) throw malformed('more than was asked for');
}

/** What has come of a snapshot, for the next connection. */
export function partialOf({ incoming, peer }: SessionState): Partial | null {
  if (!incoming?.snapshot || incoming.come === 0) return peer.partial;
  return { snapshot: incoming.snapshot.hash, pieces: incoming.pieces, bytes: incoming.come };
}

function malformed(reason: string): ArrivalError {
  return new ArrivalError('malformed', reason);
}
