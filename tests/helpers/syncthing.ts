// Two real Syncthing engines on this machine that keep two folders in step, and can be killed and started at any moment.
// They find each other by fixed addresses of the loopback only: no discovery, no relays, no reports, no upgrades.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './webdav.ts';

const KEY = 'a-key-for-tests';

interface Side {
  readonly home: string;
  readonly folder: string;
  readonly id: string;
  readonly port: number;
  readonly gui: number;
}

export class Engine {
  readonly folder: string;
  readonly #side: Side;
  #process: ChildProcess | undefined;

  constructor(side: Side) {
    this.#side = side;
    this.folder = side.folder;
  }

  start(): void {
    // In a group of its own: it has a child, and both must go at once.
    this.#process = spawn('syncthing', ['serve', `--home=${this.#side.home}`, '--no-browser', '--no-restart'], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, STNOUPGRADE: '1', HOME: this.#side.home },
    });
  }

  /** kill -9; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  /** Whether it has the other at the end of its line. */
  async isConnected(): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.#side.gui}/rest/system/connections`, {
        headers: { 'X-API-Key': KEY },
      });
      return (await answer.text()).includes('"connected": true');
    } catch {
      return false;
    }
  }
}

/** Two engines, started, whose folders are `home`/a/folder and `home`/b/folder. Resolves when they are connected. */
export async function startEngines(home: string): Promise<[Engine, Engine]> {
  const [a, b] = [await sideIn(join(home, 'a')), await sideIn(join(home, 'b'))];
  for (const side of [a, b]) await writeFile(join(side.home, 'config.xml'), configOf(side, [a, b]));
  const engines: [Engine, Engine] = [new Engine(a), new Engine(b)];
  for (const engine of engines) engine.start();
  for (let tries = 0; tries < 240; tries += 1) {
    if ((await engines[0].isConnected()) && (await engines[1].isConnected())) return engines;
    await wait(250);
  }
  for (const engine of engines) await engine.kill();
  throw new Error('the engines do not find each other');
}

async function sideIn(dir: string): Promise<Side> {
  const [home, folder] = [join(dir, 'home'), join(dir, 'folder')];
  await mkdir(join(folder, '.stfolder'), { recursive: true });
  execFileSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder', '--skip-port-probing'], {
    stdio: 'ignore',
  });
  const id = /<device id="([A-Z0-9-]+)"/u.exec(await readFile(join(home, 'config.xml'), 'utf8'))?.[1] ?? '';
  return { home, folder, id, port: await freePort(), gui: await freePort() };
}

// Without maxConflicts -1 the loser of a conflict would vanish.
function configOf(side: Side, both: readonly Side[]): string {
  const devices = both.map(({ id, port }) => `<device id="${id}"><address>tcp://127.0.0.1:${port}</address></device>`);
  const off = ['globalAnnounceEnabled', 'localAnnounceEnabled', 'relaysEnabled', 'natEnabled', 'crashReportingEnabled'];
  return `<configuration version="36">
  <folder id="vs" label="vs" path="${side.folder}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="true">
    ${both.map(({ id }) => `<device id="${id}"></device>`).join('')}
    <minDiskFree unit="">0</minDiskFree><maxConflicts>-1</maxConflicts>
  </folder>
  ${devices.join('\n  ')}
  <gui enabled="true" tls="false"><address>127.0.0.1:${side.gui}</address><apikey>${KEY}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${side.port}</listenAddress>
    ${off.map((name) => `<${name}>false</${name}>`).join('')}
    <urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH><startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS><announceLANAddresses>false</announceLANAddresses>
  </options>
</configuration>
`;
}
