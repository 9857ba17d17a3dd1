// Unlocking that fails half-way: what is said to be locked is locked, and the same keeper can open it, or make it again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { genesis, startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { OpenVault } from '../../../electron/keeper/vault/open-vault.ts';
import { createVault } from '../../../electron/keeper/vault/vault.ts';
import { Refusal } from '../../../shared/refusal.ts';

const PASSPHRASE = 'correct horse battery staple';
let dir = '';
let session: Session;

beforeAll(startAutomerge);

async function begin(): Promise<void> {
  session = new Session(dir, 'study laptop', () => undefined);
  await session.start();
}

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-unlocking-')), 'vault');
  await begin();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await session.lock();
  await rm(join(dir, '..'), { recursive: true, force: true });
});

test('a disk that is full at the new recovery key: refused, and opened once there is room', async () => {
  await session.create(PASSPHRASE);
  await session.lock();
  await begin();
  vi.spyOn(OpenVault.prototype, 'newRecoveryKey').mockRejectedValueOnce(new Refusal('disk-full'));
  await expect(session.unlock({ passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'disk-full' });
  expect(session.state).toMatchObject({ is: 'locked' });
  await session.unlock({ passphrase: PASSPHRASE });
  expect(session.state).toMatchObject({ is: 'rehearsing' });
});

test('a document that cannot be opened leaves the way free for a backup', async () => {
  const { snapshot } = genesis();
  const damaged = { snapshot, heads: ['ab'.repeat(32)], readModel: new Uint8Array() };
  const { vault } = await createVault(dir, PASSPHRASE, damaged);
  await vault.backup(Date.now());
  await vault.close();
  await expect(session.unlock({ passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'vault-damaged' });
  const [backup] = await session.backups();
  await session.restore(backup?.file ?? '', { passphrase: PASSPHRASE });
  expect(session.state).toMatchObject({ is: 'locked' });
});
