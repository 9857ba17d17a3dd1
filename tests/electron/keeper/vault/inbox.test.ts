// The inbox as files: whoever cannot open the vault can put a line in, and only an open vault reads it (V43–V48).
// On this machine's own disk, but for what only a disk that forgets can show.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boxKeysFrom, randomBytes, sealFor, toHex } from '../../../../electron/keeper/crypto.ts';
import { restoreVault } from '../../../../electron/keeper/vault/backup.ts';
import { realDisk } from '../../../../electron/keeper/vault/files.ts';
import {
  CAPTURE_BYTES_MAX,
  CAPTURES_MAX,
  type Capture,
  listWaiting,
  readCaptures,
  removeCapture,
  sealCapture,
} from '../../../../electron/keeper/vault/inbox.ts';
import {
  decodeInboxKey,
  encodeInboxKey,
  inboxKeysOf,
  readInboxKey,
} from '../../../../electron/keeper/vault/inbox-key.ts';
import { keysOf } from '../../../../electron/keeper/vault/keys.ts';
import { createVault, openVault, type Vault } from '../../../../electron/keeper/vault/vault.ts';
import { readVault } from '../../../helpers/reader.ts';
import { generation, PASSPHRASE, refusalOf, WORK } from './vaults.ts';

const LINE = 'Léa needs a pricing expert by Friday';
let home = '';
let dir = '';
let recoveryWords = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'vouchsafe-inbox-'));
  dir = join(home, 'vault');
  const created = await createVault(dir, PASSPHRASE, generation('first'), { work: WORK });
  ({ recoveryWords } = created);
  await created.vault.close();
});

afterEach(() => rm(home, { recursive: true, force: true }));

const newId = () => toHex(randomBytes(16));

/** Opens the vault, looks, and closes it again. */
async function opened<T>(look: (vault: Vault, codes: string[]) => Promise<T>): Promise<T> {
  const { vault, contents } = await openVault(dir, { recoveryWords }, { work: WORK });
  try {
    return await look(
      vault,
      contents.notices.map(({ code }) => code),
    );
  } finally {
    await vault.close();
  }
}

const codesOfOpening = () => opened(async (_, codes) => codes);
const boxKeys = () => opened(async (vault) => inboxKeysOf(keysOf(vault) ?? expect.fail('not open')));
const read = async () => readCaptures(realDisk, dir, await boxKeys());

/** Seals a line as a locked keeper does: with what stands in the folder. */
async function seal(line: string, more: Partial<Capture> = {}): Promise<string> {
  const id = more.id ?? newId();
  const publicKey = (await readInboxKey(realDisk, dir)) ?? expect.fail('no key');
  await sealCapture(realDisk, dir, publicKey, { id, line, capturedAt: 1, isUnfinished: false, ...more });
  return id;
}

/** Puts something into the inbox that no keeper of ours wrote; its id. */
async function plant(bytes: Uint8Array): Promise<string> {
  const id = newId();
  await mkdir(join(dir, 'inbox'), { recursive: true });
  await writeFile(join(dir, 'inbox', `line-${id}.vs`), bytes);
  return id;
}

async function boxOf(text: string, padded = 256): Promise<Uint8Array> {
  const publicKey = (await readInboxKey(realDisk, dir)) ?? expect.fail('no key');
  const box = sealFor(publicKey, Buffer.from(text.padEnd(padded)));
  return Buffer.concat([Buffer.from('VSLINE_1'), box ?? expect.fail('no box')]);
}

async function allBytes(): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join();
}

