// The roll: who is in the circle. Laptops with real keys, entries as they go over the wire, and what strangers might send.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { asName, entryId, isName, readEntry } from '../../../../electron/keeper/sync/entry.ts';
import { LAPTOPS_MAX, REMOVALS_MAX } from '../../../../electron/keeper/sync/growing.ts';
import { makeIdentity, sign } from '../../../../electron/keeper/sync/identity.ts';
import {
  addLaptop,
  circleOf,
  entriesOf,
  found,
  hasRoom,
  joinRolls,
  laptopIn,
  mayRemove,
  removeLaptop,
  renameLaptop,
  rollHash,
  standing,
} from '../../../../electron/keeper/sync/roll.ts';
import { bodyOf, cardOf, founder, type Laptop, meet, namesIn, pair, signedBy, stands } from './circles.ts';

beforeAll(loadCrypto);

function remove(by: Laptop, who: Laptop): void {
  by.roll = removeLaptop(by.roll, by.identity, who.identity.id);
}

describe('entries', () => {
  test('Y7: a founding is signed by its laptop, and its id is the id of the circle', () => {
    const study = founder('study');
    const [bytes] = entriesOf(study.roll);
    const { body } = readEntry(bytes ?? new Uint8Array()) ?? {};
    expect(body).toEqual({
      type: 'founded',
      laptop: {
        certificate: toHex(study.identity.certificate),
        box: toHex(study.identity.box.publicKey),
        name: 'study',
      },
      random: expect.stringMatching(/^[0-9a-f]{32}$/u),
    });
    expect(circleOf(study.roll)).toBe(entryId(bytes ?? new Uint8Array()));
  });

  test('Y7: an added, a removed and a named one have exactly the keys of the text, in its order', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const circle = circleOf(study.roll);
    study.roll = renameLaptop(study.roll, study.identity, travel.identity.id, 'small one');
    remove(study, travel);
    const by = study.identity.id;
    const id = travel.identity.id;
    const [certificate, box] = [travel.identity.certificate, travel.identity.box.publicKey].map(toHex);
    const card = { certificate, box, name: 'travel' };
    expect(bodyOf(study.roll, 'added')).toBe(JSON.stringify({ type: 'added', circle, laptop: card, by }));
    expect(bodyOf(study.roll, 'removed')).toBe(
      JSON.stringify({ type: 'removed', circle, laptop: id, stands: [by], by }),
    );
    expect(bodyOf(study.roll, 'named')).toBe(
      JSON.stringify({ type: 'named', circle, laptop: id, name: 'small one', version: 1, by }),
    );
  });

  test('Y7: two entries with the same body are one, whatever their signatures', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const again = signedBy(study.identity, bodyOf(study.roll, 'added'));
    expect(entriesOf(study.roll)).not.toContainEqual(again);
    expect(joinRolls(travel.roll, [again])).toEqual(travel.roll);
  });

  test('Y7: one body has one spelling: other orders, spaces, doubled and unknown keys are none', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const body = bodyOf(study.roll, 'added');
    const parsed = JSON.parse(body);
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(parsed).reverse()));
    const cardReversed = JSON.stringify({
      ...parsed,
      laptop: Object.fromEntries(Object.entries(parsed.laptop).reverse()),
    });
    const doubled = body.replace('"by":', '"by":"00","by":');
    const odd = [
      ...[reversed, cardReversed, doubled, ` ${body}`, body.replace(':', ': '), `${body}\n`],
      ...[body.replace('}', ',"more":1}'), body.replace('travel', 'tr\\u0061vel'), body.toUpperCase()],
    ];
    for (const text of odd) expect(readEntry(signedBy(study.identity, text)), text).toBeUndefined();
    expect(readEntry(signedBy(study.identity, body))).toBeDefined();
    expect(namesIn(travel.roll)).toEqual(['study', 'travel']);
  });

  test('Y7: what is too long, too short, no JSON, too deep or of magic keys is none, and nothing throws', () => {
    const { identity, roll } = founder('study');
    const body = bodyOf(roll, 'founded');
    const odd = [
      ...['', '{', 'null', '[]', '1', '"founded"', '{}', '{"type":"founded"}', '{"type":"lost"}'],
      ...[`${'['.repeat(900)}${']'.repeat(900)}`, `{"__proto__":${body}}`, body.replace('{', '{"__proto__":{},')],
      ...[body.replace('"random"', '"constructor"'), body.padEnd(2_049), `\ufeff${body}`, `${body}\0`],
    ];
    for (const text of odd) expect(readEntry(signedBy(identity, text)), text.slice(0, 40)).toBeUndefined();
    expect(readEntry(signedBy(identity, Buffer.from([0xff, 0xfe, 0x7b])))).toBeUndefined();
    for (const length of [0, 1, 63, 64]) expect(readEntry(new Uint8Array(length))).toBeUndefined();
    expect(joinRolls(roll, [new Uint8Array(5_000_000), new Uint8Array()])).toEqual(roll);
  });

  test('Y7: a certificate that is none, or a box key that nobody can have, makes no entry', () => {
    const { identity, roll } = founder('study');
    const parsed = JSON.parse(bodyOf(roll, 'founded'));
    const stranger = toHex(makeIdentity().certificate);
    const bent = `${stranger.slice(0, -2)}${stranger.endsWith('00') ? '01' : '00'}`;
    for (const laptop of [
      { ...parsed.laptop, certificate: '00' },
      { ...parsed.laptop, certificate: bent },
      { ...parsed.laptop, certificate: `${parsed.laptop.certificate}00` },
      { ...parsed.laptop, box: '0'.repeat(64) },
      { ...parsed.laptop, box: `01${'0'.repeat(62)}` },
    ])
      expect(readEntry(signedBy(identity, JSON.stringify({ ...parsed, laptop })))).toBeUndefined();
  });
});

