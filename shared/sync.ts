// What windows are told about the user's laptops (electron/keeper/sync/PROTOCOL.md Y65): names, days and counts.
// Never keys, codes or addresses. The sentences are here, so that every window says the same.

/** Why two laptops stopped talking, or why one does not answer the other (Y36). */
export type SyncTrouble =
  | 'unknown'
  | 'twin'
  | 'too-old'
  | 'refused'
  | 'paused'
  | 'locked'
  | 'busy'
  | 'unreachable'
  | 'disk';

const SENTENCES: Readonly<Record<SyncTrouble, string>> = {
  unknown: 'It does not know this laptop, or no longer. If that is a mistake, add this laptop again there.',
  twin: 'A copy of its vault, or of this one, has met the other. No copy is believed to be the right one: join again with the one you use.',
  'too-old': 'One of the two has an older Vouchsafe. Update it; nothing is lost meanwhile.',
  refused: 'What came from it was damaged or not as it should be, so none of it was taken in.',
  paused: 'Sync is paused there.',
  locked: 'Its vault is locked.',
  busy: 'It is busy with another laptop. It is tried again by itself.',
  unreachable: 'It cannot be reached. It is tried again by itself.',
  disk: 'What came from it could not be saved here. It is tried again by itself.',
};

/** The sentence that the user reads. */
export function sentenceOfTrouble(trouble: SyncTrouble): string {
  return SENTENCES[trouble];
}

/** One laptop of the circle. */
export interface LaptopState {
  readonly id: string;
  readonly name: string;
  readonly isThis: boolean;
  /** Ms; absent: never. */
  readonly heardAt?: number;
  readonly inStepAt?: number;
  /** How the two are in touch now; absent: not at all. */
  readonly how?: 'direct' | 'folder';
  /** Changes that it is known to lack, and that it is known to have for us. In step: none of either, and both know it. */
  readonly lacks: number;
  readonly brings: number;
  readonly isInStep: boolean;
  /** A snapshot or many changes under way: bytes, or changes. */
  readonly progress?: { readonly done: number; readonly total: number };
  readonly trouble?: SyncTrouble;
}

/** A laptop that was removed: what it had it keeps, as of that day (Y12). */
export interface GoneLaptop {
  readonly id: string;
  readonly name: string;
  readonly inStepAt?: number;
}

/** All that windows know of sync. */
export type SyncState =
  /** `isRemoved`: it was in a circle, and another laptop has removed it. */
  | { readonly is: 'off'; readonly isRemoved: boolean }
  | {
      readonly is: 'on' | 'paused';
      /** This one first, then by name. */
      readonly laptops: readonly LaptopState[];
      readonly gone: readonly GoneLaptop[];
      readonly folder?: {
        readonly carrier: 'disk' | 'webdav';
        /** Files that are known to be missing, by laptop. */
        readonly waitsFor: readonly { readonly laptop: string; readonly files: number }[];
        readonly trouble?: string;
      };
    };
