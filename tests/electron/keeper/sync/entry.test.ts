// Entries of the roll, byte by byte, and the names in them: what counts as one and what does not.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { asName, entryId, isName, readEntry } from '../../../../electron/keeper/sync/entry.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import {
  circleOf,
  entriesOf,
  joinRolls,
  laptopIn,
  removeLaptop,
  renameLaptop,
} from '../../../../electron/keeper/sync/roll.ts';
import { bodyOf, founder, type Laptop, namesIn, pair, signedBy } from './circles.ts';

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
