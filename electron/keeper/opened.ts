// What a session holds while its vault is open. Nothing here does anything by itself.
import type { Network } from './document.ts';
import { UndoStack } from './undo.ts';
import { Upkeep } from './upkeep.ts';
import type { Contents, Vault } from './vault/vault.ts';

export interface Open {
  readonly vault: Vault;
  readonly network: Network;
  readonly undo: UndoStack;
  readonly upkeep: Upkeep;
  readonly notices: Contents['notices'];
  /** Settles when changes can be taken. */
  readonly ready: Promise<void>;
}

/** An open vault with nothing done in it yet. */
export function openedOf(vault: Vault, network: Network, notices: Contents['notices'], ready: Promise<void>): Open {
  return {
    vault,
    network,
    undo: new UndoStack(),
    upkeep: new Upkeep(vault, network, ready, notices.length > 0),
    notices,
    ready,
  };
}
