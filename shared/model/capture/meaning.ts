// What a captured line means: a closed union. Whatever was understood says where it stands in the line, so that a chip can
// show it, and what else it could be. A name that nobody has is only ever `new`: the user says whether to add them.

import type { Day, PersonId, Time } from '../identity.ts';
import type { InteractionKind } from '../interaction.ts';

/** A stretch of the line: from `start` up to, not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Somebody =
  | { readonly is: 'me' }
  | { readonly is: 'person'; readonly id: PersonId; readonly name: string; readonly firm?: string }
  | { readonly is: 'new'; readonly name: string };

/** Somebody as the line names them, and who else it may be: the nearest first. */
export interface Who {
  readonly span?: Span;
  readonly chosen: Somebody;
  readonly others: readonly Somebody[];
}

export interface FoundDay extends Span {
  readonly day: Day;
  /** The hour, where the line says one. */
  readonly time?: Time;
}

export interface FoundTag extends Span {
  readonly tag: string;
}

/** A card on which thanks are owed, in words. */
export interface OwedCard {
  readonly card: string;
  readonly words: string;
}

interface Said {
  /** `guess` when nothing in the line says what it is, so that it is taken for an ask. */
  readonly confidence: 'sure' | 'guess';
  readonly tags: readonly FoundTag[];
}

export type Meaning = { readonly is: 'nothing' } | Understood;

export type Understood =
  | (Said & {
      readonly is: 'ask';
      readonly title: string;
      readonly asker: Who;
      readonly due?: FoundDay;
      /** What was pasted, whole. */
      readonly source?: string;
    })
  /** An ask of mine, put aside until its day: then the board and Today bring it back. */
  | (Said & { readonly is: 'reminder'; readonly title: string; readonly on?: FoundDay })
  | (Said & { readonly is: 'intro'; readonly a: Who; readonly b: Who; readonly why: string; readonly due?: FoundDay })
  | (Said & {
      readonly is: 'contact';
      readonly kind: InteractionKind;
      readonly people: readonly Who[];
      readonly on?: FoundDay;
      readonly text: string;
    })
  /** Of several cards the newest is meant; of none, that thanks were said is noted with the person. */
  | (Said & { readonly is: 'thanks'; readonly to: Who; readonly cards: readonly OwedCard[] });

export const ME: Who = { chosen: { is: 'me' }, others: [] };
