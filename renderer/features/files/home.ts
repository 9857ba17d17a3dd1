// How much stays home unless the user says otherwise: fields, addresses, notes and words in confidence that were marked as
// never leaving.
import type { Card } from '../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { records, type Table } from '../../../shared/model/table.ts';

/** Counts what never leaves, of everybody or of these people. Somebody who stays home as a whole counts once. */
export function countHome(document: VouchsafeDocument, people?: ReadonlySet<string>): number {
  let count = 0;
  for (const person of records(document.people)) if (isAsked(person.id, people)) count += marksOf(person);
  for (const { person, neverLeaves } of records(document.interactions))
    if (neverLeaves && isAsked(person, people)) count++;
  return count + inConfidence(document, people);
}

/** Entries of cards whose words were said in confidence. */
function inConfidence({ asks, intros }: VouchsafeDocument, people?: ReadonlySet<string>): number {
  let count = 0;
  for (const table of [asks, intros])
    for (const { history } of records<Card>(table as Table<Card>))
      for (const { neverLeaves, party, words, terms } of Object.values(history))
        if (neverLeaves && (words || terms) && isAsked(party ?? 'me', people)) count++;
  return count;
}

function isAsked(id: string, people: ReadonlySet<string> | undefined): boolean {
  return people === undefined || people.has(id);
}

function marksOf(person: Person): number {
  const marks = Object.keys(person.neverLeaves ?? {});
  if (marks.includes('*')) return 1;
  return marks.filter((mark) => isSaid(person, mark)).length;
}

/** True when there is something behind a mark: `about`, or an entry as `emails/ana@example.org`. */
function isSaid(person: Person, mark: string): boolean {
  const [field = '', ...rest] = mark.split('/');
  const value = (person as unknown as Record<string, unknown>)[field];
  if (typeof value !== 'object' || value === null) return value !== undefined && value !== '';
  return rest.length === 0 ? Object.keys(value).length > 0 : Object.hasOwn(value, rest.join('/'));
}
