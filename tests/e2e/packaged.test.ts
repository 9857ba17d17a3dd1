// The packaged app, as users get it: it cannot be driven, so it is watched from outside. Made in dist/ by `npm run package`
// unless it is there and newer than the build. Root, whom the sandbox does not serve, runs it as the user nobody.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { family } from '../helpers/memory.ts';
import { focusWindow, pressKeys, titlesOf } from '../helpers/x11.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKED = join(ROOT, 'dist', 'linux-unpacked');
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

let dir: string;
let program: string;
const started: ChildProcess[] = [];

test.beforeEach(() => {
  test.info().skip(process.platform !== 'linux', 'the packaged app is watched by /proc, which only Linux has');
});

test.beforeAll(() => {
  test.setTimeout(180_000);
  const asar = join(PACKED, 'resources', 'app.asar');
  if (!existsSync(asar) || statSync(asar).mtimeMs < statSync(join(ROOT, 'out/renderer/index.html')).mtimeMs) {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, '.ci/pack.mjs')], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`THE APP COULD NOT BE PACKAGED, so nothing is proved about it: ${stderr}`);
  }
  dir = mkdtempSync(join(tmpdir(), 'vouchsafe-packaged-'));
  chmodSync(dir, 0o755);
  program = join(isRoot ? placeForNobody() : PACKED, 'vouchsafe');
});

test.afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the package holds what was built, its name, and nothing else', () => {
  const files = listPackage(join(PACKED, 'resources', 'app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  expect(files.filter((path) => !/^\/(out|out\/.*|package\.json)$/.test(path))).toEqual([]);
  expect(files.filter((path) => /\.(ts|tsx|map)$/.test(path))).toEqual([]);
  expect(files.some((path) => /^\/out\/main\/(chunks\/)?icon-[\w-]+\.png$/.test(path))).toBe(true);
  expect(existsSync(join(PACKED, 'resources', 'default_app.asar'))).toBe(false);
});

test('every fuse is as package.json says', async () => {
  const { build } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    build: { electronFuses: Record<string, boolean> };
  };
  const wire = await getCurrentFuseWire(join(PACKED, 'vouchsafe'));
  for (const [name, wanted] of Object.entries(build.electronFuses)) {
    const fuse = FuseV1Options[(name[0]?.toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options];
    expect(String.fromCharCode((wire as unknown as Record<number, number>)[fuse] ?? 0), name).toBe(wanted ? '1' : '0');
  }
});

test('switches and variables that would open it to others do nothing', async () => {
  const [port, inspect] = [await freePort(), await freePort()];
  const loot = join(dir, 'loot.txt');
  const script = join(dir, 'script.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(loot)}, 'x')`);
  const app = run(
    [
      `--remote-debugging-port=${port}`,
      '--remote-debugging-pipe',
      `--inspect=${inspect}`,
      '--remote-allow-origins=*',
      '--disable-web-security',
      `--require=${script}`,
      script,
    ],
    { NODE_OPTIONS: `--require=${script}`, ELECTRON_RUN_AS_NODE: '1', ELECTRON_ENABLE_LOGGING: '1' },
  );
  const answers: Buffer[] = [];
  app.child.stdio[4]?.on('data', (bytes: Buffer) => answers.push(bytes));
  (app.child.stdio[3] as NodeJS.WritableStream)
    .on('error', () => undefined)
    .write('{"id":1,"method":"Browser.getVersion"}\0');
  await app.isUp();
  expect(await isOpen(port)).toBe(false);
  expect(await isOpen(inspect)).toBe(false);
  expect(Buffer.concat(answers).toString()).toBe('');
  expect(existsSync(loot)).toBe(false);
  expect(existsSync(join(app.home, 'chromium', 'DevToolsActivePort'))).toBe(false);
});

test('its pages run in the sandbox', async () => {
  const app = run([]);
  await app.isUp();
  const pages = () => family(app.child.pid ?? 0).filter(({ role }) => role === 'renderer');
  // The desk and the window for capturing.
  await expect.poll(() => pages().length).toBe(2);
  for (const { pid } of pages()) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\t2$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  }
});

test('no key opens the developer tools', async () => {
  const app = run([]);
  await app.isUp();
  focusWindow(app.mainPid());
  pressKeys('ctrl+shift+i', 'F12', 'ctrl+shift+c', 'ctrl+shift+j', 'ctrl+r', 'F5');
  await new Promise((go) => setTimeout(go, 1_500));
  expect(titlesOf(app.mainPid())).toEqual(['Vouchsafe']);
  // The desk and the window for capturing, which is hidden; the tools would be a third.
  expect(family(app.child.pid ?? 0).filter(({ role }) => role === 'renderer')).toHaveLength(2);
});

test('it does not run without the sandbox, and says so', async () => {
  const app = run(['--no-sandbox']);
  const said = app.child.stderr ? text(app.child.stderr) : Promise.resolve('');
  await expect.poll(() => titlesOf(app.mainPid()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(family(app.child.pid ?? 0).some(({ role }) => role === 'renderer')).toBe(false);
  expect(existsSync(join(app.home, 'logs', 'vouchsafe.log'))).toBe(false);
  for (const { pid } of family(app.child.pid ?? 0)) process.kill(pid, 'SIGKILL');
  expect(await said).toContain('does not run without its sandbox');
});

/** A copy that the user nobody may read, with the set-uid helper as an installed package has it. */
function placeForNobody(): string {
  const place = join(dir, 'app');
  cpSync(PACKED, place, { recursive: true });
  chmodSync(join(place, 'chrome-sandbox'), 0o4755);
  return place;
}

interface Watched {
  readonly child: ChildProcess;
  readonly home: string;
  readonly isUp: () => Promise<void>;
  readonly mainPid: () => number;
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Watched {
  const home = mkdtempSync(join(dir, 'home-'));
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const as = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const [first = program, ...rest] = [...as, program, ...args];
  const child = spawn(first, rest, {
    env: { ...process.env, ...env, HOME: home, XDG_RUNTIME_DIR: home, VOUCHSAFE_HOME: home },
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  started.push(child);
  // setpriv becomes the program it starts, so that the process is the app's own.
  const mainPid = () => child.pid ?? 0;
  const isUp = async () => {
    const log = join(home, 'logs', 'vouchsafe.log');
    await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8'), { timeout: 30_000 }).toContain(' started ');
    await expect.poll(() => titlesOf(mainPid()).length, { timeout: 30_000 }).toBe(1);
  };
  return { child, home, isUp, mainPid };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
