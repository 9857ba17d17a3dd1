// Asks as a table: one row each, with the brief as far as it has been said.
import type { Ask } from '../../../../shared/model/ask.ts';
import { toldOf } from '../../../../shared/model/broadcast.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { factsOf } from '../../../../shared/model/history.ts';
import type { PartyId } from '../../../../shared/model/identity.ts';
import { records } from '../../../../shared/model/table.ts';
import { goesOut } from './concerned.ts';
import { visibleCard } from './confidence.ts';
import { dayOf, joinTags, type Row, writeTable } from './table.ts';
import { type Tally, visibleName, type Wanted } from './wanted.ts';

const COLUMNS = [
  'Title',
  'Asker',
  'Kind',
  'Stage',
  'Captured on',
  'Due',
  'Put aside until',
  'Tags',
  'What',
  'Who',
  'Why',
  'Why this connector',
  'In it for the connector',
  'In it for the target',
  'What could make them hesitate',
  'Value',
  'Words to forward',
  'Terms',
  'Can vouch for',
  'Approach',
  'Role',
  'Firm',
  'Link',
  'Handed in on',
  'Planted with',
  'Told',
  'Outcome',
  'Outcome in words',
  'Declined because',
  'Value made',
  'Closed on',
  'Id',
] as const;

/** Asks as CSV, in pieces, oldest first. */
export function* writeAsksCsv(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally = { records: 0, keptHome: 0 },
): Generator<string, Tally> {
  yield* writeTable(COLUMNS, rowsOf(document, wanted, tally));
  return tally;
}

function* rowsOf(document: VouchsafeDocument, wanted: Wanted, tally: Tally): Generator<Row<(typeof COLUMNS)[number]>> {
  for (const kept of [...records(document.asks)].sort((a, b) => a.createdAt - b.createdAt)) {
    if (!goesOut(document, [kept.asker], wanted, tally)) continue;
    const { card: ask, keptHome } = visibleCard(document, kept, wanted);
    tally.keptHome += keptHome;
    tally.records++;
    const names = (party: PartyId) => visibleName(document, party, wanted);
    yield { ...cellsOf(ask), ...briefOf(ask), ...peopleOf(ask, names), Asker: names(ask.asker) };
  }
}

function cellsOf(ask: Ask): Row<(typeof COLUMNS)[number]> {
  return {
    Title: ask.title,
    Kind: ask.kind,
    Stage: ask.stage,
    'Captured on': dayOf(ask.createdAt),
    Due: ask.due,
    'Put aside until': ask.snoozedUntil,
    Tags: joinTags(ask.tags),
    Outcome: ask.outcome,
    'Outcome in words': ask.outcomeWords,
    'Declined because': ask.declinedFor,
    'Value made': ask.value,
    Role: ask.jobRole,
    Firm: ask.jobFirm,
    Link: ask.jobLink,
    'Handed in on': ask.submittedOn,
    'Closed on': dayOf(ask.closedAt),
    Id: ask.id,
  };
}

function briefOf({ brief }: Ask): Row<(typeof COLUMNS)[number]> {
  return {
    What: brief.what,
    Who: brief.who,
    Why: brief.why,
    'Why this connector': brief.whyConnector,
    'In it for the connector': brief.connectorUpside,
    'In it for the target': brief.targetUpside,
    'What could make them hesitate': brief.hesitation,
    Value: brief.value,
    'Words to forward': brief.blurb,
    Terms: brief.terms,
    'Can vouch for': brief.vouch,
    Approach: brief.approach,
  };
}

/** With whom it was planted, who was told, and what they answered. */
function peopleOf(ask: Ask, nameOf: (party: PartyId) => string): Row<(typeof COLUMNS)[number]> {
  const planted = factsOf(ask, 'planted').map(({ party, on, until }) => {
    const when = [on, until && `from ${until}`].filter(Boolean).join(', ');
    return `${party ? nameOf(party) : ''} (${when})`;
  });
  const told = toldOf(ask).map(({ party, on, response, words }) => {
    const said = [on && `told ${on}`, response, words].filter(Boolean).join(', ');
    return `${nameOf(party)}: ${said}`;
  });
  return { 'Planted with': planted.join('\n'), Told: told.join('\n') };
}
