// What kind of file is this? Told by its content: names and extensions lie. Everything that is none of ours is refused
// here, so that the readers may be lenient. A new format is one more test, the more particular first.
import type { FileKind } from '../../../shared/model/arrival.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { plainLines } from './csv.ts';
import { asUtf8, decodeText } from './decode.ts';
import { findFormat } from './formats.ts';
import { findAnyHeader, isTelling } from './header.ts';
import { isMonica } from './monica-account.ts';

export const SIZE_MAX = 50 * 1024 * 1024;
/** A header stands near the beginning; a card may come after the mail that brought it. */
const HEADER_WITHIN = 64 * 1024;
const CARD_WITHIN = 1024 * 1024;
/** Compressed data is a tenth control characters, text almost none. */
const CONTROL_SHARE_MAX = 0.02;

/** Refuses by size alone: `file-empty`, `file-too-large`. To be called before a file is read. */
export function refuseSize(size: number, most = SIZE_MAX): void {
  if (size === 0) throw new Refusal('file-empty');
  if (size > most) throw new Refusal('file-too-large');
}

/** The kind of a file. Refuses `file-empty`, `file-too-large`, `file-binary` and `file-unrecognised`. */
export function recognise(bytes: Uint8Array): FileKind {
  refuseSize(bytes.length);
  const beginning = asUtf8(bytes.subarray(0, CARD_WITHIN));
  const head = decodeText(beginning.subarray(0, HEADER_WITHIN));
  if (head.trim() === '') throw new Refusal(bytes.length > HEADER_WITHIN ? 'file-unrecognised' : 'file-empty');
  if (isBinary(head)) throw new Refusal('file-binary');
  if (isCard(head.trimStart().slice(0, 20))) return 'vcard';
  if (isMonica(head)) return 'monica';
  const text = plainLines(head);
  const known = findFormat(text);
  if (known) return known.format.kind;
  const table = findAnyHeader(text);
  if (table && isTelling(table) && !isCard(text.slice(0, table.at))) return 'table';
  if (isCard(beginning.toString('latin1'))) return 'vcard';
  if (table) return 'table';
  throw new Refusal('file-unrecognised');
}

function isCard(text: string): boolean {
  return /(^|[\r\n\xbf\ufeff])[ \t]*BEGIN:[ \t]*VCARD[ \t]*([\r\n]|$)/i.test(text);
}

function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted.
  const controls = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g) ?? [];
  return controls.length > text.length * CONTROL_SHARE_MAX;
}
