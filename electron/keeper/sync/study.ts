// Pairing at the laptop that shows the code (Y15, Y18–Y20). A pure step: (state, event) → (state, messages, orders).
// Strangers come here: several may wait, each may prove once, the first right proof ends the code and sends the others off.
// Nobody is told anything, not even a name, before a right proof; nobody is added before both users said yes.
import { toHex } from '../crypto.ts';
import { type Code, codeKey, proofOf, type Secret } from './code.ts';
import { mostCrowding } from './crowd.ts';
import { type Introduction, isProof, type No, type Over, type PairingMessage, said, WAIT } from './pairing.ts';

/** A connection, as the channel's side counts them. */
export type Guest = number;

interface Waiting {
  readonly host: string;
  readonly binding: Uint8Array;
  readonly since: number;
}

/** Whoever gave the right proof. */
interface Partner {
  readonly guest: Guest;
  readonly at: 'meeting' | 'asking' | 'adding' | 'added';
  readonly since: number;
  readonly other?: Introduction;
  readonly hereYes: boolean;
  readonly thereYes: boolean;
}

/** One code on show. All times are ms of a clock that only goes forward. */
export interface Study {
  readonly own: Introduction;
  readonly code: Code;
  readonly shownAt: number;
  readonly wrong: number;
  readonly waiting: ReadonlyMap<Guest, Waiting>;
  readonly partner?: Partner;
  readonly isOver: boolean;
}

export type StudyEvent =
  | {
      readonly is: 'connected';
      readonly guest: Guest;
      readonly host: string;
      readonly binding: Uint8Array;
      readonly now: number;
    }
  | { readonly is: 'message'; readonly guest: Guest; readonly message: PairingMessage; readonly now: number }
  | { readonly is: 'ended'; readonly guest: Guest }
  | { readonly is: 'malformed'; readonly guest: Guest }
  /** The user has answered. */
  | { readonly is: 'confirmed'; readonly yes: boolean; readonly now: number }
  /** The added entry is kept, durably, and this is the roll; or it cannot be added. */
  | { readonly is: 'added'; readonly entries: readonly string[]; readonly now: number }
  | { readonly is: 'refused'; readonly no: No }
  | { readonly is: 'cancelled' }
  | { readonly is: 'time'; readonly now: number };

export type StudyOrder =
  | { readonly order: 'close'; readonly guest: Guest }
  /** Show the user who it is, and ask. */
  | { readonly order: 'ask'; readonly other: Introduction }
  /** Add the laptop of this connection to the roll, keep it, then say `added`. */
  | { readonly order: 'add'; readonly guest: Guest; readonly other: Introduction }
  /** The words were wrong once more; at 0 left only the QR still works. */
  | { readonly order: 'wrong'; readonly left: number }
  | { readonly order: 'added'; readonly guest: Guest }
  | { readonly order: 'over'; readonly why: Over };

export interface StudyStep {
  readonly state: Study;
  readonly send: readonly { readonly to: Guest; readonly message: PairingMessage }[];
  readonly orders: readonly StudyOrder[];
}

const TRIES = 3;
const MOST_WAITING = 8;

/** A code from the moment it is shown. */
export function beginStudy(own: Introduction, code: Code, now: number): Study {
  return { own, code, shownAt: now, wrong: 0, waiting: new Map(), isOver: false };
}

/** The next step. After `added` or `over` every channel is to be closed once what was to be sent is sent. */
export function stepStudy(state: Study, event: StudyEvent): StudyStep {
  if (state.isOver) return event.is === 'connected' ? turnAway(state, event.guest, 'code-over') : stay(state);
  switch (event.is) {
    case 'connected':
      return receive(state, event.guest, { host: event.host, binding: event.binding, since: event.now });
    case 'message':
      return hear(state, event.guest, event.message, event.now);
    case 'ended':
    case 'malformed':
      return lose(state, event.guest, event.is === 'ended' ? 'cut' : 'malformed');
    case 'confirmed':
      return confirm(state, event.yes, event.now);
    case 'added':
      return sendRoll(state, event.entries, event.now);
    case 'refused':
      return over(state, event.no, event.no);
    case 'cancelled':
      return over(state, orLate(state, 'cancelled'), 'declined');
    case 'time':
      return pass(state, event.now);
  }
}

function receive(state: Study, guest: Guest, newcomer: Waiting): StudyStep {
  if (state.partner || newcomer.since - state.shownAt >= WAIT.code) return turnAway(state, guest, 'code-over');
  const waiting = new Map(state.waiting).set(guest, newcomer);
  if (waiting.size <= MOST_WAITING) return stay({ ...state, waiting });
  const away = mostCrowding([...waiting].map(([each, { host }]) => [each, host] as const)) ?? guest;
  return turnAway({ ...state, waiting }, away);
}

function hear(state: Study, guest: Guest, message: PairingMessage, now: number): StudyStep {
  const waiting = state.waiting.get(guest);
  if (waiting) return hearProof(state, guest, waiting, message, now);
  if (state.partner?.guest !== guest) return stay(state);
  const no = said('no', message);
  return no ? over(state, orLate(state, no.no)) : hearPartner(state, state.partner, message, now);
}

