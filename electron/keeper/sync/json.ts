// JSON from others (Y24): UTF-8 to the last byte, at most four deep, and no key that JavaScript gives a meaning to.
// Which keys and types there may be is the schemas' part: they are strict, so whatever they do not name is refused.

const DEEPEST = 4;
const [QUOTE, BACKSLASH, SQUARE, SQUARE_END, CURLY, CURLY_END] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
const MAGIC = new Set(['__proto__', 'constructor', 'prototype']);

/** The JSON of a value, as bytes. */
export function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What the bytes say, or undefined if they are no JSON or none of this kind. */
export function decodeJson(bytes: Uint8Array): unknown {
  if (isDeep(bytes)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return hasMagic(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

// Counted over the bytes before anything is built, each looked at once. Brackets inside strings do not count.
function isDeep(bytes: Uint8Array): boolean {
  let [depth, isText] = [0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isText && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) isText = !isText;
    else if (isText) continue;
    else if (byte === SQUARE || byte === CURLY) depth += 1;
    else if (byte === SQUARE_END || byte === CURLY_END) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function hasMagic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).some((key) => MAGIC.has(key)) || Object.values(value).some(hasMagic);
}
