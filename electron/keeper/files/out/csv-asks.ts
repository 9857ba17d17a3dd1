// Asks as a table: one row each, with the brief as far as it has been said.
import type { Ask } from '../../../../shared/model/ask.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { records } from '../../../../shared/model/table.ts';
import { goesOut } from './concerned.ts';
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
  'Outcome',
  'Outcome in words',
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
  for (const ask of [...records(document.asks)].sort((a, b) => a.createdAt - b.createdAt)) {
    if (!goesOut(document, [ask.asker], wanted, tally)) continue;
    tally.records++;
    yield { ...factsOf(ask), ...briefOf(ask), Asker: visibleName(document, ask.asker, wanted) };
  }
}

function factsOf(ask: Ask): Row<(typeof COLUMNS)[number]> {
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
  };
}
