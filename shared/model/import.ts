// Taking people in from a file: what each arrival would do, and the verb that does it. The same file again updates and
// never doubles. A field that the user has touched since their last file stays the user's.
import { type Arrival, findSame, type Identified, indexByKeys, keysOf, strongKeysOf } from './arrival.ts';
import type { VouchsafeDocument } from './document.ts';
import type { PersonId, Stamp } from './identity.ts';
import { blankPerson, type Person, setEntry, struck } from './person.ts';
import { add, everyRecord, find } from './table.ts';

/** What one arrival does: a new person, an update of one who is there, or nothing. */
export interface Step {
  readonly arrival: Arrival;
  readonly person: PersonId | undefined;
  readonly effect: 'add' | 'update' | 'none';
}

/** The fields that hold one text each, with what an arrival says of them. */
const PLAIN_FIELDS = ['name', 'firm', 'title', 'place', 'birthday', 'metOn', 'uid', 'about'] as const;
type PlainField = (typeof PLAIN_FIELDS)[number];

/** A person as matching sees them; somebody renamed by the user has two such faces. */
type Face = Identified & { readonly person: Person };

/** What taking in these arrivals would do. Nobody in the network or the file is matched twice. */
export function planImport(document: VouchsafeDocument, arrivals: readonly Arrival[]): Step[] {
  const faces = [...everyRecord(document.people)].filter(({ sample }) => !sample).map(facesOf);
  const facesByPerson = new Map(faces.map((own) => [own[0]?.person.id, own]));
  const index = indexByKeys(faces.flat());
  const taken = new Set<Face>();
  const steps: Step[] = [];
  for (const place of choosingOrder(arrivals)) {
    const arrival = arrivals[place] as Arrival;
    const person = personFor(arrival, index, taken);
    for (const face of facesByPerson.get(person?.id) ?? []) taken.add(face);
    const effect = person === undefined ? 'add' : wouldChange(person, arrival) ? 'update' : 'none';
    steps[place] = { arrival, person: person?.id, effect };
  }
  return steps;
}

/** Adds and updates people as planned. Whoever was in the bin comes back, for they are in the user's file. */
export function takeIn(document: VouchsafeDocument, steps: readonly Step[], stamp: Stamp): void {
  for (const { arrival, person: id, effect } of steps) {
    if (effect === 'none') continue;
    const person = id === undefined ? newPerson(stamp) : find(document.people, id);
    if (!person) continue;
    update(person, arrival);
    if (id === undefined) add(document.people, person);
  }
}

/**
 * The places of the arrivals in the order in which they choose: first those that can be told for certain, and of them
 * those of whom most is said. Otherwise a bare "Ana" would take the Ana whose address comes later in the same file.
 */
function choosingOrder(arrivals: readonly Arrival[]): number[] {
  const rank = arrivals.map((arrival) => {
    const { emails, phones, links, tags, alsoInFile } = arrival;
    const keys = strongKeysOf(arrival);
    const certainty = keys.some((key) => !key.startsWith('mail:')) ? 2 : keys.length > 0 ? 1 : 0;
    const lists = emails.length + phones.length + links.length + tags.length + Object.keys(alsoInFile).length;
    return certainty * 1e6 + lists + PLAIN_FIELDS.filter((field) => said(arrival, field)).length;
  });
  return [...arrivals.keys()].sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b);
}

/** Whom an arrival means: rather somebody who is already all that it says. */
function personFor(arrival: Arrival, index: ReadonlyMap<string, Face[]>, taken: ReadonlySet<Face>): Person | undefined {
  const settled = new Map<string, Face[]>();
  for (const key of keysOf(arrival)) {
    const faces: Face[] = [];
    for (const face of index.get(key) ?? []) {
      if (faces.length === ENOUGH) break;
      if (!taken.has(face) && !wouldChange(face.person, arrival)) faces.push(face);
    }
    settled.set(key, faces);
  }
  return (findSame(arrival, settled, taken) ?? findSame(arrival, index, taken))?.person;
}

/** Of so many who are all alike, one will do: three thousand of one name must not take a minute. */
const ENOUGH = 8;

