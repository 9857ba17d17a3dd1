// The roll: who is in the circle. Laptops with real keys, entries as they go over the wire, and what strangers might send.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { entryId } from '../../../../electron/keeper/sync/entry.ts';
import { makeIdentity, sign } from '../../../../electron/keeper/sync/identity.ts';
import {
  addLaptop,
  circleOf,
  entriesOf,
  hasRoom,
  joinRolls,
  removeLaptop,
  rollHash,
  standing,
} from '../../../../electron/keeper/sync/roll.ts';
import { bodyOf, cardOf, founder, type Laptop, meet, namesIn, pair, signedBy, stands } from './circles.ts';

beforeAll(loadCrypto);

function remove(by: Laptop, who: Laptop): void {
  by.roll = removeLaptop(by.roll, by.identity, who.identity.id);
}

describe('the roll', () => {
  test('Y3: every founding and every joining makes a laptop that nobody knew, with no secret of another in it', () => {
    const study = founder('study');
    const again = founder('study');
    expect(circleOf(study.roll)).not.toBe(circleOf(again.roll));
    const travel = pair(study, 'travel');
    remove(study, travel);
    const back = pair(study, 'travel again');
    expect(namesIn(study.roll)).toEqual(['study', 'travel again']);
    expect(back.identity.id).not.toBe(travel.identity.id);
    const wire = Buffer.concat(entriesOf(study.roll)).toString('latin1');
    for (const { identity } of [study, travel, back]) {
      expect(wire).not.toContain(toHex(identity.box.privateKey));
      expect(wire).not.toContain('PRIVATE');
    }
  });

  test('Y8: those that meet know the same, and the hash says so', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const office = pair(travel, 'office');
    expect(rollHash(study.roll)).not.toBe(rollHash(office.roll));
    meet(study, office);
    meet(study, travel);
    for (const { roll } of [travel, office]) expect(rollHash(roll)).toBe(rollHash(study.roll));
    expect(namesIn(study.roll)).toEqual(['office', 'study', 'travel']);
    expect(standing(office.roll).find(({ name }) => name === 'office')?.addedBy).toBe(travel.identity.id);
  });

  test('Y8: entries are taken in whatever order they come, a chain back to front too', () => {
    const study = founder('study');
    let last = study;
    for (const name of ['a', 'b', 'c', 'd']) last = pair(last, name);
    const entries = entriesOf(last.roll);
    for (let i = 0; i < 30; i++) {
      entries.sort(() => Math.random() - 0.5);
      expect(rollHash(joinRolls(new Map(), entries))).toBe(rollHash(last.roll));
    }
  });

  test('Y8: of another circle, by a stranger, or with a signature that is not right, an entry is passed over', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const stranger = founder('stranger');
    const friend = pair(stranger, 'friend');
    const circle = circleOf(study.roll);
    const forgedBy = (by: string, signer = stranger) =>
      signedBy(signer.identity, JSON.stringify({ ...JSON.parse(bodyOf(stranger.roll, 'added')), circle, by }));
    const removed = JSON.stringify({ type: 'removed', circle, laptop: travel.identity.id, stands: [], by: '' });
    const [bent = new Uint8Array()] = entriesOf(removeLaptop(study.roll, study.identity, travel.identity.id)).filter(
      (entry) => !study.roll.has(entryId(entry)),
    );
    const otherLabel = Buffer.concat([
      bent.slice(0, -64),
      sign(study.identity, 'vouchsafe-folder-1', bent.slice(0, -64)),
    ]);
    const hostile = [
      ...entriesOf(friend.roll),
      forgedBy(study.identity.id),
      forgedBy(stranger.identity.id),
      forgedBy(friend.identity.id, friend),
      signedBy(stranger.identity, removed.replace('"by":""', `"by":"${study.identity.id}"`)),
      signedBy(stranger.identity, removed.replace('"by":""', `"by":"${stranger.identity.id}"`)),
      bent.map((byte, at) => (at === bent.length - 1 ? byte ^ 1 : byte)),
      otherLabel,
      bent.slice(0, -1),
    ];
    expect(joinRolls(study.roll, hostile)).toEqual(study.roll);
    expect(joinRolls(study.roll, [bent]).size).toBe(study.roll.size + 1);
  });

  test('Y8: nobody founds a circle for another, and an empty roll takes none that is not signed', () => {
    const study = founder('study');
    const thief = makeIdentity();
    const stolen = signedBy(thief, bodyOf(study.roll, 'founded'));
    expect(joinRolls(new Map(), [stolen]).size).toBe(0);
    expect(standing(new Map())).toEqual([]);
    expect(() => circleOf(new Map())).toThrow(RangeError);
    expect(joinRolls(new Map(), [stolen, ...entriesOf(study.roll)])).toEqual(study.roll);
  });

  test('Y8: sixteen stand and no more; when one goes another may come', () => {
    const study = founder('study');
    const first = pair(study, 'laptop 1');
    for (let i = 2; i < 16; i++) pair(study, `laptop ${i}`);
    expect(hasRoom(study.roll)).toBe(false);
    expect(() => pair(study, 'one too many')).toThrow(RangeError);
    study.roll = removeLaptop(study.roll, study.identity, first.identity.id);
    expect(standing(study.roll).length).toBe(15);
    expect(hasRoom(study.roll)).toBe(true);
    pair(study, 'instead');
    expect(standing(study.roll).length).toBe(16);
  });

  test('Y8: two that let in the sixteenth at once agree on who waits', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    for (let i = 3; i < 16; i++) pair(study, `laptop ${i}`);
    meet(study, travel);
    const [one, other] = [pair(study, 'at home'), pair(travel, 'on the train')];
    meet(study, travel);
    meet(one, other);
    expect(namesIn(one.roll)).toEqual(namesIn(study.roll));
    expect(standing(study.roll).length).toBe(16);
    expect([stands(study.roll, one), stands(study.roll, other)]).toEqual([true, false]);
  });

  test('Y8: who does not stand, or is known already, is not added', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    expect(() => addLaptop(study.roll, study.identity, cardOf(travel.identity, 'twice'))).toThrow(RangeError);
    remove(study, travel);
    expect(() => addLaptop(study.roll, travel.identity, cardOf(makeIdentity(), 'friend'))).toThrow(RangeError);
  });
});

