// Slots: the vault key, wrapped once for the passphrase and once for the recovery key (V3–V5, V8, V9).
// A slot is believed only after its schema is checked: nobody has authenticated it before its key is derived.
import { z } from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import {
  fromHex,
  isSame,
  joinBytes,
  KEY_BYTES,
  keyedHash,
  keyedHash64,
  NONCE_BYTES,
  randomBytes,
  SALT_BYTES,
  seal,
  stretchPassphrase,
  toHex,
  unseal,
} from '../crypto.ts';
import { entropyOf } from './recovery.ts';
import type { Secret, Work } from './vault.ts';

/** What stretching costs in a new slot unless a test asks for less (V4). */
export const USUAL_WORK: Work = { ops: 3, memory: 256 * 1024 * 1024 };
const LEAST_NEW_MEMORY = 64 * 1024 * 1024;
const LEAST_PASSPHRASE = 10;
const FORMAT = 1;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'));
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The shape of a slot in a header's JSON (V8). The limits of the work are checked apart, since they have their own refusal. */
export const slotSchema = z.strictObject({
  type: z.enum(['passphrase', 'recovery']),
  ops: count,
  memory: count,
  salt: hex(SALT_BYTES),
  nonce: hex(NONCE_BYTES),
  wrapped: hex(48),
  commit: hex(32),
});
export type Slot = z.infer<typeof slotSchema>;

/** Whether opening this slot asks for an amount of work that is accepted (V4). */
export function hasSaneWork(slot: Slot): boolean {
  if (slot.type === 'recovery') return slot.ops === 0 && slot.memory === 0;
  return slot.ops >= 1 && slot.ops <= 10 && slot.memory >= 8192 && slot.memory <= 1024 ** 3;
}

/** A slot for a new passphrase. @throws Refusal `passphrase-too-short`, `work-factor-absurd`. */
export function makePassphraseSlot(vaultId: Uint8Array, vaultKey: Uint8Array, passphrase: string, work: Work): Slot {
  const text = passphrase.normalize('NFKC');
  if ([...text].length < LEAST_PASSPHRASE) throw new Refusal('passphrase-too-short');
  const part = {
    type: 'passphrase',
    ops: work.ops,
    memory: work.memory,
    salt: toHex(randomBytes(SALT_BYTES)),
  } as const;
  if (work.memory < LEAST_NEW_MEMORY || !hasSaneWork({ ...part, nonce: '', wrapped: '', commit: '' }))
    throw new Refusal('work-factor-absurd');
  return wrap(vaultId, vaultKey, part, derivePassphrase(text, part));
}

/** A slot for 16 bytes of entropy (V5). */
export function makeRecoverySlot(vaultId: Uint8Array, vaultKey: Uint8Array, entropy: Uint8Array): Slot {
  const part = { type: 'recovery', ops: 0, memory: 0, salt: toHex(randomBytes(SALT_BYTES)) } as const;
  return wrap(vaultId, vaultKey, part, deriveRecovery(entropy, part));
}

type Unwrapped = Pick<Slot, 'type' | 'ops' | 'memory' | 'salt'>;

function wrap(vaultId: Uint8Array, vaultKey: Uint8Array, part: Unwrapped, keys: Uint8Array): Slot {
  const nonce = randomBytes(NONCE_BYTES);
  const wrapped = seal(keys.subarray(0, KEY_BYTES), nonce, vaultKey, contextOf(vaultId, part));
  return { ...part, nonce: toHex(nonce), wrapped: toHex(wrapped), commit: toHex(commitOf(keys)) };
}

/** Derives a slot's 64 bytes from a secret, once for each salt and work: copies of one header share them. */
export class SecretKeys {
  readonly #secret: Secret;
  readonly #derived = new Map<string, Uint8Array>();

  constructor(secret: Secret) {
    this.#secret = secret;
  }

  /** The vault key of a slot, or undefined if it is not for this secret. */
  open(vaultId: Uint8Array, slot: Slot): Uint8Array | undefined {
    const keys = this.#keysFor(slot);
    if (!keys || !isSame(commitOf(keys), fromHex(slot.commit))) return undefined;
    const wrapKey = keys.subarray(0, KEY_BYTES);
    return unseal(wrapKey, fromHex(slot.nonce), fromHex(slot.wrapped), contextOf(vaultId, slot));
  }

  #keysFor(slot: Slot): Uint8Array | undefined {
    const name = `${slot.type} ${slot.ops} ${slot.memory} ${slot.salt}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const keys = deriveFor(this.#secret, slot);
    if (keys) this.#derived.set(name, keys);
    return keys;
  }
}

function deriveFor(secret: Secret, slot: Slot): Uint8Array | undefined {
  if ('recoveryWords' in secret)
    return slot.type === 'recovery' ? deriveRecovery(entropyOf(secret.recoveryWords), slot) : undefined;
  return slot.type === 'passphrase' ? derivePassphrase(secret.passphrase.normalize('NFKC'), slot) : undefined;
}

function derivePassphrase(text: string, slot: Unwrapped): Uint8Array {
  return stretchPassphrase(Buffer.from(text, 'utf8'), fromHex(slot.salt), slot.ops, slot.memory);
}

function deriveRecovery(entropy: Uint8Array, slot: Unwrapped): Uint8Array {
  return keyedHash64(entropy, Buffer.from('vs-recovery'), fromHex(slot.salt));
}

function commitOf(keys: Uint8Array): Uint8Array {
  return keyedHash(keys.subarray(KEY_BYTES), Buffer.from('vs-commit'));
}

function contextOf(vaultId: Uint8Array, slot: Unwrapped): Uint8Array {
  const format = Buffer.alloc(4);
  format.writeUInt32LE(FORMAT);
  const work = Buffer.alloc(13);
  work.writeUInt8(slot.type === 'passphrase' ? 1 : 2, 0);
  work.writeUInt32LE(slot.ops, 1);
  work.writeBigUInt64LE(BigInt(slot.memory), 5);
  return joinBytes([Buffer.from('vs-slot'), format, vaultId, work, fromHex(slot.salt)]);
}
