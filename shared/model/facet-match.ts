// What passes the facets of a search: people, cards, firms and notes, each by what it has and by whom it is about.
// A kind to which a facet cannot apply does not pass it: `due:today` finds no people.
import type { Ask } from './ask.ts';
import { columnOf, folded, roleOfCard } from './board.ts';
import { type Card, isIntro } from './cards.ts';
import { personOf, type VouchsafeDocument } from './document.ts';
import { type Facet, type FacetKey, FOUND_KINDS, type FoundKind, looksIn, ROLES, type Typed } from './facets.ts';
import type { Firm } from './firm.ts';
import { addDays, type Day, isDay, type PartyId } from './identity.ts';
import type { Interaction } from './interaction.ts';
import { type Intro, peopleIn, roleIn } from './intro.ts';
import type { Person } from './person.ts';

/** What is held against the facets. */
export type Candidate =
  | { readonly person: Person }
  | { readonly card: Ask | Intro }
  | { readonly note: Interaction }
  | { readonly firm: { readonly name: string; readonly record: Firm | undefined } };

/** Which kinds can pass a facet at all. */
const PASSING: Readonly<Record<FacetKey, readonly FoundKind[]>> = {
  tag: ['people', 'asks', 'intros', 'firms'],
  firm: ['people', 'asks', 'intros', 'firms', 'notes'],
  role: ['people', 'asks', 'intros'],
  place: ['people', 'asks', 'intros', 'notes'],
  due: ['asks', 'intros'],
  stage: ['asks', 'intros'],
  in: FOUND_KINDS,
};

type Test = (candidate: Candidate) => boolean;

/** True when something of this kind may pass all facets: else nobody needs to look. */
export function canPass(typed: Typed, kind: FoundKind): boolean {
  return looksIn(typed, kind) && typed.facets.every(({ key }) => PASSING[key].includes(kind));
}

/** A test for all facets together: several of one key are ways to pass it, but a thing must have all tags that are named. */
export function facetTest(document: VouchsafeDocument, { facets }: Typed, today: Day): Test {
  const keys = [...new Set(facets.map(({ key }) => key))].filter((key) => key !== 'in');
  const tests = keys.map((key) => {
    const each = facets.filter((facet) => facet.key === key).map((facet) => testOf(document, facet, today));
    return (candidate: Candidate) =>
      key === 'tag' ? each.every((test) => test(candidate)) : each.some((test) => test(candidate));
  });
  return (candidate) => tests.every((test) => test(candidate));
}

function testOf(document: VouchsafeDocument, { key, value }: Facet, today: Day): Test {
  const wanted = folded(value);
  const [isWanted, hasWanted] = [foldedOnce((text) => text === wanted), foldedOnce((text) => text.includes(wanted))];
  const aboutSomebody = (test: (person: Person) => boolean) => (candidate: Candidate) =>
    peopleOf(document, candidate).some(test);
  switch (key) {
    case 'tag':
      return (candidate) => Object.keys(tagsOf(candidate)).some(isWanted);
    case 'firm':
      return (candidate) =>
        'firm' in candidate
          ? hasWanted(candidate.firm.name)
          : aboutSomebody(({ firm = '' }) => hasWanted(firm))(candidate);
    case 'place':
      return aboutSomebody(({ place = '' }) => hasWanted(place));
    case 'role':
      return testOfRole(wanted);
    case 'due':
      return (candidate) => 'card' in candidate && isDueBy(candidate.card, wanted, today);
    case 'stage':
      return (candidate) => 'card' in candidate && columnOf(candidate.card, today).startsWith(wanted);
    case 'in':
      return () => true;
  }
}

/** A test of a text without case and marks. The same few tags, firms and places come thousands of times. */
function foldedOnce(test: (folded: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? test(folded(text));
    known.set(text, answer);
    return answer;
  };
}

/** My role for a card; for a person, what they are by their title. */
function testOfRole(wanted: string): Test {
  const role = ROLES.find((each) => each.startsWith(wanted));
  return (candidate) => {
    if ('person' in candidate) return folded(candidate.person.title ?? '').includes(wanted);
    if (!('card' in candidate) || !role) return false;
    const { card } = candidate;
    if (isIntro(card)) return roleIn(card) === role;
    return roleOfCard(card) === (role === 'asker' ? 'ask' : 'connect') && role !== 'introduced';
  };
}

function isDueBy(card: Card, wanted: string, today: Day): boolean {
  if (columnOf(card, today) === 'closed') return false;
  const days = [card.due, isIntro(card) && card.stage === 'introduced' ? card.followUpOn : undefined];
  const [due] = days.filter((day) => day !== undefined).sort();
  if (due === undefined) return false;
  if ('overdue'.startsWith(wanted)) return due < today;
  return due <= lastDay(wanted, today);
}

function lastDay(wanted: string, today: Day): Day {
  if (isDay(wanted)) return wanted;
  if ('week'.startsWith(wanted)) return addDays(today, 7);
  return 'month'.startsWith(wanted) ? addDays(today, 31) : today;
}

function peopleOf(document: VouchsafeDocument, candidate: Candidate): Person[] {
  if ('person' in candidate) return [candidate.person];
  if ('firm' in candidate) return [];
  const parties: PartyId[] =
    'note' in candidate
      ? [candidate.note.person]
      : isIntro(candidate.card)
        ? peopleIn(candidate.card)
        : [candidate.card.asker];
  return parties.flatMap((id) => (id === 'me' ? [] : (personOf(document, id) ?? [])));
}

function tagsOf(candidate: Candidate): Record<string, true> {
  if ('person' in candidate) return candidate.person.tags;
  if ('card' in candidate) return candidate.card.tags;
  return ('firm' in candidate && candidate.firm.record?.tags) || {};
}
