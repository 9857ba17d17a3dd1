// Leaving with everything, and coming back: from one open vault into a file, and from that file into another vault that is
// sealed and opened again. On a real disk, with the real libsodium and Automerge.
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Automerge from '@automerge/automerge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { Exports } from '../../../electron/keeper/exports.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { EXPORT_KINDS, type ExportKind } from '../../../shared/answers.ts';
import { adoptNetwork } from '../../../shared/model/adopt.ts';
import { noteBatch } from '../../../shared/model/batch.ts';
import { emptyDocument, TABLE_NAMES, type VouchsafeDocument } from '../../../shared/model/document.ts';
import { add, everyRecord, type Kept, type Table } from '../../../shared/model/table.ts';
import type { Progress } from '../../../shared/state.ts';
import { read, withoutRehearsal } from '../../helpers/leaving.ts';
import { networkWith, verbsMaking } from '../../helpers/network.ts';
import { weatheredNetwork } from '../../helpers/weather.ts';

const PASSPHRASE = 'correct horse battery staple';
let home = '';
let session: Session;
let exports: Exports;

beforeAll(async () => {
  await startAutomerge();
  home = await mkdtemp(join(tmpdir(), 'vouchsafe-exports-'));
  session = await newVault('here');
  exports = new Exports(session);
  // Everything that verbs make, into the vault's own history; the rest in bulk.
  const weathered = weatheredNetwork(11, 200);
  await session.change((document) => put(document, weathered));
  for (const verb of verbsMaking(networkWith({ people: 300, asks: 20, intros: 60, interactions: 900 })))
    await session.change(verb);
}, 120_000);

afterAll(async () => {
  await session.lock();
  await rm(home, { recursive: true, force: true });
});

async function newVault(name: string): Promise<Session> {
  const made = new Session(join(home, name), 'study laptop', () => undefined);
  const words = (await made.create(PASSPHRASE)).recoveryWords.split(' ');
  await made.rehearse([0, 4, 8].map((place) => ({ place, word: words[place] ?? '' })));
  return made;
}

/** The same vault, locked and unlocked. */
async function reopened(vault: Session, name: string): Promise<Session> {
  await vault.lock();
  const again = new Session(join(home, name), 'study laptop', () => undefined);
  await again.unlock({ passphrase: PASSPHRASE });
  return again;
}

function put(document: VouchsafeDocument, network: VouchsafeDocument): void {
  for (const name of TABLE_NAMES)
    for (const record of everyRecord(network[name] as Table<Kept>))
      add(document[name] as Table<Kept>, structuredClone(record));
}

async function write(
  kind: ExportKind,
  more: object = {},
  onProgress: (progress: Omit<Progress, 'request'>) => void = () => undefined,
) {
  const path = join(home, `out.${kind.replaceAll(' ', '-')}`);
  exports.offer('token', path);
  const report = await exports.write({ token: 'token', kind, everything: true, ...more }, onProgress);
  return { report, bytes: await readFile(path), path };
}

async function adoptedAndReopened(bytes: Uint8Array, name: string): Promise<VouchsafeDocument> {
  const network = read(bytes);
  const vault = await newVault(name);
  await vault.change((document, stamp) => adoptNetwork(document, network, stamp), { undoable: false });
  const again = await reopened(vault, name);
  const { document } = again;
  await again.lock();
  return document;
}

describe('a network that left as JSON', () => {
  test('is the same in another vault, sealed and opened again', async () => {
    const { report, bytes } = await write('json');
    expect(report.bytes).toBe(bytes.length);
    expect(report.records).toBe(Object.values(read(bytes)).reduce<number>((n, table) => n + sizeOf(table), 0));
    expect(report.keptHome).toBe(0);
    const back = await adoptedAndReopened(bytes, 'there');
    expect(withoutRehearsal(back)).toEqual(withoutRehearsal(session.document));
    expect(back.settings.rehearsedAt).toBeDefined();
  });

  test('tells how far it is while it is written, and the keeper does other things meanwhile', async () => {
    const heard: Omit<Progress, 'request'>[] = [];
    let turns = 0;
    const turn = setInterval(() => turns++, 0);
    const { report } = await write('json', {}, (progress) => heard.push(progress));
    clearInterval(turn);
    expect(heard.at(-1)).toEqual({ stage: 'writing', done: report.records, total: report.records });
    expect(turns).toBeGreaterThan(0);
  });
});

describe('a document that left as Automerge keeps it', () => {
  test('E9: opens in stock Automerge with its whole history, and says the same', async () => {
    const { bytes } = await write('automerge');
    const stock = Automerge.load<Record<string, unknown>>(bytes);
    expect(unwrapped(stock)).toEqual({ ...emptyDocument(), ...session.document });
    expect(Automerge.getHistory(stock).length).toBeGreaterThan(5);
  });

  test('is refused unless everything may leave, for nothing can be taken out of a history', async () => {
    await expect(write('automerge', { everything: false })).rejects.toMatchObject({ code: 'request-malformed' });
    await expect(write('automerge', { people: [] })).rejects.toMatchObject({ code: 'request-malformed' });
    expect(await partsIn(home)).toEqual([]);
  });
});

