// Why a folder cannot be used, in the words there are for it: a refusal while the user chooses it, a trouble later on. Pure.
// What is neither the carrier's error nor the disk's is a bug, and has no words here.
import type { RefusalCode } from '../../../shared/refusal.ts';
import type { SyncTrouble } from '../../../shared/sync.ts';
import { type CarrierCode, CarrierError } from './carrier.ts';
import type { CarrierKept } from './kept.ts';

/** No room, on whatever the folder lies. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS']);
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE']);

const WEBDAV_REFUSALS: Readonly<Record<CarrierCode, RefusalCode>> = {
  'folder-missing': 'webdav-missing',
  clash: 'webdav-odd',
  refused: 'webdav-denied',
  redirected: 'webdav-elsewhere',
  insecure: 'webdav-unusable',
  full: 'folder-full',
  slow: 'webdav-unreachable',
  unreachable: 'webdav-unreachable',
  odd: 'webdav-odd',
};

const TROUBLES: Readonly<Record<CarrierCode, SyncTrouble | undefined>> = {
  'folder-missing': 'folder-missing',
  // The next round takes another name.
  clash: undefined,
  refused: 'folder-denied',
  redirected: 'folder-elsewhere',
  insecure: 'folder-elsewhere',
  full: 'folder-full',
  slow: 'folder-unreachable',
  unreachable: 'folder-unreachable',
  odd: 'folder-odd',
};

/** Why a folder is not taken, or undefined for a bug. */
export function refusalFor(error: unknown, kind: CarrierKept['kind']): RefusalCode | undefined {
  if (kind === 'webdav') return error instanceof CarrierError ? WEBDAV_REFUSALS[error.code] : undefined;
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (code === 'folder-missing' || GONE.has(code)) return 'folder-missing';
  if (code === 'full' || FULL.has(code)) return 'folder-full';
  return FORBIDDEN.has(code) ? 'folder-unwritable' : 'folder-unusable';
}

/** What went wrong with a folder in use. `isBug`: nothing that a carrier does. */
export function troubleWith(error: unknown): { readonly trouble?: SyncTrouble | undefined; readonly isBug: boolean } {
  if (error instanceof CarrierError) return { trouble: TROUBLES[error.code], isBug: false };
  const code = codeOf(error);
  if (code === undefined) return { isBug: true };
  if (GONE.has(code)) return { trouble: 'folder-missing', isBug: false };
  if (FULL.has(code)) return { trouble: 'folder-full', isBug: false };
  const isReading = error instanceof Error && 'syscall' in error && error.syscall === 'scandir';
  return { trouble: FORBIDDEN.has(code) && !isReading ? 'folder-unwritable' : 'folder-unreadable', isBug: false };
}

// Errors of the disk name the call of the system that failed; those of Node itself do not.
function codeOf(error: unknown): string | undefined {
  if (error instanceof CarrierError) return error.code;
  const isOfDisk = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfDisk && typeof error.code === 'string' ? error.code : undefined;
}
