// Files that say they are a network of ours. One that is not whole is refused as a whole, for what it says goes into the
// document as it is; and no file, whatever is in it, reaches anything but its own network.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNetwork, readNetwork } from '../../../../electron/keeper/files/network.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { fileOf, plainOf, read } from '../../../helpers/leaving.ts';
import { networkWith } from '../../../helpers/network.ts';
import { weatheredNetwork } from '../../../helpers/weather.ts';
import { refusalOf, Story } from '../../../shared/story.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const codeOf = (value: unknown) => refusalOf(() => read(bytesOf(value))).code;

function smallNetwork(): VouchsafeDocument {
  const story = new Story();
  const [ana, bjorn] = [story.person('Ana', { emails: { 'ana@tide.example': 'work' } }), story.person('Björn')];
  const intro = story.propose({ partyA: ana, partyB: bjorn });
  story.asked(intro, ana);
  story.ask({ title: 'A translator' });
  return story.document;
}

const SMALL = fileOf(smallNetwork());
const [PERSON = ''] = Object.keys(plainOf(SMALL).people ?? {});
const [INTRO = ''] = Object.keys(plainOf(SMALL).intros ?? {});

/** The small network with one thing changed in it. */
function spoilt(change: (file: ReturnType<typeof plainOf>) => unknown): unknown {
  const file = plainOf(SMALL);
  change(file);
  return file;
}

/** The small network as text, with the first such words replaced: for what no object can hold. */
function rewritten(from: string, to: string): string {
  const text = new TextDecoder().decode(SMALL);
  if (!text.includes(from)) throw new Error('nothing to replace');
  return text.replace(from, () => to);
}

