// Taking people in from a file: what each arrival would do, and the verb that does it. The same file again updates and
// never doubles. A field that the user has touched since their last file stays the user's.
import { type Arrival, strongKeysOf } from './arrival.ts';
import { distinguish } from './distinction.ts';
import type { VouchsafeDocument } from './document.ts';
import type { DuplicateReason } from './duplicates.ts';
import { foldFirm } from './firm-name.ts';
import { hasChangedFirm, noteFormerFirm, type Post } from './former-firm.ts';
import type { PersonId, Stamp } from './identity.ts';
import { Faces } from './import-faces.ts';
import { type Said, saidBy, takeFields, type Unit, wouldChange } from './import-fields.ts';
import { Known } from './import-known.ts';
import { hasLinks, type Links, linksOf, NO_LINKS, tiedOnce } from './import-links.ts';
import { takeLinks } from './import-write.ts';
import { blankPerson, type Person } from './person.ts';
import { add, find } from './table.ts';

/** What one arrival does: a new person, an update of one who is there, or nothing. */
export interface Step {
  readonly arrival: Arrival;
  readonly said: Said;
  readonly person: PersonId | undefined;
  readonly effect: 'add' | 'update' | 'none';
  /** Why the arrival is taken for that person; absent for somebody new. */
  readonly reason?: DuplicateReason;
  /** The record whose file this is, where it was merged into that person. */
  readonly filed?: PersonId;
  /** Of somebody new: the one for whom they would be taken, had the user not said that they are two. */
  readonly apartFrom?: PersonId;
  readonly links: Links;
}

/** An arrival on its way into the plan. */
interface Row {
  readonly arrival: Arrival;
  readonly said: Said;
  unit: Unit | undefined;
  apartFrom?: PersonId;
}

/**
 * What taking in these arrivals would do. Nobody in the network or the file is matched twice. `apart` are the places of
 * arrivals whom the user knows to be somebody else than the person they would update; they are added, once.
 */
export function planImport(
  document: VouchsafeDocument,
  arrivals: readonly Arrival[],
  { apart = NOBODY }: { readonly apart?: ReadonlySet<number> } = {},
): Step[] {
  const faces = new Faces(document);
  const known = new Known(document);
  const rows: Row[] = arrivals.map((arrival) => ({ arrival, said: saidBy(arrival), unit: undefined }));
  const whoIsThere = faces.names();
  for (const place of choosingOrder(rows)) {
    const row = rows[place] as Row;
    const { arrival, said } = row;
    row.unit = faces.take(arrival, (unit) => {
      if (wouldChange(unit, arrival, said)) return false;
      return !hasLinks(linksOf(arrival, unit, unit.person.id, known, whoIsThere));
    });
  }
  const links = linksOfAll(rows, faces, known);
  const planned = setApart(rows, links, apart) ? linksOfAll(rows, faces, known) : links;
  return rows.map((row, place) => stepOf(row, planned[place] ?? NO_LINKS, faces));
}

const NOBODY: ReadonlySet<number> = new Set();

/** Adds and updates people as planned. Whoever was in the bin comes back, for they are in the user's file. */
export function takeIn(document: VouchsafeDocument, steps: readonly Step[], stamp: Stamp): void {
  const people = steps.map((step) => takePerson(document, step, stamp));
  const links = steps.map((step) => step.links);
  takeLinks(document, people, links, stamp);
  for (const [place, { apartFrom }] of steps.entries()) {
    const a = people[place]?.person.id;
    if (a !== undefined && apartFrom !== undefined) distinguish(document, { a, b: apartFrom }, stamp);
  }
}

/** The person of a step with the fields taken in; undefined where there is nothing to do. */
function takePerson(document: VouchsafeDocument, step: Step, stamp: Stamp): Unit | undefined {
  if (step.effect === 'none') return undefined;
  const { arrival, said, person: id } = step;
  const person = id === undefined ? blankPerson(stamp.newId() as PersonId, stamp) : find(document.people, id);
  if (!person) return undefined;
  const unit = { person, filed: (step.filed && find(document.people, step.filed)) ?? person };
  const { firm, title } = person;
  takeFields(unit, arrival, said);
  if (id === undefined) add(document.people, person);
  else noteChange(document, person, { ...(firm && { firm }), ...(title && { title }) }, arrival, stamp);
  return unit;
}

/** A file that moves somebody to another firm leaves the old one on record, unless it tells of that itself. */
function noteChange(document: VouchsafeDocument, person: Person, was: Post, arrival: Arrival, stamp: Stamp): void {
  if (!hasChangedFirm(was, person)) return;
  const left = foldFirm(was.firm ?? '');
  if (!arrival.past?.some(({ firm }) => foldFirm(firm) === left)) noteFormerFirm(document, person, was, stamp);
}

/**
 * The places of the rows in the order in which they choose: first those that can be told for certain, and of them those of
 * whom most is said. Otherwise a bare "Ana" would take the Ana whose address comes later in the same file.
 */
function choosingOrder(rows: readonly Row[]): number[] {
  const rank = rows.map(({ arrival, said }) => {
    const { emails, phones, links, tags, alsoInFile, entries = [], past = [], ties = [] } = arrival;
    const keys = strongKeysOf(arrival);
    const certainty = keys.some((key) => !key.startsWith('mail:')) ? 2 : keys.length > 0 ? 1 : 0;
    const lists = emails.length + phones.length + links.length + tags.length + Object.keys(alsoInFile).length;
    return certainty * 1e6 + lists + entries.length + past.length + ties.length + said.length;
  });
  return [...rows.keys()].sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b);
}

/** What each row brings round its person, when everybody of the network and of the file can be spoken of. */
function linksOfAll(rows: readonly Row[], faces: Faces, known: Known): Links[] {
  const whoIs = faces.names(rows);
  const links = rows.map(({ arrival, unit }, place) => linksOf(arrival, unit, unit?.person.id ?? place, known, whoIs));
  return tiedOnce(links, (place) => rows[place]?.unit?.person.id ?? place);
}

/** Makes newcomers of the rows that would update somebody else; answers whether there were any. */
function setApart(rows: readonly Row[], links: readonly Links[], apart: ReadonlySet<number>): boolean {
  const wrong = [...apart].filter((place) => effectOf(rows[place], links[place]) === 'update');
  for (const place of wrong) {
    const row = rows[place] as Row;
    if (row.unit) row.apartFrom = row.unit.person.id;
    row.unit = undefined;
  }
  return wrong.length > 0;
}

function effectOf(row: Row | undefined, links = NO_LINKS): Step['effect'] | undefined {
  if (!row?.unit) return row && 'add';
  return wouldChange(row.unit, row.arrival, row.said) || hasLinks(links) ? 'update' : 'none';
}

function stepOf(row: Row, links: Links, faces: Faces): Step {
  const { arrival, said, unit, apartFrom } = row;
  const effect = effectOf(row, links) ?? 'none';
  if (!unit) return { arrival, said, person: undefined, effect, links, ...(apartFrom && { apartFrom }) };
  const { person, filed } = unit;
  const reason = effect === 'update' ? { reason: faces.reasonFor(arrival, unit) } : {};
  return { arrival, said, person: person.id, effect, links, ...reason, ...(filed !== person && { filed: filed.id }) };
}
