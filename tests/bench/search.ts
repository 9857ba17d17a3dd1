// Search everywhere: how long the index takes to make and to follow a change, what it weighs, and each keystroke of some
// questions. The words of invented notes are few, so that each stands in far more notes than real ones do.
import { Search } from '../../electron/keeper/search.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { add, everyRecord, records } from '../../shared/model/table.ts';
import { applyPatches } from '../../shared/patches.ts';
import { networkOf, networkWith, type Size } from '../helpers/network.ts';
import { type Figure, type Limits, median, medianOf, percentile, timed } from './figure.ts';

const TODAY = '2026-11-22';
// In slices behind everything else, so only the patience of whoever searches at once is at stake.
const MAKING: Limits = { S: 500, M: 2_500, L: 12_000 };
// Issue 5, section 4: within a frame at 5,000 people, within 50 ms at 20,000 with 100,000 notes.
const KEYSTROKE: Limits = { S: 16, M: 16, L: 50 };
const MEMORY: Limits = { S: 10, M: 40, L: 150 };
const FOLLOWING: Limits = { S: 4, M: 8, L: 33 };
const BLOCKED = 50;
const LIMIT = 40;

/** What is typed, letter by letter: names, slips, several words, notes, facets. */
export const QUESTIONS = [
  'ana jansen',
  'kowalksi',
  'sören haddad',
  'founder kestrel',
  'water winter walk',
  'hana price',
  'tag:kelp ana',
  'in:notes quiet river',
  'firm:lumen in:people',
  'someone who knows pricing in lisbon',
  'stage:perm ',
  'helthe at kestral',
  'n',
  'lindqvist l',
  'zzz',
];
const ARRIVING = 5_000;

export async function measureSearch(size: Size): Promise<Figure[]> {
  let document = networkOf(size);
  const search = new Search(
    () => document,
    () => TODAY,
  );
  const free = globalThis.gc ?? (() => undefined);
  free();
  const before = memory();
  const blocked = watchBlocking();
  const { ms: making } = await timed(() => search.follow());
  const longest = blocked.end();
  free();
  const weight = memory() - before;
  const find = (text: string) => search.find({ text, limit: LIMIT });
  const keystrokes: number[] = [];
  for (const question of QUESTIONS)
    for (let length = 1; length <= question.length; length++)
      keystrokes.push(await medianOf(3, () => find(question.slice(0, length))));
  const following = await medianOf(5, () => {
    document = renamed(document);
    return find('ana jansen');
  });
  document = withArrivals(document);
  const watched = watchBlocking();
  const { ms: taking } = await timed(() => search.follow());
  const silence = watched.end();
  const ms = (name: string, value: number, limit: number): Figure => ({ name, value, unit: 'ms', limit });
  return [
    ms('search index, made', making, MAKING[size]),
    ms('search index, longest silence', longest.wall, BLOCKED),
    ms('search index, longest silence, computing', longest.computing, BLOCKED),
    { name: 'search index, memory', value: weight, unit: 'MB', limit: MEMORY[size] },
    ms('search everywhere, half of keystrokes', median(keystrokes), KEYSTROKE[size]),
    ms('search everywhere, 95 % of keystrokes', percentile(keystrokes, 95), KEYSTROKE[size]),
    ms('search everywhere, slowest keystroke', Math.max(...keystrokes), KEYSTROKE[size]),
    ms('search everywhere, after a change', following, FOLLOWING[size] + KEYSTROKE[size]),
    ms('search index follows 5,000 arrivals', taking, MAKING[size]),
    ms('search index follows, longest silence', silence.wall, BLOCKED),
    ms('search index follows, longest silence, computing', silence.computing, BLOCKED),
  ];
}

/** Also what typed arrays take, which are outside of the heap. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/**
 * The longest time in which nobody who asks would have been answered, and how much of it was computing here: on a busy
 * machine the rest was spent waiting for a processor.
 */
function watchBlocking() {
  let [last, used] = [performance.now(), process.cpuUsage()];
  const longest = { wall: 0, computing: 0 };
  const look = () => {
    const wall = performance.now() - last;
    const { user, system } = process.cpuUsage(used);
    longest.wall = Math.max(longest.wall, wall);
    longest.computing = Math.max(longest.computing, Math.min(wall, (user + system) / 1_000));
    [last, used] = [performance.now(), process.cpuUsage()];
    timer = setImmediate(look);
  };
  let timer = setImmediate(look);
  return {
    end: () => {
      clearImmediate(timer);
      return longest;
    },
  };
}

/** As an import would leave it: 5,000 more people, in tables that are others where they came in. */
function withArrivals(document: VouchsafeDocument): VouchsafeDocument {
  const arriving = networkWith({ people: ARRIVING, asks: 0, intros: 0, interactions: 0 }, 11);
  const people = Object.fromEntries(Object.entries(document.people).map(([key, bucket]) => [key, { ...bucket }]));
  for (const person of records(arriving.people)) add(people, person);
  return { ...document, people };
}

function renamed(document: VouchsafeDocument): VouchsafeDocument {
  const [person] = everyRecord(document.people);
  if (!person) return document;
  const path = ['people', person.id.slice(0, 2), person.id, 'title'];
  return applyPatches(document, [{ op: 'add', path, value: `${person.title} again` }]);
}
