// From an entry of the index back to the record that is shown for it, as the document stands now: merged people are those
// who stayed, and nothing that is in the bin, or about somebody who is, is shown.
import type { FoundTable, Hit } from '../../../shared/found.ts';
import { nameOf, personOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Candidate } from '../../../shared/model/facet-match.ts';
import type { Person } from '../../../shared/model/person.ts';
import { find, type Kept, type Table } from '../../../shared/model/table.ts';
import type { Follower } from './follower.ts';
import { shownAs } from './seek.ts';
import { type Entry, ownersOf, type Text, textsOf } from './texts.ts';
import { type Sought, whyFound } from './why.ts';

/** What an entry stands for; undefined when it is not to be shown. */
export function candidateOf(document: VouchsafeDocument, follower: Follower, number: number): Candidate | undefined {
  const entry = entryOf(document, follower, number);
  if (!entry) return undefined;
  switch (entry.table) {
    case 'people':
    case 'affiliations': {
      const person =
        entry.table === 'people' ? whoStands(document, entry.record) : personOf(document, entry.record.person);
      return person && person.binnedAt === undefined ? { person } : undefined;
    }
    case 'asks':
    case 'intros':
      return { card: entry.record };
    case 'interactions':
      return personOf(document, entry.record.person)?.binnedAt === undefined ? { note: entry.record } : undefined;
    case 'firms':
      return { firm: entry.record };
  }
}

/** An entry as a hit, with the reasons. */
export function hitOf(
  document: VouchsafeDocument,
  follower: Follower,
  { number, score }: { number: number; score: number },
  sought: readonly Sought[],
): Hit | undefined {
  const entry = entryOf(document, follower, number);
  const candidate = candidateOf(document, follower, number);
  if (!entry || !candidate) return undefined;
  const isCard = entry.table === 'asks' || entry.table === 'intros';
  const names = isCard || entry.table === 'interactions' ? ownersOf(entry).map((who) => nameOf(document, who)) : [];
  return {
    table: shownAs(entry.table) satisfies FoundTable,
    id: 'person' in candidate ? candidate.person.id : entry.table === 'firms' ? entry.record.key : entry.record.id,
    ...(entry.table === 'firms' && { name: entry.record.name }),
    score,
    why: whyFound(textsShown(entry, candidate), names, sought),
  };
}

/** Hardly anybody was merged, and whoever was not is found already. */
function whoStands(document: VouchsafeDocument, person: Person): Person | undefined {
  return person.mergedInto === undefined ? person : personOf(document, person.id);
}

/** For somebody found by what is told of them elsewhere: their own texts as well. */
function textsShown(entry: Entry, candidate: Candidate): Text[] {
  const texts = textsOf(entry);
  const isOther = 'person' in candidate && entry.record !== candidate.person;
  return isOther ? [...textsOf({ table: 'people', record: candidate.person }), ...texts] : texts;
}

function entryOf(document: VouchsafeDocument, follower: Follower, number: number): Entry | undefined {
  const table = follower.entries.tables[number];
  const id = follower.entries.ids[number] ?? '';
  if (table === undefined) return undefined;
  const record = table === 'firms' ? follower.firmOf(id) : find(document[table] as Table<Kept>, id);
  return record === undefined ? undefined : ({ table, record } as Entry);
}