describe('the key of the inbox', () => {
  test('V2, V43, V44: stands in clear in a new vault, twice, and comes from the vault key alone', async () => {
    const { publicKey } = await boxKeys();
    const file = await readFile(join(dir, 'inbox.key'));
    expect(file).toEqual(Buffer.from(encodeInboxKey(publicKey)));
    expect(file.length).toBe(144);
    expect(file.toString('latin1')).toMatch(/^VSINBOX1.*VSINBOX1/su);
    expect(await codesOfOpening()).toEqual([]);
  });

  test('V43: is read from either copy, and from nothing else', async () => {
    const { publicKey } = await boxKeys();
    const whole = encodeInboxKey(publicKey);
    for (const at of [3, 20, 60]) {
      const once = whole.slice();
      once[at] = (once[at] ?? 0) ^ 1;
      expect(decodeInboxKey(once)).toEqual(publicKey);
      once[at + 72] = (once[at + 72] ?? 0) ^ 1;
      expect(decodeInboxKey(once)).toBeUndefined();
    }
    for (const length of [0, 39, 71]) expect(decodeInboxKey(whole.subarray(0, length))).toBeUndefined();
  });

  test('V44: an older vault gets it at its next opening, and nothing is told', async () => {
    await rm(join(dir, 'inbox.key'));
    expect(await readInboxKey(realDisk, dir)).toBeUndefined();
    expect(await codesOfOpening()).toEqual([]);
    expect(await readInboxKey(realDisk, dir)).toEqual((await boxKeys()).publicKey);
  });

  test("V44: a thief's key in its place is told, put aside and replaced; a damaged one is mended", async () => {
    const foreign = encodeInboxKey(boxKeysFrom(randomBytes(32)).publicKey);
    await writeFile(join(dir, 'inbox.key'), foreign);
    await seal('for whom?');
    expect(await codesOfOpening()).toEqual(['inbox-key-foreign']);
    const aside = (await readdir(join(dir, 'quarantine'))).filter((name) => name.startsWith('inbox.key-'));
    expect(await readFile(join(dir, 'quarantine', aside[0] ?? ''))).toEqual(Buffer.from(foreign));
    expect(await codesOfOpening()).toEqual([]);
    const { captures, notices } = await read();
    expect([captures, notices.map(({ code }) => code)]).toEqual([[], ['capture-unreadable']]);
    await writeFile(join(dir, 'inbox.key'), 'short');
    expect(await codesOfOpening()).toEqual(['inbox-key-damaged']);
    expect(await codesOfOpening()).toEqual([]);
  });

  test('V43: to a key that nobody can have, nothing is sealed', async () => {
    await writeFile(join(dir, 'inbox.key'), encodeInboxKey(new Uint8Array(32)));
    expect(await refusalOf(() => seal(LINE))).toBe('inbox-closed');
    expect(await listWaiting(realDisk, dir)).toEqual([]);
  });
});

