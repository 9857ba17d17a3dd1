// Recovery without us: the reader in tests/recovery, written from FORMAT.md alone, gives back what our own keeper does, from
// every vault that was ever frozen, damaged or not. What is frozen here is never made anew.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Automerge from '@automerge/automerge';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { readBackup } from '../../../../electron/keeper/vault/backup.ts';
import { createVault, openVault } from '../../../../electron/keeper/vault/vault.ts';
import { completed } from '../../../../shared/model/document.ts';
import { documentIn, ownDocument, readVault, sealed } from '../../../helpers/reader.ts';
import { SEED } from '../../../helpers/seed.ts';
import { randomFrom } from '../../../torture/random.ts';
import { WORK } from './vaults.ts';

const VECTORS = fileURLToPath(new URL('../../../vectors', import.meta.url));
const FROZEN = ['vault', 'network'].flatMap((kind) =>
  readdirSync(join(VECTORS, kind)).map((version) => [`${kind} of ${version}`, join(VECTORS, kind, version)] as const),
);
const NETWORK = join(VECTORS, 'network/format-1');
const SECRETS = ['passphrase', 'recoveryWords'] as const;
let dir = '';

beforeAll(startAutomerge);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vouchsafe-frozen-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

function newNetwork(): Network {
  const { snapshot, heads } = genesis();
  return Network.load(snapshot, heads);
}

const expectedOf = (frozen: string) => JSON.parse(readFileSync(join(frozen, 'expected.json'), 'utf8'));

/** A copy of a frozen vault: opening one may write to it. */
function thaw(frozen: string): string {
  const copy = join(dir, `vault-${readdirSync(dir).length}`);
  cpSync(join(frozen, 'vault'), copy, { recursive: true });
  return copy;
}

function backupIn(frozen: string): string {
  const backups = join(frozen, 'vault/backups');
  return join(backups, readdirSync(backups)[0] ?? '');
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(file, bytes);
}

describe.each(FROZEN)('a frozen %s', (_, frozen) => {
  const expected = expectedOf(frozen);

  test.each(SECRETS)('V1–V31: is read with its %s as our own keeper reads it', async (kind) => {
    const { contents, vault } = await openVault(thaw(frozen), { [kind]: expected[kind] } as { passphrase: string });
    await vault.close();
    const { status, printed } = readVault(join(frozen, 'vault'), expected[kind], '--parts');
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toEqual(sealed(contents));
  });

  test('V37: gives its backup back', async () => {
    const backup = backupIn(frozen);
    const { printed } = readVault(backup, expected.recoveryWords, '--parts');
    expect(JSON.parse(printed)).toEqual(sealed(await readBackup(backup, { recoveryWords: expected.recoveryWords })));
  });

  test('V10: stays shut to any other secret, and says so in one line', () => {
    const others = 'zoo '.repeat(11).concat('wrong');
    for (const [path, wrong] of [
      [join(frozen, 'vault'), `${expected.passphrase}!`],
      [backupIn(frozen), others],
    ] as const) {
      const { status, printed, said } = readVault(path, wrong);
      expect([status, printed, said]).toEqual([1, '', expect.stringMatching(/^This is neither [^\n]+\n$/u)]);
    }
  });
});

describe('the frozen network', () => {
  const { recoveryWords, ...expected } = expectedOf(NETWORK);
  // Frozen before the document had all the parts that it has today.
  const document = completed(expected.document);

  test('V41, V42: is printed as the document that it was when it was frozen', async () => {
    const { contents, vault } = await openVault(thaw(NETWORK), { recoveryWords });
    await vault.close();
    expect(ownDocument(contents)).toEqual(document);
    expect(documentIn(join(NETWORK, 'vault'), recoveryWords)).toEqual(document);
  });

  test('V41, V42: its backup is printed as our own keeper reads it', async () => {
    const backup = backupIn(NETWORK);
    const own = ownDocument(await readBackup(backup, { recoveryWords }));
    expect(documentIn(backup, recoveryWords)).toEqual(own);
    expect(own).not.toEqual(document);
  });

  test(`V26, V29: one damaged byte in one file, whichever it is, costs nothing (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    for (const file of filesIn(join(NETWORK, 'vault'))) {
      const [copy, at] = [thaw(NETWORK), random.int(readFileSync(file).length)];
      const name = relative(join(NETWORK, 'vault'), file);
      flip(join(copy, name), at);
      expect(documentIn(copy, recoveryWords), `${name}, byte ${at}`).toEqual(document);
    }
  });

  test('V31: what is damaged in both copies is counted, and nothing is printed unless that is wished', () => {
    const copy = thaw(NETWORK);
    // The last record of a log: only the newest one was never closed, so only there it is a change.
    for (const log of filesIn(copy).filter((file) => file.includes('log-'))) flip(log, readFileSync(log).length - 20);
    const { status, printed, said } = readVault(copy, recoveryWords);
    expect([status, printed]).toEqual([1, '']);
    expect(said).toMatch(/^Missing: 1 of the changes in log-[0-9a-f]{32}\.vs\. [^\n]+\n$/u);
    expect(documentIn(copy, recoveryWords, '--partial').me).toEqual(document.me);
  });
});

describe('a document that is not as ours are', () => {
  /** What the reader says of a vault with this snapshot. */
  async function readingOf(snapshot: Uint8Array, heads: readonly string[]) {
    const folder = join(dir, `vault-${heads.join()}`);
    const generation = { snapshot, heads, readModel: new Uint8Array() };
    const { vault, recoveryWords } = await createVault(folder, 'a passphrase for tests', generation, { work: WORK });
    await vault.close();
    return readVault(folder, recoveryWords);
  }

  test('V41: is refused with a name for what is odd, never printed without it', async () => {
    const odd = { text: 'collaborative', list: [1], counter: new Automerge.Counter(1), bytes: new Uint8Array([1]) };
    for (const [key, value] of Object.entries(odd)) {
      const document = Automerge.from({ [key]: value });
      const { status, printed, said } = await readingOf(Automerge.save(document), Automerge.getHeads(document));
      const sentence = /^This cannot be read: there [^\n]+ our documents do not have\.\n$/u;
      expect([key, status, printed, said]).toEqual([key, 1, '', expect.stringMatching(sentence)]);
    }
  });

  test('V41: is known to lack a change when others wait for it', async () => {
    const [network, other] = [newNetwork(), newNetwork()];
    const changes = ['one', 'two'].flatMap((name) => network.change(({ me }) => Object.assign(me, { name }), 0).bytes);
    other.receive(changes.slice(1));
    expect(other.isIncomplete()).toBe(true);
    const { snapshot, heads } = other.save();
    const { status, printed, said } = await readingOf(snapshot, heads);
    expect([status, printed, said]).toEqual([1, '', expect.stringMatching(/^Missing: changes [^\n]+\n$/u)]);
  });
});
