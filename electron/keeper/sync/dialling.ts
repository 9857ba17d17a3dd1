// Whom to dial and when, and which connection is the one that is talked on (Y25). A pure step: no socket, no clock, no dice of its own.
// The pause between tries, and which of two connections stays, are in peers.ts; what is said on one is in session.ts.
import type { LaptopId } from './identity.ts';
import type { ByeCode } from './messages.ts';
import { isKept, mayGreet, waitBefore } from './peers.ts';

/** `own` was dialled here, `other` there. */
export type Line = 'own' | 'other';

/** After these trying again by oneself would be in vain (Y25). */
const IN_VAIN: ReadonlySet<ByeCode> = new Set(['unknown', 'twin', 'refused', 'too-old']);

/** Something about one laptop. */
export type PeerEvent =
  | { readonly is: 'announced' | 'asked' | 'own-came' | 'own-failed' | 'other-came'; readonly laptop: LaptopId }
  /** Both have said hello: the next failure is the first one again. */
  | { readonly is: 'met'; readonly laptop: LaptopId }
  /** A connection is over; `code` if a bye was said or heard on it. */
  | { readonly is: 'ended'; readonly laptop: LaptopId; readonly line: Line; readonly code?: ByeCode };

export type DiallingEvent =
  /** Who stands, but oneself: at the start, and whenever the roll has changed. */
  { readonly is: 'standing'; readonly laptops: readonly LaptopId[] } | { readonly is: 'time' } | PeerEvent;

export type DiallingOrder =
  | { readonly is: 'dial'; readonly laptop: LaptopId }
  /** Say hello on this one; what was said on another one before is over. */
  | { readonly is: 'talk' | 'close'; readonly laptop: LaptopId; readonly line: Line };

/** How it stands with one laptop. */
interface Peer {
  readonly own: 'none' | 'dialling' | 'open';
  readonly other: 'none' | 'open';
  readonly talking: Line | undefined;
  readonly failures: number;
  /** Undefined: only when something happens. */
  readonly nextAt: number | undefined;
  readonly isHeldOff: boolean;
}

/** `id` is this laptop's own. */
export interface Dialling {
  readonly id: LaptopId;
  readonly peers: ReadonlyMap<LaptopId, Peer>;
}

export interface DiallingStep {
  readonly state: Dialling;
  readonly orders: readonly DiallingOrder[];
}

const UNMET: Peer = {
  own: 'none',
  other: 'none',
  talking: undefined,
  failures: 0,
  nextAt: undefined,
  isHeldOff: false,
};

/** Nobody is dialled before it is said who stands. */
export function openDialling(id: LaptopId): Dialling {
  return { id, peers: new Map() };
}