describe('a capture', () => {
  test('V45: is read by an open vault as it was typed, the newest last', async () => {
    const lines = ['', LINE, 'שלום לאה', '😀'.repeat(9_999), '\u0000"\ud800', '\u0001'.repeat(20_000)];
    const ids: string[] = [];
    for (const [at, line] of lines.entries()) ids.push(await seal(line, { capturedAt: 10 - at }));
    const { captures, notices } = await read();
    expect(captures.map(({ line }) => line).reverse()).toEqual(lines);
    expect(captures.map(({ id }) => id).reverse()).toEqual(ids);
    expect(notices).toEqual([]);
  });

  test('V45: leaves no word in clear, and its length says little', async () => {
    const [short, long] = [await seal('Léa'), await seal('Bruno wants to meet a cellist in Lyon')];
    const everything = await allBytes();
    for (const word of ['Léa', 'Bruno', 'cellist', 'Lyon', 'capturedAt'])
      expect(everything).not.toContain(Buffer.from(word).toString('latin1'));
    const sizeOf = async (id: string) => (await stat(join(dir, 'inbox', `line-${id}.vs`))).size;
    expect(await sizeOf(short)).toBe(8 + 48 + 256);
    expect(await sizeOf(long)).toBe(await sizeOf(short));
    expect(await sizeOf(await seal('\u0001'.repeat(20_000)))).toBe(CAPTURE_BYTES_MAX);
  });

  test('V46: takes the place of the one with its id, but words still being typed never that of a finished one', async () => {
    const id = await seal('Léa ne', { isUnfinished: true });
    await seal('Léa needs a p', { id, isUnfinished: true });
    expect(await listWaiting(realDisk, dir)).toEqual([{ id, isUnfinished: true }]);
    expect((await read()).captures).toMatchObject([{ line: 'Léa needs a p', isUnfinished: true }]);
    await seal(LINE, { id });
    await seal('Léa needs', { id, isUnfinished: true });
    expect(await readdir(join(dir, 'inbox'))).toEqual([`line-${id}.vs`]);
    await removeCapture(realDisk, dir, id, true);
    expect((await read()).captures).toMatchObject([{ line: LINE, isUnfinished: false }]);
    await removeCapture(realDisk, dir, id);
    expect((await read()).captures).toEqual([]);
  });

  test('V46: finds no room behind a thousand others, but may still be replaced', async () => {
    await mkdir(join(dir, 'inbox'));
    const id = newId();
    const names = Array.from({ length: CAPTURES_MAX - 1 }, (_, at) => `part-${at.toString(16).padStart(32, '0')}.vs`);
    await Promise.all([`line-${id}.vs`, ...names].map((name) => writeFile(join(dir, 'inbox', name), 'x')));
    expect(await refusalOf(() => seal(LINE))).toBe('inbox-full');
    await seal(LINE, { id });
    expect(await listWaiting(realDisk, dir)).toHaveLength(CAPTURES_MAX);
  });

  test('V39: is still there after a backup was restored', async () => {
    const backup = await opened((vault) => vault.backup(1));
    await seal(LINE);
    await restoreVault(dir, backup, { recoveryWords });
    expect((await read()).captures).toMatchObject([{ line: LINE }]);
    expect(await codesOfOpening()).toEqual([]);
  });

  test('V35: outlives the vault it was sealed for, aside, if another is made in its place', async () => {
    const id = await seal(LINE);
    for (const name of await readdir(dir)) if (name !== 'inbox') await rm(join(dir, name), { recursive: true });
    const created = await createVault(dir, PASSPHRASE, generation('another'), { work: WORK });
    ({ recoveryWords } = created);
    await created.vault.close();
    const { captures, notices } = await read();
    expect([captures, notices]).toMatchObject([[], [{ code: 'capture-unreadable', file: `inbox/line-${id}.vs` }]]);
  });
});

