// One file of the folder (Y50, Y51): sealed for all that stand, signed by its writer, padded, and either whole or worth nothing.
// Pure but for dice. No names, no disk; whether a whole file counts, and what is done with it, folder.ts decides.
import {
  BOX_BYTES,
  fromHex,
  hash,
  joinBytes,
  KEY_BYTES,
  NONCE_BYTES,
  openSealed,
  randomBytes,
  SEAL_BYTES,
  seal,
  sealFor,
  toHex,
  unseal,
} from '../crypto.ts';
import { type Identity, isSigned, SIGNATURE_BYTES, sign } from './identity.ts';
import type { Hex } from './messages.ts';
import { circleOf, joinRolls, type Roll, type Standing, standing } from './roll.ts';
import { decodeWord, encodeWord, type Word } from './word.ts';

/** A file that is whole: its word, its payload, and the roll with what the word brought. */
export interface Opened {
  readonly id: Hex;
  readonly word: Word;
  readonly payload: Uint8Array;
  readonly roll: Roll;
}

/** Why a file is none: not sealed for us or of another circle · not whole (yet) · by nobody who stands, as far as is known. */
export type Unopened = 'not-ours' | 'damaged' | 'stranger';

const LABEL = 'vouchsafe-folder-1';
const MARK = Buffer.from('VSFOLDER', 'ascii');
const FORMAT = 1;
const ID_AT = 16;
const SLOTS_AT = 32;
const SLOTS = 16;
const SLOT_BYTES = KEY_BYTES + BOX_BYTES;
const HEAD_BYTES = SLOTS_AT + SLOTS * SLOT_BYTES;
const PIECE_BYTES = 65_536;
const SEALED_PIECE_BYTES = PIECE_BYTES + SEAL_BYTES;
const LENGTH_AT = SIGNATURE_BYTES;
const WORD_AT = LENGTH_AT + 4;
const PAYLOAD_LENGTH_BYTES = 8;

/** The bytes of a new file for `to`, with a key that nothing else is sealed with. `id` is 16 random bytes. */
export function sealFile(
  identity: Identity,
  id: Hex,
  to: readonly Standing[],
  word: Word,
  payload: Uint8Array,
): Uint8Array {
  if (to.length > SLOTS) throw new Error(`${to.length} laptops, and ${SLOTS} places`);
  const key = randomBytes(KEY_BYTES);
  const head = joinBytes([headerOf(id), ...slotsFor(to, key)]);
  const context = hash(head);
  const rest = textWithoutSignature(encodeWord(word), payload);
  const text = joinBytes([sign(identity, LABEL, context, hash(rest)), rest]);
  return joinBytes([head, ...sealPieces(key, text, context)]);
}

/** So many bytes at its beginning say whether a file is for this laptop. */
export const FILE_HEAD_BYTES = HEAD_BYTES;

/** Whether a file that begins like this is sealed for this laptop. */
export function isSealedFor(identity: Identity, head: Uint8Array): boolean {
  return head.length === HEAD_BYTES && isOurHeader(head) && keyIn(identity, head) !== undefined;
}

/** What a file says, if it is whole, sealed for this laptop, of its circle, and by one that stands in it. */
export function openFile(identity: Identity, roll: Roll, file: Uint8Array): Opened | Unopened {
  if (file.length <= HEAD_BYTES || !isOurHeader(file)) return 'not-ours';
  const head = file.subarray(0, HEAD_BYTES);
  const key = keyIn(identity, head);
  if (!key) return 'not-ours';
  const context = hash(head);
  const text = openPieces(key, file.subarray(HEAD_BYTES), context);
  const parts = text && partsOf(text);
  if (!parts) return 'damaged';
  const { signature, rest, word, payload } = parts;
  if (word.circle !== circleOf(roll)) return 'not-ours';
  // A laptop added elsewhere is first heard of in its own file.
  const joined = word.entries.length > 0 ? joinRolls(roll, word.entries) : roll;
  const by = standing(joined).find((laptop) => laptop.id === word.by);
  if (!by) return 'stranger';
  if (!isSigned(by.certificate, LABEL, signature, context, hash(rest))) return 'damaged';
  return { id: toHex(head.subarray(ID_AT, SLOTS_AT)), word, payload, roll: joined };
}

