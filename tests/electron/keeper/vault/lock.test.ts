// The lock by itself, in both of its kinds: the one that vanishes with its process, and the one that leaves a file behind.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { hash, loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { takeLock } from '../../../../electron/keeper/vault/lock.ts';
import { refusalOf } from './vaults.ts';

beforeAll(loadCrypto);

describe.each(['linux', 'darwin'] as const)('the lock on %s', (platform) => {
  it.skipIf(process.platform !== 'linux')('V36: is held once, and free again when given back', async () => {
    const path = `/home/of/nobody/${Math.random()}`;
    const release = await takeLock(path, platform);
    expect(await refusalOf(() => takeLock(path, platform))).toBe('vault-in-use');
    const other = await takeLock(`${path}/other`, platform);
    await release();
    await (await takeLock(path, platform))();
    await other();
  });
});

describe('a lock file left behind by a killed process', () => {
  it.skipIf(process.platform === 'win32')('V36: does not keep anybody out', async () => {
    const path = `/home/of/nobody/${Math.random()}`;
    const name = `vouchsafe-${toHex(hash(Buffer.from(path))).slice(0, 32)}.sock`;
    const file = join(tmpdir(), name);
    const script = `require('net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await promisify(execFile)(process.execPath, ['-e', script]).catch(() => undefined);
    expect(existsSync(file)).toBe(true);
    await (await takeLock(path, 'darwin'))();
    expect(readdirSync(tmpdir())).not.toContain(name);
  });
});