describe('V48: what is no capture', () => {
  /** Reads the inbox: nothing is shown, and these were told and moved aside. */
  async function expectAside(ids: readonly string[]): Promise<void> {
    const { captures, notices } = await read();
    expect(captures).toEqual([]);
    expect(notices.map(({ code, file }) => [code, file]).sort()).toEqual(
      ids.map((id) => ['capture-unreadable', `inbox/line-${id}.vs`]).sort(),
    );
    for (const { keptAs } of notices) await stat(join(dir, keptAs ?? 'nowhere'));
    expect(await listWaiting(realDisk, dir)).toEqual([]);
    expect((await read()).notices).toEqual([]);
  }

  test('is put aside byte for byte and told once: cut, flipped, of another key, of another name, of another mark', async () => {
    const good = await seal(LINE);
    const bytes = await readFile(join(dir, 'inbox', `line-${good}.vs`));
    await rm(join(dir, 'inbox', `line-${good}.vs`));
    const flipped = Buffer.from(bytes);
    flipped[100] = (flipped[100] ?? 0) ^ 4;
    const other = sealFor(boxKeysFrom(randomBytes(32)).publicKey, Buffer.alloc(256, ' ')) ?? expect.fail('no box');
    const odd = [bytes, flipped, bytes.subarray(0, 200), Buffer.concat([bytes, bytes]), Buffer.from('')];
    odd.push(Buffer.concat([bytes.subarray(0, 8), other]), Buffer.concat([Buffer.from('VSLINE_2'), bytes.subarray(8)]));
    const ids: string[] = [];
    for (const each of odd) ids.push(await plant(each));
    await expectAside(ids);
    expect(await allBytes()).toContain(flipped.toString('latin1'));
  });

  test('is put aside although it was sealed for this vault: deep, of other fields, too long, of an impossible time', async () => {
    const texts = ['['.repeat(65_536), '{"line":"x"}', '1', 'not JSON'];
    const ids: string[] = [];
    for (const text of texts) ids.push(await plant(await boxOf(text, text.length > 256 ? 65_536 : 256)));
    for (const fields of [{ line: 'x'.repeat(20_001) }, { capturedAt: 9e15 }, { capturedAt: -1 }, { more: 1 }]) {
      const id = await plant(new Uint8Array());
      const json = JSON.stringify({ id, line: 'x', capturedAt: 1, ...fields });
      await writeFile(join(dir, 'inbox', `line-${id}.vs`), await boxOf(json, json.length > 256 ? 65_536 : 256));
      ids.push(id);
    }
    await expectAside(ids);
  });

  test('is not waited for and not read whole: a folder, a pipe, an endless file, a terabyte', async () => {
    const ids = [newId(), newId(), newId(), newId()];
    const paths = ids.map((id) => join(dir, 'inbox', `line-${id}.vs`));
    await mkdir(paths[0] ?? '', { recursive: true });
    execFileSync('mkfifo', [paths[1] ?? '']);
    await symlink('/dev/zero', paths[2] ?? '');
    execFileSync('truncate', ['-s', '1T', paths[3] ?? '']);
    await expectAside(ids);
  });

  test('stays where it is if its name is not ours, and what was never finished goes', async () => {
    await mkdir(join(dir, 'inbox'));
    for (const name of ['holiday.jpg', `line-${newId()}.vs.9.tmp`, `line-${'A'.repeat(32)}.vs`])
      await writeFile(join(dir, 'inbox', name), 'x');
    expect(await read()).toEqual({ captures: [], notices: [] });
    expect((await readdir(join(dir, 'inbox'))).sort()).toEqual(['holiday.jpg', `line-${'A'.repeat(32)}.vs`]);
  });

  test('shows nothing twice: a copy under another name is aside, the inbox of an older day only what is sealed for it', async () => {
    const id = await seal(LINE);
    const path = join(dir, 'inbox', `line-${id}.vs`);
    const copy = newId();
    await cp(path, join(dir, 'inbox', `line-${copy}.vs`));
    const { captures, notices } = await read();
    expect(captures.map((capture) => capture.id)).toEqual([id]);
    expect(notices).toMatchObject([{ file: `inbox/line-${copy}.vs` }]);
    await rename(path, join(dir, 'inbox', `part-${id}.vs`));
    expect((await read()).captures).toMatchObject([{ id, line: LINE, isUnfinished: true }]);
  });
});

describe('without us', () => {
  test('V43, V45, V46: the reader in tests/recovery gives the captures back, and says what it cannot read', async () => {
    const lines = [LINE, 'שלום לאה', `"${'é'.repeat(5_000)}"`];
    for (const [at, line] of lines.entries()) await seal(line, { capturedAt: at });
    const part = await seal('met Bru', { capturedAt: 9, isUnfinished: true });
    const { captures } = await read();
    for (const secret of [recoveryWords, PASSPHRASE])
      expect(JSON.parse(readVault(dir, secret, '--inbox').printed)).toEqual(captures);
    expect(captures.map(({ line }) => line)).toEqual([...lines, 'met Bru']);
    await seal('met Bruno', { id: part, capturedAt: 9 });
    await writeFile(join(dir, 'inbox', `part-${part}.vs`), 'older words');
    const planted = await plant(Buffer.alloc(CAPTURE_BYTES_MAX, 'VSLINE_1'));
    const { status, printed, said } = readVault(dir, recoveryWords, '--inbox');
    expect([status, printed, said]).toEqual([1, '', expect.stringContaining(`what is in line-${planted}.vs`)]);
    const partial = JSON.parse(readVault(dir, recoveryWords, '--inbox', '--partial').printed);
    expect(partial.map(({ line }: Capture) => line)).toEqual([...lines, 'met Bruno']);
  });
});
