// What an open vault consists of, put together: files, document, changes and upkeep. Session holds it, and nobody else.
import type { FromKeeper, SavedState } from '../../shared/state.ts';
import { Changes } from './changes.ts';
import { Network } from './document.ts';
import type { Sync } from './guest.ts';
import { Upkeep } from './upkeep.ts';
import type { Contents, Vault } from './vault/vault.ts';

/** Time for windows to be shown the reading model. */
const SHOWN_FIRST_MS = 50;

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

/**
 * The network in what a vault held. From a reading model it is shown at once, and its history is loaded behind it: that would
 * hold up everything for a second or two. `publish` hears of what the log had beyond the reading model.
 */
export function networkIn(
  { snapshot, heads, readModel, changes }: Contents,
  mark: string | undefined,
  publish: (message: FromKeeper) => void,
): Pick<Open, 'network' | 'ready'> {
  if (readModel === undefined) {
    const network = Network.load(snapshot, heads, mark);
    network.receive(changes);
    return { network, ready: Promise.resolve() };
  }
  const network = Network.show(readModel);
  const ready = new Promise<void>((resolve) => setTimeout(resolve, SHOWN_FIRST_MS)).then(() => {
    network.attach(snapshot, heads, mark);
    const { patches } = network.receive(changes);
    if (patches.length > 0) publish({ patches });
  });
  return { network, ready };
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