describe('a file of ours', () => {
  test('is known by what it says, wherever it says it', () => {
    expect(isNetwork(SMALL)).toBe(true);
    const turned = Object.fromEntries(Object.entries(plainOf(SMALL)).reverse());
    expect(isNetwork(bytesOf(`\ufeff\n ${JSON.stringify(turned)}`))).toBe(true);
    expect(read(bytesOf(`\ufeff\n ${JSON.stringify(turned)}`))).toEqual(read(SMALL));
    for (const other of ['', '{}', '[]', 'format,"vouchsafe-network"', '{"version":"1.0-preview.1","account":{}}'])
      expect(isNetwork(bytesOf(other))).toBe(false);
  });

  test('E7: of a later version asks for a newer Vouchsafe, whatever else it says', () => {
    expect(codeOf({ format: 'vouchsafe-network', version: 3 })).toBe('network-too-new');
    expect(codeOf({ format: 'vouchsafe-network', version: 99, planets: [] })).toBe('network-too-new');
    for (const version of [0, -1, 1.5, '2', null, undefined])
      expect(codeOf({ format: 'vouchsafe-network', version })).toBe('network-malformed');
  });

  test('E7: of version 1 is read: who agreed was said twice there, and the history stays', () => {
    const old = plainOf(SMALL) as Record<string, unknown>;
    for (const part of ['rulesOff', 'tagDrumbeats', 'tagDrumbeatsAtWorst', 'templates']) delete old[part];
    const intro = (old.intros as Record<string, Record<string, unknown>>)[INTRO] ?? {};
    const said = { consents: { [PERSON]: { answer: 'asked', askedOn: '2026-11-22' } }, thanks: {}, feedback: 'fine' };
    const file = { ...old, version: 1, intros: { [INTRO]: { ...intro, ...said } } };
    expect(read(bytesOf(file))).toEqual(read(SMALL));
    expect(read(bytesOf({ ...file, intros: { [INTRO]: { ...intro, consents: {}, thanks: {} } } }))).toEqual(
      read(SMALL),
    );
    expect(codeOf({ ...file, intros: { [INTRO]: { ...intro, ...said, consents: 'all' } } })).toBe('network-malformed');
    expect(codeOf({ ...file, version: 2 })).toBe('network-malformed');
    expect(codeOf({ ...file, intros: { [INTRO]: { ...intro, ...said, planets: {} } } })).toBe('network-malformed');
  });

  test('is read in steps that tell how far it is', () => {
    const shares = [...readNetwork(fileOf(networkWith({ people: 400, asks: 0, intros: 0, interactions: 500 })))];
    expect(shares.length).toBeGreaterThan(5);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    for (const share of shares) expect(share).toBeGreaterThan(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('E2, E5, E7: a file is refused as a whole', () => {
  const WRONG: readonly [what: string, file: unknown][] = [
    ['nothing', ''],
    ['no JSON', '{"format":"vouchsafe-network"'],
    ['nested without end', `{"format":"vouchsafe-network","version":1,"me":${'['.repeat(2e6)}`],
    ['a list', '[]'],
    ['null', 'null'],
    ['another format', spoilt((file) => Object.assign(file, { format: 'vouchsafe' }))],
    ['a table is missing', spoilt((file) => delete file.ties)],
    ['a table too many', spoilt((file) => Object.assign(file, { planets: {} }))],
    ['a table that is a list', spoilt((file) => Object.assign(file, { ties: [] }))],
    ['no word on completeness', spoilt((file) => delete file.complete)],
    [
      'a key that is not the id',
      spoilt((file) => Object.assign(file.people ?? {}, { ['a'.repeat(32)]: person(file) })),
    ],
    ['an id that is none', spoilt((file) => Object.assign(person(file), { id: 'ana' }))],
    ['an id in capitals', rewriteIds((id) => id.toUpperCase())],
    ['an id of the wrong length', rewriteIds((id) => id.slice(1))],
    ['one id in two tables', spoilt((file) => Object.assign(file.firms ?? {}, { [PERSON]: firmOf(PERSON) }))],
    ['a record that is none', spoilt((file) => Object.assign(file.people ?? {}, { [PERSON]: null }))],
    ['a record that is a list', spoilt((file) => Object.assign(file.people ?? {}, { [PERSON]: [] }))],
    ['a name that is a number', spoilt((file) => Object.assign(person(file), { name: 7 }))],
    ['a field that nobody knows', spoilt((file) => Object.assign(person(file), { planet: 'Mars' }))],
    ['a field that is null', spoilt((file) => Object.assign(person(file), { firm: null }))],
    ['a set that is a list', spoilt((file) => Object.assign(person(file), { tags: ['a'] }))],
    ['a set of other than yes', spoilt((file) => Object.assign(person(file), { tags: { a: false } }))],
    ['a day that is none', spoilt((file) => Object.assign(person(file), { metOn: '2026-02-30' }))],
    ['a birthday that is none', spoilt((file) => Object.assign(person(file), { birthday: '--13-01' }))],
    ['an instant out of time', spoilt((file) => Object.assign(person(file), { createdAt: 9e15 }))],
    ['a half instant', spoilt((file) => Object.assign(person(file), { createdAt: 1.5 }))],
    ['an infinite instant', rewritten('"createdAt":', '"binnedAt":1e999,"createdAt":')],
    ['a stage that is none', spoilt((file) => Object.assign(intro(file), { stage: 'done' }))],
    ['an order that nothing fits before', spoilt((file) => Object.assign(intro(file), { order: '0' }))],
    ['a consent beside the history', spoilt((file) => Object.assign(intro(file), { consents: {} }))],
    ['an entry under another id', spoilt((file) => Object.assign(intro(file).history as object, oddEntry()))],
    ['a prototype among the tables', rewritten('"people": {', '"__proto__": {}, "people": {')],
    ['a prototype among the people', rewritten('"people": {', '"people": { "__proto__": {"id":"a"},')],
    ['a prototype in a person', rewritten('"emails":', '"__proto__":{"polluted":true},"emails":')],
    ['a prototype in a set', rewritten('"emails":{', '"emails":{"__proto__":"work",')],
    ['a prototype in my profile', rewritten('"me": {', '"me": {"__proto__":{}')],
    ['half a letter', rewritten('"name":"Ana"', '"name":"\\ud83e"')],
    ['half a letter in a key', rewritten('ana@tide', 'ana\\udc00@tide')],
  ];

  test.each(WRONG)('%s', (_, file) => {
    expect(codeOf(file)).toBe('network-malformed');
  });

  test('bytes that are no text', () => {
    const bytes = Uint8Array.from(SMALL);
    bytes[bytes.length - 5] = 0xff;
    expect(refusalOf(() => read(bytes)).code).toBe('network-malformed');
  });

  test('whatever single value of it is another, it is read or refused, and nothing else is touched', () => {
    const prototype = Reflect.ownKeys(Object.prototype);
    const whole = plainOf(fileOf(weatheredNetwork(5)));
    const paths = leaves(whole);
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), (n, value) => {
        const file = structuredClone(whole);
        const path = paths[n % paths.length] ?? [];
        const holder = path.slice(0, -1).reduce<unknown>((inside, key) => Reflect.get(inside as object, key), file);
        Reflect.set(holder as object, path.at(-1) ?? '', value);
        try {
          read(bytesOf(file));
        } catch (error) {
          if (!(error instanceof Error) || !('code' in error)) throw error;
          refused++;
        }
        expect(Reflect.ownKeys(Object.prototype)).toEqual(prototype);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(30);
  });

  test('more records than anybody has, before one of them is looked at', () => {
    const many = Array.from({ length: 1_000_001 }, (_, n) => `"${n}":0`).join();
    expect(codeOf(rewritten('"people": {', `"people": {${many},`))).toBe('network-malformed');
  });
});

function person(file: ReturnType<typeof plainOf>): Record<string, unknown> {
  return file.people?.[PERSON] ?? {};
}

function intro(file: ReturnType<typeof plainOf>): Record<string, unknown> {
  return file.intros?.[INTRO] ?? {};
}

function firmOf(id: string) {
  return { id, createdAt: 1, name: 'Tide', aliases: {}, tags: {} };
}

function oddEntry() {
  return { ['a'.repeat(32)]: { id: 'b'.repeat(32), at: 1, device: '', what: 'edited' } };
}

function rewriteIds(rewrite: (id: string) => string): string {
  return new TextDecoder().decode(SMALL).replaceAll(PERSON, () => rewrite(PERSON));
}

function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}
