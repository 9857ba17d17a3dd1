// Drafts: filled from the card, with a visible gap where a fact is missing; handed over as `mailto:` or as a message
// that any mail program reads back letter by letter, and into which no name and no address can smuggle a header.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PartyId } from '../../../shared/model/identity.ts';
import { editIntro } from '../../../shared/model/intro.ts';
import type { Draft } from '../../../shared/model/messages/draft.ts';
import { emlOf, mailtoOf } from '../../../shared/model/messages/mail.ts';
import type { PersonFields } from '../../../shared/model/person.ts';
import { Story } from '../story.ts';
import { BREAKS_MAIL, draftFor } from './writing.ts';

const ANA = { title: 'Founder', firm: 'Tidewater Health', emails: { 'ana@tide.example': '' } };
const BJORN = { title: 'Pricing consultant', firm: 'Díaz & Holm', emails: { 'bjorn@holm.example': '' } };

interface Card {
  readonly permission: Draft;
  readonly introduction: Draft;
}

function draftsFor(
  a: PersonFields,
  b: PersonFields,
  facts: { why?: string; gainA?: string; gainB?: string } = {},
): Card {
  const story = new Story();
  story.change((document) => {
    document.me.name = 'Mo Okafor';
  });
  const [ana, bjorn] = [story.person(a.name ?? '', a), story.person(b.name ?? '', b)];
  const id = story.propose({ partyA: ana, partyB: bjorn });
  story.change((document, stamp) => editIntro(document, { id, changes: facts }, stamp));
  const party: PartyId = ana;
  return {
    permission: mailOf(draftFor(story, 'permission', { card: id, party })),
    introduction: mailOf(draftFor(story, 'introduction', { card: id })),
  };
}

/** What leaves of a draft. */
function mailOf({ to, subject, body }: Draft): Draft {
  return { to, subject, body };
}

const both = (facts = {}) => draftsFor({ name: 'Ana Jansen', ...ANA }, { name: 'Björn Díaz', ...BJORN }, facts);

describe('a draft', () => {
  test('asks one party with who, why, what is in it and a way out', () => {
    const { permission } = both({ why: 'He prices care.', gainA: 'A price that holds.', gainB: 'A field he enters.' });
    expect(permission.to).toEqual(['ana@tide.example']);
    expect(permission.subject).toBe('May I introduce you to Björn Díaz?');
    expect(permission.body.split('\n\n')).toEqual([
      'Hi Ana,',
      'May I introduce you to Björn Díaz, Pricing consultant at Díaz & Holm?',
      'He prices care.',
      'A price that holds.',
      expect.stringContaining('just say so: no reason needed'),
      'Mo Okafor',
    ]);
    expect(permission.body).not.toContain('A field he enters.');
  });

  test('introduces both with who each is, why, the out and a next step', () => {
    const { introduction } = both({ why: 'You both build for clinics.', gainB: 'A field to enter.' });
    expect(introduction.to).toEqual(['ana@tide.example', 'bjorn@holm.example']);
    expect(introduction.subject).toBe('Introduction: Ana Jansen and Björn Díaz');
    for (const words of [
      'Ana, meet Björn. Björn, meet Ana.',
      'Ana is Founder at Tidewater Health. Björn is Pricing consultant at Díaz & Holm.',
      'For Björn: A field to enter.',
      'no need to tell me why',
    ])
      expect(introduction.body).toContain(words);
    expect(introduction.body).not.toContain('For Ana');
    expect(introduction.body).not.toContain('[');
  });

  test('leaves a gap for what is not known, and makes nothing up', () => {
    const { permission, introduction } = draftsFor({ name: 'Ana' }, { name: 'Björn' });
    expect(permission.to).toEqual([]);
    for (const gap of ['[who they are, in a few words]', '[Why the two of you should meet]'])
      expect(permission.body).toContain(gap);
    for (const { body, subject } of [permission, introduction])
      expect(`${body}${subject}`).not.toMatch(/undefined|null|No name|somebody/);
  });

  test('of an introduction with one party has a gap for the other, and for who I am', () => {
    const story = new Story();
    const priya = story.person('Priya');
    const id = story.propose({ connector: priya, partyA: 'me' });
    const asking = draftFor(story, 'permission', { card: id, party: 'me' });
    expect(asking.subject).toBe('May I introduce you to [name]?');
    expect(asking.body).toContain('[your name]');
    expect(draftFor(story, 'introduction', { card: id }).body).toContain('[name]');
  });

  test('never shows one party the address of the other, nor greets somebody by their firm', () => {
    const { permission, introduction } = draftsFor({ ...ANA }, { ...BJORN });
    for (const { subject, body } of [permission, introduction]) {
      expect(`${subject}${body}`).not.toContain('@');
      expect(`${subject}${body}`).toContain('[name]');
    }
    expect(permission.body).toMatch(/^Hi \[name\],/);
  });

  test('goes to the first of somebody’s addresses that is one', () => {
    const emails = {
      'see website': '',
      'ana@tide.example, evil@x.example': '',
      'ana@tide.example': '',
      'a@b.example': '',
    };
    const { permission } = draftsFor({ name: 'Ana', emails }, { name: 'Björn' });
    expect(permission.to).toEqual(['ana@tide.example']);
  });

  test.each(['ليلى حداد', 'עדי לוי', '🪸 Coral 👩‍👩‍👧', 'Łukasz Żółć', 'O’Neil "Bo" =?utf-8?Q?x?='])(
    'keeps the name %s whole, on both ways out',
    (name) => {
      const { permission } = draftsFor({ name: 'Ana', ...ANA }, { name, ...BJORN }, { why: `${name}\nand you` });
      expect(permission.subject).toContain(name);
      expect(readMailto(mailtoOf(permission))).toEqual(permission);
      expect(readEml(emlOf(permission))).toMatchObject({ ...permission });
    },
  );
});

