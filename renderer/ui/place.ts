// Where the user is: the screen, the card whose panel is open, the dialog on top. Features open each other's places
// through this, so that none imports another.
import { useSyncExternalStore } from 'react';
import type { AskId, InteractionId, PartyId, PersonId } from '../../shared/model/identity.ts';
import type { Mode } from '../../shared/model/intro.ts';
import type { Moment } from '../../shared/model/messages/moments.ts';
import type { Broken } from '../../shared/model/rules.ts';
import type { ArgumentOf } from '../../shared/requests.ts';

export type Screen =
  | { is: 'today' }
  | { is: 'board' }
  | { is: 'people' }
  /** A person's page; at this note, if one is named. */
  | { is: 'person'; id: PersonId; note?: InteractionId }
  /** All firms, or the page of the one with this key. */
  | { is: 'firms'; firm?: string }
  /** Who may be the same: all pairs that look alike, or the two whom the user named. */
  | { is: 'duplicates'; pair?: readonly [PersonId, PersonId] }
  | { is: 'backers' }
  | { is: 'insight' }
  /** The map, around me or somebody else. */
  | { is: 'map'; centre?: PartyId }
  | { is: 'settings' }
  | { is: 'laptops' };

/** A request that broke rules of the board, to be fixed or made again with `override`. */
export type RuleBreaker =
  | { name: 'card.move'; argument: ArgumentOf<'card.move'> }
  | { name: 'intro.introduce'; argument: ArgumentOf<'intro.introduce'> }
  | { name: 'intro.close'; argument: ArgumentOf<'intro.close'> };

export type Dialog =
  | { is: 'ask'; asker?: PartyId }
  /** Proposing: whom it is for, and who might connect me, as far as that is known already. */
  | { is: 'intro'; ask?: AskId; party?: PartyId; connector?: PartyId }
  | { is: 'person' }
  | { is: 'import'; file?: File }
  /** Everybody goes out, or only these people. */
  | { is: 'export'; people?: readonly PersonId[] }
  | { is: 'rule'; request: RuleBreaker; broken: readonly Broken[] }
  | { is: 'asked'; card: string; party: PartyId }
  | { is: 'answered'; card: string; party: PartyId }
  | { is: 'withdrew'; card: string; party: PartyId }
  | { is: 'feedback'; card: string; party: PartyId }
  /** Putting a recorded fact right. */
  | { is: 'correct'; card: string; entry: string }
  | { is: 'introduce'; card: string; override?: boolean; mode?: Mode }
  | { is: 'close'; card: string }
  /** Declining an ask, with a reason that the asker may be told or not. */
  | { is: 'decline'; card: string }
  /** Telling several people of an ask at once (S0). */
  | { is: 'tell'; card: AskId }
  /** Thinking an ask through, question by question. */
  | { is: 'reflect'; card: string }
  /** Logging a contact in one line. */
  | { is: 'log'; person?: PersonId }
  /** A message for a moment: to a party of a card, to all in it, or (catching up) to a person. */
  | { is: 'draft'; moment: Moment; card?: string; party?: PartyId }
  /** Who could introduce me, or the one who asks, to a person or to somebody at a firm? */
  | { is: 'path'; to?: PersonId; firm?: string; from?: PartyId; ask?: AskId }
  /** Noting in a line who knows whom. */
  | { is: 'tie'; a?: PersonId; b?: PersonId }
  /** One line that is understood as it is typed. */
  | { is: 'capture' }
  /** What was captured while the vault was locked, or left unfinished, one at a time. */
  | { is: 'inbox' }
  /** All that two laptops wrote at once. */
  | { is: 'conflicts' }
  /** Showing a code to another laptop of the user. */
  | { is: 'pair' }
  /** Taking the code that another one shows. */
  | { is: 'join' }
  | { is: 'keys' };

export interface Place {
  readonly screen: Screen;
  readonly panel: string | undefined;
  readonly dialog: Dialog | undefined;
}

let place: Place = { screen: { is: 'board' }, panel: undefined, dialog: undefined };
const listeners = new Set<() => void>();

/** Goes somewhere: what is not named stays as it is. */
export function go(change: Partial<Place>): void {
  place = { ...place, ...change };
  for (const listener of listeners) listener();
}

/** Opens a screen, with no panel and no dialog over it. */
export function goTo(screen: Screen): void {
  go({ screen, panel: undefined, dialog: undefined });
}

/** Opens a dialog, or closes the one that is open. */
export function openDialog(dialog: Dialog | undefined): void {
  go({ dialog });
}

export function usePlace(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );
}

/** Where the user is right now, for key handlers. */
export function thePlace(): Place {
  return place;
}
