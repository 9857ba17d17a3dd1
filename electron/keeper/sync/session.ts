// A session between two laptops that stand in one circle, as a pure step (PROTOCOL.md Y26–Y36): what is said to what
// is heard, and what is ordered: write the drawer, take changes in, close. No socket, no clock, no dice, no disk.
// Whoever runs it does the orders in their sequence, and answers each `take` and `adopt` with `taken` or `not taken`.
import { ArrivalError } from '../arrival.ts';
import type { Hello, Hex, Message, RollMessage, ThreadMessage } from './messages.ts';
import { beginSending, hearTaken, isInStep, keepShared, sendNew, shareTaken } from './sending.ts';
import { hearParcel, hearPiece, hearSnapshot, partialOf } from './taking.ts';
import {
  type Order,
  type Own,
  over,
  type PeerKept,
  type Reader,
  type SessionEvent,
  type SessionState,
  sayBye,
  type Work,
} from './talk.ts';

export const PROTOCOL = 1;
const HELLO_MS = 10_000;
const MOST_HELLOS_AGAIN = 3;
const MOST_ROLLS = 16;
const NO_THREAD = '00'.repeat(16);

/** A session with a peer whose certificate was right. The first event is `opened`. */
export function open(own: Own, peer: PeerKept): SessionState {
  return {
    own,
    peer,
    phase: 'hello',
    openedAt: 0,
    hello: undefined,
    hellosAgain: 0,
    rolls: 0,
    matching: NO_THREAD,
    next: NO_THREAD,
    early: undefined,
    common: [],
    unknown: [],
    queuedTo: [],
    queue: [],
    onTheWay: 0,
    isSnapshotOnTheWay: false,
    isMute: false,
    incoming: undefined,
    pending: [],
    left: 0,
    sharedAt: 0,
    now: 0,
  };
}

/** One event. What is wrong with what came ends the session; nothing throws. */
export function step(
  state: SessionState,
  event: SessionEvent,
  reader: Reader,
): { state: SessionState; send: readonly Message[]; orders: readonly Order[] } {
  if (state.phase === 'over') return { state, send: [], orders: [] };
  const work: Work = { state, reader, send: [], orders: [] };
  try {
    hear(work, event);
  } catch (error) {
    if (!(error instanceof ArrivalError)) throw error;
    sayBye(work, 'refused');
  }
  return { state: work.state, send: work.send, orders: work.orders };
}

/** How it stands between the two: what the window shows. */
export function standOf(state: SessionState, reader: Reader) {
  return { inStep: isInStep(state, reader), toSend: state.queue.length, toCome: state.left, partial: partialOf(state) };
}

function hear(work: Work, event: SessionEvent): void {
  const { state } = work;
  switch (event.is) {
    case 'opened':
      work.state = { ...state, openedAt: event.now, now: event.now, sharedAt: event.now };
      return sayHello(work, state.peer.shared);
    case 'message':
      return hearMessage(work, event.message);
    case 'changed':
      return state.phase === 'flow' ? sendNew(work) : undefined;
    case 'taken':
      return answerTaken(work);
    case 'not taken':
      return answerNotTaken(work, event.code);
    case 'roll':
      return hearOwnRoll(work, event);
    case 'thread kept':
      return goOnWithThread(work);
    case 'time':
      work.state = { ...state, now: event.now };
      // Its disk may be full, or something long is being written there: that passes.
      if (state.hello === undefined && event.now - state.openedAt > HELLO_MS) return sayBye(work, 'busy');
      return keepShared(work);
    case 'stopping':
      keepShared(work, true);
      return sayBye(work, event.code);
  }
}

function hearMessage(work: Work, message: Message): void {
  const { phase } = work.state;
  switch (message.type) {
    case 'beat':
      return;
    case 'bye':
      keepShared(work, true);
      work.orders.push({ order: 'close', code: message.code, by: 'them' });
      work.state = over(work.state);
      return;
    case 'hello':
      return phase === 'hello' ? hearHello(work, message) : hearHelloAgain(work, message);
    case 'roll':
      return hearRoll(work, message);
    case 'thread':
      return hearThread(work, message);
    default:
      if (phase !== 'flow') throw new ArrivalError('malformed', 'not now');
  }
  if (message.type === 'parcel') hearParcel(work, message);
  else if (message.type === 'snapshot') hearSnapshot(work, message);
  else if (message.type === 'piece') hearPiece(work, message);
  else if (message.type === 'taken') hearTaken(work, message);
}

function sayHello(work: Work, shared: readonly Hex[]): void {
  const { own, peer } = work.state;
  const { reader } = work;
  const { partial } = peer;
  work.send.push({
    type: 'hello',
    protocol: PROTOCOL,
    schema: own.schema,
    atLeast: own.atLeast,
    circle: own.circle,
    laptop: own.laptop,
    empty: own.asEmpty || reader.isEmpty,
    heads: reader.heads,
    samples: reader.samples(shared.filter((hash) => reader.has(hash))),
    roll: own.roll,
    thread: peer.thread,
    before: peer.before,
    partial: partial && { snapshot: partial.snapshot, bytes: partial.bytes },
  });
}