const text = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.constantFrom(...BREAKS_MAIL),
  ),
  { maxLength: 20 },
);
const prose = text.map((parts) => parts.join(''));
const whole = (value: string) => value.replace(/\p{Surrogate}/gu, '\ufffd');
const lines = (value: string) => whole(value).replace(/\r\n|\r|\n/g, '\n');
const oneLine = (value: string) => whole(value).replace(/[\r\n\u2028\u2029]+/g, ' ');

describe('as mailto:', () => {
  test('any words come back by decoding the address', () => {
    fc.assert(
      fc.property(prose, prose, (subject, body) => {
        const draft = { to: ['ana@tide.example', 'b+c@holm.example'], subject, body };
        expect(readMailto(mailtoOf(draft))).toEqual({ ...draft, subject: oneLine(subject), body: lines(body) });
      }),
      { numRuns: 500 },
    );
  });

  test('holds subject and body and no other header, whatever the address and the words', () => {
    const evil = fc.constantFrom('?', '&', 'bcc=', '%0D%0A', '\r\n', '#', 'x@y.example', ',', ';', '@', '%26', ' ');
    const address = fc
      .array(fc.oneof(evil, fc.string({ maxLength: 3 })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(address, { maxLength: 3 }), prose, prose, (to, subject, body) => {
        const mailto = mailtoOf({ to, subject, body });
        expect(mailto).toMatch(/^mailto:[^?&#\s]*\?subject=[^?&#\s]*&body=[^?&#\s]*$/);
        const url = new URL(mailto);
        expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
        for (const each of readMailto(mailto).to) expect(to).toContain(each);
      }),
      { numRuns: 500 },
    );
  });
});

describe('as a message', () => {
  test('any words come back by decoding it, from lines that mail carries', () => {
    fc.assert(
      fc.property(prose, prose, (subject, body) => {
        const draft = { to: ['ana@tide.example', 'bjorn@holm.example'], subject, body };
        const eml = emlOf(draft);
        expect(eml).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
        for (const row of eml.split('\r\n')) {
          expect(row).toMatch(/^[\x20-\x7e]*$/);
          expect(row.length).toBeLessThanOrEqual(76);
        }
        const { headers, ...back } = readEml(eml);
        expect(back).toEqual({ ...draft, subject: oneLine(subject), body: lines(body) });
        expect([...headers.keys()]).toEqual([
          ...['x-unsent', 'to', 'subject', 'mime-version', 'content-type', 'content-transfer-encoding'],
        ]);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    'Ana\r\nBcc: evil@x.example',
    'Ana\nBcc: evil@x.example',
    'Ana\rBcc: evil@x.example',
    'Ana\u2028Bcc: evil@x.example',
    'Ana\r\n\r\n<html>',
  ])('a name like %j adds no header', (name) => {
    const { permission, introduction } = draftsFor({ name, ...ANA }, { name, ...BJORN });
    for (const draft of [permission, introduction]) {
      const { headers } = readEml(emlOf(draft));
      expect(headers.size).toBe(6);
      expect(headers.has('bcc')).toBe(false);
      expect([...new URL(mailtoOf(draft)).searchParams.keys()]).toEqual(['subject', 'body']);
      expect(new URL(mailtoOf(draft)).searchParams.get('subject')).not.toMatch(/[\r\n]/);
    }
  });

  test.each([
    'ana@x.example\r\nBcc: evil@x.example',
    'ana@x.example, evil@x.example',
    'Ana <ana@x.example>',
    'group: a@x.example;',
    '"a b"@x.example',
    'a@b@c.example',
    'no address',
    '',
  ])('what is no bare address (%j) is left for the user to type', (address) => {
    expect(readEml(emlOf({ to: [address, 'ana@tide.example'], subject: 's', body: 'b' })).to).toEqual([
      'ana@tide.example',
    ]);
  });
});

/** RFC 6068, read with the platform's own decoder. */
function readMailto(mailto: string): Draft {
  const [, to = '', subject = '', body = ''] = /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(mailto) ?? [];
  const addresses = to.split(',').filter(Boolean).map(decodeURIComponent);
  return {
    to: addresses,
    subject: decodeURIComponent(subject),
    body: decodeURIComponent(body).replaceAll('\r\n', '\n'),
  };
}

/** An independent reader of messages: unfolding, RFC 2047 words, quoted-printable. */
function readEml(eml: string): Draft & { headers: Map<string, string> } {
  const gap = eml.indexOf('\r\n\r\n');
  const unfolded = eml.slice(0, gap).replace(/\r\n(?=[ \t])/g, '');
  const headers = new Map<string, string>();
  for (const header of unfolded.split('\r\n')) {
    const colon = header.indexOf(': ');
    const name = header.slice(0, colon).toLowerCase();
    if (!/^[a-z-]+$/.test(name) || headers.has(name)) throw new Error(`header ${header}`);
    headers.set(name, header.slice(colon + 2));
  }
  const to = (headers.get('to') ?? '').split(/, ?/).filter(Boolean);
  const body = eml
    .slice(gap + 4)
    .replace(/[ \t]+(?=\r\n|$)/g, '')
    .replace(/=\r\n/g, '');
  return {
    headers,
    to,
    subject: decodeWords(headers.get('subject') ?? ''),
    body: octets(body).replaceAll('\r\n', '\n'),
  };
}

function decodeWords(value: string): string {
  // Blanks between two encoded words are no part of the text.
  const joined = value.replace(/(\?=)[ \t]+(?==\?)/g, '$1');
  return joined.replace(/=\?([^?]+)\?Q\?([^?]*)\?=/gi, (_, charset: string, q: string) => {
    if (charset.toLowerCase() !== 'utf-8') throw new Error(charset);
    return octets(q.replaceAll('_', ' '));
  });
}

function octets(text: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const hex = /^=([0-9A-F]{2})/.exec(text.slice(at, at + 3))?.[1];
    if (text[at] === '=' && hex === undefined) throw new Error(`bare = at ${at}`);
    bytes.push(hex === undefined ? text.charCodeAt(at) : Number.parseInt(hex, 16));
    if (hex !== undefined) at += 2;
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
}
