// What reminders cost the keeper: the look that comes every twenty seconds, and the digest, once a day.
import { Reminders, type RemindersAsked } from '../../electron/keeper/reminders.ts';
import { snoozeCard } from '../../shared/model/cards.ts';
import { everyRecord } from '../../shared/model/table.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { stampAt } from '../helpers/stamp.ts';
import { type Figure, type Limits, medianOf, timed } from './figure.ts';

const TODAY = '2026-11-22';
const ASKED: RemindersAsked = {
  names: true,
  since: `${TODAY} 09:59`,
  missed: false,
  digest: false,
  told: [],
  shown: [`digest/${TODAY}`],
};
// Every twenty seconds, all day: it must not be felt, and not wake the processor for long.
const LOOK = 1;
// The first look after a change walks over all cards.
const AFTER_CHANGE: Limits = { S: 4, M: 8, L: 33 };
// Once a day, in steps; a request that comes meanwhile waits for the longest of them.
const DIGEST: Limits = { S: 150, M: 400, L: 1_500 };
const LONGEST_STEP: Limits = { S: 50, M: 150, L: 600 };

export async function measureReminding(size: Size): Promise<Figure[]> {
  let document = networkOf(size);
  const [card] = everyRecord(document.asks);
  if (card) snoozeCard(document, { id: card.id, until: TODAY, time: '10:00' }, stampAt(TODAY));
  const reminders = new Reminders(
    () => document,
    () => ({ day: TODAY, time: '10:00' }),
  );
  const { ms: digest, longest } = await heldUp(() => reminders.look({ ...ASKED, digest: true }));
  const look = await medianOf(20, () => reminders.look(ASKED));
  const changed = await medianOf(10, () => {
    document = { ...document, asks: { ...document.asks } };
    return reminders.look(ASKED);
  });
  return [
    { name: 'reminders, a look', value: look, unit: 'ms', limit: LOOK },
    { name: 'reminders, a look after a change', value: changed, unit: 'ms', limit: AFTER_CHANGE[size] },
    { name: 'digest of a day', value: digest, unit: 'ms', limit: DIGEST[size] },
    { name: 'digest of a day, longest step', value: longest, unit: 'ms', limit: LONGEST_STEP[size] },
  ];
}

/** How long some work takes, and for how long at most nothing else could run meanwhile. */
async function heldUp(work: () => Promise<unknown>): Promise<{ ms: number; longest: number }> {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const watch = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  const { ms } = await timed(work);
  isOver = true;
  watch();
  return { ms, longest };
}
