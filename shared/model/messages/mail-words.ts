// Words as mail carries them: seven bits, lines of at most 76, nothing that a program on the way could read as something else
// (RFC 2047 for a header, RFC 2045's quoted-printable for a body).

/** The value of a header. It must be one line. */
export function encodedWords(text: string): string {
  // RFC 2047: short ASCII stays as it is; the rest goes as Q-encoded words, cut between characters, in lines of at most 76.
  // ASCII that looks like an encoded word must be encoded too, or it would be read as one.
  if (/^[\x20-\x7e]{0,60}$/.test(text) && text === text.trim() && !text.includes('=?')) return text;
  const words = [...wellFormed(text)].reduce<string[]>((parts, char) => {
    const last = parts.at(-1);
    const code = hexOf(char);
    if (last !== undefined && last.length + code.length <= 54) parts[parts.length - 1] = last + code;
    else parts.push(code);
    return parts;
  }, []);
  return words.map((word) => `=?utf-8?Q?${word}?=`).join('\r\n ');
}

/** One line of a body. */
export function quotedPrintable(line: string): string {
  const codes = [...wellFormed(line)].map((char) => (/[\x20-\x3c\x3e-\x7e]/.test(char) ? char : hexOf(char)));
  const rows = [''];
  for (const code of codes) {
    if ((rows.at(-1) ?? '').length + code.length > 72) rows.push('');
    rows[rows.length - 1] += code;
  }
  return rows.join('=\r\n').replace(/ $/, '=20');
}

/** One character as the hexadecimal octets of its UTF-8: `é` → `=C3=A9`. */
function hexOf(char: string): string {
  const isAscii = char.charCodeAt(0) < 128;
  return isAscii
    ? `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encodeURIComponent(char).replaceAll('%', '=');
}

/** Half a surrogate pair has no UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
