// Real WebDAV servers on this machine, and a relay before them that answers in its own way, cuts, or dawdles.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const CREDENTIALS = { user: 'ann', password: 'correct horse ü' };

export interface Dav {
  readonly url: string;
  /** The folder behind it. */
  readonly dir: string;
  stop(): Promise<void>;
}

/** rclone over `home`/served. */
export async function startRclone(home: string): Promise<Dav> {
  const [dir, port] = [join(home, 'served'), await freePort()];
  await mkdir(dir, { recursive: true });
  const { user, password } = CREDENTIALS;
  const args = [
    'serve',
    'webdav',
    dir,
    '--addr',
    `127.0.0.1:${port}`,
    '--user',
    user,
    '--pass',
    password,
    '--dir-cache-time',
    '1s',
  ];
  const child = spawn('rclone', args, { stdio: 'ignore', env: { ...process.env, RCLONE_CONFIG: join(home, 'none') } });
  return await running(child, port, dir, '/');
}

/** Apache with mod_dav over `home`/served, in the foreground, as nobody. */
export async function startApache(home: string): Promise<Dav> {
  const [dir, port] = [join(home, 'served'), await freePort()];
  await mkdir(dir, { recursive: true });
  const modules = ['mpm_event', 'authn_core', 'authn_file', 'auth_basic', 'authz_core', 'authz_user', 'dav', 'dav_fs'];
  // In Apache's own form for tests: SHA-1 in Base64.
  const sha = createHash('sha1').update(CREDENTIALS.password).digest('base64');
  await writeFile(join(home, 'passwords'), `${CREDENTIALS.user}:{SHA}${sha}\n`);
  const conf = `
ServerRoot "${home}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "${home}/pid"
ErrorLog "${home}/errors"
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User nobody
Group nogroup
DocumentRoot "${dir}"
DavLockDB "${home}/locks"
<Directory "${dir}">
  Dav On
  AuthType Basic
  AuthName vouchsafe
  AuthUserFile "${home}/passwords"
  Require valid-user
</Directory>
`;
  await writeFile(join(home, 'apache.conf'), conf);
  await chmod(home, 0o777);
  await chmod(dir, 0o777);
  const child = spawn('apache2', ['-f', join(home, 'apache.conf'), '-DFOREGROUND'], { stdio: 'ignore' });
  return await running(child, port, dir, '/');
}

/** What a relay does with a request before, or instead of, passing it on. True: it has answered. */
export type Meddling = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A relay before a server: bodies are cut after `cutAt` bytes of a PUT, if it says so. */
export async function startRelay(
  dav: Dav,
  meddle: Meddling,
  cutAt: (request: IncomingMessage) => number = () => Number.POSITIVE_INFINITY,
): Promise<Dav> {
  const server = createServer((incoming, response) => {
    if (meddle(incoming, response)) return;
    passOn(dav, incoming, response, cutAt(incoming));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, dir: dav.dir, stop: () => closed(server) };
}

function passOn(dav: Dav, incoming: IncomingMessage, response: ServerResponse, cutAt: number): void {
  const target = new URL(incoming.url ?? '/', dav.url);
  const headers: IncomingHttpHeaders = { ...incoming.headers, host: target.host };
  const destination = headers.destination;
  if (typeof destination === 'string') headers.destination = new URL(new URL(destination).pathname, dav.url).href;
  const outgoing = request(target, { method: incoming.method ?? 'GET', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  let passed = 0;
  incoming.on('data', (piece: Buffer) => {
    const rest = piece.subarray(0, Math.max(0, cutAt - passed));
    passed += piece.length;
    if (rest.length > 0) outgoing.write(rest);
    if (passed > cutAt) {
      setTimeout(() => outgoing.destroy(), 20);
      incoming.destroy();
    }
  });
  incoming.on('end', () => outgoing.end());
}

async function running(child: ChildProcess, port: number, dir: string, path: string): Promise<Dav> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', () => undefined);
  for (let tries = 0; tries < 200 && !(await isListening(port)); tries += 1) {
    if (child.exitCode !== null) throw new Error(`the WebDAV server ended with ${child.exitCode}`);
    await wait(100);
  }
  if (!(await isListening(port))) throw new Error('the WebDAV server does not listen');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${port}${path}`, dir, stop };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function isListening(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
