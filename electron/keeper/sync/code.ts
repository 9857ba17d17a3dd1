// The code that brings two laptops together: shown, typed, and proved without being sent (Y14, Y18).
// Pure but for dice. How long it lives and how often it may be wrong is pairing's part (study.ts).
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { fromHex, hash, joinBytes, keyedHash, keyedHash64, randomBytes, stretchPassphrase, toHex } from '../crypto.ts';
import { type Address, readAddress, writeAddress } from './address.ts';

/** A code as study shows it. */
export interface Code {
  /** Six words, lower case, one space between. */
  readonly words: string;
  /** 16 bytes: the code inside the QR. */
  readonly long: Uint8Array;
  /** What the QR says. */
  readonly link: string;
}

/** A code as it was typed, pasted or scanned at travel. */
export type TypedCode =
  | { readonly by: 'words'; readonly words: string }
  | {
      readonly by: 'long';
      readonly long: Uint8Array;
      /** Whose certificate it has to be, in hex. */
      readonly fingerprint: string;
      readonly addresses: readonly Address[];
    };

export type Role = 'study' | 'travel';

/** What a code's key is made from: the words or the long code. */
export type Secret =
  | { readonly by: 'words'; readonly words: string }
  | { readonly by: 'long'; readonly long: Uint8Array };

/** A code is cut off here: nobody types more. */
const LONGEST = 4096;
const WORDS = 6;
const LONG_BYTES = 16;
const MOST_ADDRESSES = 64;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const [OPS, MEMORY] = [3, 64 * 1024 * 1024];
const SHORTEST_PART = 4;
const LINK = /^vouchsafe:pair\?v=1&f=([0-9a-f]{64})&c=([0-9a-f]{32})&a=([^&\s]*)$/u;

/** A new code for this laptop, which can be reached at these addresses. */
export function makeCode(fingerprint: string, addresses: readonly Address[]): Code {
  const long = randomBytes(LONG_BYTES);
  const places = addresses.slice(0, MOST_ADDRESSES).map(writeAddress).join(',');
  const link = `vouchsafe:pair?v=1&f=${fingerprint}&c=${toHex(long)}&a=${places}`;
  return { words: Array.from({ length: WORDS }, drawWord).join(' '), long, link };
}

/** The code in what somebody typed, or undefined: six words of the list or their beginnings, or the link of the QR. */
export function readCode(text: string): TypedCode | undefined {
  if (text.length > LONGEST) return undefined;
  return readLink(text.trim()) ?? readWords(text);
}

/** The key that both sides make of a code, for this one connection. By words it takes a fifth of a second and 64 MiB. */
export function codeKey(secret: Secret, binding: Uint8Array): Uint8Array {
  if (secret.by === 'long') return keyedHash64(secret.long, ascii('vs-pair-long'), binding).slice(0, KEY_BYTES);
  const salt = hash(ascii('vs-pair-salt'), binding).slice(0, SALT_BYTES);
  return stretchPassphrase(ascii(secret.words), salt, OPS, MEMORY).slice(0, KEY_BYTES);
}

/** What shows that one knows the key, and which of the two one is. */
export function proofOf(key: Uint8Array, role: Role, binding: Uint8Array): Uint8Array {
  return keyedHash(key, ascii(`vs-pair-${role}`), binding);
}

/** What ties a proof to one connection (Y17): both fingerprints, in hex, and TLS's exporter. */
export function bindingOf(study: string, travel: string, exporter: Uint8Array): Uint8Array {
  return joinBytes([fromHex(study), fromHex(travel), exporter]);
}

// The list has 2,048 words and two bytes have 65,536 values, 32 for each: no word is likelier than another.
function drawWord(): string {
  const [low = 0, high = 0] = randomBytes(2);
  return wordlist[(low + 256 * high) % wordlist.length] ?? '';
}

function readLink(text: string): TypedCode | undefined {
  const [, fingerprint = '', code = '', places = ''] = LINK.exec(text) ?? [];
  if (!fingerprint) return undefined;
  const addresses = places.split(',').slice(0, MOST_ADDRESSES).map(readAddress);
  return {
    by: 'long',
    long: fromHex(code),
    fingerprint,
    addresses: addresses.filter((address) => address !== undefined),
  };
}

function readWords(text: string): TypedCode | undefined {
  // As it may be copied or dictated: numbers, commas and a full stop do not matter.
  const parts: readonly string[] =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const words = parts.map(wordOf).filter((word) => word !== undefined);
  return parts.length === WORDS && words.length === WORDS ? { by: 'words', words: words.join(' ') } : undefined;
}

// No two words of the list begin with the same four letters; shorter words are given whole.
function wordOf(part: string): string | undefined {
  if (wordlist.includes(part)) return part;
  return part.length < SHORTEST_PART ? undefined : wordlist.find((word) => word.startsWith(part));
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'ascii');
}
