// The door to libsodium: the only importer, a handful of functions, no options.
// It knows algorithms and lengths, not what they are used for; labels and layouts are in vault/FORMAT.md and sync/PROTOCOL.md.
// Nothing here keeps a key: the promise is that the keeper process ends (vault.md, finding 1), not that memory is wiped.
import sodium from 'libsodium-wrappers-sumo';

export const KEY_BYTES = 32;
export const HASH_BYTES = 32;
export const NONCE_BYTES = 24;
export const SALT_BYTES = 16;
/** How much longer a sealed text is than its plain text. */
export const SEAL_BYTES = 16;

/** Resolves once the library may be used; every other function here needs that. Costs a few ms, once. */
export async function loadCrypto(): Promise<void> {
  await sodium.ready;
}

/** `count` bytes from the system's random source. */
export function randomBytes(count: number): Uint8Array {
  return sodium.randombytes_buf(count);
}

/** BLAKE2b, 32 bytes of output, unkeyed (`H(x)` of V1). */
export function hash(...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, joinBytes(parts), null);
}

/** BLAKE2b, 32 bytes of output, keyed with 32 bytes (`H(key, x)` of V1): a MAC, or a key derived from a key and a label. */
export function keyedHash(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, joinBytes(parts), key);
}

/** BLAKE2b, 64 bytes of output, keyed with 16 bytes of real entropy (V5). Not for passphrases: it is fast. */
export function keyedHash64(entropy: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(64, joinBytes(parts), entropy);
}

/** Argon2id, one lane, 64 bytes of output (V3). Blocks for about a second at the usual work; check the work before calling. */
export function stretchPassphrase(passphrase: Uint8Array, salt: Uint8Array, ops: number, memory: number): Uint8Array {
  return sodium.crypto_pwhash(64, passphrase, salt, ops, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

/** XChaCha20-Poly1305 (IETF). The nonce must be fresh and random; `context` is authenticated, not stored. */
export function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, null, nonce, key);
}

/** The plain text of what `seal` made, or undefined if key, nonce, context or a single bit differ. */
export function unseal(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  context: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < SEAL_BYTES) return undefined;
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, context, nonce, key);
  } catch {
    return undefined;
  }
}

/** ChaCha20-Poly1305 (IETF) with a nonce of zeros: only for a key that seals once and never again (age, files/out/age.ts). */
export function sealOnce(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = new Uint8Array(sodium.crypto_aead_chacha20poly1305_ietf_NPUBBYTES);
  return sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plain, null, null, nonce, key);
}

/** A pair for sealed boxes: whoever has the public key can seal, only the private one opens. */
export interface BoxKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** How much longer a sealed box is than its plain text: a key of its own and the seal. */
export const BOX_BYTES = 48;

/** The pair that follows from 32 secret bytes (V43). */
export function boxKeysFrom(seed: Uint8Array): BoxKeys {
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed);
  return { publicKey, privateKey };
}

/** Seals for whoever has the private key (X25519, XSalsa20-Poly1305). Undefined for a public key that nobody can have. */
export function sealFor(publicKey: Uint8Array, plain: Uint8Array): Uint8Array | undefined {
  try {
    return sodium.crypto_box_seal(plain, publicKey);
  } catch {
    return undefined;
  }
}

/** The plain text of what `sealFor` made for this pair, or undefined. It proves nothing about who sealed it. */
export function openSealed(keys: BoxKeys, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < BOX_BYTES) return undefined;
  try {
    return sodium.crypto_box_seal_open(sealed, keys.publicKey, keys.privateKey);
  } catch {
    return undefined;
  }
}

/** The key that two pairs have in common, whichever of them asks (crypto_box_beforenm). Undefined for a key that nobody can have. */
export function agreeKey(publicKey: Uint8Array, keys: BoxKeys): Uint8Array | undefined {
  try {
    return sodium.crypto_box_beforenm(publicKey, keys.privateKey);
  } catch {
    return undefined;
  }
}

/** Compares in a time that does not depend on where two byte strings differ. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.memcmp(a, b);
}

/** Byte strings one after the other, in a new one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Lower-case hex of some bytes. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** The bytes of a hex string; the caller has checked that it is one. */
export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
