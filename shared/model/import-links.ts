// What a file brings round a person: dated entries, former firms, whom they know, and who brought us together. It is held
// against what the network has, so that the same file again brings nothing. Nothing is written here.
import { type Arrival, type ArrivalEntry, type ArrivalTie, type PastFirm, TAG_MAX } from './arrival.ts';
import { pairKey } from './distinction.ts';
import type { PersonId } from './identity.ts';
import type { WhoIs } from './import-faces.ts';
import type { Unit } from './import-fields.ts';
import type { Known } from './import-known.ts';

/** Somebody whom an import speaks of: a person of the network, or the place of the row that will be one. */
export type Ref = PersonId | number;

/** `kind` is what the other is to this person, `back` what this person is to the other. */
export interface NewTie {
  readonly other: Ref;
  readonly kind: string;
  readonly back?: string;
}

/** What there is to do round one person. */
export interface Links {
  readonly entries: readonly ArrivalEntry[];
  readonly past: readonly PastFirm[];
  readonly ties: readonly NewTie[];
  /** Who brought us together, as the file says and, if anybody can tell, as somebody of the network. */
  readonly metThrough?: { readonly said: string; readonly who?: Ref };
  /** The one whose introduction of this person to me is not on record yet. */
  readonly introducedBy?: Ref;
  /** Whom they know, in words: nobody could tell who that is. */
  readonly also: readonly (readonly [key: string, value: string])[];
}

export const NO_LINKS: Links = { entries: [], past: [], ties: [], also: [] };

/** True when there is something to do. */
export function hasLinks(links: Links): boolean {
  const { entries, past, ties, also, metThrough, introducedBy } = links;
  if (metThrough !== undefined || introducedBy !== undefined) return true;
  return entries.length > 0 || past.length > 0 || ties.length > 0 || also.length > 0;
}

/** What an arrival brings round somebody of the network, or, without a unit, round somebody new. */
export function linksOf(arrival: Arrival, unit: Unit | undefined, self: Ref, known: Known, whoIs: WhoIs): Links {
  if (!arrival.entries && !arrival.past && !arrival.ties && arrival.metThrough === undefined) return NO_LINKS;
  const { entries = [], past = [], ties = [], metThrough } = arrival;
  const id = unit?.person.id;
  const also = new Beside(arrival, unit);
  for (const { firm, title = '', from = '', until = '' } of past)
    if (!isMoment(from) || !isMoment(until)) also.keep('Former firm', [firm, title, from, until].join(', '));
  return {
    entries: entries.filter((entry) => id === undefined || !known.hasEntry(id, entry)),
    past: newPast(past, unit, known),
    ties: newTies(ties, self, known, whoIs, also),
    ...(metThrough !== undefined && newMetThrough(metThrough, unit, self, known, whoIs)),
    also: [...also.found],
  };
}

/** Words that have no field, each under a key of its own, unless they are kept already. */
class Beside {
  readonly found = new Map<string, string>();
  readonly #held: Readonly<Record<string, string>>;
  readonly #said: ReadonlySet<string>;

  constructor({ alsoInFile }: Arrival, unit: Unit | undefined) {
    this.#held = { ...unit?.filed.alsoInFile, ...alsoInFile };
    this.#said = new Set(Object.values(alsoInFile).map(plain));
  }

