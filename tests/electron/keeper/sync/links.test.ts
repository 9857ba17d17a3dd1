// Links on real sockets: which connection is talked on, how a line ends, and what is adopted once. Document and drawer are in memory.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { genesis, Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { Bring } from '../../../../electron/keeper/sync/bring.ts';
import type { Channel } from '../../../../electron/keeper/sync/channel.ts';
import { dial, type Listener, listen } from '../../../../electron/keeper/sync/connect.ts';
import type { Desk } from '../../../../electron/keeper/sync/desk.ts';
import { type DiallingOrder, openDialling, stepDialling } from '../../../../electron/keeper/sync/dialling.ts';
import { Keeping } from '../../../../electron/keeper/sync/drawer.ts';
import { encodeMessage, FRAME, SYNC_LIMITS } from '../../../../electron/keeper/sync/frames.ts';
import { type Identity, makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { decodeKept, type Kept, newKept, withPeer } from '../../../../electron/keeper/sync/kept.ts';
import { Links } from '../../../../electron/keeper/sync/links.ts';
import { type Roll, removeLaptop } from '../../../../electron/keeper/sync/roll.ts';
import { troubleOf } from '../../../../electron/keeper/sync/state.ts';
import { Unsaid } from '../../../../electron/keeper/sync/unsaid.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import { records } from '../../../../shared/model/table.ts';
import { founder, pair } from './circles.ts';
import { until } from './laptops.ts';

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A laptop with real links, and a document and a drawer in memory. */
class Here {
  readonly network: Network;
  readonly bugs: unknown[] = [];
  readonly #heard = new Set<() => void>();
  links!: Links;
  keeping!: Keeping;
  listener!: Listener;
  aside = 0;
  /** False: its disk is full, say, so that nothing is read or taken in. */
  isQuiet = true;

  constructor() {
    const { snapshot, heads } = genesis();
    this.network = Network.load(snapshot, heads);
  }

  async begin(kept: Kept, mayWrite: (next: Kept) => boolean = () => true): Promise<void> {
    const write = async (bytes: Uint8Array) => {
      if (!mayWrite(decodeKept(bytes))) throw new Error('the disk is full');
    };
    this.keeping = await Keeping.begin({ read: async () => undefined, write }, kept);
    const { desk, keeping } = this;
    const nothing = () => undefined;
    const onBug = (bug: unknown) => this.bugs.push(bug);
    const bring = new Bring(desk);
    this.links = new Links({ keeping, desk, bring, ownAddresses: () => [], onRoll: nothing, onState: nothing, onBug });
    const mayPass = (fingerprint: string) => this.links.mayPass(fingerprint);
    const receive = (channel: Channel) => this.links.receive(channel);
    this.listener = await listen(kept.identity, 'vouchsafe-sync/1', mayPass, receive);
    open.push(async () => {
      this.listener.close();
      await this.links.stop('locked');
      await bring.stop();
    });
  }

  meet(name: string, about = ''): void {
    const newId = () => toHex(crypto.getRandomValues(new Uint8Array(16)));
    const stamp = { newId, now: Date.now(), today: '2026-11-22', device: 'x' };
    this.network.change(
      (document) => addPerson(document, { name, ...(about && { about }) } as never, stamp as never),
      Date.now(),
    );
    for (const heard of this.#heard) heard();
  }

  get people(): string[] {
    return [...records(this.network.plain.people)].map(({ name = '' }) => name).sort();
  }

  get desk(): Desk {
    const { network } = this;
    const tell = () => {
      for (const heard of this.#heard) heard();
    };
    const self = this;
    return {
      get heads() {
        return network.heads;
      },
      get isEmpty() {
        return self.people.length === 0;
      },
      get people() {
        return self.people.length;
      },
      get isQuiet() {
        return self.isQuiet;
      },
      quiet: async () => {
        while (!self.isQuiet) await new Promise((resolve) => setTimeout(resolve, 10));
      },
      has: (hash) => network.has(hash),
      changesSince: (heads) => network.changesSince(heads),
      samples: (since) => network.samples(since),
      save: () => {
        const { snapshot, heads } = network.save();
        return { bytes: snapshot, heads };
      },
      take: async (bytes) => {
        network.takeIn(bytes);
        tell();
      },
      adopt: async (snapshot, heads, instead) => {
        if (instead && this.people.length > 0) this.aside++;
        network.meet(snapshot, heads, { instead }).adopt();
        tell();
      },
      keepAside: async () => undefined,
      writeAs: (mark) => network.writeAs(mark),
      onChange: (heard) => {
        this.#heard.add(heard);
        return () => void this.#heard.delete(heard);
      },
    };
  }
}

/** Two laptops of one circle, the one with the lower id first. */
function two(): { low: Identity; high: Identity; roll: Roll } {
  const [low, high] = [makeIdentity(), makeIdentity()].sort((a, b) => (a.id < b.id ? -1 : 1)) as [Identity, Identity];
  const study = founder('low', low);
  pair(study, 'high', high);
  return { low, high, roll: study.roll };
}

async function call(
  identity: Identity,
  listener: Listener,
): Promise<{ channel: Channel; frames: number; isOver: boolean }> {
  const at = { host: '127.0.0.1', port: listener.port };
  const channel = await dial(identity, 'vouchsafe-sync/1', at, () => true, new AbortController().signal);
  const call = { channel, frames: 0, isOver: false };
  channel.hear(SYNC_LIMITS, {
    onFrame: () => void call.frames++,
    onEnd: () => {
      call.isOver = true;
    },
  });
  open.push(() => channel.close());
  return call;
}

test('Y25: whoever dials again while its first connection is not known to be dead is talked to on the new one', async () => {
  const { low, high, roll } = two();
  const here = new Here();
  await here.begin(newKept(high, roll));
  const first = await call(low, here.listener);
  await until(() => first.frames > 0, 'hello on the first');
  // Its network changed, and nothing told this side.
  const second = await call(low, here.listener);
  await until(() => second.frames > 0, 'hello on the second');
}, 30_000);

test('Y25: a second connection of the one that dials, while the first is not known to be dead, is talked on', () => {
  const [own, peer] = ['ee'.repeat(16), '11'.repeat(16)];
  let state = openDialling(own);
  const orders: DiallingOrder[] = [];
  const hear = (event: Parameters<typeof stepDialling>[1]) => {
    const step = stepDialling(state, event, 0, 0);
    state = step.state;
    orders.push(...step.orders);
  };
  hear({ is: 'standing', laptops: [peer] });
  hear({ is: 'own-failed', laptop: peer });
  hear({ is: 'other-came', laptop: peer });
  orders.length = 0;
  // Another one comes in place of the first.
  hear({ is: 'other-came', laptop: peer });
  expect(orders).toContainEqual({ is: 'talk', laptop: peer, line: 'other' });
});

test('Y25: the end of a connection that nobody talks on is noticed, and what was said on it is kept for who does', async () => {
  const { low, high } = two();
  const came: Unsaid[] = [];
  let ended = 0;
  const receive = (channel: Channel) => void came.push(new Unsaid(channel, SYNC_LIMITS, () => void ended++));
  const listener = await listen(high, 'vouchsafe-sync/1', () => true, receive);
  open.push(() => listener.close());
  const [silent, talking] = [await call(low, listener), await call(low, listener)];
  silent.channel.close();
  await until(() => ended === 1, 'the end of the one that is silent');
  await talking.channel.send(encodeMessage({ type: 'bye', code: 'busy' }));
  const heard: number[] = [];
  came[1]?.hear(SYNC_LIMITS, { onFrame: ({ type }) => void heard.push(type), onEnd: () => heard.push(0) });
  talking.channel.close();
  await until(() => heard.length === 2, 'bye and the end');
  expect([heard, ended]).toEqual([[FRAME.bye, 0], 1]);
}, 30_000);

test.each([
  ['busy', false],
  ['paused', true],
] as const)(
  'Y25: of “%s” instead of any hello, as on a spare connection, the window hears: %s',
  async (code, hears) => {
    const { low, high, roll } = two();
    const here = new Here();
    await here.begin(newKept(high, roll));
    const spare = await call(low, here.listener);
    await until(() => spare.frames > 0, 'hello');
    await spare.channel.send(encodeMessage({ type: 'bye', code }));
    await until(() => spare.isOver, 'its end');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(here.links.peers.get(low.id)?.trouble === troubleOf(code, false, 0)).toBe(hears);
  },
  30_000,
);

test('Y21: what was put aside once is not put aside again, when the drawer could not be written in between', async () => {
  const { low, high, roll } = two();
  const [study, travel] = [new Here(), new Here()];
  study.meet('Ana');
  travel.meet('Ben');
  await study.begin(newKept(low, roll));
  const typed = [`127.0.0.1:${study.listener.port}`];
  let isFull = true;
  await travel.begin(
    { ...withPeer(newKept(high, roll), low.id, { typed }), asEmpty: true, joinedAt: travel.network.heads },
    ({ asEmpty }) => {
      const fails = isFull && !asEmpty && travel.people.includes('Ana');
      if (fails) isFull = false;
      return !fails;
    },
  );
  await until(() => travel.people.includes('Ana'), 'the snapshot');
  travel.meet('Cleo');
  await until(() => travel.keeping.kept.asEmpty !== true, 'the drawer');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(travel.people).toEqual(['Ana', 'Cleo']);
}, 30_000);

test('Y23: this laptop is locked at once, also while another one that lives takes in nothing of what is sent', async () => {
  const { low, high, roll } = two();
  const [study, travel] = [new Here(), new Here()];
  const noise = () => randomBytes(512 * 1024).toString('base64');
  for (let n = 0; n < 24; n++) study.meet(`Ana ${n}`, noise());
  await study.begin(newKept(low, roll));
  const typed = [`127.0.0.1:${study.listener.port}`];
  await travel.begin(withPeer(newKept(high, roll), low.id, { typed }));
  await until(() => study.links.peers.get(high.id)?.isConnected, 'the beginning');
  travel.isQuiet = false;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const stopped = study.links.stop('locked').then(() => 'stopped');
  const late = new Promise((resolve) => setTimeout(() => resolve('still waiting'), 5_000));
  const how = await Promise.race([stopped, late]);
  travel.isQuiet = true;
  expect(how).toBe('stopped');
}, 90_000);

test('Y10: a laptop that was removed is cut off also from a line on which it says nothing', async () => {
  const { low, high, roll } = two();
  const here = new Here();
  await here.begin(newKept(high, roll));
  const call1 = await call(low, here.listener);
  await until(() => call1.frames > 0, 'hello');
  await here.keeping.change((kept) => ({ ...kept, roll: removeLaptop(kept.roll, kept.identity, low.id) }));
  here.links.rollChanged();
  await until(() => here.links.peers.get(low.id)?.isConnected !== true, 'cut off');
  const at = { host: '127.0.0.1', port: here.listener.port };
  const again = await dial(low, 'vouchsafe-sync/1', at, () => true, new AbortController().signal);
  let isOver = false;
  again.hear(SYNC_LIMITS, {
    onFrame: () => undefined,
    onEnd: () => {
      isOver = true;
    },
  });
  await until(() => isOver, 'refused');
}, 30_000);
