// Introductions on the board as a table: one row each, with who was asked, what they said, and what is owed.
import { consentOf } from '../../../../shared/model/consent.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { feedbackOf } from '../../../../shared/model/feedback.ts';
import type { PartyId } from '../../../../shared/model/identity.ts';
import { type Intro, peopleIn, roleIn } from '../../../../shared/model/intro.ts';
import { find, records } from '../../../../shared/model/table.ts';
import { newsTo, thanksTo } from '../../../../shared/model/thanks.ts';
import { everybodyIn, goesOut } from './concerned.ts';
import { visibleCard } from './confidence.ts';
import { dayOf, joinTags, type Row, writeTable } from './table.ts';
import { isWhollyHome, type Tally, visibleName, type Wanted } from './wanted.ts';

const SIDES = ['First', 'Second', 'Connector'] as const;
const ANSWER_COLUMNS = SIDES.flatMap((side) =>
  (['answer', 'asked on', 'asked by', 'answered on', 'not before', 'in words', 'terms'] as const).map(
    (part) => `${side}: ${part}` as const,
  ),
);
const COLUMNS = [
  'First',
  'Second',
  'Connector',
  'My part',
  'Way',
  'Stage',
  'For the ask',
  'Proposed on',
  'Due',
  'Put aside until',
  'Tags',
  'Why',
  'What the first gains',
  'What the second gains',
  'Words to forward',
  'Names',
  'Approach',
  ...ANSWER_COLUMNS,
  'Introduced on',
  'How',
  'Follow up on',
  'Promises',
  'Thanks',
  'News',
  'Outcome',
  'Outcome in words',
  'Feedback',
  'Value made',
  'Closed on',
  'Id',
] as const;
type Cells = Row<(typeof COLUMNS)[number]>;
type NameOf = (party: PartyId | undefined) => string;

/** Introductions as CSV, in pieces, oldest first. */
export function* writeIntrosCsv(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally = { records: 0, keptHome: 0 },
): Generator<string, Tally> {
  yield* writeTable(COLUMNS, rowsOf(document, wanted, tally));
  return tally;
}

function* rowsOf(document: VouchsafeDocument, wanted: Wanted, tally: Tally): Generator<Cells> {
  const nameOf: NameOf = (party) => visibleName(document, party, wanted);
  for (const kept of [...records(document.intros)].sort((a, b) => a.createdAt - b.createdAt)) {
    if (!goesOut(document, everybodyIn(kept), wanted, tally)) continue;
    const { card: intro, keptHome } = visibleCard(document, kept, wanted);
    tally.keptHome += keptHome;
    tally.records++;
    const facts = { ...factsOf(intro, nameOf), ...consentsOf(intro), ...owedIn(intro, nameOf) };
    const names = { First: nameOf(intro.partyA), Second: nameOf(intro.partyB), Connector: nameOf(intro.connector) };
    yield { ...facts, ...names, 'For the ask': titleOfAsk(document, intro, wanted) };
  }
}

/** The ask that an introduction is for, unless its asker stays home. */
export function titleOfAsk(document: VouchsafeDocument, intro: Intro, wanted: Wanted): string {
  const ask = intro.ask === undefined ? undefined : find(document.asks, intro.ask);
  return ask && !isWhollyHome(document, ask.asker, wanted) ? ask.title : '';
}

function factsOf(intro: Intro, nameOf: NameOf): Cells {
  return {
    'My part': roleIn(intro),
    Way: intro.mode,
    Stage: intro.stage,
    'Proposed on': dayOf(intro.createdAt),
    Due: intro.due,
    'Put aside until': intro.snoozedUntil,
    Tags: joinTags(intro.tags),
    Why: intro.why,
    'What the first gains': intro.gainA,
    'What the second gains': intro.gainB,
    'Words to forward': intro.blurb,
    Names: intro.names,
    Approach: intro.approach,
    'Introduced on': intro.introducedOn,
    How: intro.how,
    'Follow up on': intro.followUpOn,
    Outcome: intro.outcome,
    'Outcome in words': intro.outcomeWords,
    Feedback: feedbackOf(intro)
      .map(({ party, answer, words }) => `${nameOf(party)}: ${[answer, words].filter(Boolean).join(', ')}`)
      .join('\n'),
    'Value made': intro.value,
    'Closed on': dayOf(intro.closedAt),
    Id: intro.id,
  };
}

/** What each side said. Mine goes without saying where it was never asked. */
function consentsOf(intro: Intro): Cells {
  const cells: Cells = {};
  const parties = [intro.partyA, intro.partyB, intro.connector];
  for (const [place, side] of SIDES.entries()) {
    const party = parties[place];
    if (party === undefined) continue;
    const { answer, askedOn, channel, answeredOn, until, words, terms, withdrawn } = consentOf(intro, party);
    cells[`${side}: answer`] = party === 'me' && answer === 'unasked' ? '' : withdrawn ? 'took yes back' : answer;
    cells[`${side}: asked on`] = askedOn;
    cells[`${side}: asked by`] = channel;
    cells[`${side}: answered on`] = answeredOn;
    cells[`${side}: not before`] = until;
    cells[`${side}: in words`] = words;
    cells[`${side}: terms`] = terms;
  }
  return cells;
}

function owedIn(intro: Intro, nameOf: NameOf): Cells {
  const promises = Object.values(intro.promises).filter(({ binnedAt }) => binnedAt === undefined);
  return {
    Promises: promises
      .map(({ by, text, due, state }) => `${nameOf(by)}: ${text} (${due ? `by ${due}, ` : ''}${state})`)
      .join('\n'),
    Thanks: peopleIn(intro)
      .filter((party) => thanksTo(intro, party) !== undefined)
      .map((party) => `${nameOf(party)}: ${thanksTo(intro, party)}`)
      .join('\n'),
    News: peopleIn(intro)
      .filter((party) => newsTo(intro, party) !== undefined)
      .map((party) => `${nameOf(party)}: ${newsTo(intro, party)}`)
      .join('\n'),
  };
}
