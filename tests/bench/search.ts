// Search everywhere: how long the index takes to make and to follow a change, what it weighs, and each keystroke of some
// questions. The words of invented notes are few, so that each stands in far more notes than real ones do.
import { Search } from '../../electron/keeper/search.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { everyRecord } from '../../shared/model/table.ts';
import { applyPatches } from '../../shared/patches.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { type Figure, type Limits, median, medianOf, timed } from './figure.ts';

const TODAY = '2026-11-22';
// In slices behind everything else, so only the patience of whoever searches at once is at stake.
const MAKING: Limits = { S: 500, M: 2_500, L: 12_000 };
// Issue 5, section 4: within a frame at 5,000 people, within 50 ms at 20,000 with 100,000 notes.
const KEYSTROKE: Limits = { S: 16, M: 16, L: 50 };
const MEMORY: Limits = { S: 10, M: 40, L: 150 };
const FOLLOWING: Limits = { S: 4, M: 8, L: 33 };
const BLOCKED = 50;
const LIMIT = 40;

const QUESTIONS = [
  'ana jansen',
  'kowalksi',
  'sören haddad',
  'founder kestrel',
  'water winter walk',
  'hana price',
  'tag:kelp ana',
  'in:notes quiet river',
  'firm:lumen in:people',
  'zzz',
];

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
  const ms = (name: string, value: number, limit: number): Figure => ({ name, value, unit: 'ms', limit });
  return [
    ms('search index, made', making, MAKING[size]),
    ms('search index, longest slice', longest, BLOCKED),
    { name: 'search index, memory', value: weight, unit: 'MB', limit: MEMORY[size] },
    ms('search everywhere, half of keystrokes', median(keystrokes), KEYSTROKE[size]),
    ms('search everywhere, slowest keystroke', Math.max(...keystrokes), KEYSTROKE[size]),
    ms('search everywhere, after a change', following, FOLLOWING[size] + KEYSTROKE[size]),
  ];
}

/** Also what typed arrays take, which are outside of the heap. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function watchBlocking() {
  let [last, longest] = [performance.now(), 0];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
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

function renamed(document: VouchsafeDocument): VouchsafeDocument {
  const [person] = everyRecord(document.people);
  if (!person) return document;
  const path = ['people', person.id.slice(0, 2), person.id, 'title'];
  return applyPatches(document, [{ op: 'add', path, value: `${person.title} again` }]);
}
