// An .eml as another program reads it: Python's email package. Whatever people write, it comes out letter by letter, to whom
// it was for, and with no header that nobody wrote.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emlOf, LONGEST_MAILTO, type Mail, mailtoOf } from '../../../shared/model/messages/mail.ts';
import { readByPython } from '../../helpers/python-mail.ts';
import { BREAKS_MAIL } from './writing.ts';

const whole = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
const lines = (text: string) => whole(text).replace(/\r\n|\r|\n/g, '\r\n');
const HEADERS = ['x-unsent', 'to', 'subject', 'mime-version', 'content-type', 'content-transfer-encoding'];

test.each([
  ['a plain subject', 'A word', 'Hello'],
  ['names in other scripts', 'ליאת and ليلى حداد, Łukasz Żółć', 'שלום\n\nمرحبا'],
  ['emoji of many parts', '🪸 Coral 👩‍👩‍👧 and 🇸🇪', '👩‍👩‍👧\n🇸🇪'],
  ['a subject of a thousand letters', 'Grüße '.repeat(170), 'Hello'],
  ['a long word with no blank', 'x'.repeat(300), 'y'.repeat(3_000)],
  ['what looks encoded', '=?utf-8?Q?x?= and =?utf-8?B?eA==?=', '=20 =3D ='],
  ['lines that programs take for their own', 'From here', 'From me\n.\n..\n--\nFrom you'],
  ['a body that begins like a header', 'Hello', 'Bcc: evil@x.example\nSubject: no'],
  ['a subject that tries a header', 'Hello\r\nBcc: evil@x.example', 'x'],
  ['an empty one', '', ''],
])('%s', (_, subject, body) => {
  const [read] = readByPython([emlOf({ to: ['ana@tide.example'], subject, body })]);
  expect(read?.headers).toEqual(HEADERS);
  expect(read?.subject).toBe(subject.replace(/[\r\n]+/g, ' '));
  expect(read?.body).toBe(lines(body));
  expect(read).toMatchObject({ to: ['ana@tide.example'], bcc: [], type: 'text/plain', defects: [] });
});

test('goes to many by blind copy, and to nobody beside; no date and no identity, for it is not sent yet', () => {
  const bcc = Array.from({ length: 300 }, (_, n) => `person-${n}@tide.example`);
  const [read] = readByPython([emlOf({ to: [], bcc, subject: 'Where it stands', body: 'Hello' })]);
  expect(read?.headers).toEqual(HEADERS.map((header) => (header === 'to' ? 'bcc' : header)));
  expect(read).toMatchObject({ to: [], bcc, defects: [] });
});

test('an address that is none, or that not every program reads, is left out', () => {
  const to = ['ana@tide.example', 'a@x.example\r\nBcc: b@x.example', 'Ana <a@x.example>', 'ana@tïde.example', 'x'];
  const [read] = readByPython([emlOf({ to, bcc: ['x'], subject: 's', body: 'b' })]);
  expect(read?.to).toEqual(['ana@tide.example']);
  expect(read?.bcc).toEqual([]);
});

test('two thousand bodies come out as they went in', () => {
  const odd = fc.constantFrom(...BREAKS_MAIL);
  const prose = fc
    .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 90 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  const mails: Mail[] = fc
    .sample(fc.tuple(prose, fc.string({ unit: 'grapheme', maxLength: 120 })), { numRuns: 2_000, seed: 7 })
    .map(([body, subject]) => ({ to: ['ana@tide.example'], subject: subject.replace(/\p{Cc}/gu, ' ').trim(), body }));
  const read = readByPython(mails.map(emlOf));
  for (const [n, { subject, body }] of mails.entries()) {
    expect(read[n]?.headers).toEqual(HEADERS);
    expect(read[n]?.body).toBe(lines(body));
    expect(read[n]?.subject).toBe(whole(subject).replace(/[\u2028\u2029]+/g, ' '));
    expect(read[n]?.defects).toEqual([]);
  }
});

test('a mailto: with blind copies holds them, subject and body and no other header; it is as long as it is measured', () => {
  const mailto = mailtoOf({ to: [], bcc: ['a@x.example', 'b+c@y.example'], subject: 'Ö&bcc=x', body: 'x\ny' });
  expect(mailto).toBe('mailto:?bcc=a@x.example,b%2Bc@y.example&subject=%C3%96%26bcc%3Dx&body=x%0D%0Ay');
  expect(mailtoOf({ to: [], subject: '', body: 'é'.repeat(400) }).length).toBeGreaterThan(LONGEST_MAILTO);
});
