// Frozen vaults: whatever was once written must open for ever. Never regenerate them; add a folder for each new format.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listBackups, readBackup } from '../../../../electron/keeper/vault/backup.ts';
import { SimulatedDisk } from '../../../torture/disk.ts';
import { DIR, reopen, textOf } from './vaults.ts';

const VECTORS = fileURLToPath(new URL('../../../vectors/vault', import.meta.url));

// Into memory, so that opening one can never write to it.
async function load(version: string): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  const root = join(VECTORS, version, 'vault');
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(DIR, join(entry.parentPath, entry.name).slice(root.length));
    await disk.makeFolder(entry.isFile() ? dirname(path) : path);
    if (entry.isFile()) disk.damage(path, new Uint8Array(readFileSync(join(entry.parentPath, entry.name))));
  }
  return disk;
}

describe.each(readdirSync(VECTORS))('a vault of %s', (version) => {
  const expected = JSON.parse(readFileSync(join(VECTORS, version, 'expected.json'), 'utf8'));
  const snapshot = expected.snapshot + '.'.repeat(expected.snapshotDots);

  for (const name of ['passphrase', 'recoveryWords'] as const)
    it(`V1–V31: opens for ever with its ${name}`, async () => {
      const opened = await reopen(await load(version), { [name]: expected[name] } as { passphrase: string });
      expect(textOf(opened.contents.snapshot)).toBe(snapshot);
      expect(textOf(opened.contents.readModel)).toBe(expected.readModel);
      expect(opened.contents.heads).toEqual(expected.heads);
      expect([opened.changes, opened.codes]).toEqual([expected.changes, []]);
      expect((await opened.vault.check()).problems).toEqual([]);
    });

  it('V37: gives its backup back for ever', async () => {
    const disk = await load(version);
    const [backup] = await listBackups(DIR, disk);
    const contents = await readBackup(backup?.file ?? '', { passphrase: expected.passphrase }, disk);
    expect(textOf(contents.snapshot)).toBe(snapshot);
    expect(contents.changes.map(textOf)).toEqual(expected.changes);
  });
});
