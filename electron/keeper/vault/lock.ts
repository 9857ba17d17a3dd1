// The lock: one process at a time for one vault (V36). It is held by a socket, so it vanishes with its process, however that ends.
// Comfort, not safety: without it two processes would write into logs of their own and nothing would be lost.
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { hash, toHex } from '../crypto.ts';

/**
 * Takes the lock of a folder, given its real path. Resolves to the function that gives it back.
 * @throws Refusal `vault-in-use` while another process, or this one, holds it.
 */
export async function takeLock(realPath: string, platform = process.platform): Promise<() => Promise<void>> {
  const name = `vouchsafe-${toHex(hash(Buffer.from(realPath))).slice(0, 32)}`;
  const address = addressOf(name, platform);
  const server = createServer((socket) => socket.destroy());
  await listen(server, address).catch(async (error: unknown) => {
    if (!(error instanceof Refusal) || isVanishing(platform) || (await isAlive(address))) throw error;
    await unlink(address);
    await listen(server, address);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(name: string, platform: string): string {
  switch (platform) {
    case 'linux':
      return `\0${name}`;
    case 'win32':
      return `\\\\.\\pipe\\${name}`;
    default:
      return join(tmpdir(), `${name}.sock`);
  }
}

// Elsewhere the socket is a file, which stays behind when its process is killed.
function isVanishing(platform: string): boolean {
  return platform === 'linux' || platform === 'win32';
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      reject(error.code === 'EADDRINUSE' ? new Refusal('vault-in-use') : error);
    server.once('error', fail);
    server.listen(address, () => {
      server.off('error', fail);
      resolve();
    });
  });
}
