// People as a table: one row each, addresses and numbers in as many columns as somebody needs. Our own reader knows every
// column (../ours.ts), so that a table that a spreadsheet has worked on comes back as what it was.
import { survivorOf, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { Affiliation } from '../../../../shared/model/firm.ts';
import { type PersonId, uuidOf } from '../../../../shared/model/identity.ts';
import type { Person } from '../../../../shared/model/person.ts';
import type { TieSeen } from '../../../../shared/model/tie.ts';
import { LIST_COLUMNS, SINGLE_COLUMNS, type SingleColumn } from '../ours.ts';
import { tidyLine } from '../tidy.ts';
import { uidsOf } from './identities.ts';
import { pastAmong, tiesAmong } from './relations.ts';
import { joinTags, type Row, writeTable } from './table.ts';
import { type Tally, visibleName, visiblePeople, type Wanted } from './wanted.ts';

type ListName = keyof typeof LIST_COLUMNS;
const LISTS = Object.keys(LIST_COLUMNS) as ListName[];
/** So many columns of a kind; the last one takes what is left, in the way of Google. */
const LIST_MAX = 10;
const JOINT = ' ::: ';
/** So many people take a few milliseconds; then others get their turn. */
const SOME = 500;
/** Only of use where also what never leaves is wanted. */
const OF_EVERYTHING: readonly SingleColumn[] = ['Private', 'Never leaves'];

/** What the rows are made from besides each person. */
interface Around {
  readonly document: VouchsafeDocument;
  readonly wanted: Wanted;
  readonly uids: ReadonlyMap<PersonId, string>;
  readonly ties: ReadonlyMap<PersonId, readonly TieSeen[]>;
  readonly past: ReadonlyMap<PersonId, readonly Affiliation[]>;
}

/** People as CSV, in pieces. */
export function* writePeopleCsv(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally = { records: 0, keptHome: 0 },
): Generator<string, Tally> {
  const uids = yield* uidsOf(document, wanted);
  const people = new Set(uids.keys());
  const ties = yield* tiesAmong(document, wanted, people, tally);
  const past = pastAmong(document, wanted, people, tally);
  const columns = yield* columnsFor(document, wanted);
  yield* writeTable(columns, rowsOf({ document, wanted, uids, ties, past }, tally));
  return tally;
}

function* rowsOf(around: Around, tally: Tally): Generator<Row> {
  for (const person of visiblePeople(around.document, around.wanted, tally)) {
    tally.records++;
    yield { ...factsOf(around, person), ...listsOf(person) };
  }
}

/** As many columns for addresses, numbers and links as anybody needs; one for a label only where there is one. */
function* columnsFor(document: VouchsafeDocument, wanted: Wanted): Generator<string, string[]> {
  const needed = new Set<string>();
  let seen = 0;
  for (const person of visiblePeople(document, wanted, { records: 0, keptHome: 0 })) {
    if (++seen % SOME === 0) yield '';
    for (const list of LISTS) {
      let count = 0;
      for (const key in person[list]) {
        if (++count > LIST_MAX) break;
        needed.add(`${LIST_COLUMNS[list]} ${count}`);
        if (person[list][key]) needed.add(`${LIST_COLUMNS[list]} ${count} label`);
      }
    }
  }
  const numbers = Array.from({ length: LIST_MAX }, (_, place) => place + 1);
  const lists = LISTS.flatMap((list) =>
    numbers.flatMap((number) => [`${LIST_COLUMNS[list]} ${number}`, `${LIST_COLUMNS[list]} ${number} label`]),
  );
  const [first, rest] = [['Name', 'Firm', 'Title', 'Place'], Object.keys(SINGLE_COLUMNS) as SingleColumn[]];
  const singles = rest.filter((name) => !first.includes(name) && (wanted.everything || !OF_EVERYTHING.includes(name)));
  return [...first, ...lists.filter((name) => needed.has(name)), ...singles];
}

function factsOf({ document, wanted, uids, ties, past }: Around, person: Person): Row<SingleColumn> {
  const marks = Object.keys(person.neverLeaves ?? {});
  const also = Object.entries(person.alsoInFile ?? {});
  return {
    Name: tidyLine(person.name),
    Firm: tidyLine(person.firm ?? ''),
    Title: tidyLine(person.title ?? ''),
    Place: tidyLine(person.place ?? ''),
    Tags: joinTags(person.tags),
    Birthday: person.birthday,
    'Met on': person.metOn,
    'How we met': person.howMet,
    'Met through': tidyLine(metThroughOf(document, wanted, person)),
    'Good at': person.expertise,
    'Looks for': person.needs,
    Closeness: person.closeness,
    Drumbeat: person.drumbeat,
    'Drumbeat at worst': person.drumbeatAtWorst,
    'No asks until': person.noAsksUntil,
    Language: person.language,
    'Knows me': person.knowsMe,
    'Likes me': person.likesMe,
    'Trusts me': person.trustsMe,
    'Knows my work': person.knowsMyWork,
    Note: person.about,
    'Was before': past.get(person.id)?.map(sayPast).join('\n'),
    Knows: ties
      .get(person.id)
      ?.map((tie) => sayTie(document, wanted, tie))
      .join('\n'),
    Private: marks.includes('*') ? 'yes' : '',
    'Never leaves': marks.filter((mark) => mark !== '*').join('\n'),
    UID: uids.get(person.id) ?? uuidOf(person.id),
    'Also in file': also.map(([key, value]) => `${key}: ${value}`).join('\n'),
  };
}

function listsOf(person: Person): Row {
  const row: Row = {};
  for (const list of LISTS)
    for (const [place, [value, label]] of Object.entries(person[list]).entries()) {
      const name = `${LIST_COLUMNS[list]} ${Math.min(place + 1, LIST_MAX)}`;
      row[name] = place < LIST_MAX ? value : `${row[name]}${JOINT}${value}`;
      if (place < LIST_MAX && label) row[`${name} label`] = label;
    }
  return row;
}

function metThroughOf(document: VouchsafeDocument, wanted: Wanted, person: Person): string {
  if (person.metThrough === undefined) return person.metThroughName ?? '';
  const who = survivorOf(document, person.metThrough);
  return who === person.id ? '' : visibleName(document, who, wanted);
}

function sayPast({ firm, title, from, until }: Affiliation): string {
  const years = [from, until].some(Boolean) ? `${from ?? ''} to ${until ?? ''}`.trim() : '';
  const more = [title, years].filter(Boolean).join(', ');
  return more === '' ? firm : `${firm} (${more})`;
}

function sayTie(document: VouchsafeDocument, wanted: Wanted, { tie, other, kind }: TieSeen): string {
  const more = [kind, tie.words].filter(Boolean).join(', ');
  const name = visibleName(document, other, wanted);
  return more === '' ? name : `${name} (${more})`;
}
