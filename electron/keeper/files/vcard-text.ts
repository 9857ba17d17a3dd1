// Text inside a vCard's values, and out of them again (RFC 6350 §3.4, RFC 2426 §4): what escapes it, what separates parts.
// Both versions alike: a semicolon is escaped everywhere, as 3.0 demands and 4.0 allows.

/** A text as a value: line breaks, commas, semicolons and backslashes escaped. It comes in tidied. */
export function escapeText(text: string): string {
  return text.replace(/[\\,;\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`));
}

/** A web or other address as a value. Commas are escaped in every value "for consistency"; a semicolon may stay. */
export function escapeAddress(address: string): string {
  return address.replace(/[\\,]/g, '\\$&');
}

/** A value as a text. Apple also escapes colons, Google quotes. */
export function unescapeText(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}

/** The parts of a structured value: a semicolon after a backslash separates nothing. */
export function splitParts(value: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === ';') {
      parts.push(unescapeText(value.slice(from, at)).trim());
      from = at + 1;
    }
  }
  parts.push(unescapeText(value.slice(from)).trim());
  return parts;
}

/** A structured value out of its parts. */
export function joinParts(parts: readonly string[]): string {
  return parts.map(escapeText).join(';');
}

/** A structured value as the reader keeps it: semicolons and backslashes escaped, all else plain. */
export function keptParts(value: string): string {
  return value.replace(/\\([^;\\])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}