test('a network that left under age is locked, and says to nobody what is in it', async () => {
  const { bytes, report } = await write('age', { lock: { passphrase: PASSPHRASE } });
  expect(bytes.subarray(0, 32).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt/);
  expect(bytes.toString('latin1')).not.toContain('example.org');
  expect(report).toMatchObject({ bytes: bytes.length, keptHome: 0 });
  await expect(write('age')).rejects.toMatchObject({ code: 'request-malformed' });
  await expect(write('age', { lock: { recipient: 'mo' } })).rejects.toMatchObject({ code: 'age-recipient-malformed' });
  await expect(write('age', { lock: { passphrase: 'short' } })).rejects.toMatchObject({ code: 'passphrase-too-short' });
  expect(await partsIn(home)).toEqual([]);
});

test.each(EXPORT_KINDS)('“%s” leaves', async (kind) => {
  const { bytes, report } = await write(kind, { lock: { passphrase: PASSPHRASE } });
  expect(report.bytes).toBe(bytes.length);
  expect(report.records).toBeGreaterThan(0);
  expect(bytes.length).toBeGreaterThan(1_000);
});

describe('E13: a file that leaves', () => {
  test('is for its owner alone, and takes the place of the one before as a whole', async () => {
    const path = join(home, 'out.json');
    await writeFile(path, 'what was there before', { mode: 0o644 });
    await write('json');
    expect(read(await readFile(path)).complete).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await partsIn(home)).toEqual([]);
  });

  test('goes only where the user chose, once', async () => {
    const { path } = await write('json');
    await rm(path);
    const again = exports.write({ token: 'token', kind: 'json', everything: true }, () => undefined);
    await expect(again).rejects.toMatchObject({ code: 'target-unwritable' });
    await expect(access(path, constants.F_OK)).rejects.toThrow();
  });

  test('that cannot be written leaves nothing behind, and the place is good for another try', async () => {
    const folder = join(home, 'gone');
    exports.offer('later', join(folder, 'out.json'));
    const asked = { token: 'later', kind: 'json' as const, everything: true };
    await expect(exports.write(asked, () => undefined)).rejects.toMatchObject({ code: 'target-unwritable' });
    await mkdir(join(folder, 'out.json'), { recursive: true });
    await expect(exports.write(asked, () => undefined)).rejects.toMatchObject({ code: 'target-unwritable' });
    expect(await readdir(folder)).toEqual(['out.json']);
    await rm(join(folder, 'out.json'), { recursive: true });
    await exports.write(asked, () => undefined);
    expect(await readdir(folder)).toEqual(['out.json']);
  });

  test('is not half there when the vault is locked meanwhile', async () => {
    const other = new Exports(session);
    const folder = join(home, 'locking');
    await mkdir(folder);
    other.offer('token', join(folder, 'out.json'));
    const writing = other.write({ token: 'token', kind: 'json', everything: true }, () => undefined);
    const refused = expect(writing).rejects.toMatchObject({ code: 'vault-locked' });
    await other.stop();
    await refused;
    expect(await readdir(folder)).toEqual([]);
  });
});

test('the report of an import is saved as the text that it is', async () => {
  const report = '594 people were added.\n8 rows were left out:\n6 empty';
  const id = await session.change((document, stamp) =>
    noteBatch(document, { kind: 'import', words: 'Connections.csv', report }, stamp),
  );
  exports.offer('report', join(home, 'report.txt'));
  await exports.report('report', id);
  expect(await readFile(join(home, 'report.txt'), 'utf8')).toBe(`${report}\n`);
  const other = await session.change((document, stamp) => noteBatch(document, { kind: 'merge', words: 'Ana' }, stamp));
  exports.offer('other', join(home, 'other.txt'));
  await expect(exports.report('other', other)).rejects.toMatchObject({ code: 'not-found' });
});

/** What a reader of Automerge's file does with it (FORMAT.md, E9): texts are ImmutableStrings, entries of histories JSON. */
function unwrapped(value: unknown, key = '', isEntry = false): unknown {
  if (Automerge.isImmutableString(value)) return isEntry ? JSON.parse(value.toString()) : value.toString();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, each]) => [name, unwrapped(each, name, key === 'history')] as const,
  );
  return Object.fromEntries(entries);
}

function sizeOf(table: unknown): number {
  const isTable = typeof table === 'object' && table !== null;
  return isTable ? Object.keys(table).filter((key) => /^[0-9a-f]{32}$/.test(key)).length : 0;
}

async function partsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.part'));
}
