// What the other laptop lacks, and how it is sent (PROTOCOL.md Y28–Y31, Y33, Y34): in parcels, or as a snapshot. Pure.
import type { Hello, Hex, Taken } from './messages.ts';
import type { Reader, SessionState, Snapshot, Work } from './talk.ts';

export const PIECE_BYTES = 65_536;
export const MOST_PARCEL_CHANGES = 256;
export const MOST_PARCEL_BYTES = 1024 * 1024;
export const MOST_CHANGE_BYTES = 64 * 1024 * 1024;
export const MOST_SNAPSHOT_BYTES = 256 * 1024 * 1024;
export const MOST_ON_THE_WAY = 2;
/** Merging a whole document costs its taker twice what so many changes do (M: 15 s, and 7 s for 5,000), and three times the bytes. */
const SNAPSHOT_BEYOND = 16_384;
const MOST_COMMON = 1_024;
const SHARED_EVERY_MS = 5_000;

/** Begins to send by what the other's hello says. Nothing that was on the way before counts any more. */
export function beginSending(work: Work, hello: Hello, shared: readonly Hex[]): void {
  const { reader, state } = work;
  const isMute = (state.own.asEmpty || reader.isEmpty) && !hello.empty;
  const unknown = hello.heads.filter((hash) => !reader.has(hash));
  // Where all of its heads are known here, they say what it has. What was shared before may be what its disk has lost since.
  const known = [...hello.heads, ...hello.samples, ...(unknown.length > 0 ? shared : [])];
  const common = [...new Set(known)].filter((hash) => reader.has(hash));
  work.state = { ...state, isMute, common, unknown, queuedTo: [], queue: [], onTheWay: 0, isSnapshotOnTheWay: false };
  if (isMute) return;
  gather(work);
  const isForNew = hello.empty && !reader.isEmpty;
  if (isForNew || work.state.queue.length > SNAPSHOT_BEYOND) sendSnapshot(work, hello);
  sendMore(work);
}

/** The document has changed: what is new goes to the other. */
export function sendNew(work: Work): void {
  const { state, reader } = work;
  if (state.isMute && (state.own.asEmpty || reader.isEmpty)) return;
  work.state = { ...state, isMute: false };
  if (state.isSnapshotOnTheWay) return;
  gather(work);
  sendMore(work);
}

/** Puts what the other lacks into the queue, but for what is there already. */
function gather(work: Work): void {
  const { reader, state } = work;
  const more = reader.changesSince([...state.common, ...state.queuedTo]);
  work.state = { ...state, queue: [...state.queue, ...more], queuedTo: reader.heads };
}

function sendMore(work: Work): void {
  while (work.state.onTheWay < MOST_ON_THE_WAY && work.state.queue.length > 0 && !work.state.isSnapshotOnTheWay) {
    const changes = nextParcel(work.state.queue);
    const queue = work.state.queue.slice(changes.length);
    work.state = { ...work.state, queue, onTheWay: work.state.onTheWay + 1 };
    work.send.push({ type: 'parcel', changes: changes.map(({ length }) => length), left: queue.length });
    sendPieces(work, Buffer.concat(changes), 0);
  }
}

/** As many as a parcel holds, or one longer change alone. */
function nextParcel(queue: readonly Uint8Array[]): readonly Uint8Array[] {
  let [count, bytes] = [0, 0];
  for (const change of queue.slice(0, MOST_PARCEL_CHANGES)) {
    bytes += change.length;
    if (count > 0 && bytes > MOST_PARCEL_BYTES) break;
    count++;
  }
  return queue.slice(0, count);
}

function sendPieces(work: Work, bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length; at += PIECE_BYTES)
    work.send.push({ type: 'piece', bytes: bytes.subarray(at, at + PIECE_BYTES) });
}

/** The snapshot instead of the queue. One that is too long goes as parcels after all. */
function sendSnapshot(work: Work, hello: Hello): void {
  const snapshot = work.reader.snapshot();
  if (snapshot.bytes.length > MOST_SNAPSHOT_BYTES) return;
  const { hash, bytes, heads } = snapshot;
  work.state = { ...work.state, queue: [], queuedTo: heads, onTheWay: 1, isSnapshotOnTheWay: true };
  work.send.push({ type: 'snapshot', snapshot: hash, bytes: bytes.length, heads });
  sendPieces(work, bytes, whereToGoOn(snapshot, hello));
}

/** Where a snapshot was cut, if it is the same one; else its beginning. */
function whereToGoOn({ hash, bytes }: Snapshot, { partial }: Hello): number {
  return partial && partial.snapshot === hash && partial.bytes < bytes.length ? partial.bytes : 0;
}

/** The other has taken in the oldest of what was on the way. */
export function hearTaken(work: Work, { heads }: Taken): void {
  const { state, reader } = work;
  // After hello was said again, what was on the way before may still be answered.
  if (state.onTheWay === 0) return;
  const unknown = heads.filter((hash) => !reader.has(hash));
  const known = heads.filter((hash) => reader.has(hash));
  // The heads stand for everything that it has.
  const common = unknown.length === 0 ? known : [...new Set([...known, ...state.common])].slice(0, MOST_COMMON);
  work.state = { ...state, common, unknown, onTheWay: state.onTheWay - 1, isSnapshotOnTheWay: false };
  if (state.isSnapshotOnTheWay) sendNew(work);
  else sendMore(work);
}

/** What came from the other is durable here, so both have it. */
export function shareTaken(work: Work, frontier: readonly Hex[]): void {
  const { state, reader } = work;
  const common = [...new Set([...frontier, ...state.common])].filter((hash) => reader.has(hash)).slice(0, MOST_COMMON);
  work.state = { ...state, common, unknown: state.unknown.filter((hash) => !reader.has(hash)) };
}

/** True when both have the same, and each knows it of the other. */
export function isInStep(state: SessionState, reader: Reader): boolean {
  const { phase, queue, onTheWay, pending, incoming, unknown, isMute, queuedTo } = state;
  const isBusy = queue.length + onTheWay + pending.length > 0 || incoming !== undefined;
  // A change that this session has not heard of yet is in the reader's heads already, and nowhere else.
  return phase === 'flow' && !isBusy && unknown.length === 0 && !isMute && queuedTo.join() === reader.heads.join();
}

/** Keeps the heads of both while they are in step: at most every 5 s, and at the end. */
export function keepShared(work: Work, isEnd = false): void {
  const { state, reader } = work;
  const isDue = isEnd || state.now - state.sharedAt >= SHARED_EVERY_MS;
  if (!isDue || !isInStep(state, reader) || state.peer.shared.join() === reader.heads.join()) return;
  work.state = {
    ...state,
    common: reader.heads,
    sharedAt: state.now,
    peer: { ...state.peer, shared: reader.heads },
  };
  work.orders.push({ order: 'keep shared', heads: reader.heads });
}
