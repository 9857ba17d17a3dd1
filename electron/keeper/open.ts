// What an open vault consists of, put together: files, document, changes and upkeep. Session holds it, and nobody else.
import type { FromKeeper, SavedState } from '../../shared/state.ts';
import { Changes } from './changes.ts';
import type { Network } from './document.ts';
import type { Sync } from './guest.ts';
import { Upkeep } from './upkeep.ts';
import type { Contents, Vault } from './vault/vault.ts';

export interface Open {
  readonly vault: Vault;
  readonly network: Network;
  readonly changes: Changes;
  readonly upkeep: Upkeep;
  readonly notices: Contents['notices'];
  /** Settles when changes can be taken. */
  readonly ready: Promise<void>;
  /** Once changes can be taken. */
  sync?: Sync;
}

/** Puts it together. */
export function holdOpen(
  parts: Pick<Open, 'vault' | 'network' | 'notices' | 'ready'>,
  device: () => string,
  publish: (message: FromKeeper) => void,
  tellSaved: (saved: SavedState) => void,
): Open {
  const { vault, network, notices, ready } = parts;
  const upkeep = new Upkeep(vault, network, ready, notices.length > 0);
  const changes = new Changes({ vault, network, upkeep, ready, device, publish, tellSaved });
  return { ...parts, changes, upkeep };
}