/** Padmé: the length that `length` is padded to, at most 12 % more, so that few lengths are ever seen. */
export function padme(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const digits = Math.floor(Math.log2(exponent)) + 1;
  const unit = 2 ** Math.max(0, exponent - digits);
  return Math.ceil(length / unit) * unit;
}

function headerOf(id: Hex): Uint8Array {
  const header = new Uint8Array(SLOTS_AT);
  header.set(MARK);
  header[MARK.length] = FORMAT;
  header.set(fromHex(id), ID_AT);
  return header;
}

function isOurHeader(file: Uint8Array): boolean {
  const expected = headerOf(toHex(file.subarray(ID_AT, SLOTS_AT)));
  return Buffer.compare(file.subarray(0, SLOTS_AT), expected) === 0;
}

// In random order, and filled up: neither who nor how many can be told from it.
function slotsFor(to: readonly Standing[], key: Uint8Array): Uint8Array[] {
  const sealed = to.map(({ box, name }) => {
    const slot = sealFor(box, key);
    if (!slot) throw new Error(`nothing can be sealed for ${name}`);
    return slot;
  });
  const free = Array.from({ length: SLOTS - to.length }, () => randomBytes(SLOT_BYTES));
  const drawn = [...sealed, ...free].map((slot) => ({ slot, lot: toHex(randomBytes(16)) }));
  return drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ slot }) => slot);
}

function keyIn(identity: Identity, head: Uint8Array): Uint8Array | undefined {
  for (let at = SLOTS_AT; at < HEAD_BYTES; at += SLOT_BYTES) {
    const key = openSealed(identity.box, head.subarray(at, at + SLOT_BYTES));
    if (key?.length === KEY_BYTES) return key;
  }
  return undefined;
}

function textWithoutSignature(word: Uint8Array, payload: Uint8Array): Uint8Array {
  const [wordLength, payloadLength] = [Buffer.alloc(4), Buffer.alloc(PAYLOAD_LENGTH_BYTES)];
  wordLength.writeUInt32LE(word.length);
  payloadLength.writeBigUInt64LE(BigInt(payload.length));
  const length = WORD_AT + word.length + PAYLOAD_LENGTH_BYTES + payload.length;
  return joinBytes([wordLength, word, payloadLength, payload, new Uint8Array(padme(length) - length)]);
}

function partsOf(text: Uint8Array) {
  const view = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  if (view.length < WORD_AT) return undefined;
  const wordEnd = WORD_AT + view.readUInt32LE(LENGTH_AT);
  const payloadAt = wordEnd + PAYLOAD_LENGTH_BYTES;
  if (payloadAt > view.length) return undefined;
  const payloadEnd = payloadAt + Number(view.readBigUInt64LE(wordEnd));
  if (payloadEnd > view.length || padme(payloadEnd) !== view.length) return undefined;
  const word = decodeWord(text.subarray(WORD_AT, wordEnd));
  const [signature, rest] = [text.subarray(0, SIGNATURE_BYTES), text.subarray(SIGNATURE_BYTES)];
  return word && { signature, rest, word, payload: text.subarray(payloadAt, payloadEnd) };
}

function nonceOf(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeBigUInt64LE(BigInt(number));
  nonce[8] = isLast ? 1 : 0;
  return nonce;
}

function sealPieces(key: Uint8Array, text: Uint8Array, context: Uint8Array): Uint8Array[] {
  const count = Math.ceil(text.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, i) => {
    const piece = text.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES);
    return seal(key, nonceOf(i, i === count - 1), piece, context);
  });
}

function openPieces(key: Uint8Array, sealed: Uint8Array, context: Uint8Array): Uint8Array | undefined {
  const count = Math.ceil(sealed.length / SEALED_PIECE_BYTES);
  const pieces: Uint8Array[] = [];
  for (let i = 0; i < count; i += 1) {
    const piece = sealed.subarray(i * SEALED_PIECE_BYTES, (i + 1) * SEALED_PIECE_BYTES);
    const plain = unseal(key, nonceOf(i, i === count - 1), piece, context);
    if (!plain) return undefined;
    pieces.push(plain);
  }
  return joinBytes(pieces);
}