function hearProof(state: Study, guest: Guest, { binding }: Waiting, message: PairingMessage, now: number): StudyStep {
  const ask = said('ask', message);
  if (!ask) return lose(state, guest, 'malformed');
  const isBurnt = ask.by === 'words' && state.wrong >= TRIES;
  if (isBurnt || now - state.shownAt >= WAIT.code) return turnAway(state, guest, 'code-over');
  const secret: Secret =
    ask.by === 'words' ? { by: 'words', words: state.code.words } : { by: 'long', long: state.code.long };
  const key = codeKey(secret, binding);
  if (isProof(ask.proof, key, 'travel', binding)) return meet(state, guest, proofOf(key, 'study', binding), now);
  const away = turnAway(state, guest, 'code-wrong');
  if (ask.by === 'long') return away;
  const wrong = state.wrong + 1;
  return {
    ...away,
    state: { ...away.state, wrong },
    orders: [...away.orders, { order: 'wrong', left: TRIES - wrong }],
  };
}

function meet(state: Study, guest: Guest, proof: Uint8Array, now: number): StudyStep {
  const others = [...state.waiting.keys()].filter((other) => other !== guest);
  const partner: Partner = { guest, at: 'meeting', since: now, hereYes: false, thereYes: false };
  return {
    state: { ...state, waiting: new Map(), partner },
    send: [
      { to: guest, message: { proof: toHex(proof) } },
      { to: guest, message: state.own },
      ...others.map((to) => ({ to, message: { no: 'code-over' as const } })),
    ],
    orders: others.map((other) => ({ order: 'close', guest: other })),
  };
}

function hearPartner(state: Study, partner: Partner, message: PairingMessage, now: number): StudyStep {
  const other = said('introduction', message);
  if (other && partner.at === 'meeting') {
    if (other.protocol !== state.own.protocol) return over(state, 'too-new', 'too-new');
    return go(state, { ...partner, at: 'asking', since: now, other }, [{ order: 'ask', other }]);
  }
  if (said('yes', message) && partner.at === 'asking' && !partner.thereYes) {
    return settle(state, { ...partner, thereYes: true, since: now });
  }
  if (!said('kept', message) || partner.at !== 'added') return over(state, orLate(state, 'malformed'));
  return { state: { ...state, isOver: true }, send: [], orders: [{ order: 'added', guest: partner.guest }] };
}

function confirm(state: Study, yes: boolean, now: number): StudyStep {
  const { partner } = state;
  if (partner?.at !== 'asking') return stay(state);
  // Also after a yes, as long as the other has not said it: nobody has been added.
  if (!yes) return over(state, 'declined', 'declined');
  if (partner.hereYes) return stay(state);
  const step = settle(state, { ...partner, hereYes: true, since: now });
  return { ...step, send: [{ to: partner.guest, message: { yes: true } }] };
}

// The laptop is added when both have said yes, and not a moment earlier.
function settle(state: Study, partner: Partner): StudyStep {
  const { guest, other, hereYes, thereYes } = partner;
  if (!hereYes || !thereYes || !other) return go(state, partner);
  return go(state, { ...partner, at: 'adding' }, [{ order: 'add', guest, other }]);
}

function sendRoll(state: Study, entries: readonly string[], now: number): StudyStep {
  const { partner } = state;
  if (partner?.at !== 'adding') return stay(state);
  const step = go(state, { ...partner, at: 'added', since: now });
  return { ...step, send: [{ to: partner.guest, message: { entries: [...entries] } }] };
}

function lose(state: Study, guest: Guest, why: 'cut' | 'malformed'): StudyStep {
  if (state.partner?.guest !== guest) return turnAway(state, guest);
  return over(state, orLate(state, why));
}

function pass(state: Study, now: number): StudyStep {
  const { partner } = state;
  if (partner && now - partner.since >= waitOf(partner)) return over(state, orLate(state, 'slow'));
  if (!partner && now - state.shownAt >= WAIT.code) return over(state, 'expired');
  const late = [...state.waiting].filter(([, { since }]) => now - since >= WAIT.proof).map(([guest]) => guest);
  const waiting = new Map([...state.waiting].filter(([guest]) => !late.includes(guest)));
  return { state: { ...state, waiting }, send: [], orders: late.map((guest) => ({ order: 'close', guest })) };
}

function waitOf({ at }: Partner): number {
  if (at === 'meeting') return WAIT.proof;
  return at === 'asking' ? WAIT.yes : WAIT.answer;
}

// Once both have said yes the laptop is listed here, or is about to be: whatever ends it then, the user is told that. That it has
// come into another circle meanwhile says as much.
function orLate({ partner }: Study, why: Over): Over {
  if (why === 'other-circle') return why;
  return partner?.at === 'adding' || partner?.at === 'added' ? 'late' : why;
}

function turnAway(state: Study, guest: Guest, no?: No): StudyStep {
  const waiting = new Map(state.waiting);
  waiting.delete(guest);
  const send = no ? [{ to: guest, message: { no } }] : [];
  return { state: { ...state, waiting }, send, orders: [{ order: 'close', guest }] };
}

function over(state: Study, why: Over, no?: No): StudyStep {
  const { partner, waiting } = state;
  const send = [...waiting.keys()].map((to) => ({ to, message: { no: 'code-over' as const } }));
  const last = partner && no ? [{ to: partner.guest, message: { no } }] : [];
  return {
    state: { ...state, waiting: new Map(), isOver: true },
    send: [...last, ...send],
    orders: [{ order: 'over', why }],
  };
}

function go(state: Study, partner: Partner, orders: readonly StudyOrder[] = []): StudyStep {
  return { state: { ...state, partner }, send: [], orders };
}

function stay(state: Study): StudyStep {
  return { state, send: [], orders: [] };
}
