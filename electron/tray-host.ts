// Is there a tray, and are we seen in it? GNOME has none of its own, and Electron does not say. On Linux the session bus is
// asked with whichever of the desktop's own small programs is there. Only what can be seen counts, not what Electron was told.
import { spawn } from 'node:child_process';
import { hasOldTray } from './tray-x11.ts';

/** `none`: no tray. `unseen`: a tray, but our icon is not in it (yet). `shown`: our icon is in it. */
export type InTray = 'none' | 'unseen' | 'shown';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const ALL = 'org.freedesktop.DBus.Properties.GetAll';
const OWNER_PID = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
const BUS = 'org.freedesktop.DBus';
const ANSWER_WITHIN_MS = 2_000;
const ANSWER_AT_MOST = 1_000_000;

interface Call {
  readonly to: string;
  readonly path: string;
  readonly method: string;
  readonly text: string;
}

/** The ways to ask the bus. Each prints the answer in its own manner, see `hasHost` and `itemsIn`. */
const WAYS: readonly ((call: Call) => readonly [program: string, ...args: string[]])[] = [
  ({ to, path, method, text }) => [
    'gdbus',
    ...['call', '--session', '--timeout=2', '--dest', to, '--object-path', path, '--method', method, text],
  ],
  ({ to, path, method, text }) => {
    const dot = method.lastIndexOf('.');
    const named = [to, path, method.slice(0, dot), method.slice(dot + 1)];
    return ['busctl', '--user', '--auto-start=no', '--timeout=2', '--full', 'call', ...named, 's', text];
  },
  ({ to, path, method, text }) => [
    'dbus-send',
    ...['--session', '--print-reply', '--reply-timeout=2000', `--dest=${to}`, path, method, `string:${text}`],
  ],
];

/** Looks for the tray and for the icon of the process `pid`. Answers within some seconds, and never throws. */
export async function lookAtTray(pid = process.pid): Promise<InTray> {
  if (process.platform !== 'linux') return 'shown';
  for (const way of WAYS) {
    const answer = await run(way({ to: WATCHER, path: PATH, method: ALL, text: WATCHER }));
    if (answer === 'missing') continue;
    if (answer === undefined || !hasHost(answer)) break;
    return (await isAmong(itemsIn(answer), pid, way)) ? 'shown' : 'unseen';
  }
  return (await hasOldTray()) ? 'shown' : 'none';
}

/** True if somebody shows what the watcher knows: a watcher alone is no tray. Reads the answer of all three programs. */
export function hasHost(answer: string): boolean {
  return /IsStatusNotifierHostRegistered['"]?[:\s<]*(?:b|variant\s+boolean)?\s*true\b/.test(answer);
}

/** The bus names of the icons in the tray, without the paths that some watchers add. */
export function itemsIn(answer: string): string[] {
  const names = answer.match(/(?::\d+\.\d+|org\.[\w.]*StatusNotifierItem-\d+-\d+)/g);
  return [...new Set(names)];
}

/** Electron has named its icon after the process in some versions, and not at all in others; then the bus knows whose it is. */
async function isAmong(names: readonly string[], pid: number, way: (typeof WAYS)[number]): Promise<boolean> {
  for (const name of names) {
    if (name.includes(`StatusNotifierItem-${pid}-`)) return true;
    if (!name.startsWith(':')) continue;
    const answer = await run(way({ to: BUS, path: '/org/freedesktop/DBus', method: OWNER_PID, text: name }));
    if (answer !== undefined && new RegExp(`(?:^|\\D)${pid}(?:\\D|$)`).test(answer.replace(/^method return.*$/m, '')))
      return true;
  }
  return false;
}

/** What the program printed; undefined if it failed, `missing` if there is no such program. */
function run([program, ...args]: readonly [string, ...string[]]): Promise<string | 'missing' | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: ANSWER_WITHIN_MS * 2 });
    let printed = '';
    child.stdout.on('data', (bytes: Buffer) => {
      if (printed.length < ANSWER_AT_MOST) printed += bytes.toString();
    });
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ENOENT' ? 'missing' : undefined));
    child.once('close', (code) => resolve(code === 0 ? printed : undefined));
  });
}