describe('removing', () => {
  test('Y10: removes, at once here, and everywhere once heard', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const office = pair(study, 'office');
    remove(office, travel);
    expect(namesIn(office.roll)).toEqual(['office', 'study']);
    meet(study, office);
    expect(namesIn(study.roll)).toEqual(['office', 'study']);
    expect(removeLaptop(study.roll, study.identity, travel.identity.id).size).toBe(study.roll.size + 1);
    expect(removeLaptop(office.roll, office.identity, travel.identity.id)).toBe(office.roll);
  });

  test('Y10: nobody whom a removed laptop lets in later stands, nor whom those let in, even through one that had not heard', () => {
    const study = founder('study');
    const [lost, office] = [pair(study, 'lost'), pair(study, 'office')];
    meet(lost, office);
    remove(study, lost);
    const thief = pair(lost, 'thief');
    const second = pair(thief, 'second thief');
    meet(office, second);
    expect(namesIn(office.roll)).toEqual(['lost', 'office', 'second thief', 'study', 'thief']);
    meet(office, study);
    for (const { roll } of [office, study]) expect(namesIn(roll)).toEqual(['office', 'study']);
    meet(second, office);
    expect(namesIn(office.roll)).toEqual(['office', 'study']);
  });

  test('Y10: whom it had let in before, and the remover knew, stays', () => {
    const study = founder('study');
    const lost = pair(study, 'lost');
    const office = pair(lost, 'office');
    meet(study, office);
    remove(study, lost);
    meet(study, office);
    expect(namesIn(office.roll)).toEqual(['office', 'study']);
  });

  test('Y10: whom it let in while it was being removed elsewhere is out, and pairs again', () => {
    const study = founder('study');
    const lost = pair(study, 'lost');
    const office = pair(lost, 'office');
    remove(study, lost);
    meet(study, office);
    expect(namesIn(office.roll)).toEqual(['study']);
    pair(study, 'office again');
    expect(namesIn(study.roll)).toEqual(['office again', 'study']);
  });

  test('Y10: its identity never comes back, whoever adds it', () => {
    const study = founder('study');
    const [lost, office] = [pair(study, 'lost'), pair(study, 'office')];
    remove(study, lost);
    expect(() => addLaptop(study.roll, study.identity, cardOf(lost.identity, 'lost'))).toThrow(RangeError);
    const body = { ...JSON.parse(bodyOf(lost.roll, 'added')), by: office.identity.id };
    const forced = joinRolls(study.roll, [signedBy(office.identity, JSON.stringify(body))]);
    expect(namesIn(forced)).not.toContain('lost');
  });

  test('Y10: nobody gives another laptop a different box key: added twice, it is out, in whatever order that is heard', () => {
    const study = founder('study');
    const thief = pair(study, 'thief');
    const office = pair(study, 'office');
    meet(thief, study);
    const forge = (by: Laptop, victim: Laptop) =>
      signedBy(
        by.identity,
        JSON.stringify({
          type: 'added',
          circle: circleOf(study.roll),
          laptop: {
            certificate: toHex(victim.identity.certificate),
            box: toHex(makeIdentity().box.publicKey),
            name: 'office',
          },
          by: by.identity.id,
        }),
      );
    const forged = [forge(thief, office), forge(thief, office)];
    const soon = joinRolls(study.roll, forged);
    const late = joinRolls(joinRolls(new Map(), [...forged, ...entriesOf(study.roll)]), entriesOf(office.roll));
    for (const roll of [soon, late]) {
      expect(namesIn(roll)).toEqual(['study', 'thief']);
      expect([...roll.values()].filter(({ body }) => body.type === 'added').length).toBe(3);
    }
    // The founder vouches for itself.
    expect(joinRolls(study.roll, [forge(thief, study)])).toEqual(study.roll);
  });

  test('Y11: two that remove each other are both out', () => {
    const study = founder('study');
    const [one, other] = [pair(study, 'one'), pair(study, 'other')];
    meet(one, other);
    remove(one, other);
    remove(other, one);
    meet(one, other);
    meet(study, one);
    for (const { roll } of [study, one, other]) expect(namesIn(roll)).toEqual(['study']);
  });

  test('Y11: the word of a laptop that was removed still puts others out', () => {
    const study = founder('study');
    const [lost, office] = [pair(study, 'lost'), pair(study, 'office')];
    meet(lost, study);
    remove(study, lost);
    remove(lost, office);
    meet(lost, study);
    expect(namesIn(study.roll)).toEqual(['study']);
  });

  test('Y11: the founder may be removed, and the circle goes on', () => {
    const study = founder('study');
    const [travel, office] = [pair(study, 'travel'), pair(study, 'office')];
    meet(travel, study);
    meet(office, travel);
    remove(travel, study);
    const fresh = pair(travel, 'fresh');
    meet(office, fresh);
    for (const { roll } of [travel, office, fresh]) expect(namesIn(roll)).toEqual(['fresh', 'office', 'travel']);
  });

  test('Y10: a laptop can remove itself', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    remove(travel, travel);
    meet(study, travel);
    expect(namesIn(study.roll)).toEqual(['study']);
  });

  test('Y12: the removed one is not among those that files are sealed to and connections taken from', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const before = standing(study.roll);
    remove(study, travel);
    const after = standing(study.roll);
    expect(before.map(({ fingerprint }) => fingerprint)).toContain(travel.identity.fingerprint);
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual([study.identity.fingerprint]);
    expect(after.map(({ box }) => toHex(box))).toEqual([toHex(study.identity.box.publicKey)]);
  });
});
