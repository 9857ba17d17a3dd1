// Reading in slices: the keeper stays alive, hears of progress and of being cancelled.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFile } from '../../../../electron/keeper/files/read.ts';
import { type Arrival, findSame, indexByKeys } from '../../../../shared/model/arrival.ts';
import { vector } from './reading.ts';

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';
const rows = Array.from(
  { length: 20_000 },
  (_, i) => `P${i},X,https://www.linkedin.com/in/p${i},,"Foo, Inc.",CEO,1 Jan 2020\n`,
);
const file = Buffer.from(HEADER + rows.join(''));

test('20,000 rows are read in slices, with progress that only grows, and a loop that turns', async () => {
  const shares: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const { arrivals } = await readFile(file, (share) => shares.push(share));
  clearInterval(timer);
  expect(arrivals).toHaveLength(20_000);
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(turns).toBeGreaterThan(3);
});

test('a reading that is cancelled gives nothing', async () => {
  const cancel = new AbortController();
  const reading = readFile(file, () => cancel.abort(), cancel.signal);
  await expect(reading).rejects.toThrow(expect.objectContaining({ code: 'import-cancelled' }));
});

test('a reading that was cancelled before it began does not begin', async () =>
  await expect(readFile(file, undefined, AbortSignal.abort())).rejects.toThrow(
    expect.objectContaining({ code: 'import-cancelled' }),
  ));

test('every fixture, read again, finds all the people that it brought', async () => {
  const books = readdirSync(new URL('../../../vectors/vcard/', import.meta.url)).filter((name) =>
    name.endsWith('.vcf'),
  );
  for (const path of [...books.map((name) => `vcard/${name}`), 'linkedin/Connections.csv']) {
    const people = (await readFile(vector(path))).arrivals;
    const [index, taken] = [indexByKeys(people), new Set<Arrival>()];
    for (const [place, arrival] of (await readFile(vector(path))).arrivals.entries()) {
      const same = findSame(arrival, index, taken);
      expect(same).toBe(people[place]);
      if (same) taken.add(same);
    }
  }
});
