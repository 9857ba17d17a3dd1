// What the corner of the board and the rows of the laptops say: one name at most, the most pressing thing first.
import { expect, test } from 'vitest';
import { sayHeard, sayHolds, sayLeft, sayStep, sayTries } from '../../../renderer/features/laptops/words.ts';
import { cornerWord, needsUser } from '../../../renderer/ui/sync-words.ts';
import { type Laptop, SYNC_TROUBLES, type SyncState, troubleSentence } from '../../../shared/sync.ts';

const NOW = new Date(2026, 10, 22, 12).getTime();
const HOUR = 3_600_000;

const study: Laptop = {
  id: '0'.repeat(32),
  name: 'study laptop',
  isThis: true,
  isInStep: true,
  toSend: 0,
  toCome: 0,
  addresses: [],
};

function other(name: string, changes: Partial<Laptop> = {}): Laptop {
  return { ...study, id: '1'.repeat(32), name, isThis: false, ...changes };
}

function syncWith(...others: readonly Laptop[]): SyncState {
  return { is: 'on', laptops: [study, ...others], gone: [], isRemoved: false };
}

const ALONE: SyncState = { is: 'off', laptops: [], gone: [], isRemoved: false };

test('the corner is empty while there is nobody to be in step with and never was', () => {
  expect(cornerWord(undefined)).toBeUndefined();
  expect(cornerWord(ALONE)).toBeUndefined();
  expect(cornerWord({ ...ALONE, laptops: [study] })).toBeUndefined();
});

test('whoever was removed, or removed the last other one, reads that sync is off', () => {
  const gone = [{ id: '2'.repeat(32), name: 'old laptop' }];
  expect(cornerWord({ ...ALONE, isRemoved: true })?.words).toBe('Sync is off');
  expect(cornerWord({ ...ALONE, laptops: [study], gone })?.words).toBe('Sync is off');
});

test('laptops that all have the same are counted, this one with them', () => {
  expect(cornerWord(syncWith(other('travel laptop')))).toEqual({ tone: 'yes', words: '2 laptops in step' });
});

test.each<[string, Partial<Laptop>]>([
  ['12 changes waiting', { toSend: 12 }],
  ['1 change waiting', { toCome: 1 }],
  ['43 % across', { progress: 0.439, toCome: 2000 }],
  ['not in step yet', {}],
  ['not in touch', { inStepAt: NOW }],
  ['not in touch', { inStepAt: NOW, trouble: 'locked-there' }],
  ['needs you', { toSend: 12, trouble: 'refused-there' }],
])('the corner says of one that lags: “%s”', (words, changes) => {
  const word = cornerWord(syncWith(other('travel laptop', { isInStep: false, ...changes })));
  expect(word).toMatchObject({ who: 'travel laptop', words });
});

test('of several that lag the corner gives the number, and of one that is stuck the name', () => {
  const [a, b] = [other('attic', { isInStep: false, toSend: 1 }), other('barn', { isInStep: false, toSend: 2 })];
  expect(cornerWord(syncWith(a, b))?.words).toBe('2 laptops not in step');
  expect(cornerWord(syncWith(a, { ...b, trouble: 'twin' }))).toMatchObject({ tone: 'no', who: 'barn' });
});

test('pausing is said before anything else: what lags does so on purpose', () => {
  const sync = { ...syncWith(other('travel laptop', { isInStep: false, trouble: 'twin' })), is: 'paused' as const };
  expect(cornerWord(sync)).toEqual({ tone: 'off', words: 'Sync is paused' });
});

test('a folder that refuses shows in the corner, one that is only late does not', () => {
  const withFolder = (trouble: 'folder-denied' | 'folder-unreachable'): SyncState => ({
    ...syncWith(other('travel laptop')),
    folder: { kind: 'webdav', place: 'https://cloud.example', waitsFor: [], trouble },
  });
  expect(cornerWord(withFolder('folder-denied'))).toEqual({ tone: 'no', words: 'The folder needs you' });
  expect(cornerWord(withFolder('folder-unreachable'))?.tone).toBe('yes');
});

test('what is tried again by itself never says that it needs the user', () => {
  const promised = SYNC_TROUBLES.filter((trouble) => troubleSentence(trouble).includes('by itself'));
  expect(promised.length).toBeGreaterThan(0);
  expect(promised.filter(needsUser)).toEqual([]);
});

test.each<[string, Partial<Laptop>]>([
  ['In step', { isInStep: true }],
  ['12 changes waiting to go there', { toSend: 12 }],
  ['1 change waiting to go there, 3 changes waiting to come from there', { toSend: 1, toCome: 3 }],
  ['On its way: 99 %', { progress: 0.999, toCome: 5 }],
  ['Not in step yet', {}],
])('a row says: “%s”', (said, changes) => {
  expect(sayStep(other('travel laptop', { isInStep: false, ...changes }))).toBe(said);
});

test.each<[string, Partial<Laptop>]>([
  ['In touch directly', { how: 'direct', heardAt: NOW - 9 * HOUR }],
  ['Last heard by the folder 3 h ago', { how: 'folder', heardAt: NOW - 3 * HOUR }],
  ['Last heard 3 d ago', { heardAt: NOW - 72 * HOUR }],
  ['Last heard just now', { heardAt: NOW }],
  ['Not heard yet', {}],
])('and when it was heard: “%s”', (said, changes) => {
  expect(sayHeard(other('travel laptop', changes), NOW)).toBe(said);
});

test('a code runs down to nothing and never below', () => {
  expect([300_000, 299_001, 59_999, 1, 0, -5_000].map((ms) => sayLeft(NOW + ms, NOW))).toEqual([
    '5:00',
    '5:00',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
  ]);
});

test('nothing is said of tries until one was wrong, and after the third that the words no longer work', () => {
  expect(sayTries(3)).toBeUndefined();
  expect([2, 1, 0].map(sayTries)).toEqual([
    'One wrong try. After two more these words no longer work.',
    'Two wrong tries. After one more these words no longer work.',
    'Three wrong tries: these words no longer work, only the link does.',
  ]);
});

test('what the other one holds is said by its people', () => {
  expect(sayHolds({ people: 1, hasData: true })).toBe('It holds 1 person.');
  expect(sayHolds({ people: 0, hasData: true })).toBe('It holds nobody yet, but other things.');
  expect(sayHolds({ people: 0, hasData: false })).toBe('It holds nobody yet.');
});
