// The keys that come from the vault key (V6), and which of them an open vault holds.
// No file, no secret of the user: those are header.ts.
import { keyedHash } from '../crypto.ts';

/** Everything that is needed to read and write the files of one vault. */
export interface Keys {
  readonly vaultId: Uint8Array; // 16 bytes
  readonly vaultKey: Uint8Array;
  readonly header: Uint8Array;
  readonly head: Uint8Array;
  readonly files: Uint8Array;
  /** The seed of the inbox keys (V43). */
  readonly inbox: Uint8Array;
}

/** Derives the keys of a vault (V6, V43). */
export function keysFrom(vaultId: Uint8Array, vaultKey: Uint8Array): Keys {
  const derive = (label: string): Uint8Array => keyedHash(vaultKey, Buffer.from(label));
  return {
    vaultId,
    vaultKey,
    header: derive('vs-header'),
    head: derive('vs-head'),
    files: derive('vs-files'),
    inbox: derive('vs-inbox'),
  };
}

// Kept outside the object so that nobody who is handed a vault can reach its keys.
const KEYS_OF = new WeakMap<object, Keys>();

/** Remembers the keys of an open vault, for reading its backups without asking for a secret again. */
export function keepKeys(vault: object, keys: Keys): void {
  KEYS_OF.set(vault, keys);
}

/** The keys of a vault opened by this process, or undefined for anything else. */
export function keysOf(vault: object): Keys | undefined {
  return KEYS_OF.get(vault);
}
