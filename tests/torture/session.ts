// A hostile peer: messages made up at random, or real ones altered, to the pure step of a session on a real document. What
// it orders to take in is taken in. Nothing may crash, nothing may be held beyond the limits, and nothing may be merged.
import { ArrivalError } from '../../electron/keeper/arrival.ts';
import { loadCrypto } from '../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../electron/keeper/document.ts';
import {
  decodeMessage,
  encodeMessage,
  FrameError,
  FrameReader,
  SYNC_LIMITS,
} from '../../electron/keeper/sync/frames.ts';
import type { Hello, Message } from '../../electron/keeper/sync/messages.ts';
import { open, step } from '../../electron/keeper/sync/session.ts';
import type { Reader, SessionState } from '../../electron/keeper/sync/talk.ts';
import { addPerson } from '../../shared/model/person.ts';
import { Desk } from '../helpers/circle.ts';
import { altered, changeWith, leb, signedLeb } from '../helpers/forged.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const PEER = 'ee'.repeat(16);
const CIRCLE = 'cc'.repeat(16);
const NOTHING = '00'.repeat(16);
const ROLL = 'dd'.repeat(32);
/** More than a snapshot's pieces here, and far less than what messages announce. */
const MOST_HELD = 4 * 1024 * 1024;

/** Sends so many messages. `lost`: crashes; `altered`: merges; `alarms`: more held than came. */
export async function stormOfMessages(seed: number, messages: number): Promise<Tally> {
  await loadCrypto();
  await startAutomerge();
  const random = randomFrom(seed);
  const tally = newTally();
  const desk = new Desk(1, random);
  for (let made = 0; made < 20; made++)
    desk.change((document, stamp) => addPerson(document, { name: `Ana ${made}` } as never, stamp));
  const live = desk.reader();
  // The document never changes, so what is read of it is read once.
  const snapshot = live.snapshot();
  const samples = live.samples([]);
  const reader: Reader = { ...live, snapshot: () => snapshot, samples: () => samples };
  const changes = live.changesSince([]);
  while (tally.rounds < messages) tally.rounds += siege(random, desk, reader, changes, tally);
  if (desk.network.heads.join() !== live.heads.join()) tally.altered++;
  return tally;
}

/** One connection, until it is closed or a hundred messages have come. Answers how many. */
function siege(random: Random, desk: Desk, reader: Reader, changes: readonly Uint8Array[], tally: Tally): number {
  const about = { laptop: desk.id, circle: CIRCLE, schema: 1, atLeast: 1, asEmpty: false, fresh: 'ab'.repeat(16) };
  const peer = { laptop: PEER, thread: NOTHING, before: NOTHING, shared: [], partial: null };
  let state = open({ ...about, roll: ROLL, entries: [] }, peer);
  const queue: Message[] = random.oneIn(2) ? greeting(reader) : [];
  for (let sent = 1; sent <= 100; sent++) {
    const message = queue.shift() ?? invented(random, reader, changes, queue);
    try {
      for (const heard of queue.length === 0 && random.oneIn(3) ? damaged(random, message) : [message])
        state = hear(state, heard, desk, reader);
    } catch (error) {
      // It is closed, and nothing else.
      if (error instanceof FrameError) return sent;
      tally.lost++;
    }
    const held = (state.incoming?.pieces ?? []).reduce((sum, { length }) => sum + length, 0);
    if (held > MOST_HELD || state.common.length > 2_000) tally.alarms++;
    if (state.phase === 'over') return sent;
  }
  return 100;
}

function hear(state: SessionState, message: Message, desk: Desk, reader: Reader): SessionState {
  let next = step(state, { is: 'message', message }, reader);
  for (const order of next.orders) {
    if (order.order === 'keep thread') next = step(next.state, { is: 'thread kept' }, reader);
    if (order.order === 'join roll')
      next = step(next.state, { is: 'roll', roll: ROLL, entries: [], stands: true }, reader);
    if (order.order !== 'take') continue;
    try {
      desk.network.takeIn(order.changes);
      next = step(next.state, { is: 'taken' }, reader);
    } catch (error) {
      if (!(error instanceof ArrivalError)) throw error;
      next = step(next.state, { is: 'not taken', code: error.code }, reader);
    }
  }
  return next.state;
}

/** The message as bytes on the wire, some of them altered, cut into portions. What is no frame any more throws FrameError. */
function damaged({ int, oneIn, bytes }: Random, message: Message): Message[] {
  const wire = encodeMessage(message);
  for (let flips = int(4); flips > 0; flips--)
    wire.set(bytes(1), int(oneIn(2) ? Math.min(6, wire.length) : wire.length));
  const frames = new FrameReader(SYNC_LIMITS);
  const middle = int(wire.length);
  return [wire.subarray(0, middle), wire.subarray(middle)].flatMap((part) => frames.take(part).map(decodeMessage));
}

/** What a paired laptop says until changes flow. */
function greeting(reader: Reader): Message[] {
  return [helloWith({ heads: reader.heads }), { type: 'thread', thread: 'ab'.repeat(16) }];
}

function helloWith(more: Partial<Hello>): Hello {
  const versions = { protocol: 1, schema: 1, atLeast: 1 };
  const known = { circle: CIRCLE, laptop: PEER, empty: false, heads: [], samples: [], roll: ROLL, partial: null };
  return { type: 'hello', ...versions, ...known, thread: NOTHING, before: NOTHING, ...more };
}

function invented(random: Random, reader: Reader, changes: readonly Uint8Array[], queue: Message[]): Message {
  const { int, oneIn, pick } = random;
  const hex = () => (oneIn(3) ? pick(reader.heads) : Buffer.from(random.bytes(32)).toString('hex'));
  const some = () => Array.from({ length: int(4) }, hex);
  switch (int(8)) {
    case 0:
      return helloWith({ heads: some(), samples: some(), empty: oneIn(9), schema: int(3), thread: hex().slice(32) });
    case 1:
      return { type: 'roll', entries: [random.bytes(int(40))] };
    case 2:
      return { type: 'taken', heads: some() };
    case 3:
      return { type: 'snapshot', snapshot: hex(), bytes: pick([0, 5, 65_536, 2 ** 27, 2 ** 40]), heads: some() };
    case 4:
      return { type: 'thread', thread: hex().slice(32) };
    case 5:
      return { type: 'parcel', changes: Array.from({ length: int(300) }, () => int(70_000)), left: int(9) };
    case 6:
      return { type: 'piece', bytes: random.bytes(int(50)) };
    default: {
      const change = hostile(random, pick(changes));
      queue.push({ type: 'piece', bytes: change });
      return { type: 'parcel', changes: [change.length], left: 0 };
    }
  }
}

/** A change that is known, damaged, or a bomb: nothing of it may be merged. */
function hostile({ int, oneIn, pick, bytes }: Random, change: Uint8Array): Uint8Array {
  if (oneIn(4))
    return changeWith([[pick([1, 21, 52, 66, 86, 112]), [...signedLeb(int(2 ** 30)), 1, ...bytes(int(9))]]]);
  if (oneIn(4)) return changeWith([[int(200), [0, ...leb(int(2 ** 30))]]], int(3));
  if (oneIn(3)) return bytes(1 + int(90));
  // The deps are gone with it, so what is altered can never stand.
  return altered(change, (contents) => {
    contents.set(bytes(8), Math.min(1 + int(24), contents.length - 8));
    contents.set(bytes(1), int(contents.length));
  });
}
