// Who may know each other though nobody recorded it: whom an introduction that worked out brought together, through whom
// the user met somebody, and who was at one firm at the same time. Only offered, as a question; what the user answers is a tie, or that they are strangers.
// Only what is sure counts as "at the same time": a missing year is not guessed.
import { knownPairs } from './acquaintance.ts';
import { pairKey, strangerPairs } from './distinction.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { firmKeys } from './firm.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { find, records } from './table.ts';

/** Two who may know each other, and why. */
export interface ImpliedTie {
  readonly a: PersonId;
  readonly b: PersonId;
  readonly why:
    | { readonly is: 'introduced'; readonly on?: Day }
    /** I met `b` through `a`. */
    | { readonly is: 'connected'; readonly on?: Day }
    /** They were both there, surely within these days; `until` is absent while both still are. */
    | { readonly is: 'colleagues'; readonly firm: string; readonly from?: string; readonly until?: string };
}

interface Stay {
  readonly person: PersonId;
  readonly firm: string;
  readonly from: string;
  readonly until: string;
  readonly isNow: boolean;
}

/** So many at one firm at once do not all know each other: then it says nothing. */
const CROWD = 60;

/** Whom some people may know, besides those they are recorded to know and those they are said not to know. */
export function impliedTiesOf(document: VouchsafeDocument, people: ReadonlySet<PersonId>, today: Day): ImpliedTie[] {
  const settled = knownPairs(document);
  for (const pair of strangerPairs(document)) settled.add(pair);
  const found = new Map<string, ImpliedTie>();
  for (const tie of [...introduced(document), ...colleagues(document, people, today)]) {
    const key = pairKey(tie.a, tie.b);
    const concerns = people.has(tie.a) || people.has(tie.b);
    if (concerns && tie.a !== tie.b && !settled.has(key) && !found.has(key)) found.set(key, tie);
  }
  return [...found.values()].filter(({ a, b }) => isHere(document, a) && isHere(document, b));
}

/** Whom I brought together, if it worked out; and whoever brought me and somebody together, who will know them. */
function* introduced(document: VouchsafeDocument): Generator<ImpliedTie> {
  const one = (id: PartyId) => survivorOf(document, id);
  for (const { outcome, connector, partyA, partyB, introducedOn: on } of records(document.intros)) {
    if (partyB === undefined || on === undefined) continue;
    const other = partyA === 'me' ? partyB : partyA;
    if (connector !== 'me' && other !== 'me') yield { a: one(connector), b: one(other), why: { is: 'connected', on } };
    else if (outcome === 'worked out' && partyA !== 'me' && partyB !== 'me')
      yield { a: one(partyA), b: one(partyB), why: { is: 'introduced', on } };
  }
  for (const { id, metThrough, metOn } of records(document.people))
    if (metThrough) yield { a: one(metThrough), b: id, why: { is: 'connected', ...(metOn && { on: metOn }) } };
}

function* colleagues(document: VouchsafeDocument, people: ReadonlySet<PersonId>, today: Day): Generator<ImpliedTie> {
  for (const stays of staysByFirm(document, today).values()) {
    const theirs = stays.filter(({ person }) => people.has(person));
    for (const stay of theirs) {
      const others = stays.filter((other) => other.person !== stay.person && areTogether(stay, other));
      if (others.length > CROWD) continue;
      for (const other of others) yield { a: other.person, b: stay.person, why: together(other, stay) };
    }
  }
}

/** Who was surely at each firm, from when until when. */
function staysByFirm(document: VouchsafeDocument, today: Day): Map<string, Stay[]> {
  const keyOf = firmKeys(document);
  const stays = new Map<string, Stay[]>();
  const add = (key: string, stay: Stay) => {
    const list = stays.get(key);
    if (list) list.push(stay);
    else stays.set(key, [stay]);
  };
  for (const { id: person, firm } of records(document.people))
    if (firm) add(keyOf(firm), { person, firm, from: today, until: today, isNow: true });
  for (const { person: id, firm, from, until } of records(document.affiliations)) {
    const person = survivorOf(document, id);
    const key = keyOf(firm);
    const now = find(document.people, person)?.firm;
    const isNow = until === undefined && now !== undefined && keyOf(now) === key;
    const first = from ?? until;
    if (first === undefined) continue;
    add(key, {
      person,
      firm,
      from: `${first}-01-01`.slice(0, 10),
      until: isNow ? today : lastDay(until ?? first),
      isNow,
    });
  }
  return stays;
}

/** The last day of a year or a month, as far as comparing goes. */
function lastDay(moment: string): string {
  return `${moment}-12-31`.slice(0, moment.length === 7 ? 7 : 10).padEnd(10, '-31');
}

function areTogether(x: Stay, y: Stay): boolean {
  return x.from <= y.until && y.from <= x.until;
}

function together(x: Stay, y: Stay): ImpliedTie['why'] {
  const [from, until] = [x.from > y.from ? x.from : y.from, x.until < y.until ? x.until : y.until];
  const isNow = x.isNow && y.isNow;
  return {
    is: 'colleagues',
    firm: y.firm,
    // Of two who are there now and nothing else is known, only today is sure, and that says nothing.
    ...(!(isNow && from === until) && { from: from.slice(0, 4) }),
    ...(!isNow && { until: until.slice(0, 4) }),
  };
}

function isHere(document: VouchsafeDocument, id: PersonId): boolean {
  const person = find(document.people, id);
  return person !== undefined && person.binnedAt === undefined;
}
