// A paired laptop gone wrong: whatever it writes, it can be removed, and the roll stays small.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { LAPTOPS_MAX, REMOVALS_MAX } from '../../../../electron/keeper/sync/growing.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import {
  circleOf,
  entriesOf,
  found,
  joinRolls,
  mayRemove,
  removeLaptop,
} from '../../../../electron/keeper/sync/roll.ts';
import { founder, type Laptop, meet, namesIn, pair, signedBy } from './circles.ts';

beforeAll(loadCrypto);

function remove(by: Laptop, who: Laptop): void {
  by.roll = removeLaptop(by.roll, by.identity, who.identity.id);
}

describe('a laptop gone wrong', () => {
  test('Y8: whatever it fills the roll with, there is room for removing it, and the roll stays within its frame', () => {
    const study = founder('study');
    const [thief, office] = [pair(study, 'thief'), pair(study, 'office')];
    meet(office, study);
    const circle = circleOf(study.roll);
    const say = (by: Laptop['identity'], body: object) => signedBy(by, JSON.stringify({ ...body, by: by.id }));
    const flood: Uint8Array[] = [];
    const fakes = Array.from({ length: LAPTOPS_MAX }, () => makeIdentity());
    const ids = fakes.map(({ id }) => id);
    for (const [i, fake] of fakes.entries()) {
      const card = { certificate: toHex(fake.certificate), box: toHex(fake.box.publicKey), name: '😀'.repeat(60) };
      for (const name of [card.name, 'again'])
        flood.push(say(thief.identity, { type: 'added', circle, laptop: { ...card, name } }));
      for (let j = 0; j <= REMOVALS_MAX; j++) {
        const stands = ids.slice(j, j + 16);
        flood.push(say(fake, { type: 'removed', circle, laptop: ids[(i + j) % ids.length], stands }));
      }
      for (const version of [1, 2])
        flood.push(say(fake, { type: 'named', circle, laptop: fake.id, name: card.name, version }));
    }
    for (let at = 0; at < flood.length; at += 256) study.roll = joinRolls(study.roll, flood.slice(at, at + 256));
    expect(study.roll.size).toBeGreaterThan(700);
    expect(study.roll.size).toBeLessThan(1_024);
    const frame = JSON.stringify({ entries: entriesOf(study.roll).map(toHex) });
    expect(frame.length).toBeLessThan(2 * 1024 * 1024);
    remove(study, thief);
    expect(namesIn(study.roll)).toEqual(['office', 'study']);
    office.roll = joinRolls(office.roll, entriesOf(study.roll));
    expect(namesIn(office.roll)).toEqual(['office', 'study']);
  });

  test('Y8: of a thousand removals by one laptop twelve are heard, and no honest one writes more', () => {
    const study = founder('study');
    const ghosts = Array.from({ length: REMOVALS_MAX + 1 }, (_, i) => i.toString(16).padStart(32, '0'));
    for (const ghost of ghosts.slice(1)) study.roll = removeLaptop(study.roll, study.identity, ghost);
    expect(mayRemove(study.roll, study.identity.id)).toBe(false);
    expect(() => removeLaptop(study.roll, study.identity, ghosts[0] ?? '')).toThrow(RangeError);
  });

  test('Y8: more entries at once than a roll has are not looked at', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const junk = Array.from({ length: 1_024 }, (_, i) => new Uint8Array(70).fill(i));
    const alone = found(study.identity, 'study');
    expect(joinRolls(alone, [...junk, ...entriesOf(travel.roll)]).size).toBe(1);
  });
});
