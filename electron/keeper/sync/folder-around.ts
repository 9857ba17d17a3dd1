// What the folder's two halves, taking in and writing out, are given by whoever joins all parts (sync.ts). Types only.
import type { Carrier } from './carrier.ts';
import type { FolderLimits, FolderReader } from './folder.ts';
import type { FolderKept } from './folder-kept.ts';
import type { Identity } from './identity.ts';
import type { Hex } from './messages.ts';
import type { Roll } from './roll.ts';
import type { Word } from './word.ts';

/**
 * What became of changes or a snapshot (Y37–Y42). `taken`: durable · `waiting`: for changes that are not here · `too-old`: this
 * laptop must be updated first · `refused`: unsound · `unsaved`: the vault could not write.
 */
export type TakenIn = 'taken' | 'waiting' | 'too-old' | 'refused' | 'unsaved';

/** The document: read at any moment, changed only by what is taken in whole. */
export interface FolderDesk extends FolderReader {
  take(changes: readonly Uint8Array[], from: Word): Promise<TakenIn>;
  adopt(snapshot: Uint8Array, from: Word): Promise<TakenIn>;
  /** The document as it is at this moment, never older bytes: files from before it are removed on the strength of them. */
  wholeNow(): { readonly bytes: Uint8Array; readonly heads: readonly Hex[] };
}

export interface FolderAround {
  readonly carrier: Carrier;
  readonly identity: Identity;
  readonly desk: FolderDesk;
  /** The model's version, and the lowest that can carry this document (Y26). */
  readonly schema: number;
  readonly atLeast: number;
  readonly limits: FolderLimits;
  kept(): FolderKept;
  /** Resolves when it is in the drawer (Y5). */
  keep(edit: (kept: FolderKept) => FolderKept): Promise<void>;
  roll(): Roll;
  /** Adds entries to the roll; resolves when it is in the drawer. */
  learn(entries: readonly Uint8Array[]): Promise<void>;
}

/** What a round found that the user may want to know. */
export interface FolderTold {
  /** Files that are known to be missing, by laptop. */
  readonly waitingFor: Readonly<Record<Hex, number>>;
  /** Files in a writer's folder that open for nobody, though they are sealed for us: writer and name. */
  readonly damaged: readonly string[];
  /** Laptops whose files could not be taken in. */
  readonly refused: Readonly<Record<Hex, 'too-old' | 'refused' | 'unsaved'>>;
  /** Laptops that write twice under one number, or this one, if its vault is a copy or was put back (Y27). */
  readonly twins: readonly Hex[];
  /** Whether the document has something that the folder lacks. */
  readonly isBehind: boolean;
  /** In milliseconds, when something is waiting to be written. */
  readonly dueIn: number | undefined;
}
