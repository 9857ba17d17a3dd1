// Stories of laptops: real vaults on disk, real sockets, one process. What one user does on one laptop is there on the other.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { Laptop, nearAddress, pair, until } from './laptops.ts';

beforeAll(startAutomerge);

let laptops: Laptop[] = [];

afterEach(async () => {
  const bugs = laptops.flatMap(({ bugs }) => bugs);
  for (const laptop of laptops.splice(0)) await laptop.gone();
  expect(bugs).toEqual([]);
});

async function laptop(name: string): Promise<Laptop> {
  const made = await Laptop.make(name);
  laptops.push(made);
  return made;
}

/** Study with two people, and travel, which is empty, paired and in step. */
async function couple(): Promise<[Laptop, Laptop]> {
  const [study, travel] = [await laptop('study'), await laptop('travel')];
  await study.meet('Ana Pinto');
  await study.meet('Ben Roth');
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  return [study, travel];
}

describe('two laptops', () => {
  test('Y19: each is shown the name of the other and asked; after both yes they have each other, and the empty one has all', async () => {
    const [study, travel] = [await laptop('study'), await laptop('travel')];
    await study.meet('Ana Pinto');
    const code = await study.session.sync.show();
    expect(study.pairing).toMatchObject({ is: 'showing', words: code.words, left: 3 });
    await travel.session.sync.join({ code: code.words.toUpperCase(), address: nearAddress(code) });
    await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'being asked');
    expect(study.pairing).toMatchObject({ role: 'study', name: 'travel', people: 0, hasData: false });
    expect(travel.pairing).toMatchObject({ role: 'travel', name: 'study', people: 1, hasData: false });
    expect(study.state).toMatchObject({ is: 'off', laptops: [] });
    await travel.session.sync.confirm({ yes: true });
    expect(travel.pairing).toMatchObject({ is: 'asking', saidYes: true });
    await study.session.sync.confirm({ yes: true });
    await until(() => study.isInStepWith(travel), 'in step');
    expect(travel.people).toEqual(['Ana Pinto']);
    expect(study.state).toMatchObject({ is: 'on', laptops: [{ name: 'study', isThis: true }, { name: 'travel' }] });
    expect(study.pairing).toEqual({ is: 'done', name: 'travel' });
  });

  test('Y33: one change is on the other board at once, both ways', async () => {
    const [study, travel] = await couple();
    await study.meet('Cleo Marsh');
    await until(() => travel.people.includes('Cleo Marsh'), 'the change there');
    await travel.meet('Dan Okoro');
    await until(() => study.people.includes('Dan Okoro'), 'the change here');
    await until(() => study.isInStepWith(travel), 'in step');
    expect(travel.people).toEqual(study.people);
  });
});
