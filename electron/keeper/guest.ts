// Where sync is let in: the one place that imports it. It is handed the document of an open vault and a drawer in its folder,
// and knows nothing else. Without this file and sync/ the app works as before.

import { TABLE_NAMES, type TableName, type VouchsafeDocument } from '../../shared/model/document.ts';
import { everyRecord, type Kept, records, type Table } from '../../shared/model/table.ts';
import type { FromKeeper } from '../../shared/state.ts';
import type { SyncState } from '../../shared/sync.ts';
import type { Changes } from './changes.ts';
import type { Network } from './document.ts';
import type { Desk } from './sync/desk.ts';
import { type Habits, markIn, type Sync, startSync } from './sync/sync.ts';
import type { Vault } from './vault/vault.ts';

const LOOK_AGAIN_MS = 10;

export type { Habits, Sync };

interface Host {
  readonly vault: Vault;
  readonly network: Network;
  readonly changes: Changes;
}

/** The mark under which this laptop writes, if it is in a circle: 16 hex digits. */
export async function markOf(vault: Vault): Promise<string | undefined> {
  return markIn(await vault.readSide().catch(() => undefined));
}

/** Begins to keep laptops in step; nothing happens while this one is in no circle. Windows are told through `publish`. */
export function letSyncIn(
  host: Host,
  device: () => string,
  publish: (message: FromKeeper) => void,
  habits: Habits,
): Sync {
  const { vault } = host;
  const { settling } = host.changes;
  const drawer = { read: () => vault.readSide(), write: (bytes: Uint8Array) => vault.writeSide(bytes) };
  let named = '';
  const tell = (state: SyncState) => {
    publish({ sync: state });
    const names = JSON.stringify([...sync.names]);
    if (names === named) return;
    named = names;
    // What is to be settled says whose it is.
    settling.tell();
  };
  const sync = startSync({ desk: deskOf(host), drawer, device, publish: tell, habits });
  settling.nameOf = (mark) => sync.names.get(mark);
  return sync;
}

function deskOf({ vault, network, changes }: Host): Desk {
  let mark: string | undefined;
  const isQuiet = () => network.isQuiet && vault.unsaved === 0;
  return {
    get heads() {
      return network.heads;
    },
    get isEmpty() {
      return isEmpty(network.plain);
    },
    get people() {
      return [...records(network.plain.people)].length;
    },
    get isQuiet() {
      return isQuiet();
    },
    quiet: async () => {
      await changes.quiet();
      // A full disk takes as long as it takes.
      while (!isQuiet()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    },
    has: (hash) => network.has(hash),
    changesSince: (heads) => network.changesSince(heads),
    samples: (since) => network.samples(since),
    save: () => {
      const { snapshot, heads } = network.save();
      return { bytes: snapshot, heads };
    },
    take: async (bytes) => void (await changes.take(bytes)),
    adopt: async (snapshot, heads, instead) => {
      const first = async () => void (await vault.keepAside(Date.now()));
      const isFull = instead && !isEmpty(network.plain);
      mark ??= await markOf(vault);
      await changes.adopt(snapshot, heads, { instead, ...(mark && { mark }), ...(isFull && { first }) });
    },
    keepAside: async () => void (await vault.keepAside(Date.now())),
    writeAs: (next) => {
      mark = next;
      network.writeAs(next);
    },
    onChange: (heard) => changes.onDurable(heard),
  };
}

function isEmpty(document: VouchsafeDocument): boolean {
  const isBare = (name: TableName) => everyRecord(document[name] as Table<Kept>).next().done === true;
  return !document.me.name && TABLE_NAMES.every(isBare);
}
