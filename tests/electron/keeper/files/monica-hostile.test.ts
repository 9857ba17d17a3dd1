// Files that pretend to be Monica's, or were one once. Whatever comes in: a reading or a Refusal, soon, and no object of
// ours is any different after.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readFile } from '../../../../electron/keeper/files/read.ts';
import { arrivalSchema } from '../../../../shared/model/arrival.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { read, vector } from './reading.ts';

const HEAD = '{"version":"1.0-preview.1","app_version":"4.1.2","account":';
const EXPORT = vector('monica/export.json');

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const account = (contacts: unknown[], more: readonly unknown[] = []) =>
  `${HEAD}${JSON.stringify({ data: [{ type: 'contact', values: contacts }, ...more] })}}`;
const contact = (uuid: string, properties: unknown, data: unknown = []) => ({ uuid, properties, data });

describe('refused as unrecognised', () => {
  test.each([
    ['JSON of something else', '{"version":"1","people":[]}'],
    ['a broken end', `${HEAD}{"data":[`],
    ['an account that is none', `${HEAD}7}`],
    ['an account without its data', `${HEAD}{}}`],
    ['lists within lists without end', `${HEAD}${'['.repeat(1_000_000)}`],
    ['records within records without end', `${HEAD}${'{"a":'.repeat(500_000)}`],
    ['a string that never ends', `${HEAD}"${'x'.repeat(1_000_000)}`],
    ['a million backslashes', `${HEAD}"${'\\'.repeat(1_000_000)}`],
  ])('%s', async (_, text) => {
    await expect(readFile(Buffer.from(text))).rejects.toMatchObject({ name: 'Refusal', code: 'file-unrecognised' });
  });
});

describe('read all the same', () => {
  test('`__proto__` and `constructor` as records, properties, types and lists', async () => {
    const odd = JSON.parse('{"first_name":"Ana","__proto__":{"polluted":1},"constructor":"odd","tags":["__proto__"]}');
    const text = account([contact('__proto__', odd, [{ type: '__proto__', values: [1] }])]);
    const { arrivals } = await read(text.replace('"first_name"', '"__proto__":{"polluted":1},"first_name"'));
    expect(arrivals).toMatchObject([{ name: 'Ana', tags: ['__proto__'], alsoInFile: { constructor: 'odd' } }]);
  });

  test('values of any other type than Monica’s', async () => {
    const values = [null, true, 7, 'x', [], {}, [[[]]], [null]];
    const names = 'first_name tags birthdate first_met_through stay_in_touch_frequency vcard gender is_dead job'.split(
      ' ',
    );
    const lists = 'note call activity contact_field address conversation life_event gift debt pet reminder task';
    for (const value of values) {
      const properties = Object.fromEntries(names.map((name) => [name, value]));
      const data = lists.split(' ').map((type) => ({ type, values: [value, { uuid: value, properties: value }] }));
      const whole = contact('a', { ...properties, last_name: 'Xu' }, data);
      const { arrivals } = await read(account([whole, value, { uuid: value, data: value }]));
      expect(arrivals[0]?.name).toContain('Xu');
    }
  });

  test('contacts whose identity is spoilt, who are nobody’s relation for that', async () => {
    const named = (first_name: string) => ({ first_name, first_met_through: '' });
    const { arrivals } = await read(account([contact('10e4d53b- 26607', named('Ana')), contact('', named('Bo'))]));
    expect(arrivals).toMatchObject([{ name: 'Ana' }, { name: 'Bo' }]);
  });

  test('a contact who was introduced by themselves, and one who is their own parent', async () => {
    const relation = { uuid: 'r', properties: { type: 'parent', contact_is: 'a', of_contact: 'a' } };
    const text = account(
      [contact('a', { first_name: 'Ana', first_met_through: 'a' })],
      [{ type: 'relationship', values: [relation] }],
    );
    const [ana] = (await read(text)).arrivals;
    expect(ana).not.toHaveProperty('ties');
    expect(ana).not.toHaveProperty('metThrough');
  });

  test('twenty thousand contacts on one line, each with a note', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      contact(`u${n}`, { first_name: `P${n}` }, [
        { type: 'note', values: [{ uuid: `n${n}`, properties: { body: 'x' } }] },
      ]),
    );
    expect((await readFile(Buffer.from(account(many)))).arrivals).toHaveLength(20_000);
  });

  test('an old file in another character set', async () => {
    const text = account([contact('a', { first_name: 'Jürgen' })]);
    expect((await read(Buffer.from(text, 'latin1'))).arrivals[0]?.name).toBe('Jürgen');
    expect((await read(Buffer.from(`\ufeff${text}`, 'utf16le'))).arrivals[0]?.name).toBe('Jürgen');
  });
});

describe('any mutation of the export', () => {
  const json = JSON.parse(EXPORT.toString('utf8')) as unknown;
  const splinter = fc.oneof(
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1e300,
      '',
      '\0',
      '\ud83d',
      '__proto__',
      '2026-02-30',
      [],
      {},
      'a'.repeat(30_000),
    ),
    fc.json().map((text) => JSON.parse(text) as unknown),
  );

  test('of its values gives a reading that the schema takes, or a Refusal', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), splinter), { minLength: 1, maxLength: 12 }),
      async (edits) => {
        const copy = structuredClone(json);
        for (const [at, value] of edits) put(copy, at, value);
        await expectReading(Buffer.from(JSON.stringify(copy)));
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });

  test('of its bytes gives a reading that the schema takes, or a Refusal', async () => {
    const bite = fc.record({
      at: fc.nat(EXPORT.length),
      drop: fc.nat(40),
      put: fc.constantFrom('"', '{', '}', '[', ',', '\\', 'null', '\0'),
    });
    const property = fc.asyncProperty(fc.array(bite, { minLength: 1, maxLength: 3 }), async (bites) => {
      let bytes = EXPORT;
      for (const { at, drop, put } of bites)
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + drop)]);
      await expectReading(bytes);
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

async function expectReading(bytes: Buffer): Promise<void> {
  const answer = await readFile(bytes).catch((error: unknown) => error);
  if (answer instanceof Refusal) return;
  for (const arrival of (answer as Awaited<ReturnType<typeof readFile>>).arrivals)
    expect(arrivalSchema.safeParse(arrival).error).toBeUndefined();
}

/** Puts a value at one of all the places of a tree, counted through. */
function put(tree: unknown, at: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(tree);
  const [holder, key] = places[at % places.length] ?? [];
  if (holder && key !== undefined) holder[key] = value;
}
