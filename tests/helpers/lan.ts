// A network of laptops on this machine: each has a network namespace of its own, and a bridge in another one joins them.
// Namespaces have no names: they last as long as a process in them, and all of those end with us, so nothing is left behind
// whatever happens, and two runs are never in each other's way. Root may do this; others where user namespaces are allowed.
// This kind of kernel has no netem: loss is nftables', bandwidth tc's, and delay a wire in user space (wire.py) or a relay.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const IS_ROOT = process.getuid?.() === 0;
const BRIDGE = 'lan0';
const CARD = 'eth0';
const WIRE = join(import.meta.dirname, 'wire.py');
const TOOLS = ['ip', 'tc', 'nft', 'unshare', 'nsenter', 'setpriv', 'python3'];
// A sbin is not in everybody's PATH.
const ENV = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** Undefined where such networks can be made; else why not, for a test that is skipped to say. */
export function lanProblem(): string | undefined {
  if (process.platform !== 'linux') return 'Networks of laptops are made of Linux network namespaces.';
  const missing = TOOLS.filter((tool) => spawnSync('which', [tool], { env: ENV }).status !== 0);
  if (missing.length > 0) return `Missing: ${missing.join(', ')}. Run: node .ci/setup.mjs --tests`;
  const { status, stderr } = spawnSync('unshare', [...aside(), 'true'], { encoding: 'utf8', env: ENV });
  return status === 0 ? undefined : `This user may not make network namespaces (${stderr.trim()}). Root may.`;
}

function aside(): string[] {
  return IS_ROOT ? ['--net'] : ['--user', '--map-root-user', '--net'];
}

/** One laptop on the network. */
export class Host {
  readonly name: string;
  readonly address: string;
  readonly #holder: ChildProcess;

  constructor(name: string, address: string, holder: ChildProcess) {
    this.name = name;
    this.address = address;
    this.#holder = holder;
  }

  /** What to put before a command to run it here; it ends with whoever starts it. */
  get prefix(): readonly string[] {
    const target = ['nsenter', '--target', String(this.#holder.pid), '--net'];
    const credentials = IS_ROOT ? [] : ['--user', '--preserve-credentials'];
    return ['setpriv', '--pdeathsig', 'KILL', ...target, ...credentials, '--'];
  }

  /** Starts a program here. */
  start(command: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const [program = '', ...args] = [...this.prefix, ...command];
    return spawn(program, args, { env: ENV, ...options });
  }

  /** Runs a command here and answers what it said. Throws when it fails. */
  run(...command: readonly string[]): string {
    const [program = '', ...args] = [...this.prefix, ...command];
    const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env: ENV });
    if (status !== 0) throw new Error(`${command.join(' ')} on ${this.name}: ${error?.message ?? stderr}`);
    return stdout;
  }

  /** From now on so many of a hundred packets are lost, each way. None: the network is whole again. */
  lose(percent: number): void {
    spawnSync(this.prefix[0] ?? '', [...this.prefix.slice(1), 'nft', 'delete', 'table', 'ip', 'loss'], { env: ENV });
    if (percent === 0) return;
    const which = percent < 100 ? `numgen random mod 100 < ${percent} ` : '';
    const chain = (hook: string) => `chain ${hook} { type filter hook ${hook} priority 0; ${which}drop; };`;
    this.run('nft', `table ip loss { ${chain('input')} ${chain('output')} }`);
  }

  /** What this laptop sends goes no faster than so many kbit/s; without a number as fast as it can. */
  slow(kbits?: number): void {
    if (kbits === undefined) this.run('tc', 'qdisc', 'del', 'dev', CARD, 'root');
    else
      this.run(
        'tc',
        'qdisc',
        'replace',
        'dev',
        CARD,
        'root',
        'tbf',
        'rate',
        `${kbits}kbit`,
        'burst',
        '16kb',
        'latency',
        '200ms',
      );
  }
}

export class Lan {
  readonly #switch: Host;
  readonly #hosts = new Map<string, Host>();
  readonly #holders: ChildProcess[];

  private constructor(bridge: Host, holders: ChildProcess[]) {
    this.#switch = bridge;
    this.#holders = holders;
  }

  /** A network with these laptops on it, at 10.77.0.1, .2 and so on. Nothing else is on it, and it leads nowhere. */
  static async make(...names: readonly string[]): Promise<Lan> {
    const holder = await holdNamespace([]);
    const bridge = new Host('the switch', '', holder);
    const lan = new Lan(bridge, [holder]);
    try {
      bridge.run('ip', 'link', 'add', BRIDGE, 'type', 'bridge', 'mcast_snooping', '0');
      bridge.run('ip', 'link', 'set', BRIDGE, 'up');
      for (const name of names) await lan.#join(name);
      return lan;
    } catch (error) {
      lan.close();
      throw error;
    }
  }