function hearHello(work: Work, hello: Hello): void {
  const { own, peer } = work.state;
  work.state = { ...work.state, hello };
  if (hello.circle !== own.circle || hello.laptop !== peer.laptop || hello.laptop === own.laptop)
    return sayBye(work, 'unknown');
  if (hello.protocol !== PROTOCOL || own.schema < hello.atLeast || hello.schema < own.atLeast)
    return sayBye(work, 'too-old');
  if (hello.roll === own.roll) return matchThreads(work, hello);
  work.state = { ...work.state, phase: 'roll' };
  work.send.push({ type: 'roll', entries: own.entries });
}

/** The other could not take in a parcel that built on what it lacks, and says anew what it has. */
function hearHelloAgain(work: Work, hello: Hello): void {
  const { phase, hellosAgain } = work.state;
  if (phase !== 'flow' || hellosAgain >= MOST_HELLOS_AGAIN) throw new ArrivalError('malformed', 'not now');
  work.state = { ...work.state, hello, hellosAgain: hellosAgain + 1 };
  beginSending(work, hello, []);
}

function hearRoll(work: Work, { entries }: RollMessage): void {
  const { phase, rolls } = work.state;
  if (phase === 'hello' || rolls >= MOST_ROLLS) throw new ArrivalError('malformed', 'not now');
  work.state = { ...work.state, rolls: rolls + 1 };
  work.orders.push({ order: 'join roll', entries });
}

function hearOwnRoll(work: Work, { roll, entries, stands }: Extract<SessionEvent, { is: 'roll' }>): void {
  const { own, hello, phase } = work.state;
  const isNew = roll !== own.roll;
  // Who was removed hears it by the entry that says so, as long as it can.
  if (!stands && isNew && phase !== 'hello') work.send.push({ type: 'roll', entries });
  if (!stands) return sayBye(work, 'unknown');
  work.state = { ...work.state, own: { ...own, roll, entries } };
  if (phase === 'roll' && hello) matchThreads(work, hello);
  else if (phase !== 'hello' && isNew) work.send.push({ type: 'roll', entries });
}

/**
 * They go on if one's thread is the other's, or the one before it; the lower id spins it on (Y27). Were it the dialler, two
 * connections cut one after the other, dialled from both sides, would leave two new threads, as twins do.
 */
function matchThreads(work: Work, hello: Hello): void {
  const { own, peer } = work.state;
  const isTheirs = peer.thread === hello.thread || peer.thread === hello.before;
  if (!isTheirs && peer.before !== hello.thread) return sayBye(work, 'twin');
  const matching = isTheirs ? peer.thread : peer.before;
  work.state = { ...work.state, phase: 'thread', matching };
  const thread = isSpinner(work.state) ? own.fresh : work.state.early;
  if (thread) keepThread(work, thread);
}

/** Written down before it is said: a laptop that was cut off knows what the other may know. */
function keepThread(work: Work, thread: Hex): void {
  const { matching } = work.state;
  work.state = { ...work.state, next: thread };
  work.orders.push({ order: 'keep thread', thread, before: matching });
}

function goOnWithThread(work: Work): void {
  const { peer, next, matching } = work.state;
  work.state = { ...work.state, peer: { ...peer, thread: next, before: matching } };
  work.send.push({ type: 'thread', thread: next });
  if (!isSpinner(work.state)) flow(work);
}

function hearThread(work: Work, { thread }: ThreadMessage): void {
  const { phase, peer, next, early } = work.state;
  const isOurs = isSpinner(work.state);
  const isAnswer = isOurs && phase === 'thread' && thread === next && thread === peer.thread;
  const isNew = !isOurs && (phase === 'thread' || phase === 'roll') && next === NO_THREAD && !early;
  if (thread === NO_THREAD || !(isAnswer || isNew)) throw new ArrivalError('malformed', 'not now');
  if (isOurs) flow(work);
  else if (phase === 'thread') keepThread(work, thread);
  else work.state = { ...work.state, early: thread };
}

function isSpinner({ own, peer }: SessionState): boolean {
  return own.laptop < peer.laptop;
}

function flow(work: Work): void {
  const { hello, peer } = work.state;
  work.state = { ...work.state, phase: 'flow' };
  if (hello) beginSending(work, hello, peer.shared);
}

/** What was taken in is durable: now it is answered, and now both have it. */
function answerTaken(work: Work): void {
  const [done, ...pending] = work.state.pending;
  if (!done) return;
  work.state = { ...work.state, pending };
  if (done.isSnapshot) work.state = { ...work.state, isMute: false, own: { ...work.state.own, asEmpty: false } };
  work.send.push({ type: 'taken', heads: work.reader.heads });
  shareTaken(work, done.frontier);
  sendNew(work);
}

function answerNotTaken(work: Work, code: Extract<SessionEvent, { is: 'not taken' }>['code']): void {
  const { own, hello, pending, hellosAgain } = work.state;
  if (code === 'unsaved') return sayBye(work, 'busy');
  if (code === 'unsound') return sayBye(work, (hello?.schema ?? 0) > own.schema ? 'too-old' : 'refused');
  if (code === 'malformed' || hellosAgain >= MOST_HELLOS_AGAIN) return sayBye(work, 'refused');
  work.state = { ...work.state, pending: pending.slice(1), hellosAgain: hellosAgain + 1 };
  sayHello(work, []);
}
