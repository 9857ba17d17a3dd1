// What a window is told of the other laptops, and what it may ask for (keeper/sync/PROTOCOL.md Y65). Plain data, with the
// sentences for what went wrong. Never a key, never a code but the one on show here, never where a laptop was found by itself.
import { z } from 'zod';
import { answering, entry, hexId } from './entry.ts';

/** How sync stands. `off`: this laptop is in no circle, or alone in one. */
export interface SyncState {
  readonly is: 'off' | 'on' | 'paused';
  /** This laptop first, then the others by name. Empty while it is in no circle. */
  readonly laptops: readonly Laptop[];
  /** Those that were removed: what they had they keep. By name. */
  readonly gone: readonly GoneLaptop[];
  readonly pairing?: PairingState;
  readonly folder?: FolderState;
  /** This laptop was removed by another: what it has stays, and it may be paired again. */
  readonly isRemoved: boolean;
}

export interface Laptop {
  /** 32 hex digits. */
  readonly id: string;
  readonly name: string;
  readonly isThis: boolean;
  /** When it was last heard, directly or by a file of the folder (ms). Absent if never. */
  readonly heardAt?: number;
  /** When both last had the same (ms). Absent if never. */
  readonly inStepAt?: number;
  /** By what it is in touch now: `direct` while connected, `folder` if only by the folder. */
  readonly how?: 'direct' | 'folder';
  readonly isInStep: boolean;
  /** So many changes are known to be missing there. */
  readonly toSend: number;
  /** So many changes are known to be coming from there. */
  readonly toCome: number;
  /** While much is on its way: 0 to 1. */
  readonly progress?: number;
  /** Why it was last refused, or refused us; gone when that is over. */
  readonly trouble?: SyncTrouble;
  /** As the user typed them; of this laptop, where others reach it now. */
  readonly addresses: readonly string[];
}

export interface GoneLaptop {
  readonly id: string;
  readonly name: string;
  /** What it holds is at least as old as this (ms). Absent if it never was in step with this laptop. */
  readonly inStepAt?: number;
}

/** What is under way while two laptops are brought together. `over` and `done` stay until `sync.stopPairing`. */
export type PairingState =
  /** A code is on show until this moment (ms). `left`: wrong tries by words that are left; at 0 only the link works. */
  | {
      readonly is: 'showing';
      readonly words: string;
      readonly link: string;
      readonly addresses: readonly string[];
      readonly until: number;
      readonly left: number;
    }
  /** Taking a code: the other is looked for. */
  | { readonly is: 'looking' }
  /** Several show a code: `sync.join` again with the address that the other laptop shows. */
  | { readonly is: 'choosing'; readonly addresses: readonly string[] }
  | { readonly is: 'proving' }
  /** Is it this one? `people`: how many are there. `hasData`: both hold something, so `bring` must be said with the yes. */
  | {
      readonly is: 'asking';
      readonly role: 'study' | 'travel';
      readonly name: string;
      readonly people: number;
      readonly hasData: boolean;
      /** The user has said yes here; the other is waited for. */
      readonly saidYes: boolean;
    }
  /** `name`: what it called itself; in the circle it may be called otherwise. */
  | { readonly is: 'done'; readonly laptop: string; readonly name: string }
  | { readonly is: 'over'; readonly why: PairingEnd };

/** The folder that something else carries. */
export interface FolderState {
  readonly kind: 'disk' | 'webdav';
  /** The folder's path, or the address without what opens it. */
  readonly place: string;
  /** When it was last looked through without trouble (ms). */
  readonly lookedAt?: number;
  /** Files that are known to be missing. */
  readonly waitsFor: readonly { readonly laptop: string; readonly files: number }[];
  readonly trouble?: SyncTrouble;
}