  host(name: string): Host {
    const host = this.#hosts.get(name);
    if (!host) throw new Error(`There is no ${name} on this network.`);
    return host;
  }

  /** Pulls the laptop's cable; it notices. */
  cut(name: string): void {
    this.#switch.run('ip', 'link', 'set', portOf(this.host(name)), 'down');
  }

  /** Puts the cable in again. */
  heal(name: string): void {
    this.#switch.run('ip', 'link', 'set', portOf(this.host(name)), 'up');
  }

  /** From now on every packet to and from it comes so many ms late, and so many of a hundred never do. Answers what ends that. */
  async lengthen(name: string, delay: number, percent: number): Promise<() => Promise<void>> {
    const port = portOf(this.host(name));
    const [near, far] = [`${port}a`, `${port}b`];
    // Cards that are only memory leave checksums and segments to a real one, and there is none on this way.
    for (const host of this.#hosts.values()) host.run('python3', WIRE, '--plain', CARD);
    this.#switch.run('ip', 'link', 'add', near, 'type', 'veth', 'peer', 'name', far);
    this.#switch.run('ip', 'link', 'set', near, 'up', 'master', BRIDGE);
    this.#switch.run('ip', 'link', 'set', far, 'up');
    this.#switch.run('ip', 'link', 'set', port, 'nomaster');
    const wire = this.#switch.start(['python3', WIRE, port, far, String(delay), String(percent)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await Promise.race([
      once(wire.stdout ?? wire, 'data'),
      once(wire, 'exit').then(() => Promise.reject(new Error('The wire could not be laid.'))),
    ]);
    return async () => {
      const gone = once(wire, 'exit');
      wire.kill();
      await gone;
      this.#switch.run('ip', 'link', 'set', port, 'master', BRIDGE);
      this.#switch.run('ip', 'link', 'delete', near);
    };
  }

  /** Takes the laptop's network card out altogether. */
  unplug(name: string): void {
    this.#switch.run('ip', 'link', 'delete', portOf(this.host(name)));
  }

  /** A new card for it, with the same address as the last one. */
  plug(name: string): void {
    this.#wire(this.host(name));
  }

  /** Ends everything that runs on the network, and with it the network. */
  close(): void {
    for (const holder of this.#holders) holder.kill('SIGKILL');
  }

  async #join(name: string): Promise<void> {
    const holder = await holdNamespace(IS_ROOT ? [] : this.#switch.prefix);
    this.#holders.push(holder);
    const host = new Host(name, `10.77.0.${this.#hosts.size + 1}`, holder);
    this.#hosts.set(name, host);
    host.run('ip', 'link', 'set', 'lo', 'up');
    this.#wire(host);
  }

  #wire(host: Host): void {
    const peer = ['peer', 'name', CARD, 'netns', String(this.#holderOf(host).pid)];
    this.#switch.run('ip', 'link', 'add', portOf(host), 'type', 'veth', ...peer);
    this.#switch.run('ip', 'link', 'set', portOf(host), 'master', BRIDGE, 'up');
    host.run('ip', 'address', 'add', `${host.address}/24`, 'dev', CARD);
    host.run('ip', 'link', 'set', CARD, 'up');
  }

  #holderOf(host: Host): ChildProcess {
    const holder = this.#holders[[...this.#hosts.values()].indexOf(host) + 1];
    if (!holder) throw new Error(`${host.name} is on no network.`);
    return holder;
  }
}

function portOf(host: Host): string {
  return `port${host.address.split('.').at(-1)}`;
}

// A process that does nothing but keep a new namespace there. It ends with us, however we end.
async function holdNamespace(within: readonly string[]): Promise<ChildProcess> {
  const flags = within.length > 0 ? ['--net'] : aside();
  const script = 'echo there && exec sleep infinity';
  const [program = '', ...args] = [
    ...within,
    'setpriv',
    '--pdeathsig',
    'KILL',
    'unshare',
    ...flags,
    'sh',
    '-c',
    script,
  ];
  const holder = spawn(program, args, { env: ENV, stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([
    once(holder.stdout ?? holder, 'data'),
    once(holder, 'exit').then(() => {
      throw new Error('A network namespace could not be made.');
    }),
  ]);
  return holder;
}
