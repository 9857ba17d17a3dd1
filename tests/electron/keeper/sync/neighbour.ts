// A process on a network that looks for its laptops, for the tests of discovery: told by lines what to do, it answers by lines.
// Laptops are numbers here; whose circle they are in is a number, too, and their box keys follow from both.
import { createInterface } from 'node:readline';
import { type BoxKeys, boxKeysFrom, loadCrypto, randomBytes, toHex } from '../../../../electron/keeper/crypto.ts';
import { DialError, dial, listen } from '../../../../electron/keeper/sync/connect.ts';
import { type Discovery, startDiscovery } from '../../../../electron/keeper/sync/discovery.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { type PairKey, pairKeyOf } from '../../../../electron/keeper/sync/tokens.ts';

/** Which laptop this is, and who else is in its circle. Without a port it only looks. */
export interface Neighbour {
  readonly circle: number;
  readonly own: number;
  readonly others: readonly number[];
  readonly port?: number;
  /** So many others, of circles of one, announce themselves from here as well. */
  readonly strangers?: number;
  readonly nonceSeconds?: number;
}

const idOf = (laptop: number) => laptop.toString(16).padStart(2, '0').repeat(16);
const keysOf = (circle: number, laptop: number): BoxKeys =>
  boxKeysFrom(new Uint8Array(32).fill(laptop).fill(circle, 16));
const say = (line: object) => process.stdout.write(`${JSON.stringify({ at: Date.now(), ...line })}\n`);

function pairKeys({ circle, own, others }: Neighbour): PairKey[] {
  return others.flatMap((other) => pairKeyOf(idOf(other), keysOf(circle, other).publicKey, keysOf(circle, own)) ?? []);
}

function begin({ own, port, nonceSeconds }: Neighbour, keys: () => readonly PairKey[]): Discovery {
  const about = {
    own: idOf(own),
    pairKeys: keys,
    ...(port ? { port } : {}),
    ...(nonceSeconds ? { nonceSeconds } : {}),
  };
  return startDiscovery(about, (found) =>
    say(found.is === 'laptop' ? { ...found, laptop: Number.parseInt(found.laptop.slice(0, 2), 16) } : found),
  );
}

function beginStranger(port: number): Discovery {
  const keys = [{ laptop: toHex(randomBytes(16)), key: randomBytes(32) }];
  return startDiscovery({ own: toHex(randomBytes(16)), pairKeys: () => keys, port }, (found) => say(found));
}

// Dials as the channel does: only the laptop with this fingerprint may be at the other end.
async function tryDial(host: string, port: number, fingerprint: string): Promise<string> {
  try {
    const may = (other: string) => other === fingerprint;
    const channel = await dial(identity, 'vouchsafe-sync/1', { host, port }, may, AbortSignal.timeout(10_000));
    channel.close();
    return 'met';
  } catch (error) {
    if (error instanceof DialError) return error.reason;
    throw error;
  }
}

async function main(about: Neighbour): Promise<void> {
  const strangers = Array.from({ length: about.strangers ?? 0 }, (_, at) => beginStranger(20_000 + at));
  let keys = pairKeys(about);
  const discovery = begin(about, () => keys);
  say({ is: 'started', fingerprint: identity.fingerprint });
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, port, host = '', fingerprint = ''] = line.split(' ');
    if (word === 'dial') say({ is: 'dial', how: await tryDial(host, Number(port), fingerprint) });
    if (word === 'listen') {
      const listener = await listen(
        identity,
        'vouchsafe-sync/1',
        () => true,
        () => undefined,
      );
      say({ is: 'listen', port: listener.port });
    }
    if (word === 'again') discovery.again();
    if (word === 'circle') {
      keys = pairKeys({ ...about, others: [port, host].filter(Boolean).map(Number) });
      discovery.again();
    }
    if (word === 'code') {
      await discovery.showCode(port ? Number(port) : undefined);
      say({ is: 'shown' });
    }
    if (word === 'memory') say({ is: 'memory', bytes: process.memoryUsage().rss, cpu: process.cpuUsage().user });
    if (word === 'stop') {
      await Promise.all([discovery, ...strangers].map((each) => each.stop()));
      say({ is: 'stopped' });
      process.exit();
    }
  }
}

await loadCrypto();
const identity = makeIdentity();
await main(JSON.parse(process.argv[2] ?? '{}') as Neighbour);
