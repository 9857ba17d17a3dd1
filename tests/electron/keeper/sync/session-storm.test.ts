// Laptops of one circle that change, meet, are cut off and start again, as seeds have it: in the end all hold the same, and
// nothing that was ever written is gone.
import { beforeAll, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { standOf } from '../../../../electron/keeper/sync/session.ts';
import { idsOf } from '../../../helpers/circle.ts';
import { type Meetings, runSchedule, type Weather } from '../../../helpers/meetings.ts';

const SEEDS = Array.from({ length: 5 }, (_, n) => 4_100 + n);

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});

function expectEqual({ desks, closed, ends }: Meetings): void {
  const [first] = desks;
  for (const desk of desks) {
    expect(desk.network.heads).toEqual(first?.network.heads);
    expect(desk.network.plain).toEqual(first?.network.plain);
    const there = idsOf(desk.network.plain);
    for (const other of desks) for (const id of other.made) expect(there).toContain(id);
  }
  expect(closed).toEqual([]);
  for (const end of ends) expect(standOf(end.state, end.desk.reader())).toMatchObject({ inStep: true });
}

const two: Weather = { laptops: 2, steps: 600 };
const three: Weather = { laptops: 3, steps: 900, cutOneIn: 30, restartOneIn: 60 };

test.each(SEEDS)(
  'Y29, Y31, Y32: two laptops, cut anywhere and started again, end equal and lose nothing (seed %i)',
  (seed) => {
    expectEqual(runSchedule(seed, two));
  },
);

test.each(SEEDS)('Y33: three laptops at once, each with each, end equal and lose nothing (seed %i)', (seed) => {
  expectEqual(runSchedule(seed + 100, three));
});
