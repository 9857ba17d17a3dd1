// Three laptops in any weather: whatever was done, cut, silent or started again, in the end all have the same, and all of it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { idsOf } from '../../../helpers/circle.ts';
import { SEED } from '../../../helpers/seed.ts';
import { Three } from './weather.ts';

const SCHEDULES = Number(process.env.SCHEDULES ?? 8);

let three: Three;

beforeAll(async () => {
  await startAutomerge();
  three = await Three.make();
});

afterAll(() => three?.gone());

test(`Y28, Y31, Y32: ${SCHEDULES} schedules from seed ${SEED}: all equal, no entry lost, nothing refused`, async () => {
  let events = 0;
  for (let seed = SEED; seed < SEED + SCHEDULES; seed++) {
    events += await three.run(seed);
    const [study, ...others] = three.laptops;
    const document = study?.session.document;
    for (const { session } of others) expect([seed, session.document]).toEqual([seed, document]);
    const ids = document ? idsOf(document) : new Set();
    expect([seed, [...three.made].filter((id) => !ids.has(id))]).toEqual([seed, []]);
    const troubles = three.laptops.flatMap(({ state }) => state.laptops.flatMap(({ trouble }) => trouble ?? []));
    expect([seed, troubles]).toEqual([seed, []]);
    expect(three.laptops.flatMap(({ bugs }) => bugs)).toEqual([]);
  }
  expect(events).toBeGreaterThan(SCHEDULES);
}, 600_000);
