// What we tell others about our JSON (resources/export-schema.json) is what we read back ourselves, and what we write. Said
// by a validator that is not ours: Debian's python3-jsonschema.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument } from '../../../../../shared/model/document.ts';
import { exportSchema, SCHEMA_FILE } from '../../../../helpers/export-schema.ts';
import { EVERYTHING, fileOf, GUARDED, plainOf } from '../../../../helpers/leaving.ts';
import { networkWith } from '../../../../helpers/network.ts';
import { weatheredNetwork } from '../../../../helpers/weather.ts';

/** Prints, for each file, the path of its first fault; nothing for one that has none. */
const VALIDATE = `
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name in sys.argv[2:]:
    fault = next(validator.iter_errors(json.load(open(name, encoding="utf-8"))), None)
    print("" if fault is None else "/".join(map(str, fault.absolute_path)) or ".")
`;
let dir = '';

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'vouchsafe-schema-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The first fault of each file, empty for none. */
function faultsOf(files: readonly Uint8Array[]): string[] {
  const paths = files.map((bytes, n) => {
    const path = join(dir, `${n}.json`);
    writeFileSync(path, bytes);
    return path;
  });
  const said = execFileSync('/usr/bin/python3', ['-c', VALIDATE, SCHEMA_FILE, ...paths], { encoding: 'utf8' });
  return said.split('\n').slice(0, files.length);
}

test('E1: the description says what the reader asks for', () => {
  expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(exportSchema());
});

test.skipIf(process.platform !== 'linux')('what we write is as described, with everything and without', () => {
  const documents = [emptyDocument(), networkWith({ people: 50, asks: 20, intros: 40, interactions: 50 })];
  for (let seed = 1; seed <= 8; seed++) documents.push(weatheredNetwork(seed));
  const files = documents.flatMap((document) => [fileOf(document, EVERYTHING), fileOf(document, GUARDED)]);
  expect(faultsOf(files)).toEqual(files.map(() => ''));
});

test.skipIf(process.platform !== 'linux')('what we do not write is not', () => {
  const whole = plainOf(fileOf(weatheredNetwork(3)));
  const [id = ''] = Object.keys(whole.people ?? {});
  const spoilt = (fields: object) => ({ ...whole, people: { [id]: { ...whole.people?.[id], ...fields } } });
  const { ties: _, ...without } = whole;
  const files = [
    without,
    { ...whole, planets: {} },
    spoilt({ planet: 'Mars' }),
    spoilt({ name: 7 }),
    spoilt({ createdAt: 'today' }),
    spoilt({ tags: { a: false } }),
    { ...whole, people: { ana: whole.people?.[id] } },
  ].map((file) => new TextEncoder().encode(JSON.stringify(file)));
  const person = `people/${id}`;
  expect(faultsOf(files)).toEqual([
    '.',
    '.',
    person,
    `${person}/name`,
    `${person}/createdAt`,
    `${person}/tags/a`,
    'people',
  ]);
});
