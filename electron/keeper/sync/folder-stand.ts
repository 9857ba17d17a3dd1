// How it stands with the other laptops by the folder (Y65): who was seen in it, what each is known to have by its newest file, and
// what went wrong. From what is kept and what the last round found. Pure.
import type { SyncTrouble } from '../../../shared/sync.ts';
import type { FolderTold } from './folder-around.ts';
import type { LaptopId } from './identity.ts';
import { type Kept, peerIn } from './kept.ts';
import type { Hex } from './messages.ts';
import type { LivePeer } from './state.ts';

/** The document, as far as this reads it. */
interface Known {
  has(hash: Hex): boolean;
  changesSince(heads: readonly Hex[]): readonly Uint8Array[];
}

/** By what a laptop's newest files can be told from those before. */
export function newestOf({ folder }: Kept): ReadonlyMap<LaptopId, string> {
  const newest = new Map<LaptopId, string>();
  for (const [writer, { by, newest: file }] of Object.entries(folder?.others ?? {}))
    newest.set(by, `${newest.get(by) ?? ''} ${writer} ${file.n}`);
  return newest;
}

/** How it stands with each laptop that has files in the folder, this one left out. */
export function peersInFolder(kept: Kept, told: FolderTold, document: Known): ReadonlyMap<LaptopId, LivePeer> {
  const seen = [newestOf(kept).keys(), Object.keys(told.waitingFor), Object.keys(told.refused), told.twins];
  const ids = new Set(seen.flatMap((each) => [...each]).filter((id) => id !== kept.identity.id));
  return new Map([...ids].map((id) => [id, peerInFolder(id, kept, told, document)]));
}

function peerInFolder(id: LaptopId, kept: Kept, told: FolderTold, document: Known): LivePeer {
  const files = Object.values(kept.folder?.others ?? {}).filter(({ by }) => by === id);
  const heads = [...peerIn(kept, id).shared, ...files.flatMap(({ newest }) => newest.heads)];
  const known = [...new Set(heads)].filter((head) => document.has(head));
  // Of one that nothing is known of, nothing is said.
  const toSend = known.length > 0 ? document.changesSince(known).length : 0;
  const trouble = troubleOfPeer(id, told);
  const isMissing = trouble !== undefined || (told.waitingFor[id] ?? 0) > 0;
  return { toSend, toCome: 0, isInStep: known.length > 0 && toSend === 0 && !isMissing, trouble };
}

// What the vault could not save, the window says by itself.
function troubleOfPeer(id: LaptopId, { refused, twins }: FolderTold): SyncTrouble | undefined {
  if (twins.includes(id)) return 'twin';
  const why = refused[id];
  return why === 'too-old' ? 'too-old-here' : why === 'refused' ? 'refused-here' : undefined;
}

/** What a round found wrong with the folder itself. */
export function troubleIn({ twins, damaged }: FolderTold, own: LaptopId): SyncTrouble | undefined {
  if (twins.includes(own)) return 'folder-twin';
  return damaged.length > 0 ? 'folder-damaged' : undefined;
}

/** A laptop as it is known directly and by the folder: whoever is connected is believed, and nobody else has to be reached. */
export function together(direct: LivePeer | undefined, inFolder: LivePeer | undefined): LivePeer {
  if (!inFolder || direct?.isConnected) return direct ?? {};
  const trouble = inFolder.trouble ?? (direct?.trouble === 'unreachable' ? undefined : direct?.trouble);
  return { ...inFolder, trouble };
}
