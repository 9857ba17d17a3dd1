// A folder that the user chooses is tried before anything is kept: looked at, a file written into it and taken away again.
// So a wrong password, a stick that is write-protected and an address that leads nowhere are told at once, in words.
import { Refusal } from '../../../shared/refusal.ts';
import { randomBytes, toHex } from '../crypto.ts';
import { type Carrier, TMP } from './carrier.ts';
import { diskCarrier } from './folder-files.ts';
import { type FolderKept, newFolder } from './folder-kept.ts';
import { refusalFor } from './folder-trouble.ts';
import type { CarrierKept } from './kept.ts';
import type { Hex } from './messages.ts';
import { webdavCarrier } from './webdav.ts';

const RANDOM_BYTES = 16;
const TRIED_BYTES = 64;

/** What carries such a folder. `signal` ends what is under way at a server. @throws CarrierError for an address that is none. */
export function carrierFor(carrier: CarrierKept, signal: AbortSignal): Carrier {
  if (carrier.kind === 'disk') return diskCarrier(carrier.path);
  return webdavCarrier(carrier.url, carrier, signal);
}

/** A writer that nobody has been yet. */
export function newWriter(): Hex {
  return toHex(randomBytes(RANDOM_BYTES));
}

/** Resolves if files can be listed, written and removed there. @throws Refusal `folder-…` or `webdav-…`, which says why not. */
export async function tryFolder(about: CarrierKept, writer: Hex, signal: AbortSignal): Promise<void> {
  if (about.kind === 'webdav' && !URL.canParse(about.url)) throw new Refusal('webdav-unusable');
  try {
    const carrier = carrierFor(about, signal);
    await carrier.writers();
    // Under a name that this writer clears away itself, should it stay.
    const place = { writer, name: `${TMP}${newWriter()}` };
    await carrier.write(place, newWriter(), randomBytes(TRIED_BYTES));
    await carrier.remove(place);
  } catch (error) {
    const code = refusalFor(error, about.kind);
    throw code ? new Refusal(code) : error;
  }
}

/** What is remembered of a folder goes on under the same writer, also in another folder: numbers are never given twice. */
export function folderFrom(kept: FolderKept | null, writer: Hex): FolderKept {
  return kept ?? newFolder(writer);
}
