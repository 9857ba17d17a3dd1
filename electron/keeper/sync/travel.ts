// Pairing at the laptop that types the code (Y16, Y18–Y20). A pure step: (state, event) → (state, messages, orders).
// It proves first, believes nothing before the other has proved too, and is in no circle before both users said yes.
import { toHex } from '../crypto.ts';
import { codeKey, proofOf, type Secret } from './code.ts';
import { type Introduction, isProof, type No, type Over, type PairingMessage, said, WAIT } from './pairing.ts';

/** One pairing, from the handshake on. `since` is when the present wait began, by a clock that only goes forward (ms). */
export interface Travel {
  readonly own: Introduction;
  readonly binding: Uint8Array;
  readonly key: Uint8Array;
  readonly at: 'proving' | 'meeting' | 'asking' | 'waiting' | 'joining' | 'over';
  readonly since: number;
  /** Who has said yes so far. */
  readonly hereYes: boolean;
  readonly thereYes: boolean;
}

export type TravelEvent =
  | { readonly is: 'message'; readonly message: PairingMessage; readonly now: number }
  /** The user has answered; an empty laptop's document is as it has to be (Y21). */
  | { readonly is: 'confirmed'; readonly yes: boolean; readonly now: number }
  /** The roll is kept, durably; or it cannot be. */
  | { readonly is: 'kept' }
  | { readonly is: 'refused'; readonly no: No }
  | { readonly is: 'malformed' }
  | { readonly is: 'ended' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'time'; readonly now: number };

export type TravelOrder =
  /** Show the user who it is, and ask. */
  | { readonly order: 'ask'; readonly other: Introduction }
  /** Check and keep these entries (bytes in hex), then say `kept`; if they are not right, `malformed`. */
  | { readonly order: 'join'; readonly entries: readonly string[] }
  | { readonly order: 'joined' }
  | { readonly order: 'over'; readonly why: Over };

export interface TravelStep {
  readonly state: Travel;
  readonly send: readonly PairingMessage[];
  readonly orders: readonly TravelOrder[];
}

/** The first step, as soon as the channel stands: the proof. */
export function beginTravel(own: Introduction, secret: Secret, binding: Uint8Array, now: number): TravelStep {
  const key = codeKey(secret, binding);
  const state: Travel = { own, binding, key, at: 'proving', since: now, hereYes: false, thereYes: false };
  return { state, send: [{ by: secret.by, proof: toHex(proofOf(key, 'travel', binding)) }], orders: [] };
}

/** The next step. After `over` or `joined` nothing changes any more, and the channel is to be closed. */
export function stepTravel(state: Travel, event: TravelEvent): TravelStep {
  if (state.at === 'over') return stay(state);
  if (state.at === 'joining') return stepJoining(state, event);
  switch (event.is) {
    case 'message':
      return hear(state, event.message, event.now);
    case 'confirmed':
      return confirm(state, event.yes, event.now);
    case 'kept':
    case 'refused':
      return stay(state);
    case 'malformed':
      return over(state, 'malformed');
    case 'ended':
      return over(state, 'cut');
    case 'cancelled':
      return over(state, 'cancelled', 'declined');
    case 'time':
      return event.now - state.since < waitOf(state) ? stay(state) : over(state, 'slow');
  }
}

function hear(state: Travel, message: PairingMessage, now: number): TravelStep {
  const no = said('no', message);
  if (no) return over(state, no.no);
  if (state.at === 'proving') return hearProof(state, message, now);
  if (state.at === 'meeting') return hearIntroduction(state, message, now);
  if (state.at === 'asking' || state.at === 'waiting') return hearYes(state, message, now);
  return over(state, 'malformed');
}

function hearProof(state: Travel, message: PairingMessage, now: number): TravelStep {
  const answer = said('answer', message);
  if (!answer) return over(state, 'malformed');
  if (!isProof(answer.proof, state.key, 'study', state.binding)) return over(state, 'impostor');
  return { state: { ...state, at: 'meeting', since: now }, send: [state.own], orders: [] };
}

function hearIntroduction(state: Travel, message: PairingMessage, now: number): TravelStep {
  const other = said('introduction', message);
  if (!other) return over(state, 'malformed');
  if (other.protocol !== state.own.protocol) return over(state, 'too-new', 'too-new');
  return { state: { ...state, at: 'asking', since: now }, send: [], orders: [{ order: 'ask', other }] };
}

function hearYes(state: Travel, message: PairingMessage, now: number): TravelStep {
  if (said('yes', message) && !state.thereYes) return stay({ ...state, thereYes: true, since: now });
  const roll = said('entries', message);
  if (!roll || !state.thereYes || !state.hereYes) return over(state, 'malformed');
  return {
    state: { ...state, at: 'joining', since: now },
    send: [],
    orders: [{ order: 'join', entries: roll.entries }],
  };
}

function confirm(state: Travel, yes: boolean, now: number): TravelStep {
  if (state.at !== 'asking' && state.at !== 'waiting') return stay(state);
  // Also after a yes, as long as no roll has come: this laptop is in no circle yet.
  if (!yes) return over(state, 'declined', 'declined');
  if (state.hereYes) return stay(state);
  return { state: { ...state, at: 'waiting', hereYes: true, since: now }, send: [{ yes: true }], orders: [] };
}

// The roll is being kept. What has begun is ended whether or not the other is still there: it has the entry already.
function stepJoining(state: Travel, event: TravelEvent): TravelStep {
  if (event.is === 'refused') return over(state, event.no, event.no);
  if (event.is === 'message' && said('no', event.message)) return stay(state);
  if (event.is === 'malformed' || event.is === 'message') return over(state, 'malformed');
  if (event.is !== 'kept') return stay(state);
  return { state: { ...state, at: 'over' }, send: [{ kept: true }], orders: [{ order: 'joined' }] };
}

// Both users have their two minutes; the roll comes soon after the second yes, and is kept here soon.
function waitOf({ at, hereYes, thereYes }: Travel): number {
  return (at === 'asking' || at === 'waiting') && !(hereYes && thereYes) ? WAIT.yes : WAIT.answer;
}

function over(state: Travel, why: Over, no?: No): TravelStep {
  return { state: { ...state, at: 'over' }, send: no ? [{ no }] : [], orders: [{ order: 'over', why }] };
}

function stay(state: Travel): TravelStep {
  return { state, send: [], orders: [] };
}