const TROUBLES = {
  unknown: 'It does not know this laptop, or has removed it. Pair the two again if that is a mistake.',
  twin: 'One of the two vaults was copied or put back, and its copy has met the other since. Join again with it as a new laptop.',
  'too-old-here': 'It was written to by a newer Vouchsafe. Update Vouchsafe on this laptop.',
  'too-old-there': 'This document needs a newer Vouchsafe than it has. Update Vouchsafe there.',
  'refused-here': 'What it sent was not sound, so none of it was taken in. What is here is untouched.',
  'refused-there': 'It did not take in what this laptop sent. What is here is untouched.',
  'paused-there': 'Sync is paused there.',
  'locked-there': 'Vouchsafe is locked there.',
  busy: 'It is busy with another laptop, or could not save. It is tried again by itself.',
  unreachable: 'It was not found at any address. Are both unlocked, and in the same network?',
  'folder-missing':
    'The folder is not there now. It is looked for by itself: plug its disk in, or choose another folder.',
  'folder-unreadable': 'The folder could not be read. Make it readable for you, or choose another one.',
  'folder-unwritable': 'The folder could not be written to. Make it writable for you, or choose another one.',
  'folder-full': 'There is no room left in the folder, so nothing more goes there. Free some space.',
  'folder-denied': 'The server did not accept the name and the password. Stop using it, then type them anew.',
  'folder-elsewhere':
    'The server sends Vouchsafe to another address, and it does not follow. Stop using it, then type the right one.',
  'folder-odd': 'The server answered in a way that Vouchsafe does not understand. Is it still the right address?',
  'folder-unreachable': 'The server could not be reached. It is tried again by itself.',
  'folder-damaged': 'A file in the folder is damaged and was passed over.',
  'folder-twin': 'Two copies of one vault write into the folder. Join again with one of them as a new laptop.',
} as const;
export type SyncTrouble = keyof typeof TROUBLES;
export const SYNC_TROUBLES = Object.keys(TROUBLES) as readonly SyncTrouble[];

/** The sentence that the user reads for a trouble. */
export function troubleSentence(trouble: SyncTrouble): string {
  return TROUBLES[trouble];
}

const ENDS = {
  'code-wrong': 'That is not the code. Look at it again: the other laptop shows six words, and takes three tries.',
  'code-over': 'That code is over. Show a new one on the other laptop.',
  declined: 'It was declined or stopped on one of the two laptops. Nothing was changed.',
  'other-circle': 'One of the two is paired with others already. Nothing was changed.',
  'too-new': 'The two have different versions of Vouchsafe. Update the older one, then pair again.',
  'circle-full': 'Sixteen laptops are paired already. Remove one that is not used any more.',
  cut: 'The connection was cut before anything was changed. Try again.',
  late: 'The connection was cut at the last moment. If the other laptop is listed here but says it was not paired, remove it and pair again.',
  slow: 'The other laptop did not answer in time. Nothing was changed.',
  malformed: 'The other side said something that Vouchsafe does not say. Nothing was changed.',
  impostor: 'Somebody answered who does not know the code. Nothing was changed. Is somebody else in this network?',
  expired: 'Five minutes are over, so the code is dead. Show a new one.',
  cancelled: 'It was stopped. Nothing was changed.',
  'nobody-found':
    'No laptop that shows a code was found. Are both in the same network? The address it shows can be typed.',
  unreachable: 'Nobody answers at that address. Look at it again, and whether both are in the same network.',
  'other-laptop': 'Somebody else answers at that address than the one who showed this code. Nothing was sent.',
  unsaved: 'It could not be saved, so nothing was changed. Free some space, then pair again.',
} as const;
export type PairingEnd = keyof typeof ENDS;
export const PAIRING_ENDS = Object.keys(ENDS) as readonly PairingEnd[];

/** The sentence that the user reads when a pairing ended without a new laptop. */
export function endSentence(why: PairingEnd): string {
  return ENDS[why];
}

/** What a code on show is. `addresses` are where this laptop is reached, as they may be typed. */
export interface ShownCode {
  readonly words: string;
  /** What the QR says; it can be pasted as well. */
  readonly link: string;
  readonly addresses: readonly string[];
}

const laptop = hexId;
const address = z.string().trim().min(1).max(300);

export const syncRequests = {
  // "Add a laptop": a new code ends one that is on show
  'sync.show': answering<ShownCode>()(z.undefined()),
  // "Join my other laptop": six words or the link; with an address where it is not found by itself. What follows is told
  'sync.join': entry(z.object({ code: z.string().max(4_096), address: address.optional() })),
  // whether that is the other one; `bring` where both hold data: merge both, or keep this one's aside first
  'sync.confirm': entry(z.object({ yes: z.boolean(), bring: z.enum(['together', 'aside']).optional() })),
  // ends what is under way, puts away what it ended with
  'sync.stopPairing': entry(z.undefined()),
  // this laptop or another one
  'sync.rename': entry(z.object({ laptop, name: z.string().trim().min(1).max(60) })),
  // for ever; this laptop itself leaves the circle
  'sync.remove': entry(z.object({ laptop })),
  'sync.pause': entry(z.object({ paused: z.boolean() })),
  // looks and dials again at once: all, or one
  'sync.again': entry(z.object({ laptop: laptop.optional() })),
  // one more place to find it
  'sync.address': entry(z.object({ laptop, address })),
  // `token` is a folder that the user chose
  'sync.useFolder': entry(z.object({ token: z.string() })),
  'sync.useWebdav': entry(
    z.object({ url: z.string().trim().max(2_000), user: z.string().max(300), password: z.string().max(1_000) }),
  ),
  'sync.leaveFolder': entry(z.undefined()),
} as const;
