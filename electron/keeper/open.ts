// What belongs to a vault while it is open, put together once.
import { Changes } from './changes.ts';
import type { Network } from './document.ts';
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
}

type Told = Pick<ConstructorParameters<typeof Changes>[0], 'device' | 'publish' | 'tellSaved'>;

/** Puts the changes and the upkeep of an open vault together. */
export function holdOpen(opened: Omit<Open, 'changes' | 'upkeep'>, told: Told): Open {
  const { vault, network, notices, ready } = opened;
  const upkeep = new Upkeep(vault, network, ready, notices.length > 0);
  return { ...opened, upkeep, changes: new Changes({ vault, network, upkeep, ready, ...told }) };
}
