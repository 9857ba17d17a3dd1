// A notification service that is not ours (dunst), on a bus of its own, and what passes between it and the app, as dbus-monitor
// overhears it. A click is the mouse on dunst's own window. On a shared bus, any test that came before might have started one.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLASS = 'Dunst';
const CONFIGURATION = `
[global]
  idle_threshold = 0
  follow = none
  origin = top-right
  offset = 0x0
  width = 300
  notification_limit = 1
  font = DejaVu Sans 10
  mouse_left_click = do_action
  show_indicators = no
[urgency_low]
  timeout = 0
[urgency_normal]
  timeout = 0
`;

/** What was overheard: a notification shown, or taken back by the app. */
export type Overheard =
  | { readonly is: 'shown'; readonly title: string; readonly body: string }
  | { readonly is: 'withdrawn' };

export interface Notifications {
  /** What the app is to be started with, so that it finds the service. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  /** Clicks the one that is shown. */
  readonly click: () => void;
  /** All so far, in their order. */
  readonly overheard: () => readonly Overheard[];
  /** Every word that passed on the bus. */
  readonly words: () => string;
  /** Forgets what passed so far. */
  readonly forget: () => void;
  readonly stop: () => void;
}

/** Starts the bus and the service. */
export async function startNotifications(): Promise<Notifications> {
  const dir = mkdtempSync(join(tmpdir(), 'vouchsafe-dunst-'));
  writeFileSync(join(dir, 'dunstrc'), CONFIGURATION);
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = await once(daemon.stdout, 'data');
  const bus = { DBUS_SESSION_BUS_ADDRESS: String(address).trim() };
  const env = { ...process.env, ...bus };
  const service = spawn('dunst', ['-conf', join(dir, 'dunstrc')], { stdio: 'ignore', env });
  const rules = "interface='org.freedesktop.Notifications'";
  const monitor = spawn('dbus-monitor', ['--session', rules], { stdio: ['ignore', 'pipe', 'ignore'], env });
  let heard = '';
  monitor.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  await untilServed(service, env);
  return {
    env: bus,
    click,
    overheard: () => messagesIn(heard),
    words: () => heard,
    forget: () => {
      heard = '';
    },
    stop: () => {
      for (const process of [service, monitor, daemon]) process.kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function click(): void {
  const search = ['search', '--sync', '--onlyvisible', '--class', CLASS];
  const { stdout } = spawnSync('xdotool', search, { encoding: 'utf8', timeout: 20_000 });
  const [window] = stdout.trim().split('\n');
  if (!window) throw new Error('dunst shows nothing');
  const { status } = spawnSync('xdotool', ['mousemove', '--window', window, '20', '15', 'click', '1'], {
    timeout: 20_000,
  });
  if (status !== 0) throw new Error('the notification could not be clicked');
}

async function untilServed(service: ChildProcess, env: NodeJS.ProcessEnv): Promise<void> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.Notifications'];
  const question = ['/org/freedesktop/Notifications', 'org.freedesktop.Notifications.GetServerInformation'];
  for (let tries = 0; tries < 100; tries++) {
    if (service.exitCode !== null) throw new Error('dunst ended');
    if (spawnSync('dbus-send', [...call, ...question], { env }).status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('dunst did not start');
}

/**
 * Each message begins at the start of a line; its arguments are indented. Of Notify, the fourth and fifth are the words; one that
 * is withdrawn is named by its number, and may be so twice.
 */
function messagesIn(heard: string): Overheard[] {
  const withdrawn = new Set<string>();
  return heard.split(/^(?=\S)/m).flatMap((message): Overheard[] => {
    const [, closed] = /^method call .*member=CloseNotification\n {3}uint32 (\d+)/.exec(message) ?? [];
    if (closed !== undefined && !withdrawn.has(closed)) {
      withdrawn.add(closed);
      return [{ is: 'withdrawn' }];
    }
    if (!/^method call .*member=Notify\b/.test(message)) return [];
    const [, , title, body] = [...message.matchAll(/^ {3}string "(.*)"$/gm)].map((match) => match[1]);
    return body === undefined ? [] : [{ is: 'shown', title: title ?? '', body }];
  });
}
