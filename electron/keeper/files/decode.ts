// From bytes to text, for files that say nothing or something wrong about their encoding.
// Windows-1252 has its own table: several Node versions decode it as plain Latin-1, and Electron's ICU is not Node's.
// Text that leaves this file is well formed (no lone surrogates): Automerge and JSON would choke on them later.

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A whole file as text: by its byte order mark, else UTF-16 by its look, else UTF-8, else Windows-1252 line by line. */
export function decodeText(bytes: Uint8Array): string {
  const utf8 = asUtf8(bytes);
  try {
    return strictUtf8.decode(utf8);
  } catch {
    return utf8.toString('latin1').split('\n').map(decodeLine).join('\n');
  }
}

/** The same file with UTF-16 turned into UTF-8 and without a byte order mark; any other bytes as they are. */
export function asUtf8(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return buffer.subarray(3);
  switch (utf16Order(buffer)) {
    case 'little':
      return fromUtf16(buffer);
    case 'big':
      return fromUtf16(Buffer.from(buffer.subarray(0, buffer.length & ~1)).swap16());
    case undefined:
      return buffer;
  }
}

/** One line whose bytes are given as Latin-1 characters. A file may mix encodings, so each line is judged by itself. */
export function decodeLine(line: string): string {
  if (!/[\x80-\xff]/.test(line)) return line;
  const bytes = Buffer.from(line, 'latin1');
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // A UTF-8 line with one spoilt letter is still UTF-8.
    const lenient = lenientUtf8.decode(bytes);
    const spoilt = lenient.split('\ufffd').length - 1;
    const sound = (lenient.match(/[^\0-\x7f\ufffd]/gu) ?? []).length;
    return sound > spoilt ? lenient : decodeWindows1252(line);
  }
}

/** One line in the character set that a vCard's CHARSET parameter names (vCard 2.1 §2.1.6), as far as it is known. */
export function decodeCharset(line: string, charset: string): string {
  const name = charset.trim().toLowerCase();
  if (name === 'utf-8' || name === 'utf8') return lenientUtf8.decode(Buffer.from(line, 'latin1'));
  if (/^(windows-1252|cp1252|iso-8859-1|latin1)$/.test(name)) return decodeWindows1252(line);
  try {
    if (name === '' || name === 'us-ascii') return decodeLine(line);
    return new TextDecoder(name).decode(Buffer.from(line, 'latin1'));
  } catch {
    return decodeLine(line);
  }
}

function decodeWindows1252(line: string): string {
  return line.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}

function fromUtf16(buffer: Buffer): Buffer {
  return Buffer.from(new TextDecoder('utf-16le').decode(buffer), 'utf8');
}

/** By byte order mark, or because nearly every second byte of the beginning is NUL: Latin text in UTF-16. */
function utf16Order(buffer: Buffer): 'little' | 'big' | undefined {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'little';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'big';
  const pairs = Math.min(buffer.length, 2000) >> 1;
  const nuls = [0, 0];
  for (let at = 0; at < pairs * 2; at++) if (buffer[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'little';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'big';
  return undefined;
}
