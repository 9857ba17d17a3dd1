// People as odd as an address book may hold them, for fast-check: names in every script, emoji, line breaks, all that
// separates, quotes or escapes in a vCard or a table, and texts that pretend to be the end of a card or a formula.
import fc from 'fast-check';
import { tidyLine, tidyText } from '../../electron/keeper/files/tidy.ts';
import { foldName } from '../../shared/model/arrival.ts';
import { emptyDocument, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { AffiliationId, PersonId, TieId } from '../../shared/model/identity.ts';
import { CLOSENESS, type Person } from '../../shared/model/person.ts';
import { add } from '../../shared/model/table.ts';

const CRUMBS = (
  'Ana Díaz van de O’Neil 李 小龙 山田 محمد שרה Zoë Ünal Nguyễn 👩‍👩‍👧 🏳️‍🌈 𝔘𝔫𝔦 e\u0301 ﷺ , ; : \\ \\\\ \\n \\; \\, " \' ^ ^n ( ) < > & % # ' +
  '= + - @ =1+1 @SUM(A1) -2 +49 0170 END:VCARD BEGIN:VCARD VERSION:2.1 N:x;y QUOTED-PRINTABLE ENCODING=b CLASS:x'
).split(' ');
const MARKS = ['\u200f', '\u200d', '\u202e', '\ufeff', '\u0000', '\u0007', '\u0085', '\u2028', '\ud800', '\t', '  '];

const crumb = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...CRUMBS) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 80 }).map((length) => 'x'.repeat(length)) },
);
const crumbs = (most: number, between: string) =>
  fc.array(fc.tuple(crumb, fc.constantFrom(' ', ' ', ' ', '', between)), { minLength: 1, maxLength: most });

/** Text on one line, as nobody would type it. Never blank. */
export function oddLine(longest = 500, most = 8): fc.Arbitrary<string> {
  return crumbs(most, ' ')
    .map((parts) => whole(parts.flat().join('').trim().slice(0, longest)))
    .filter((text) => tidyLine(text) !== '');
}

/** Text of several lines. */
export function oddText(): fc.Arbitrary<string> {
  const lines = fc.array(fc.tuple(oddLine(500, 40), fc.constantFrom('\n', '\r\n', '\n\n', '\r')), { maxLength: 5 });
  return lines.map((parts) => parts.flat().join('')).filter((text) => tidyText(text) !== '');
}

