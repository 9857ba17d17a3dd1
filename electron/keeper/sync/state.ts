// What windows are told about sync (Y65): from what is kept, and from what happens at the moment. Pure.
// Nothing leaves here that a window does not show: no keys, no credentials, no address that the user has not typed.
import type { FolderState, GoneLaptop, Laptop, PairingState, SyncState, SyncTrouble } from '../../../shared/sync.ts';
import type { LaptopId } from './identity.ts';
import { type CarrierKept, type Kept, peerIn } from './kept.ts';
import type { ByeCode } from './messages.ts';
import { laptopIn, type Standing, standing } from './roll.ts';
import { SCHEMA } from './schema.ts';

/** What happens with one laptop at the moment. Whatever is not known is left out. */
export interface LivePeer {
  readonly isConnected?: boolean;
  /** Changes of ours that it is known to lack, and of its that we do. */
  readonly toSend?: number;
  readonly toCome?: number;
  /** Both know that they have the same. */
  readonly isInStep?: boolean;
  /** 0 to 1. */
  readonly progress?: number | undefined;
  readonly trouble?: SyncTrouble | undefined;
}

/** What happens at the moment, beside what is kept. */
export interface Live {
  readonly peers: ReadonlyMap<LaptopId, LivePeer>;
  /** Those whose files of the folder were seen since the vault was opened. */
  readonly seenInFolder: ReadonlySet<LaptopId>;
  /** How many files of each are known to be missing. */
  readonly missingFiles: ReadonlyMap<LaptopId, number>;
  readonly folderTrouble?: SyncTrouble | undefined;
  readonly folderLookedAt?: number | undefined;
  readonly pairing?: PairingState | undefined;
  /** Where others reach this laptop. */
  readonly reachedAt: readonly string[];
}

/** Nothing happens: sync has just begun. */
export const QUIET: Live = { peers: new Map(), seenInFolder: new Set(), missingFiles: new Map(), reachedAt: [] };

/** What windows are told. Without a drawer, and where this laptop does not stand itself, sync is off. */
export function syncState(kept: Kept | undefined, live: Live): SyncState {
  const pairing = live.pairing && { pairing: live.pairing };
  const laptops = kept ? standing(kept.roll) : [];
  const isIn = kept !== undefined && laptops.some(({ id }) => id === kept.identity.id);
  if (!isIn) return { is: 'off', laptops: [], gone: [], isRemoved: kept !== undefined, ...pairing };
  const shown = laptops.map((laptop) => laptopState(kept, laptop, live));
  return {
    is: kept.isPaused ? 'paused' : laptops.length > 1 ? 'on' : 'off',
    laptops: shown.sort((a, b) => Number(b.isThis) - Number(a.isThis) || byName(a, b)),
    gone: goneLaptops(kept, laptops),
    isRemoved: false,
    ...pairing,
    ...(kept.carrier && { folder: folderState(kept, kept.carrier, live) }),
  };
}

function laptopState(kept: Kept, { id, name }: Standing, live: Live): Laptop {
  const nothing = { toSend: 0, toCome: 0 };
  if (id === kept.identity.id) return { id, name, isThis: true, ...nothing, isInStep: true, addresses: live.reachedAt };
  const { heardAt, inStepAt, typed } = peerIn(kept, id);
  // When paused nobody is in touch, whatever was so a moment ago.
  const now: LivePeer = kept.isPaused ? {} : (live.peers.get(id) ?? {});
  const how = now.isConnected ? 'direct' : live.seenInFolder.has(id) && !kept.isPaused ? 'folder' : undefined;
  const { toSend = 0, toCome = 0, isInStep = false, progress, trouble } = now;
  return {
    id,
    name,
    isThis: false,
    toSend,
    toCome,
    isInStep: isInStep && toSend === 0 && toCome === 0,
    addresses: typed,
    ...(heardAt > 0 && { heardAt }),
    ...(inStepAt > 0 && { inStepAt }),
    ...(how && { how }),
    ...(progress !== undefined && { progress }),
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

function folderState(kept: Kept, carrier: CarrierKept, live: Live): FolderState {
  const waitsFor = [...live.missingFiles].flatMap(([id, files]) => {
    const laptop = laptopIn(kept.roll, id)?.name;
    return laptop === undefined || files === 0 ? [] : [{ laptop, files }];
  });
  const { folderTrouble: trouble, folderLookedAt: lookedAt } = live;
  return {
    kind: carrier.kind,
    place: carrier.kind === 'disk' ? carrier.path : carrier.url,
    waitsFor,
    ...(lookedAt !== undefined && { lookedAt }),
    ...(trouble && !kept.isPaused && { trouble }),
  };
}

// Names may be the same: then the id decides, so that no list jumps about.
function byName(a: { readonly name: string; readonly id: string }, b: { readonly name: string; readonly id: string }) {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

/** What a bye is to the user; nothing if it was said here and is meant. `schema`: the other's, 0 if it said no hello. */
export function troubleOf(code: ByeCode, isOurs: boolean, schema: number): SyncTrouble | undefined {
  switch (code) {
    case 'unknown':
    case 'twin':
      return code;
    case 'too-old':
      return schema > SCHEMA ? 'too-old-here' : 'too-old-there';
    case 'refused':
      return isOurs ? 'refused-here' : 'refused-there';
    case 'paused':
      return isOurs ? undefined : 'paused-there';
    case 'locked':
      return isOurs ? undefined : 'locked-there';
    case 'busy':
      return 'busy';
  }
}
