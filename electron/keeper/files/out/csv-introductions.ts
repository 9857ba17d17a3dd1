// Who introduced whom: every introduction that was made, with who brought about what for whom, and whether it was thanked
// for. What is only known of a person ("met through Eva") is such an introduction too, unless a card tells of it already.
import { survivorOf, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { PartyId, PersonId } from '../../../../shared/model/identity.ts';
import { type Intro, peopleIn } from '../../../../shared/model/intro.ts';
import type { Person } from '../../../../shared/model/person.ts';
import { find, records } from '../../../../shared/model/table.ts';
import { thanksOwed, thanksTo } from '../../../../shared/model/thanks.ts';
import { everybodyIn, goesOut } from './concerned.ts';
import { titleOfAsk } from './csv-intros.ts';
import { type Row, writeTable } from './table.ts';
import { isWanted, isWhollyHome, type Tally, visibleName, visiblePerson, type Wanted } from './wanted.ts';

const COLUMNS = [
  'Introduced by',
  'Who',
  'To whom',
  'On',
  'How',
  'Outcome',
  'Outcome in words',
  'For the ask',
  'Asked by',
  'Kind',
  'Thanked',
  'Still owed thanks',
  'Known from',
] as const;
type Cells = Row<(typeof COLUMNS)[number]>;

/** Who introduced whom, as CSV, in pieces: what was made on the board by day, then what is known of people. */
export function* writeIntroductionsCsv(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally = { records: 0, keptHome: 0 },
): Generator<string, Tally> {
  yield* writeTable(COLUMNS, rowsOf(document, wanted, tally));
  return tally;
}

function* rowsOf(document: VouchsafeDocument, wanted: Wanted, tally: Tally): Generator<Cells> {
  const made = [...records(document.intros)].filter(({ introducedOn }) => introducedOn !== undefined);
  for (const intro of made.sort((a, b) => ((a.introducedOn ?? '') < (b.introducedOn ?? '') ? -1 : 1))) {
    if (!goesOut(document, everybodyIn(intro), wanted, tally)) continue;
    tally.records++;
    yield rowOfIntro(document, wanted, intro);
  }
  const told = new Set(made.flatMap((intro) => metThroughIn(document, intro)));
  for (const person of records(document.people)) {
    const row = rowOfPerson(document, wanted, person, told, tally);
    if (!row) continue;
    tally.records++;
    yield row;
  }
}

function rowOfIntro(document: VouchsafeDocument, wanted: Wanted, intro: Intro): Cells {
  const nameOf = (party: PartyId | undefined) => visibleName(document, party, wanted);
  const title = titleOfAsk(document, intro, wanted);
  const ask = intro.ask === undefined || title === '' ? undefined : find(document.asks, intro.ask);
  const thanked = peopleIn(intro).filter((party) => thanksTo(intro, party) !== undefined);
  return {
    'Introduced by': nameOf(intro.connector),
    Who: nameOf(intro.partyA),
    'To whom': nameOf(intro.partyB),
    On: intro.introducedOn,
    How: intro.how,
    Outcome: intro.outcome,
    'Outcome in words': intro.outcomeWords,
    'For the ask': title,
    'Asked by': nameOf(ask?.asker),
    Kind: ask?.kind ?? 'introduction',
    Thanked: thanked
      .map((party) => `${nameOf(party)}${thanksTo(intro, party) === 'waived' ? ' (waived)' : ''}`)
      .join('\n'),
    'Still owed thanks': thanksOwed(intro).map(nameOf).join('\n'),
    'Known from': 'the board',
  };
}

/** Through whom I met somebody, if that is known and may leave. */
function rowOfPerson(
  document: VouchsafeDocument,
  wanted: Wanted,
  person: Person,
  told: ReadonlySet<string>,
  tally: Tally,
): Cells | undefined {
  const through = throughOf(document, person);
  if (through === undefined || told.has(`${through.id} ${person.id}`)) return undefined;
  if (person.mergedInto !== undefined || !isWanted(document, person.id, wanted)) return undefined;
  const visible = visiblePerson(document, person, wanted).person;
  if (
    !visible ||
    (visible.metThrough ?? visible.metThroughName) === undefined ||
    isWhollyHome(document, through.id, wanted)
  ) {
    tally.keptHome++;
    return undefined;
  }
  return {
    'Introduced by': through.id ? visibleName(document, through.id, wanted) : visible.metThroughName,
    Who: visibleName(document, 'me', wanted),
    'To whom': visibleName(document, person.id, wanted),
    On: visible.metOn,
    How: visible.howMet,
    Kind: 'introduction',
    'Known from': 'how we met',
  };
}

/** Somebody of the network, or only a name. */
function throughOf(document: VouchsafeDocument, { id, metThrough, metThroughName }: Person) {
  const who = metThrough === undefined ? undefined : survivorOf(document, metThrough);
  if (who !== undefined) return who === id ? undefined : { id: who };
  return metThroughName ? { id: undefined } : undefined;
}

/** The pairs of connector and person whom a card says I met through them. */
function metThroughIn(document: VouchsafeDocument, { connector, partyA, partyB }: Intro): string[] {
  const parties = [partyA, partyB];
  if (connector === 'me' || !parties.includes('me')) return [];
  const others = parties.filter((party): party is PersonId => party !== undefined && party !== 'me');
  return others.map((party) => `${survivorOf(document, connector)} ${survivorOf(document, party)}`);
}
