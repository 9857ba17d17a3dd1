// The bait of the attack tests: servers on the loopback that note who called them, by the number in the path, and
// Chromium's own record of its network, which also knows names that were looked up.
import { createHash } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bait } from './attacks.ts';

export class Trap {
  readonly #hits = new Set<string>();
  readonly #dir = mkdtempSync(join(tmpdir(), 'vouchsafe-bait-'));
  readonly #web: Server = createHttpServer((request, response) => {
    this.#hits.add(request.url?.split('/')[1] ?? '');
    response.end('export {}; /* bait */');
  });
  /** Whatever connects here, in whatever protocol, has got out. */
  readonly #raw: TcpServer[] = [];
  readonly #datagrams: Socket[] = [];

  async open(): Promise<void> {
    this.#web.on('upgrade', (request, socket) => {
      this.#hits.add(request.url?.split('/')[1] ?? '');
      socket.destroy();
    });
    await new Promise<void>((resolve) => this.#web.listen(0, '127.0.0.1', resolve));
  }

  /** The bait of one attack. */
  async for(name: string): Promise<Bait> {
    const id = createHash('sha256').update(name).digest('hex').slice(0, 12);
    const port = (this.#web.address() as AddressInfo).port;
    const raw = await this.#listen(id);
    const file = join(this.#dir, `${id}.html`);
    writeFileSync(file, `<p>bait</p><img src="http://127.0.0.1:${port}/${id}/">`);
    return {
      http: `http://127.0.0.1:${port}/${id}/`,
      https: `https://127.0.0.1:${raw.tcp}/${id}/`,
      ws: `ws://127.0.0.1:${port}/${id}/`,
      host: `x${id}.vouchsafe-bait.test`,
      stun: `stun:127.0.0.1:${raw.udp}`,
      turn: `turn:127.0.0.1:${raw.tcp}?transport=tcp`,
      file: `file://${file}`,
    };
  }

  /** Whether this attack has reached the bait. */
  caught(bait: Bait, netLog = ''): boolean {
    const id = new URL(bait.http).pathname.split('/')[1] ?? '';
    return this.#hits.has(id) || lookedUp(netLog).includes(bait.host);
  }

  /** How many attacks have reached it. */
  get hits(): number {
    return this.#hits.size;
  }

  close(): void {
    this.#web.closeAllConnections();
    for (const server of [this.#web, ...this.#raw, ...this.#datagrams]) server.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #listen(id: string): Promise<{ udp: number; tcp: number }> {
    const tcp = createTcpServer((socket) => {
      this.#hits.add(id);
      socket.on('error', () => undefined).destroy();
    });
    const udp = createSocket('udp4', () => this.#hits.add(id));
    this.#raw.push(tcp);
    this.#datagrams.push(udp);
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    return { udp: udp.address().port, tcp: (tcp.address() as AddressInfo).port };
  }
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: unknown }[];
}

/** What Chromium says of its own network in a --log-net-log file: the events whose type matches. */
export function netEvents(path: string, type: RegExp): readonly string[] {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, number]) => [number, name]));
  return events
    .filter((event) => type.test(names.get(event.type) ?? ''))
    .map((event) => `${names.get(event.type)} ${JSON.stringify(event.params ?? {})}`);
}

function lookedUp(netLog: string): string {
  return netLog === '' ? '' : netEvents(netLog, /^HOST_RESOLVER_/).join('\n');
}
