// The lock: one process at a time for one vault (V36). It is held by a socket, so it vanishes with its process, however that ends.
// Comfort, not safety: without it two processes would write into logs of their own and nothing would be lost.
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { hash, toHex } from '../crypto.ts';

/**
 * Takes the lock of a folder, given its real path. Resolves to the function that gives it back.
 * @throws Refusal `vault-in-use` while another process, or this one, holds it.
 */
export async function takeLock(realPath: string): Promise<() => Promise<void>> {
  const name = `vouchsafe-${toHex(hash(Buffer.from(realPath))).slice(0, 32)}`;
  const server = createServer((socket) => socket.destroy());
  await listen(server, addressOf(name));
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(name: string): string {
  switch (process.platform) {
    case 'linux':
      return `\0${name}`;
    case 'win32':
      return `\\\\.\\pipe\\${name}`;
    default:
      return join(tmpdir(), `${name}.sock`);
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Refusal('vault-in-use') : error),
    );
    server.listen(address, resolve);
  });
}
