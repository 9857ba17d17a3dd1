// By which texts a record is found, and how much each of them says about it. One list serves the index and the excerpts.
// Nothing is left out because it never leaves: what is found here stays here.
import type { FoundIn, FoundTable } from '../../../shared/found.ts';
import type { Ask, Brief } from '../../../shared/model/ask.ts';
import type { Affiliation, FirmSeen } from '../../../shared/model/firm.ts';
import type { History } from '../../../shared/model/history.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { Interaction } from '../../../shared/model/interaction.ts';
import { type Intro, peopleIn } from '../../../shared/model/intro.ts';
import type { Person } from '../../../shared/model/person.ts';

/** A firm, and how many people are there. */
export type Firm = Pick<FirmSeen, 'key' | 'name' | 'record'> & { readonly people: number };

/** What is indexed under an id of its own. An affiliation is found as its person. */
export type Entry =
  | { readonly table: 'people'; readonly record: Person }
  | { readonly table: 'asks'; readonly record: Ask }
  | { readonly table: 'intros'; readonly record: Intro }
  | { readonly table: 'affiliations'; readonly record: Affiliation }
  | { readonly table: 'interactions'; readonly record: Interaction }
  | { readonly table: 'firms'; readonly record: Firm };
export type EntryTable = FoundTable | 'affiliations';

/** A text and the place of its field in FIELDS. */
export type Text = readonly [field: number, text: string];

/** No more than 16, so that a field takes four bits. The first two are the name: its first word, and the others. */
const FIELDS = [
  ['name', 10],
  ['name', 9.5],
  ['what', 8],
  ['firm', 6],
  ['tags', 6],
  ['good at', 5.5],
  ['title', 5],
  ['contact', 5],
  ['former firm', 4],
  ['looks for', 4],
  ['place', 4],
  ['details', 4],
  ['about', 3],
  ['history', 2.5],
  ['note', 2],
] as const satisfies readonly (readonly [FoundIn, number])[];

export const WEIGHTS: readonly number[] = FIELDS.map(([, weight]) => weight);
export const NAME = 0;
export const OTHER_NAMES = 1;

/** What a field is called. */
export function fieldName(field: number): FoundIn {
  return FIELDS[field]?.[0] ?? 'about';
}

/** Who a record is about: by their names it is found, too. */
export function ownersOf(entry: Entry): PartyId[] {
  switch (entry.table) {
    case 'people':
      return entry.record.mergedInto === undefined ? [] : [entry.record.mergedInto];
    case 'asks':
      return [entry.record.asker];
    case 'intros':
      return peopleIn(entry.record);
    case 'affiliations':
    case 'interactions':
      return [entry.record.person];
    case 'firms':
      return [];
  }
}

/** Every text by which it is found. */
export function textsOf(entry: Entry): Text[] {
  switch (entry.table) {
    case 'people':
      return textsOfPerson(entry.record);
    case 'asks':
      return textsOfAsk(entry.record);
    case 'intros':
      return textsOfIntro(entry.record);
    case 'affiliations':
      return told(['former firm', entry.record.firm], ['former firm', entry.record.title]);
    case 'interactions':
      return told(['note', entry.record.text]);
    case 'firms':
      return textsOfFirm(entry.record);
  }
}

function textsOfPerson(person: Person): Text[] {
  const { emails, phones, links, tags } = person;
  return told(
    ['name', person.name],
    ['firm', person.firm],
    ['title', person.title],
    ['place', person.place],
    ['good at', person.expertise],
    ['looks for', person.needs],
    ['about', person.about],
    ['about', person.howMet],
    ['about', person.metThroughName],
    ...each('tags', tags),
    ...each('contact', emails),
    ...each('contact', phones),
    ...Object.keys(links).map((link) => ['contact', link.replace(/^https?:\/\/(www\.)?/i, '')] as const),
  );
}

function textsOfAsk(ask: Ask): Text[] {
  const { what, who, why, ...rest } = ask.brief satisfies Brief;
  return told(
    ['what', ask.title],
    ['details', what],
    ['details', who],
    ['details', why],
    ['details', ask.jobRole],
    ['details', ask.jobFirm],
    ...Object.values(rest).map((text) => ['about', text] as const),
    ['about', ask.outcomeWords],
    ['about', ask.value],
    ...each('tags', ask.tags),
    ...saidIn(ask.history),
  );
}

function textsOfIntro(intro: Intro): Text[] {
  const promises = Object.values(intro.promises).filter(({ binnedAt }) => binnedAt === undefined);
  return told(
    ['details', intro.why],
    ['details', intro.gainA],
    ['details', intro.gainB],
    ['details', intro.names],
    ['about', intro.blurb],
    ['about', intro.approach],
    ['about', intro.outcomeWords],
    ['about', intro.value],
    ...promises.map(({ text }) => ['about', text] as const),
    ...each('tags', intro.tags),
    ...saidIn(intro.history),
  );
}

function textsOfFirm({ name, record }: Firm): Text[] {
  const [first] = told(['name', name]);
  const others = Object.keys(record?.aliases ?? {}).map((alias): Text => [OTHER_NAMES, alias]);
  return [...(first ? [first] : []), ...others, ...told(['about', record?.about], ...each('tags', record?.tags ?? {}))];
}

/** What people said, as it was written down; what was struck as wrong says nothing. */
function saidIn(history: History): (readonly ['history', string | undefined])[] {
  const said = Object.values(history).filter(({ struckAt, what }) => struckAt === undefined && what !== 'edited');
  return said.flatMap(({ words, terms, subject }) => [words, terms, subject].map((text) => ['history', text] as const));
}

function each(field: FoundIn, set: Record<string, unknown>): (readonly [FoundIn, string])[] {
  return Object.keys(set).map((key) => [field, key] as const);
}

const PLACES = new Map<FoundIn, number>(
  [...FIELDS.entries()].map(([place, [name]]) => [name, place] as const).reverse(),
);

function told(...texts: readonly (readonly [FoundIn, string | undefined])[]): Text[] {
  return texts.flatMap(([field, text]) => (text ? [[PLACES.get(field) ?? 0, text] as const] : []));
}
