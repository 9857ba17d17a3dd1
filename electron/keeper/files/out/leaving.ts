// Which records of the whole document go into a file that holds all kinds of them, and as what: the bin, whoever was merged
// away and saved views included. wanted.ts says it of people; of everything else it follows from the people concerned.
import { personOf, type TableName, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { PartyId } from '../../../../shared/model/identity.ts';
import { peopleIn } from '../../../../shared/model/intro.ts';
import { everyRecord, type Kept, records, type Table } from '../../../../shared/model/table.ts';
import { isCard, visibleCard } from './confidence.ts';
import { isHome, isInteractionHome, isWanted, isWhollyHome, type Tally, visiblePerson, type Wanted } from './wanted.ts';

type Row<Name extends TableName> = VouchsafeDocument[Name] extends Table<infer R> ? R : never;
type Rows = { readonly [Name in TableName]: Row<Name> };

/** What becomes of a record: it goes, as the file may hold it, or stays behind. */
type Leaving = { readonly record: Kept | undefined; readonly keptHome: number };
const STAYS_HOME: Leaving = { record: undefined, keptHome: 1 };
const NOT_CHOSEN: Leaving = { record: undefined, keptHome: 0 };

/** Tables whose records are about people. */
type Concerned = Exclude<TableName, 'people' | 'firms' | 'batches' | 'views' | 'mappings' | 'templates'>;
const CONCERNS: { readonly [Name in Concerned]: (record: Rows[Name]) => readonly PartyId[] } = {
  asks: ({ asker }) => [asker],
  intros: peopleIn,
  interactions: ({ person }) => [person],
  ties: ({ a, b }) => [a, b],
  distinctions: ({ a, b }) => [a, b],
  affiliations: ({ person }) => [person],
};
/** They say something of both their people or nothing. */
const OF_BOTH: readonly TableName[] = ['ties', 'distinctions'];
/** The fields of the people concerned under which a record stays home. */
const FIELDS: Partial<Record<TableName, readonly string[]>> = {
  ties: ['ties'],
  affiliations: ['affiliations', 'firm'],
};

/** The records of a table that leave, as a file may hold them. They are counted, and so is what stayed home. */
export function* leavingRecords(
  document: VouchsafeDocument,
  table: TableName,
  wanted: Wanted,
  tally: Tally,
): Generator<Kept> {
  for (const kept of everyRecord(document[table] as Table<Kept>)) {
    const { record, keptHome } = leaving(document, table, kept, wanted);
    tally.keptHome += keptHome;
    if (record === undefined) continue;
    tally.records++;
    yield record;
  }
}

/** The records of a table that leave and are in use. Only what stayed home is counted. */
export function* inUse<Name extends Concerned>(
  document: VouchsafeDocument,
  table: Name,
  wanted: Wanted,
  tally: Tally,
): Generator<Rows[Name]> {
  for (const kept of records(document[table] as Table<Kept>)) {
    const { record, keptHome } = leaving(document, table, kept, wanted);
    tally.keptHome += keptHome;
    if (record !== undefined) yield record as Rows[Name];
  }
}

function leaving(document: VouchsafeDocument, table: TableName, record: Kept, wanted: Wanted): Leaving {
  switch (table) {
    case 'people': {
      const person = record as Rows['people'];
      if (!isWanted(document, person.id, wanted)) return NOT_CHOSEN;
      const visible = visiblePerson(document, person, wanted);
      return { record: visible.person, keptHome: visible.keptHome };
    }
    // What they say names people, and nobody can know what it would tell.
    case 'batches':
      return isWhole(wanted) ? { record, keptHome: 0 } : NOT_CHOSEN;
    case 'firms':
    case 'views':
    case 'mappings':
    case 'templates':
      return wanted.people === undefined ? { record, keptHome: 0 } : NOT_CHOSEN;
    default:
      return leavingWithPeople(document, table, record, wanted);
  }
}

function leavingWithPeople(document: VouchsafeDocument, table: Concerned, record: Kept, wanted: Wanted): Leaving {
  const parties = (CONCERNS[table] as (record: Kept) => readonly PartyId[])(record);
  const isChosen = (party: PartyId) => isWanted(document, party, wanted);
  if (!(OF_BOTH.includes(table) ? parties.every(isChosen) : parties.some(isChosen))) return NOT_CHOSEN;
  if (table === 'interactions' && isInteractionHome(document, record as Rows['interactions'], wanted))
    return STAYS_HOME;
  for (const party of parties) {
    if (isWhollyHome(document, party, wanted)) return STAYS_HOME;
    const person = personOf(document, party);
    const fields = person ? (FIELDS[table] ?? []) : [];
    if (person && fields.some((field) => isHome(document, person, wanted, field))) return STAYS_HOME;
  }
  if (!isCard(record)) return { record, keptHome: 0 };
  const { card, keptHome } = visibleCard(document, record, wanted);
  return { record: card, keptHome };
}

/** True when a file holds all that there is. */
export function isWhole(wanted: Wanted): boolean {
  return wanted.everything && wanted.people === undefined;
}
