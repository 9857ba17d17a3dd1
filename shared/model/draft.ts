// Drafts of messages, filled from a card. The app sends nothing by itself: the user edits a draft and sends it with
// their own mail program or clipboard. What a fact is missing for is left as a [placeholder], never made up.

import { firstName } from './board.ts';
import type { VouchsafeDocument } from './document.ts';
import { nameOf, personOf } from './document.ts';
import type { PartyId } from './identity.ts';
import { type Intro, partiesOf } from './intro.ts';

export type DraftKind = 'permission' | 'introduction';

export interface Draft {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** Asks one party whether they want to meet the other (S2.1–S2.4): who, why, what is in it, and an easy way out. */
export function draftPermission(document: VouchsafeDocument, intro: Intro, party: PartyId): Draft {
  const other = party === intro.partyA ? intro.partyB : intro.partyA;
  const gain = party === intro.partyA ? intro.gainA : intro.gainB;
  const body = [
    `Hi ${calledIn(document, party)},`,
    `May I introduce you to ${described(document, other)}?`,
    intro.why?.trim() || '[Why the two of you should meet]',
    gain?.trim() || '[What is in it for you]',
    'If this is not the moment, just say so: no reason needed, and nobody else will hear of it. If you like the idea, a short yes is enough, and tell me how you would rather be reached.',
    signature(document),
  ];
  return {
    to: addressesOf(document, party),
    subject: `May I introduce you to ${nameOr(document, other)}?`,
    body: joined(body),
  };
}

/** Introduces two parties to each other (S2.8–S2.12): who each is, why, what each gains, the out, a next step. */
export function draftIntroduction(document: VouchsafeDocument, intro: Intro): Draft {
  const [a, b] = [intro.partyA, intro.partyB];
  const names = [a, b].map((who) => calledIn(document, who));
  const body = [
    `${names[0]}, meet ${names[1]}. ${names[1]}, meet ${names[0]}.`,
    `${names[0]} is ${whoIs(document, a)}. ${names[1]} is ${whoIs(document, b)}.`,
    intro.why?.trim() || '[Why the two of you should meet]',
    intro.gainA?.trim() ? `For ${names[0]}: ${intro.gainA.trim()}` : '',
    intro.gainB?.trim() ? `For ${names[1]}: ${intro.gainB.trim()}` : '',
    `${names[0]}, would you suggest two or three times for a short call? Should it turn out not to fit for either of you, that is perfectly fine; no need to tell me why.`,
    'I will step out of the way now.',
    signature(document),
  ];
  const to = partiesOf(intro).flatMap((who) => addressesOf(document, who));
  return { to, subject: `Introduction: ${nameOr(document, a)} and ${nameOr(document, b)}`, body: joined(body) };
}

/** The longest `mailto:` that mail programs take without cutting it; beyond it a draft leaves as a file. */
export const LONGEST_MAILTO = 1_900;

/** A draft as a `mailto:` address (RFC 6068), to be handed to the user's mail program. */
export function mailtoOf(draft: Draft): string {
  const encode = (text: string) => encodeURIComponent(wellFormed(text));
  const to = recipients(draft).map((address) => encode(address).replace('%40', '@'));
  const body = draft.body.replace(/\r\n|\r|\n/g, '\r\n');
  return `mailto:${to.join(',')}?subject=${encode(oneLine(draft.subject))}&body=${encode(body)}`;
}

/** A draft as an unsent message (RFC 5322, with `X-Unsent: 1`, so that mail programs open it for editing). */
export function emlOf(draft: Draft): string {
  const lines = [
    'X-Unsent: 1',
    `To: ${recipients(draft).join(',\r\n ')}`,
    `Subject: ${encodedWords(oneLine(draft.subject))}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...draft.body.split(/\r\n|\r|\n/).map(quotedPrintable),
  ];
  return lines.join('\r\n');
}

function described(document: VouchsafeDocument, who: PartyId | undefined): string {
  return who === undefined ? '[name]' : `${nameOr(document, who)}, ${whoIs(document, who)}`;
}

function nameOr(document: VouchsafeDocument, who: PartyId | undefined): string {
  return isNamed(document, who) ? oneLine(nameOf(document, who)) : '[name]';
}

function calledIn(document: VouchsafeDocument, who: PartyId | undefined): string {
  return who !== undefined && isNamed(document, who) ? oneLine(firstName(document, who)) : '[name]';
}

/** Somebody without a name goes by their address or firm on screen: neither belongs into a letter, least of all another's. */
function isNamed(document: VouchsafeDocument, who: PartyId | undefined): boolean {
  if (who === undefined) return false;
  return Boolean((who === 'me' ? document.me : personOf(document, who))?.name?.trim());
}

function whoIs(document: VouchsafeDocument, who: PartyId | undefined): string {
  const record = who === undefined ? undefined : who === 'me' ? document.me : personOf(document, who);
  const title = [record?.title, record?.firm].filter(Boolean).join(' at ');
  return title || '[who they are, in a few words]';
}

function addressesOf(document: VouchsafeDocument, who: PartyId): string[] {
  if (who === 'me') return [];
  return Object.keys(personOf(document, who)?.emails ?? {})
    .filter(isAddress)
    .slice(0, 1);
}

function recipients(draft: Draft): string[] {
  return draft.to.filter(isAddress);
}

/** A bare address: what could end it, or begin a second one or another header, is none. */
function isAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s\p{C},;:<>()[\]"\\@]+@[^\s\p{C},;:<>()[\]"\\@]+$/u.test(text);
}

function signature(document: VouchsafeDocument): string {
  return document.me.name?.trim() || '[your name]';
}

function joined(paragraphs: readonly string[]): string {
  return paragraphs.filter(Boolean).join('\n\n');
}

/** A header value may not break its line: what follows a break would be read as another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

function encodedWords(text: string): string {
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

function quotedPrintable(line: string): string {
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
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
