// By what laptops of one circle know each other's announcements, and nobody else does (Y44, Y45, Y48).
// Pure but for dice. A token proves nothing, for it can be repeated: it only says where a dial may be worth the while.
import { agreeKey, type BoxKeys, hash, isSame, keyedHash, randomBytes, toHex } from '../crypto.ts';
import type { LaptopId } from './identity.ts';

/** What this laptop and another have in common, and nobody else knows. */
export interface PairKey {
  readonly laptop: LaptopId;
  readonly key: Uint8Array;
}

export const TOKEN_BYTES = 8;
/** How many tokens an announcement has, so that it tells little about the number of laptops. */
export const TOKEN_COUNTS = [4, 8, 16] as const;
const MOST_TOKENS = 16;

const ascii = (text: string) => new TextEncoder().encode(text);
const PAIR = ascii('vs-discovery');
const HERE = ascii('vs-here');

/** The pair key of a laptop with this box key and ours (Y48). Undefined for a box key that nobody can have. */
export function pairKeyOf(laptop: LaptopId, box: Uint8Array, own: BoxKeys): PairKey | undefined {
  const shared = agreeKey(box, own);
  return shared && { laptop, key: hash(shared, PAIR) };
}

/**
 * Tokens for the others, among random ones, sorted: in that order real ones stand as by chance (Y44). They are made once for
 * a nonce; made again with it, the random ones would differ and the real ones stand out.
 */
export function tokensFor(pairKeys: readonly PairKey[], own: LaptopId, nonce: Uint8Array): Uint8Array[] {
  const real = pairKeys.slice(0, MOST_TOKENS).map(({ key }) => tokenOf(key, own, nonce));
  const count = TOKEN_COUNTS.find((most) => real.length <= most) ?? MOST_TOKENS;
  const random = Array.from({ length: count - real.length }, () => randomBytes(TOKEN_BYTES));
  return [...real, ...random].sort((a, b) => (toHex(a) < toHex(b) ? -1 : 1));
}

/** Which of the others says with this nonce and these tokens that it is here, if one of them is for us. */
export function whoSpeaks(
  pairKeys: readonly PairKey[],
  nonce: Uint8Array,
  tokens: readonly Uint8Array[],
): LaptopId | undefined {
  const isHere = ({ laptop, key }: PairKey) => {
    const token = tokenOf(key, laptop, nonce);
    return tokens.some((other) => isSame(token, other));
  };
  return pairKeys.find(isHere)?.laptop;
}

function tokenOf(key: Uint8Array, sender: LaptopId, nonce: Uint8Array): Uint8Array {
  return keyedHash(key, HERE, Buffer.from(sender, 'hex'), nonce).subarray(0, TOKEN_BYTES);
}
