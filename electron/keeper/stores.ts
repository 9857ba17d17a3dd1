// How a document of Automerge comes about: from the genesis, from a snapshot, and under which actor.
import { randomBytes } from 'node:crypto';
import * as Automerge from '@automerge/automerge/slim';
import { emptyDocument, GENESIS } from '../../shared/model/document.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Store } from './document.ts';
import { put } from './writing.ts';

const ACTOR_BYTES = 16;
const ROOT = '_root';
/** The changes of the genesis, one for each list of GENESIS: they never change. */
export const GENESIS_HASHES = [
  '86e3824de356dff19b383fdf7e7a3461068bbb7708964274227e85eee30362b5',
  '2e3d9ac79d91be2eb49bb663a41c4ec1ae0b79570afe33cb8c17a82bf3dcfa25',
  'ad98a48051536a4cadadd85d7169fb46c13ae65f3c40a62f1f99939d4c100e92',
] as const;

/**
 * An actor that was never used before: the same one and the same number twice would be refused by every laptop for ever.
 * It begins with the mark of its laptop, 16 hex digits, if it has one (sync/PROTOCOL.md Y6).
 */
export function newActor(mark = ''): string {
  return mark + randomBytes(ACTOR_BYTES - mark.length / 2).toString('hex');
}

export function newStore(actor: string): Store {
  return Automerge.getBackend(Automerge.init({ actor }));
}

let genesisBytes: Uint8Array | undefined;

/** One change for each list of GENESIS. Whoever lacks the later ones adds exactly these, so that no two laptops add their own. */
export function genesisStore(): Store {
  // Made from nothing it takes 0.2 s.
  genesisBytes ??= genesisFromNothing();
  const store = newStore('00'.repeat(ACTOR_BYTES));
  store.loadIncremental(genesisBytes);
  return store;
}

function genesisFromNothing(): Uint8Array {
  const store = newStore('00'.repeat(ACTOR_BYTES));
  const empty = emptyDocument();
  for (const parts of GENESIS) {
    for (const part of parts) put(store, ROOT, part, empty[part], false);
    store.commit(undefined, 0);
  }
  const bytes = store.save();
  store.free();
  return bytes;
}

/** The changes of the genesis that this document lacks. */
export function missingGenesis(store: Store): Uint8Array[] {
  const isMissing = GENESIS_HASHES.map((hash) => store.getChangeMetaByHash(hash) === null);
  if (!isMissing.includes(true)) return [];
  const whole = genesisStore();
  const missing = whole.getChanges([]).filter((_, place) => isMissing[place]);
  whole.free();
  return missing;
}

/** The changes that another copy of this document has and this one lacks. Throws `vault-damaged`. */
export function missingFrom(
  store: Store,
  other: { snapshot: Uint8Array; heads: readonly string[]; changes: readonly Uint8Array[] },
): Uint8Array[] {
  const there = loadChecked(other.snapshot, other.heads);
  for (const change of other.changes) there.applyChanges([change]);
  const missing = store.getChangesAdded(there);
  there.free();
  return missing;
}

/** `loadIncremental` silently ignores what it cannot read; comparing heads finds out. Throws `vault-damaged`. */
export function loadChecked(snapshot: Uint8Array, heads: readonly string[], mark?: string): Store {
  const store = newStore(newActor(mark));
  try {
    store.loadIncremental(snapshot);
  } catch {
    throw new Refusal('vault-damaged');
  }
  if (store.getHeads().sort().join() !== [...heads].sort().join()) throw new Refusal('vault-damaged');
  return store;
}
