// How laptops come to a channel: one dials, one listens (Y20, Y22, Y23). The only one that makes TLS sockets.
// Whoever has not shown a certificate yet costs little, is thrown out soon, and never keeps those out who are quick.
import { constants } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connect, createServer as createTlsServer, type TLSSocket } from 'node:tls';
import type { Address } from './address.ts';
import { admit, type Channel, type MayPass, type Protocol, TIMES, type Times } from './channel.ts';
import { mostCrowding } from './crowd.ts';
import type { Identity } from './identity.ts';

/** A port that others can dial. */
export interface Listener {
  readonly port: number;
  /** Nobody comes in any more, and whoever is still at the handshake is cut. Channels stay. */
  close(): void;
}

const MOST_STRANGERS = 16;
const MOST_CONNECTIONS = 32;

/** There is nobody there (or somebody who does not speak this), or it is not who it should be. */
export class DialError extends Error {
  readonly reason: 'unreachable' | 'stranger';

  constructor(reason: 'unreachable' | 'stranger') {
    super(reason);
    this.reason = reason;
  }
}

// What TLS is told on both sides: one version, our certificate, no judge but ourselves.
function tlsOptions(identity: Identity, alpn: Protocol) {
  const { key, certificate } = identity;
  const cert = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----\n`;
  const version = 'TLSv1.3';
  return {
    key,
    cert,
    minVersion: version,
    maxVersion: version,
    ALPNProtocols: [alpn],
    rejectUnauthorized: false,
  } as const;
}

/**
 * Calls a laptop and answers when both know each other's certificate. What it says may still be bye.
 * @throws DialError; the signal's reason when that gives up first.
 */
export async function dial(
  identity: Identity,
  alpn: Protocol,
  { host, port }: Address,
  mayPass: MayPass,
  signal: AbortSignal,
  times: Times = TIMES,
): Promise<Channel> {
  signal.throwIfAborted();
  const socket = connect({ ...tlsOptions(identity, alpn), host, port, servername: '' });
  socket.on('error', () => undefined);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(times.handshake)]);
  try {
    await Promise.race([once(socket, 'secureConnect', { signal: limit }), once(socket, 'close').then(endedEarly)]);
  } catch {
    socket.destroy();
    signal.throwIfAborted();
    throw new DialError('unreachable');
  }
  const channel = admit(socket, identity, alpn, mayPass, true, times);
  if (!channel) throw new DialError('stranger');
  return channel;
}

/** Listens on a free port of all interfaces. `onPeer` is told of each channel, once, with nothing of it read yet. */
export async function listen(
  identity: Identity,
  alpn: Protocol,
  mayPass: MayPass,
  onPeer: (channel: Channel) => void,
  times: Times = TIMES,
): Promise<Listener> {
  const guests = new Guests();
  const tls = createTlsServer({
    ...tlsOptions(identity, alpn),
    requestCert: true,
    handshakeTimeout: times.handshake,
    secureOptions: constants.SSL_OP_NO_TICKET,
  });
  tls.on('tlsClientError', (_, socket) => socket.destroy());
  tls.on('secureConnection', (socket) => {
    const channel = admit(socket, identity, alpn, mayPass, false, times);
    if (!channel) return;
    guests.know(socket);
    onPeer(channel);
  });
  const server = createServer((socket) => {
    if (guests.take(socket)) tls.emit('connection', socket);
  });
  const close = () => {
    server.close();
    guests.cut();
  };
  await once(server.listen(0), 'listening');
  return { port: (server.address() as AddressInfo).port, close };
}

// Who is connected. There is always room for one more stranger: somebody else makes it.
class Guests {
  readonly #all = new Map<string, Socket>();
  readonly #strangers = new Map<string, Socket>();
  readonly #known = new Map<string, TLSSocket>();

  /** Whether there is room for this one. */
  take(socket: Socket): boolean {
    socket.on('error', () => undefined);
    const name = nameOf(socket);
    this.#all.set(name, socket);
    this.#strangers.set(name, socket);
    socket.once('close', () => this.#forget(name, socket));
    if (this.#strangers.size > MOST_STRANGERS || this.#all.size > MOST_CONNECTIONS) this.#makeRoom();
    if (!name) socket.destroy();
    return !socket.destroyed;
  }

  /** This one has shown a certificate that may pass. */
  know(socket: TLSSocket): void {
    const name = nameOf(socket);
    this.#strangers.delete(name);
    this.#known.set(name, socket);
  }

  /** Cuts all who have not. */
  cut(): void {
    for (const socket of this.#strangers.values()) socket.destroy();
  }

  // Those who were shown out already and linger go first. Among strangers the new one counts as well, and may be the one.
  #makeRoom(): void {
    const [leaving] = [...this.#known].find(([, { writableEnded }]) => writableEnded) ?? [];
    const hosts = [...this.#strangers.keys()].map((each) => [each, each.split(' ')[0] ?? ''] as const);
    const isFull = this.#strangers.size > MOST_STRANGERS;
    const name = (isFull ? undefined : leaving) ?? mostCrowding(hosts) ?? '';
    const socket = this.#all.get(name);
    socket?.destroy();
    if (socket) this.#forget(name, socket);
  }

  // A name comes back when its port does: what closes late must not take the next one with it.
  #forget(name: string, socket: Socket): void {
    if (this.#all.get(name) !== socket) return;
    for (const each of [this.#all, this.#strangers, this.#known]) each.delete(name);
  }
}

// TLS wraps a socket without saying which; no two connections come from the same address and port at once.
function nameOf({ remoteAddress, remotePort }: Socket): string {
  return remoteAddress && remotePort ? `${remoteAddress} ${remotePort}` : '';
}

function endedEarly(): never {
  throw new DialError('unreachable');
}
