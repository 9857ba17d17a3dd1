// How a draft leaves: as a `mailto:` address for the user's mail program, or as an unsent message in a file. Neither sends
// anything. What is no bare address is left for the user to type: it could end one, or begin a second or another header.
import { encodedWords, quotedPrintable, wellFormed } from './mail-words.ts';

/** What leaves of a draft. */
export interface Mail {
  readonly to: readonly string[];
  readonly bcc?: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** The longest `mailto:` that mail programs take without cutting it; beyond it a draft leaves as a file. */
export const LONGEST_MAILTO = 1_900;

/** A draft as a `mailto:` address (RFC 6068), to be handed to the user's mail program. */
export function mailtoOf(draft: Mail): string {
  const encode = (text: string) => encodeURIComponent(wellFormed(text));
  const list = (addresses: readonly string[]) =>
    addresses
      .filter(isAddress)
      .map((address) => encode(address).replace('%40', '@'))
      .join(',');
  const bcc = list(draft.bcc ?? []);
  const body = draft.body.replace(/\r\n|\r|\n/g, '\r\n');
  const hidden = bcc && `bcc=${bcc}&`;
  return `mailto:${list(draft.to)}?${hidden}subject=${encode(oneLine(draft.subject))}&body=${encode(body)}`;
}

/** A draft as an unsent message (RFC 5322, with `X-Unsent: 1`, so that mail programs open it for editing). */
export function emlOf(draft: Mail): string {
  const lines = [
    'X-Unsent: 1',
    ...addressed('To', draft.to),
    ...addressed('Bcc', draft.bcc ?? []),
    `Subject: ${encodedWords(oneLine(draft.subject))}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...draft.body.split(/\r\n|\r|\n/).map(quotedPrintable),
  ];
  return lines.join('\r\n');
}

function addressed(header: 'To' | 'Bcc', addresses: readonly string[]): string[] {
  // A header is ASCII: an address that is not has no form that every program reads.
  const found = addresses.filter((address) => isAddress(address) && /^[\x21-\x7e]+$/.test(address));
  return found.length > 0 ? [`${header}: ${found.join(',\r\n ')}`] : [];
}

/** A bare address: what could end it, or begin a second one or another header, is none. */
export function isAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s\p{C},;:<>()[\]"\\@]+@[^\s\p{C},;:<>()[\]"\\@]+$/u.test(text);
}

/** A header value may not break its line: what follows a break would be read as another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