function newPerson(stamp: Stamp): Person {
  return blankPerson(stamp.newId() as PersonId, stamp);
}

function update(person: Person, arrival: Arrival): void {
  delete person.binnedAt;
  person.fromFile ??= {};
  for (const field of PLAIN_FIELDS) {
    const value = said(arrival, field);
    if (!isOpenTo(person, field, value)) continue;
    (person as unknown as Record<string, string>)[field] = value;
    person.fromFile[field] = value;
  }
  for (const [field, key, label] of newEntries(person, arrival)) setEntry(person[field], key, label);
  for (const tag of newTags(person, arrival)) setEntry(person.tags, tag, true);
  const also = Object.entries(arrival.alsoInFile);
  if (also.length > 0) person.alsoInFile ??= {};
  for (const [key, value] of also) setEntry(person.alsoInFile ?? {}, key, value);
}

function wouldChange(person: Person, arrival: Arrival): boolean {
  const also = person.alsoInFile ?? {};
  return (
    person.binnedAt !== undefined ||
    PLAIN_FIELDS.some((field) => isOpenTo(person, field, said(arrival, field))) ||
    newEntries(person, arrival).length > 0 ||
    newTags(person, arrival).length > 0 ||
    Object.entries(arrival.alsoInFile).some(
      ([key, value]) => isNew(also, key) || (isOwn(also, key) && also[key] !== value),
    )
  );
}

/** A field is open to a file while it is empty, or still what the last file said. A file that says nothing changes nothing. */
function isOpenTo(person: Person, field: PlainField, value: string): boolean {
  const current = person[field] ?? '';
  if (value === '' || current === value) return false;
  const before = person.fromFile?.[field] ?? '';
  return current === '' ? before !== value : current === before;
}

function said(arrival: Arrival, field: PlainField): string {
  return (field === 'about' ? arrival.note : arrival[field]) ?? '';
}

/** Addresses, numbers and links that are new here, and that the user has not taken out before. */
function newEntries(person: Person, arrival: Arrival) {
  const all = [
    ...arrival.emails.map(({ address, label }) => ['emails', address, label ?? ''] as const),
    ...arrival.phones.map(({ number, label }) => ['phones', number, label ?? ''] as const),
    ...arrival.links.map(({ url, label }) => ['links', url, label ?? ''] as const),
  ];
  return all.filter(([field, key]) => isNew(person[field], key) && isNew(person.fromFile ?? {}, struck(field, key)));
}

function newTags(person: Person, arrival: Arrival): string[] {
  return arrival.tags.filter((tag) => isNew(person.tags, tag));
}

/** True for a key that could be added; `__proto__` never can. */
function isNew(set: object, key: string): boolean {
  return key !== '__proto__' && !isOwn(set, key);
}

function isOwn(set: object, key: string): boolean {
  return Object.hasOwn(set, key);
}

/** As the user knows them, and, where the user has changed name or firm since, as their file does. */
function facesOf(person: Person): Face[] {
  const { title, metOn, uid } = person;
  const face = (name: string, firm: string | undefined): Face => ({
    person,
    name,
    ...(firm && { firm }),
    ...(title && { title }),
    ...(metOn && { metOn }),
    ...(uid && { uid }),
    emails: keysIn(person, 'emails').map((address) => ({ address })),
    phones: keysIn(person, 'phones').map((number) => ({ number })),
    links: keysIn(person, 'links').map((url) => ({ url })),
  });
  const filed = { name: person.fromFile?.name ?? person.name, firm: person.fromFile?.firm ?? person.firm };
  const isRenamed = filed.name !== person.name || filed.firm !== person.firm;
  return [face(person.name, person.firm), ...(isRenamed ? [face(filed.name, filed.firm)] : [])];
}

/** Keys that they have, and those that the user took out. */
function keysIn(person: Person, field: 'emails' | 'phones' | 'links'): string[] {
  const prefix = struck(field, '');
  const out = Object.keys(person.fromFile ?? {}).filter((key) => key.startsWith(prefix));
  return [...Object.keys(person[field]), ...out.map((key) => key.slice(prefix.length))];
}
