// Somebody in the middle of the network: one who only carries bytes (and may cut, hold, change or repeat them), and one who
// ends TLS on both sides with certificates of his own and so reads everything that is said to him.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from 'node:tls';
import type { Address } from '../../../../electron/keeper/sync/address.ts';
import type { Protocol } from '../../../../electron/keeper/sync/channel.ts';
import type { Identity } from '../../../../electron/keeper/sync/identity.ts';

/** Up: from the one who dials. Down: to him. */
export type Way = 'up' | 'down';

/** What goes on in place of these bytes; undefined: the connection is cut here. `at` counts the bytes before them, this way. */
export type Carry = (bytes: Buffer, way: Way, at: number) => Buffer | undefined | Promise<Buffer | undefined>;

export interface Relay {
  readonly at: Address;
  /** All that came, each way. */
  readonly seen: Record<Way, Buffer[]>;
  close(): void;
}

const asItIs: Carry = (bytes) => bytes;

/** Carries TCP as it is. */
export async function relay(to: Address, carry: Carry = asItIs): Promise<Relay> {
  const server = createServer((socket) => couple(socket, connect(to), relayed, carry));
  const relayed = await opened(server);
  return relayed;
}

/** Ends TLS on both sides. He holds no key of anybody, but shows certificates as a laptop does. */
export async function middleman(
  to: Address,
  protocol: Protocol,
  self: Identity,
  carry: Carry = asItIs,
): Promise<Relay> {
  const { key, certificate } = self;
  const cert = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----`;
  const options = { key, cert, ALPNProtocols: [protocol], rejectUnauthorized: false, requestCert: true };
  const server = createTlsServer(options, (socket) =>
    couple(socket, connectTls({ ...options, ...to }), relayed, carry),
  );
  const relayed = await opened(server);
  return relayed;
}

async function opened(server: Server): Promise<Relay> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { at: { host: '127.0.0.1', port: (server.address() as AddressInfo).port }, seen: { up: [], down: [] }, close };
}

function couple(near: Socket | TLSSocket, far: Socket | TLSSocket, { seen }: Relay, carry: Carry): void {
  const both = [near, far];
  const cut = () => {
    for (const socket of both) socket.destroy();
  };
  const pass = async (from: Socket, to: Socket, way: Way) => {
    let at = 0;
    for await (const bytes of from) {
      seen[way].push(bytes);
      const next = await carry(bytes, way, at);
      at += bytes.length;
      if (!next) return cut();
      to.write(next);
    }
    to.end();
  };
  for (const socket of both) socket.setNoDelay(true).on('error', cut);
  pass(near, far, 'up').catch(cut);
  pass(far, near, 'down').catch(cut);
}
