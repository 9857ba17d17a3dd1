// What windows are told about sync (Y65): from what is kept, and from what happens at the moment. Pure.
// Nothing leaves here that a window does not show: no keys, codes, credentials or addresses.
import type { GoneLaptop, LaptopState, SyncState, SyncTrouble } from '../../../shared/sync.ts';
import type { LaptopId } from './identity.ts';
import { type Kept, peerIn } from './kept.ts';
import { laptopIn, type Standing, standing } from './roll.ts';

/** What happens with one laptop at the moment. Whatever is not known is left out. */
export interface LivePeer {
  readonly isConnected?: boolean;
  /** Changes of ours that it is known to lack, and of its that we do; undefined as long as neither said hello. */
  readonly lacks?: number;
  readonly brings?: number;
  /** Both know that they have the same. */
  readonly isInStep?: boolean;
  readonly progress?: { readonly done: number; readonly total: number };
  readonly trouble?: SyncTrouble;
}

/** What happens at the moment, beside what is kept. */
export interface Live {
  readonly peers: ReadonlyMap<LaptopId, LivePeer>;
  /** Those whose files of the folder were seen since the vault was opened. */
  readonly seenInFolder: ReadonlySet<LaptopId>;
  /** How many files of each are known to be missing. */
  readonly missingFiles: ReadonlyMap<LaptopId, number>;
  /** A sentence, if the folder cannot be read or written. */
  readonly folderTrouble?: string;
}

/** Nothing happens: sync has just begun. */
export const QUIET: Live = { peers: new Map(), seenInFolder: new Set(), missingFiles: new Map() };

/** What windows are told. Without a drawer, and where this laptop does not stand itself, sync is off. */
export function syncState(kept: Kept | undefined, live: Live): SyncState {
  const laptops = kept ? standing(kept.roll) : [];
  if (!kept || !laptops.some(({ id }) => id === kept.identity.id)) return { is: 'off', isRemoved: kept !== undefined };
  const shown = laptops.map((laptop) => laptopState(kept, laptop, live));
  return {
    is: kept.isPaused ? 'paused' : 'on',
    laptops: shown.sort((a, b) => Number(b.isThis) - Number(a.isThis) || byName(a, b)),
    gone: goneLaptops(kept, laptops),
    ...(kept.carrier && { folder: folderState(kept, kept.carrier.kind, live) }),
  };
}

function laptopState(kept: Kept, { id, name }: Standing, live: Live): LaptopState {
  if (id === kept.identity.id) return { id, name, isThis: true, lacks: 0, brings: 0, isInStep: true };
  const { heardAt, inStepAt } = peerIn(kept, id);
  // When paused nobody is in touch, whatever was so a moment ago.
  const now: LivePeer = kept.isPaused ? {} : (live.peers.get(id) ?? {});
  const how = now.isConnected ? 'direct' : live.seenInFolder.has(id) && !kept.isPaused ? 'folder' : undefined;
  const { lacks = 0, brings = 0, isInStep = false, progress, trouble } = now;
  return {
    id,
    name,
    isThis: false,
    lacks,
    brings,
    isInStep: isInStep && lacks === 0 && brings === 0,
    ...(heardAt > 0 && { heardAt }),
    ...(inStepAt > 0 && { inStepAt }),
    ...(how && { how }),
    ...(progress && { progress }),
    ...(trouble && { trouble }),
  };
}

function goneLaptops(kept: Kept, laptops: readonly Standing[]): GoneLaptop[] {
  const removed = [...kept.roll.values()].flatMap(({ body }) => (body.type === 'removed' ? [body.laptop] : []));
  const ids = [...new Set(removed)].filter((id) => !laptops.some((laptop) => laptop.id === id));
  const gone = ids.flatMap((id) => {
    const { inStepAt } = peerIn(kept, id);
    const name = laptopIn(kept.roll, id)?.name;
    return name === undefined ? [] : [{ id, name, ...(inStepAt > 0 && { inStepAt }) }];
  });
  return gone.sort(byName);
}

function folderState(kept: Kept, carrier: 'disk' | 'webdav', { missingFiles, folderTrouble }: Live) {
  const waitsFor = [...missingFiles].flatMap(([id, files]) => {
    const laptop = laptopIn(kept.roll, id)?.name;
    return laptop === undefined || files === 0 ? [] : [{ laptop, files }];
  });
  return { carrier, waitsFor, ...(folderTrouble && !kept.isPaused && { trouble: folderTrouble }) };
}

// Names may be the same: then the id decides, so that no list jumps about.
function byName(a: { readonly name: string; readonly id: string }, b: { readonly name: string; readonly id: string }) {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