describe('names', () => {
  test('Y9: have 1 to 60 characters, none of control and none that turn the line', () => {
    for (const name of ['a', 'Zoë’s laptop', '書斎', '😀'.repeat(60), 'x'.repeat(60)]) expect(isName(name)).toBe(true);
    const odd = ['', ' ', '\n', 'a\0b', 'x'.repeat(61), '😀'.repeat(61), '\ud800', 'a\u202eb', 'a\u2028b', '\u2066'];
    for (const name of odd) expect(isName(name)).toBe(false);
  });

  test('Y9: from elsewhere become the nearest proper one', () => {
    expect(asName(' study\n\u202elaptop ')).toBe('study  laptop');
    expect(asName('x'.repeat(100))).toBe('x'.repeat(60));
    for (const nothing of ['', ' \n', '\ud800', '\u202e\u202e']) expect(asName(nothing)).toBe('laptop');
    for (const text of ['a\ud83d', '\ud800'.repeat(9), `${'x'.repeat(59)} y`]) expect(isName(asName(text))).toBe(true);
  });

  test('Y9: the highest version counts, then the highest id, in whatever order they come; others are not kept', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    const id = travel.identity.id;
    study.roll = renameLaptop(study.roll, study.identity, id, 'from the study');
    travel.roll = renameLaptop(travel.roll, travel.identity, id, 'from the train');
    const [one, other] = [entriesOf(study.roll), entriesOf(travel.roll)];
    const both = joinRolls(joinRolls(study.roll, other), one);
    expect(joinRolls(travel.roll, one)).toEqual(both);
    const named = [study.roll, travel.roll].flatMap((roll) =>
      [...roll.values()].filter(({ body }) => body.type === 'named'),
    );
    const winner = named.sort((a, b) => (a.id < b.id ? 1 : -1))[0];
    expect(laptopIn(both, id)?.name).toBe(winner && 'name' in winner.body && winner.body.name);
    const later = renameLaptop(both, study.identity, id, 'later');
    for (const rolls of [one, other]) expect(joinRolls(later, rolls)).toEqual(later);
    expect([...later.values()].filter(({ body }) => body.type === 'named').length).toBe(1);
    expect(namesIn(joinRolls(study.roll, entriesOf(later)))).toEqual(['later', 'study']);
  });

  test('Y9: whoever is gone has a name still, and a stranger none', () => {
    const study = founder('study');
    const travel = pair(study, 'travel');
    remove(study, travel);
    expect(laptopIn(study.roll, travel.identity.id)?.name).toBe('travel');
    expect(laptopIn(study.roll, makeIdentity().id)).toBeUndefined();
    expect(() => renameLaptop(study.roll, study.identity, makeIdentity().id, 'ghost')).toThrow(RangeError);
  });
});

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
    for (let i = 1; i < 16; i++) pair(study, `laptop ${i}`);
    expect(hasRoom(study.roll)).toBe(false);
    expect(() => pair(study, 'one too many')).toThrow(RangeError);
    study.roll = removeLaptop(study.roll, study.identity, standing(study.roll)[3]?.id ?? '');
    expect(standing(study.roll).length).toBe(hasRoom(study.roll) ? 15 : 0);
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
