// What windows are told by the keeper, and the messages that pass between a window and the keeper over their port.
// Plain data only. The document itself comes once as bytes of JSON, then as patches.
import type { Destination } from './destination.ts';
import type { Conflict } from './model/conflict.ts';
import type { RefusalCode } from './refusal.ts';
import type { SyncState } from './sync.ts';

/** A change of the document as windows receive it: set or remove the value at a path. */
export interface Patch {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: (string | number)[];
  readonly value?: unknown;
}

export type SavedState =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly unsaved: number };

/** Something that was found damaged on opening, in words for the user. No personal data. */
export interface Notice {
  readonly code: string;
  readonly file?: string;
}

export type VaultState =
  | { readonly is: 'starting' }
  | { readonly is: 'no vault' }
  /** `captured`: so many lines were captured and wait for an open vault. */
  | { readonly is: 'locked'; readonly because?: RefusalCode; readonly captured: number }
  | { readonly is: 'opening' }
  /** Created, but the recovery key has not been rehearsed: no board before that. */
  | { readonly is: 'rehearsing' }
  | {
      readonly is: 'open';
      readonly saved: SavedState;
      readonly notices: readonly Notice[];
      readonly ready: boolean;
      /** So many lines wait in the inbox. */
      readonly captured: number;
      /** So many of them were not finished: begun while it was open, perhaps. */
      readonly unfinished: number;
    };

/** How far a long request has come; `total` 0 while it is unknown. */
export interface Progress {
  readonly request: number;
  readonly stage: 'reading' | 'matching' | 'writing' | 'checking';
  readonly done: number;
  readonly total: number;
}

export type ToKeeper = { readonly request: number; readonly name: string; readonly argument: unknown };

export type FromKeeper =
  | { readonly answer: number; readonly value: unknown }
  | { readonly refused: number; readonly code: RefusalCode; readonly details?: unknown }
  | { readonly state: VaultState }
  | { readonly snapshot: Uint8Array }
  | { readonly patches: readonly Patch[] }
  | { readonly undo: { readonly undo: boolean; readonly redo: boolean } }
  /** All that two laptops wrote at once and nobody has settled; to desks only. */
  | { readonly conflicts: readonly Conflict[] }
  | { readonly sync: SyncState }
  | { readonly progress: Progress }
  | { readonly go: Destination };
