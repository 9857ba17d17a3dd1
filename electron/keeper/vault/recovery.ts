// Recovery keys: 16 random bytes as twelve words of BIP39's English list, and back (V5).
// Only the spelling is here. Whether words open a vault is decided by the commitment in its slot, not by BIP39's weak checksum.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { Refusal } from '../../../shared/refusal.ts';

const WORDS = 12;

/** Twelve words for 16 bytes, separated by single spaces. */
export function wordsOf(entropy: Uint8Array): string {
  return entropyToMnemonic(entropy, wordlist);
}

/**
 * The 16 bytes of twelve words; case and spacing do not matter.
 * @throws Refusal `recovery-words-malformed` (not twelve words of the list) or `wrong-recovery-key` (words, but never a key: checksum).
 */
export function entropyOf(words: string): Uint8Array {
  const list = words.normalize('NFKD').toLowerCase().trim().split(/\s+/u);
  if (list.length !== WORDS || !list.every((word) => wordlist.includes(word)))
    throw new Refusal('recovery-words-malformed');
  try {
    return new Uint8Array(mnemonicToEntropy(list.join(' '), wordlist));
  } catch {
    throw new Refusal('wrong-recovery-key');
  }
}

/** Whether these are at least three of a key's words, each at its place, counted from 0. */
export function areWordsOf(key: string | undefined, words: readonly { place: number; word: string }[]): boolean {
  const wanted = key?.split(' ') ?? [];
  const isRight = words.every(({ place, word }) => wanted[place] === word.trim().toLowerCase());
  return isRight && new Set(words.map(({ place }) => place)).size >= 3;
}
