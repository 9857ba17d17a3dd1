// Whom an arrival means. People are matched by their faces: as the user knows them, as their file does, and as whoever was
// merged into them was called. Nothing is written here.
import { type Arrival, findSame, type Identified, indexByKeys, keysOf, strongKeysOf } from './arrival.ts';
import type { VouchsafeDocument } from './document.ts';
import type { DuplicateReason } from './duplicates.ts';
import { type PersonId, uuidOf } from './identity.ts';
import type { Unit } from './import-fields.ts';
import { type Person, struck } from './person.ts';
import { everyRecord, find, records, survivorIn } from './table.ts';

/** A unit as matching sees it; somebody renamed by the user has two faces. */
export type Face = Identified & { readonly unit: Unit };

/** Of so many who are all alike, one will do: three thousand of one name must not take a minute. */
const ENOUGH = 8;

/** Who is meant by an identity or a name; a number is the place of a row that will be somebody new. */
export type WhoIs = (text: string) => readonly (PersonId | number)[];

/** Everybody of the network by their faces. No unit is matched twice by one file. */
export class Faces {
  private readonly all: readonly Face[];
  readonly #byUnit = new Map<string, readonly Face[]>();
  readonly #index: ReadonlyMap<string, readonly Face[]>;
  readonly #taken = new Set<Face>();

  constructor(document: VouchsafeDocument) {
    const units = unitsOf(document);
    for (const unit of units) this.#byUnit.set(unit.filed.id, facesOf(unit));
    this.all = [...this.#byUnit.values()].flat();
    this.#index = indexByKeys(this.all);
  }

  /** The unit that an arrival means, rather one that `isSettled`: already all that the arrival says. It is taken. */
  take(arrival: Arrival, isSettled: (unit: Unit) => boolean): Unit | undefined {
    const settled = new Map<string, Face[]>();
    let isKnown = false;
    for (const key of keysOf(arrival)) {
      const sharing = this.#index.get(key);
      if (!sharing) continue;
      isKnown = true;
      const faces = this.#settledOf(sharing, isSettled);
      if (faces.length > 0) settled.set(key, faces);
    }
    if (!isKnown) return undefined;
    const sure = settled.size > 0 ? findSame(arrival, settled, this.#taken) : undefined;
    const found = sure ?? findSame(arrival, this.#index, this.#taken);
    for (const face of this.facesOf(found?.unit)) this.#taken.add(face);
    return found?.unit;
  }

  #settledOf(sharing: readonly Face[], isSettled: (unit: Unit) => boolean): Face[] {
    const faces: Face[] = [];
    for (const face of sharing) {
      if (faces.length === ENOUGH) break;
      if (!this.#taken.has(face) && isSettled(face.unit)) faces.push(face);
    }
    return faces;
  }

  /** Why an arrival is taken for a unit. */
  reasonFor(arrival: Arrival, unit: Unit): DuplicateReason {
    const theirs = new Set(this.facesOf(unit).flatMap(strongKeysOf));
    const key = strongKeysOf(arrival).find((mine) => theirs.has(mine)) ?? '';
    if (key.startsWith('mail:')) return 'same e-mail';
    if (key.startsWith('linkedin:')) return 'same LinkedIn address';
    if (key.startsWith('uid:')) return 'same identity in their files';
    return arrival.firm ? 'same name and firm' : 'same name';
  }

  /**
   * Says who is called by an identity or a name: people of the network who are not in the bin, and, by their places, the
   * rows of a file. The lists are made when they are first asked for, because few files speak of others.
   */
  names(rows: readonly { readonly arrival: Arrival; readonly unit: Unit | undefined }[] = []): WhoIs {
    let names: Names<PersonId | number> | undefined;
    return (text) => {
      if (!names) {
        names = new Names();
        for (const { unit, name } of this.all)
          if (unit.person.binnedAt === undefined) names.add(unit.person.id, { ...unit.filed, name });
        for (const [place, { arrival, unit }] of rows.entries()) names.add(unit?.person.id ?? place, arrival);
      }
      return names.whoIs(text);
    };
  }

  private facesOf(unit: Unit | undefined): readonly Face[] {
    return this.#byUnit.get(unit?.filed.id ?? '') ?? [];
  }
}

/** Everybody but the sample network. First those whom the user told apart from somebody: among equals a file means them. */
function unitsOf(document: VouchsafeDocument): Unit[] {
  const toldApart = new Set<string>();
  for (const { a } of records(document.distinctions)) toldApart.add(a);
  const [first, others]: [Unit[], Unit[]] = [[], []];
  for (const filed of everyRecord(document.people)) {
    if (filed.sample) continue;
    const person =
      filed.mergedInto === undefined ? filed : find(document.people, survivorIn(document.people, filed.id));
    (toldApart.has(filed.id) ? first : others).push({ filed, person: person ?? filed });
  }
  return first.length === 0 ? others : [...first, ...others];
}

/** As the user knows them, and, where the user has changed name or firm since, as their file does. */
function facesOf(unit: Unit): Face[] {
  const { filed } = unit;
  const { title, metOn } = filed;
  // A file of ours names them by their own id.
  const uid = filed.uid ?? uuidOf(filed.id);
  const face = (name: string, firm: string | undefined): Face => ({
    unit,
    name,
    ...(firm && { firm }),
    ...(title && { title }),
    ...(metOn && { metOn }),
    uid,
    emails: keysIn(filed, 'emails').map((address) => ({ address })),
    phones: keysIn(filed, 'phones').map((number) => ({ number })),
    links: keysIn(filed, 'links').map((url) => ({ url })),
  });
  const said = { name: filed.fromFile?.name ?? filed.name, firm: filed.fromFile?.firm ?? filed.firm };
  const isRenamed = said.name !== filed.name || said.firm !== filed.firm;
  return [face(filed.name, filed.firm), ...(isRenamed ? [face(said.name, said.firm)] : [])];
}

/** Keys that they have, and those that the user took out. */
function keysIn(person: Person, field: 'emails' | 'phones' | 'links'): string[] {
  const prefix = struck(field, '');
  const out = Object.keys(person.fromFile ?? {}).filter((key) => key.startsWith(prefix));
  return [...Object.keys(person[field]), ...out.map((key) => key.slice(prefix.length))];
}

/** Finds people by what a file calls them: an identity, else a name. Several answers mean that nobody can tell. */
class Names<Who> {
  readonly #byUid = new Map<string, Who>();
  readonly #byName = new Map<string, Set<Who>>();

  add(who: Who, { name, uid, alsoInFile }: Pick<Arrival, 'name' | 'uid'> & Pick<Person, 'alsoInFile'>): void {
    for (const each of [uid, ...joinedUids(alsoInFile ?? {})]) if (each) this.#byUid.set(each, who);
    if (name === '') return;
    const known = this.#byName.get(name);
    if (known) known.add(who);
    else this.#byName.set(name, new Set([who]));
  }

  whoIs(text: string): readonly Who[] {
    const certain = this.#byUid.get(text);
    return certain === undefined ? [...(this.#byName.get(text) ?? [])] : [certain];
  }
}

/** The identities of those who were joined to somebody because the file had them twice. */
function joinedUids(alsoInFile: Readonly<Record<string, string>>): (string | undefined)[] {
  const keys = Object.keys(alsoInFile).filter((key) => /^uid( \d+)?$/.test(key));
  return keys.map((key) => alsoInFile[key]);
}