const label = fc.oneof(
  fc.constantFrom('', 'work', 'home', 'cell', 'Mobile', 'home fax', 'pref', 'Home', 'internet', 'work work'),
  oddLine(80, 3),
);
const day = fc.tuple(
  fc.integer({ min: 1000, max: 2999 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const two = (value: number) => String(value).padStart(2, '0');
const date = day.map(([year, month, of]) => `${year}-${two(month)}-${two(of)}`);
const birthday = fc.oneof(
  date,
  date.map((full) => `--${full.slice(5)}`),
  fc.constantFrom('--02-29', '1900-05-05'),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** An entry of a set, by its key; no two that a reader takes for one. */
function entries(key: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  const pairs = fc.uniqueArray(fc.tuple(key, label), { selector: ([text]) => text.toLowerCase(), maxLength: 4 });
  return pairs.map((list) => Object.fromEntries(list));
}

const compact = oddLine(60, 3).map((text) => tidyLine(text).replace(/[\s@\u200e\u200f]/g, ''));
const email = compact.map((local) => `${local || 'ana'}@example.org`);
const phone = fc
  .tuple(fc.constantFrom('+49 170 ', '0', '(020) ', '+1-555-', '00 44,', '#31#'), fc.integer({ min: 100, max: 1e9 }))
  .map(([prefix, number]) => `${prefix}${number}`);
const link = compact.map((path) => `https://example.org/${path}`);

const components = (count: number) =>
  fc
    .array(fc.oneof(fc.constant(''), oddLine(40, 3)), { minLength: count, maxLength: count })
    .map((parts) => tidyText(parts.map((part) => tidyLine(part).replace(/[;\\]/g, '\\$&').trim()).join(';')));
const value = fc.oneof(oddLine(), oddText()).map(tidyText);
/** What files say that has no field, as the reader keeps it. */
const kept = fc
  .record(
    {
      N: components(5),
      NICKNAME: value,
      ORG: components(2),
      'ORG (work)': components(3),
      'ADR (home)': components(7),
      'ADR (home) 2': components(7),
      'ADR (my “other” place)': components(7),
      GENDER: components(2),
      GEO: fc.constantFrom('37.386;-122.08', 'geo:37.386,-122.08', 'somewhere'),
      TITLE: value,
      'TITLE 2': value,
      'URL (ftp)': fc.constantFrom('ftp://example.org/a,b', 'javascript:alert(1)', 'no address'),
      PHOTO: fc.constant('https://example.org/a,b;c.jpg'),
      BDAY: fc.constantFrom('circa 1960', 'spring'),
      CATEGORIES: fc.constantFrom('x'.repeat(80), `${'x'.repeat(80)},y`),
      'IMPP (jabber)': fc.constantFrom('xmpp:ana@example.org', 'ana on jabber'),
      'X-ABDATE (Anniversary)': value,
      'X-SOMETHING-ELSE (a: "b"; c, d)': value,
      'NOTE (continued)': value,
      'Home Street': value,
      constructor: value,
      'Unreadable lines': value,
      KIND: fc.constantFrom('org', 'individual', 'group'),
    },
    { requiredKeys: [] },
  )
  .map((also) => Object.fromEntries(Object.entries(also).filter(([, text]) => text.replaceAll(';', '').trim() !== '')));

const fields = fc.record({
  // Commas alone are nobody's name.
  name: fc.oneof(
    { weight: 9, arbitrary: oddLine().filter((name) => foldName(tidyLine(name)) !== '') },
    fc.constantFrom('Ana Díaz', 'Cher', '李 小龙'),
  ),
  firm: maybe(oddLine()),
  title: maybe(oddLine()),
  place: maybe(oddLine()),
  emails: entries(email),
  phones: entries(phone),
  links: entries(link),
  tags: fc
    .uniqueArray(fc.oneof(oddLine(60, 3), fc.constant('My Contacts')), { selector: tidyLine, maxLength: 5 })
    .map((tags) => Object.fromEntries(tags.map((tag) => [tag, true as const]))),
  birthday: maybe(birthday),
  metOn: maybe(date),
  howMet: maybe(oddText()),
  metThroughName: maybe(oddLine()),
  expertise: maybe(oddText()),
  needs: maybe(oddText()),
  about: maybe(oddText()),
  closeness: maybe(fc.constantFrom(...CLOSENESS)),
  drumbeat: maybe(fc.integer({ min: 1, max: 3650 })),
  alsoInFile: maybe(kept),
  fromFile: maybe(fc.constant({ name: 'Ana Díaz', place: 'Porto' })),
});

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });

/** One odd person. */
export const oddPerson: fc.Arbitrary<Person> = fc.tuple(hex, fields).map(([id, { name, emails, ...rest }]) => {
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  // An address of their own: two who share one may be taken for one.
  const own = Object.entries(emails).map(([address, words]) => [`${id}.${address}`, words]);
  return { id: id as PersonId, createdAt: 1, name, emails: Object.fromEntries(own), ...said } as Person;
});

/** A network of odd people, some of whom know each other, and have been somewhere before. */
export const oddNetwork = (people: number): fc.Arbitrary<VouchsafeDocument> =>
  fc
    .tuple(
      fc.uniqueArray(oddPerson, { selector: ({ id }) => id, minLength: people, maxLength: people }),
      fc.array(fc.tuple(fc.nat(people - 1), fc.nat(people - 1), oddLine(60, 2), hex), { maxLength: people }),
      fc.array(fc.tuple(fc.nat(people - 1), oddLine(), hex), { maxLength: people }),
    )
    .map(([everybody, ties, past]) => {
      const document = emptyDocument();
      for (const person of everybody) add(document.people, person);
      const idAt = (place: number) => everybody[place]?.id as PersonId;
      for (const [a, b, kind, id] of ties)
        add(document.ties, { id: id as TieId, createdAt: 1, a: idAt(a), b: idAt(b), kind, back: 'a friend' });
      for (const [person, firm, id] of past)
        add(document.affiliations, {
          id: id as AffiliationId,
          createdAt: 1,
          person: idAt(person),
          firm,
          until: '2019-04',
        });
      return document;
    });

/** Without half a surrogate pair at its end. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '').trim();
}