/** When `time` has to be said next: ms of the clock that `now` is of; undefined if something else must happen first. */
export function nextDialAt({ peers }: Dialling): number | undefined {
  const times = [...peers.values()].flatMap((peer) => (isIdle(peer) ? (peer.nextAt ?? []) : []));
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** What follows from an event. `now`: ms of a clock that only goes forward; `chance`: 0 to 1. */
export function stepDialling(state: Dialling, event: DiallingEvent, now: number, chance: number): DiallingStep {
  if (event.is === 'standing') return onStanding(state, event.laptops, now);
  if (event.is === 'time') return onTime(state, now);
  const peer = state.peers.get(event.laptop);
  return peer ? onPeer(state, event, peer, now, chance) : { state, orders: strangers(event) };
}

function onPeer(state: Dialling, event: PeerEvent, peer: Peer, now: number, chance: number): DiallingStep {
  switch (event.is) {
    case 'announced':
      return peer.isHeldOff ? { state, orders: [] } : dialNow(state, event.laptop, peer);
    case 'asked':
      return dialNow(state, event.laptop, { ...peer, isHeldOff: false, failures: 0 });
    case 'own-came':
      return settle(state, event.laptop, { ...peer, own: 'open' });
    case 'other-came':
      // It takes the place of one that was there: whoever dials again has given that up, also if nobody noticed here.
      return settle(state, event.laptop, {
        ...peer,
        other: 'open',
        talking: peer.talking === 'own' ? 'own' : undefined,
      });
    case 'own-failed':
      // One that was given up meanwhile has failed already.
      if (peer.own !== 'dialling') return { state, orders: [] };
      return settle(state, event.laptop, waitingAgain({ ...peer, own: 'none' }, now, chance));
    case 'met':
      return { state: withPeer(state, event.laptop, { ...peer, failures: 0, isHeldOff: false }), orders: [] };
    case 'ended':
      return onEnded(state, event, peer, now, chance);
  }
}

// Whoever does not stand any more was closed already; what comes of it late is closed as well.
function strangers(event: PeerEvent): DiallingOrder[] {
  if (event.is === 'own-came') return [closing(event.laptop, 'own')];
  return event.is === 'other-came' ? [closing(event.laptop, 'other')] : [];
}

// The roll has changed, so whoever did not know one of us before may do so now.
function onStanding(state: Dialling, laptops: readonly LaptopId[], now: number): DiallingStep {
  const gone = [...state.peers].filter(([id]) => !laptops.includes(id));
  const orders = gone.flatMap(([id, { own, other }]) => [
    ...(own === 'none' ? [] : [closing(id, 'own')]),
    ...(other === 'none' ? [] : [closing(id, 'other')]),
  ]);
  const peers = laptops.map((id) => {
    const peer = state.peers.get(id) ?? { ...UNMET, nextAt: now };
    return [id, peer.isHeldOff ? { ...peer, isHeldOff: false, failures: 0, nextAt: now } : peer] as const;
  });
  const next = onTime({ ...state, peers: new Map(peers) }, now);
  return { ...next, orders: [...orders, ...next.orders] };
}

function onTime(state: Dialling, now: number): DiallingStep {
  const due = [...state.peers].filter(([, peer]) => isIdle(peer) && peer.nextAt !== undefined && peer.nextAt <= now);
  return due.reduce<DiallingStep>(
    (step, [id, peer]) => {
      const next = dialNow(step.state, id, peer);
      return { state: next.state, orders: [...step.orders, ...next.orders] };
    },
    { state, orders: [] },
  );
}

function onEnded(
  state: Dialling,
  { laptop, line, code }: Extract<DiallingEvent, { is: 'ended' }>,
  peer: Peer,
  now: number,
  chance: number,
): DiallingStep {
  const isTalking = peer.talking === line;
  const after: Peer = { ...peer, [line]: 'none', talking: isTalking ? undefined : peer.talking };
  if (!isTalking) return settle(state, laptop, after);
  const isInVain = code !== undefined && IN_VAIN.has(code);
  return settle(
    state,
    laptop,
    isInVain ? { ...after, isHeldOff: true, nextAt: undefined } : waitingAgain(after, now, chance),
  );
}

function dialNow(state: Dialling, id: LaptopId, peer: Peer): DiallingStep {
  if (!isIdle(peer)) return { state: withPeer(state, id, peer), orders: [] };
  return {
    state: withPeer(state, id, { ...peer, own: 'dialling', nextAt: undefined }),
    orders: [{ is: 'dial', laptop: id }],
  };
}

// Which of the connections there are is talked on. The lower id's is worth waiting for; one that came second to it is kept
// as it is, unsaid, in case the first is dead already and only this side has not noticed.
function settle(state: Dialling, id: LaptopId, peer: Peer): DiallingStep {
  const line = chosen(state.id, id, peer);
  const orders: DiallingOrder[] = [];
  let next = peer;
  if (line !== undefined && line !== peer.talking) {
    const loser: Line = line === 'own' ? 'other' : 'own';
    // A call of one's own that is still under way, and one that was talked on, are not needed beside the one that stays.
    const isLost = loser === 'own' ? peer.own !== 'none' : peer.talking === 'other';
    if (isLost) orders.push(closing(id, loser));
    orders.push({ is: 'talk', laptop: id, line });
    next = { ...peer, ...(isLost ? { [loser]: 'none' } : {}), talking: line, nextAt: undefined };
  }
  return { state: withPeer(state, id, next), orders };
}

function chosen(own: LaptopId, peer: LaptopId, { own: mine, other, talking }: Peer): Line | undefined {
  if (mine === 'open' && other === 'open') return isKept(own, peer, true) ? 'own' : 'other';
  if (mine === 'open') return 'own';
  if (other !== 'open') return undefined;
  const isDialling = mine === 'dialling';
  return talking === 'other' || mayGreet(own, peer, { isDialler: false, isDialling }) ? 'other' : undefined;
}

function waitingAgain(peer: Peer, now: number, chance: number): Peer {
  return { ...peer, failures: peer.failures + 1, nextAt: now + waitBefore(peer.failures, chance) };
}

function isIdle({ own, other, isHeldOff }: Peer): boolean {
  return own === 'none' && other === 'none' && !isHeldOff;
}

function closing(laptop: LaptopId, line: Line): DiallingOrder {
  return { is: 'close', laptop, line };
}

function withPeer(state: Dialling, id: LaptopId, peer: Peer): Dialling {
  return { ...state, peers: new Map(state.peers).set(id, peer) };
}
