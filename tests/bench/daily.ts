// What is looked at daily and walks over all cards: Today, open loops, warnings, insight, dust, the ledger. They are computed
// in the window, so each should fit a frame; what does not is told as a figure. Processor time, for other programs do not
// count; and the board of the same run, beside which one machine's figures are like another's.
import { dayOf } from '../../renderer/ui/today.ts';
import { waitingToday } from '../../renderer/ui/waiting.ts';
import { boardOf } from '../../shared/model/board.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { dustyPeople } from '../../shared/model/dusty.ts';
import { insightOf } from '../../shared/model/insight.ts';
import { ledgerOverall } from '../../shared/model/ledger.ts';
import { openLoops } from '../../shared/model/loops.ts';
import { contactsInCards, contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { records } from '../../shared/model/table.ts';
import { isPressing } from '../../shared/model/today-row.ts';
import { planOf } from '../../shared/model/warning-facts.ts';
import { warningsFor } from '../../shared/model/warnings.ts';
import { applyPatches } from '../../shared/patches.ts';
import { TODAY } from '../helpers/inventor.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { computingOf, type Figure, type Limits } from './figure.ts';

// Once a day and after a change of people; the rail's dot asks for it 0.4 s after a change has settled.
const FIRST: Limits = { S: 16, M: 50, L: 200 };
// After each change while Today is shown.
const AGAIN: Limits = { S: 8, M: 16, L: 50 };
// When a screen is opened.
const OPENED: Limits = { S: 16, M: 50, L: 200 };
const ROUNDS = 5;

export function measureDaily(size: Size): Figure[] {
  let document = networkOf(size);
  const board = computingOf(ROUNDS, () => boardOf(document, TODAY));
  // A day that was not asked for yet is made from nothing; the memory of the cards is of one day.
  const days = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', TODAY];
  const first = computingOf(days.length - 1, (round) => waitingToday(document, days[round] ?? TODAY));
  waitingToday(document, TODAY);
  const again = computingOf(ROUNDS, (round) => {
    document = withCardChanged(document, round);
    return waitingToday(document, TODAY);
  });
  const contacts = lastContacts(document, contactsWritten(document, TODAY), contactsInCards(document, TODAY));
  const [intro] = [...records(document.intros)].filter(({ stage }) => stage === 'permission');
  if (!intro) throw new Error('the network has no introduction under way');
  const ms = (name: string, value: number, limits: Limits): Figure => ({
    name,
    value,
    unit: 'ms',
    limit: limits[size],
  });
  return [
    ms('board, beside which the next are', board, AGAIN),
    ms('Today, first of the day', first, FIRST),
    { name: 'Today, first of the day, beside the board', value: first / board, unit: 'times', limit: 4 },
    ms('Today, one card changed', again, AGAIN),
    { name: 'Today, one card changed, beside the board', value: again / board, unit: 'times', limit: 1 },
    ms(
      'what presses in Today',
      computingOf(ROUNDS, () => waitingToday(document, TODAY).filter(isPressing)),
      AGAIN,
    ),
    ms(
      'open loops, made',
      computingOf(ROUNDS, () => openLoops(document, TODAY, dayOf)),
      OPENED,
    ),
    ms(
      'warnings of an introduction',
      computingOf(ROUNDS, () => warningsFor(document, planOf(intro), TODAY, () => true)),
      AGAIN,
    ),
    ms(
      'insight, made',
      computingOf(ROUNDS, () => insightOf(document, TODAY, dayOf)),
      OPENED,
    ),
    ms(
      'who gathers dust, made',
      computingOf(ROUNDS, () => dustyPeople(document, contacts, TODAY, Number.POSITIVE_INFINITY)),
      OPENED,
    ),
    ms(
      'ledger of all, made',
      computingOf(ROUNDS, () => ledgerOverall(document, dayOf)),
      OPENED,
    ),
  ];
}

function withCardChanged(document: VouchsafeDocument, round: number): VouchsafeDocument {
  const intro = [...records(document.intros)][round];
  if (!intro) throw new Error('the network has too few introductions');
  const path = ['intros', intro.id.slice(0, 2), intro.id, 'why'];
  return applyPatches(document, [{ op: 'add', path, value: `They would like each other, ${round}` }]);
}