  keep(key: string, value: string): void {
    if (this.#said.has(plain(value))) return;
    for (let count = 1; ; count++) {
      const free = count === 1 ? key : `${key} ${count}`;
      const current = this.found.get(free) ?? (Object.hasOwn(this.#held, free) ? this.#held[free] : undefined);
      if (current === value) return;
      if (current === undefined) return void this.found.set(free, value);
    }
  }
}

/** An identity is one in whatever form a file writes it. */
function plain(value: string): string {
  return value.replace(/^urn:uuid:/i, '').toLowerCase();
}

/** A year, a month or a day, or nothing. */
export function isMoment(text: string): boolean {
  return /^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(text);
}

/** Those that the file has not told of before, and that nobody else has either. */
function newPast(past: readonly PastFirm[], unit: Unit | undefined, known: Known): PastFirm[] {
  if (!unit) return [...past];
  // Who was put away by undoing an import has kept what it said, but nothing of what it made.
  const told = known.isUndone(unit.filed) ? {} : (unit.filed.fromFile ?? {});
  return past.filter((each) => !Object.hasOwn(told, toldPast(each)) && !known.hasPast(unit.person.id, each));
}

/** Where `fromFile` notes that a file told of a former firm, or what the user corrects would come again. */
export function toldPast({ firm, title = '' }: PastFirm): string {
  return `past/${firm}/${title}`;
}

function newTies(ties: readonly ArrivalTie[], self: Ref, known: Known, whoIs: WhoIs, also: Beside): NewTie[] {
  const found: NewTie[] = [];
  for (const { to, kind } of ties) {
    const others = whoIs(to).filter((other) => other !== self);
    if (others.some((other) => isTied(self, other, known))) continue;
    const [other] = others;
    if (other !== undefined && others.length === 1) found.push({ other, kind });
    else also.keep(kind === '' ? 'RELATED' : `RELATED (${kind})`, to);
  }
  return found;
}

/** Each pair is tied once, though both sides may speak of it; what the other side says is what they are in return. */
export function tiedOnce(links: readonly Links[], refAt: (place: number) => Ref): Links[] {
  const made = new Map<string, { self: Ref; place: number; tie: NewTie }>();
  for (const [place, { ties }] of links.entries()) {
    const self = refAt(place);
    for (const tie of ties) {
      const pair = pairKey(String(self), String(tie.other));
      const known = made.get(pair);
      if (!known) made.set(pair, { self, place, tie });
      else
        made.set(pair, {
          ...known,
          tie: known.self === self ? joined(known.tie, tie) : { ...known.tie, back: tie.kind },
        });
    }
  }
  const tiesByPlace = new Map<number, NewTie[]>();
  for (const { place, tie } of made.values()) tiesByPlace.set(place, [...(tiesByPlace.get(place) ?? []), tie]);
  return links.map((each, place) => (each.ties.length === 0 ? each : { ...each, ties: tiesByPlace.get(place) ?? [] }));
}

/** They are two things to each other. What is too long for a word or two stays the first. */
function joined(a: NewTie, b: NewTie): NewTie {
  const kinds = a.kind.split(', ');
  const isSaid = a.kind === '' || b.kind === '' || kinds.includes(b.kind);
  const kind = isSaid ? a.kind || b.kind : [...kinds, b.kind].join(', ');
  return kind.length > TAG_MAX ? a : { ...a, kind };
}

function isTied(a: Ref, b: Ref, known: Known): boolean {
  return typeof a === 'string' && typeof b === 'string' && known.hasTie(a, b);
}

/**
 * Who brought us together is open to a file like any other field. When it is somebody of the network, their introduction
 * is on record from then on.
 */
function newMetThrough(
  said: string,
  unit: Unit | undefined,
  self: Ref,
  known: Known,
  whoIs: WhoIs,
): Pick<Links, 'metThrough' | 'introducedBy'> {
  const [who, ...more] = whoIs(said).filter((other) => other !== self);
  const one = more.length === 0 ? who : undefined;
  const isOpen = isOpenToMetThrough(said, one, unit, known, whoIs);
  const stands = one !== undefined && one === metThroughOf(unit, known);
  const isIntroduced =
    typeof one === 'string' && typeof self === 'string' ? known.hasIntro(one, self) : one === undefined;
  return {
    ...(isOpen && { metThrough: { said, ...(one !== undefined && { who: one }) } }),
    ...((isOpen || stands) && !isIntroduced && one !== undefined && { introducedBy: one }),
  };
}

function isOpenToMetThrough(
  said: string,
  who: Ref | undefined,
  unit: Unit | undefined,
  known: Known,
  whoIs: WhoIs,
): boolean {
  if (!unit) return true;
  const metThrough = metThroughOf(unit, known);
  const { metThroughName = '' } = unit.person;
  const before = unit.filed.fromFile?.metThrough ?? '';
  if (metThrough === undefined && metThroughName === '') return before !== said;
  if (metThrough === undefined) return metThroughName === before && (who !== undefined || said !== before);
  return who !== undefined && who !== metThrough && before !== said && whoIs(before).includes(metThrough);
}

function metThroughOf(unit: Unit | undefined, known: Known): PersonId | undefined {
  const id = unit?.person.metThrough;
  return id === undefined ? undefined : known.who(id);
}
