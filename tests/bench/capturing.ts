// A line that is understood as one types, and the people after an `@`: the keeper's part of the time from key to chips. The way
// to the window and back takes some tenths of a millisecond more, and drawing the chips a frame at most.
import { Understanding } from '../../electron/keeper/understanding.ts';
import { everyRecord } from '../../shared/model/table.ts';
import { applyPatches } from '../../shared/patches.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { type Figure, type Limits, median, percentile, timed } from './figure.ts';

const TODAY = '2026-11-22';
const KEYSTROKE = 16;
// Before the first key, for the field asks when it opens; with it all patterns are made, which takes a third of a second once.
const INDEX: Limits = { S: 400, M: 500, L: 1_000 };
// Only the next key after somebody was changed waits for that.
const AFTER: Limits = { S: 16, M: 33, L: 100 };

const LINES = [
  'Ana Jansen needs a pricing expert by Friday #pricing',
  'intro Ana and Bruno re hiring',
  'mit Ana telefoniert, Antrag ist durch',
  'remind me tomorrow at 3pm to call Ana',
  'Annna Janssen is lookin for a plumber nxt wk',
  '@ana pricing expert by eod thu',
];
const BEGUN = ['a', 'an', 'ana', 'ana j', 'ana jan', 'soren', 'mu', 'zzz'];

export async function measureCapturing(size: Size): Promise<Figure[]> {
  const document = networkOf(size);
  const understanding = new Understanding();
  const ask = (line: string) => timed(() => understanding.understand(document, { line, today: TODAY, now: '09:00' }));
  const { ms: made } = await ask('');
  const keys: number[] = [];
  for (const line of LINES) for (let end = 1; end <= line.length; end++) keys.push((await ask(line.slice(0, end))).ms);
  const completions: number[] = [];
  for (const words of BEGUN) completions.push((await timed(() => understanding.complete(document, words, TODAY))).ms);
  const [person] = everyRecord(document.people);
  const path = ['people', person?.id.slice(0, 2) ?? '', person?.id ?? '', 'title'];
  const changed = applyPatches(document, [{ op: 'add', path, value: 'Founder again' }]);
  const { ms: after } = await timed(() => understanding.understand(changed, { line: 'Ana', today: TODAY }));
  const ms = (name: string, value: number, limit: number): Figure => ({ name, value, unit: 'ms', limit });
  return [
    ms('names for a line, indexed', made, INDEX[size]),
    ms('line understood, half of keys', median(keys), KEYSTROKE),
    ms('line understood, 95 % of keys', percentile(keys, 95), KEYSTROKE),
    ms('line understood, slowest key', Math.max(...keys), KEYSTROKE),
    ms('people after an @, slowest', Math.max(...completions), KEYSTROKE),
    ms('line understood, after a change', after, AFTER[size]),
  ];
}
