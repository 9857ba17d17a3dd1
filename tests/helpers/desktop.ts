// A desktop of a test's own: a session bus, and on it a real panel with a real tray (Xfce's), or none. Nothing of it touches
// the bus or the settings of whoever runs the tests.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const SCRIPT = join(import.meta.dirname, 'tray.py');
// Debian's own Python: its modules are there only.
const PYTHON = '/usr/bin/python3';

export interface Desktop {
  /** For the app that is to run on it. */
  readonly env: Readonly<Record<string, string>>;
  readonly config: string;
  /** Starts the panel; answers when its tray takes icons. */
  readonly startTray: () => Promise<void>;
  readonly stopTray: () => Promise<void>;
  /** Starts a tray as they were before D-Bus, on the display. */
  readonly startOldTray: () => Promise<void>;
  /** What stands in the tray for a process. */
  readonly look: (pid: number) => Icon | null;
  /** Chooses from the icon's menu; false if there is no such item, or not now. */
  readonly choose: (pid: number, label: string) => boolean;
  /** A click with the left button. */
  readonly click: (pid: number) => void;
  readonly end: () => Promise<void>;
}

export interface Icon {
  readonly tooltip: readonly string[];
  readonly title: string;
  readonly sizes: readonly number[];
  readonly menu: readonly { label: string; enabled: boolean; line: boolean; keys: string[][] }[];
}

/** Starts a desktop without a tray. */
export async function startDesktop(): Promise<Desktop> {
  const home = mkdtempSync(join(tmpdir(), 'vouchsafe-desktop-'));
  const config = join(home, 'config');
  writePanel(config);
  const own = { HOME: home, XDG_CONFIG_HOME: config, XDG_CACHE_HOME: join(home, 'cache'), NO_AT_BRIDGE: '1' };
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'] as const;
  const args = ['--session', '--nofork', '--nopidfile', '--nosyslog', '--print-address=3'];
  const bus = spawn('dbus-daemon', args, { env: { ...process.env, ...own }, stdio: [...stdio] });
  const [address] = await once(bus.stdio[3] as Readable, 'data');
  const env = { DBUS_SESSION_BUS_ADDRESS: String(address).trim(), XDG_CONFIG_HOME: config };
  const ask = (...args: string[]) =>
    JSON.parse(execFileSync(PYTHON, [SCRIPT, ...args], { env: { ...process.env, ...env }, encoding: 'utf8' }));
  let panel: ChildProcess | undefined;
  const stopTray = async () => {
    await ended(panel);
    panel = undefined;
  };
  return {
    ...{ env, config, stopTray },
    startTray: async () => {
      panel = spawn('xfce4-panel', ['--disable-wm-check'], {
        env: { ...process.env, ...own, ...env },
        stdio: 'ignore',
      });
      while (!hasTray({ ...process.env, ...env })) await new Promise((go) => setTimeout(go, 100));
    },
    startOldTray: async () => {
      panel = spawn('trayer', ['--edge', 'top', '--align', 'right'], {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      });
      await once(panel, 'spawn');
    },
    look: (pid) => ask('look', String(pid)),
    choose: (pid, label) => ask('choose', String(pid), label) === true,
    click: (pid) => ask('click', String(pid)),
    end: async () => {
      await stopTray();
      await ended(bus);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Xfce's panel with nothing but a tray. */
function writePanel(config: string): void {
  const dir = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  mkdirSync(dir, { recursive: true });
  const first = '<property name="plugin-ids" type="array"><value type="int" value="1"/></property>';
  const place =
    '<property name="position" type="string" value="p=8;x=0;y=0"/><property name="length" type="uint" value="100"/>';
  writeFileSync(
    join(dir, 'xfce4-panel.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">${place}<property name="size" type="uint" value="30"/>${first}</property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
`,
  );
}

function hasTray(env: NodeJS.ProcessEnv): boolean {
  const args = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'];
  const name = 'string:org.kde.StatusNotifierWatcher';
  return execFileSync('dbus-send', [...args, name], { env, encoding: 'utf8' }).includes('boolean true');
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
