// The channel on real sockets: who comes in, who is sent off and how, and how it notices that nobody is there any more.
import { once } from 'node:events';
import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import type { Address } from '../../../../electron/keeper/sync/address.ts';
import { type Channel, type End, type MayPass, TIMES, type Times } from '../../../../electron/keeper/sync/channel.ts';
import { DialError, dial, type Listener, listen } from '../../../../electron/keeper/sync/connect.ts';
import {
  decodeMessage,
  encodeFrame,
  encodeMessage,
  FRAME,
  SYNC_LIMITS,
} from '../../../../electron/keeper/sync/frames.ts';
import { type Identity, makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import type { Message } from '../../../../electron/keeper/sync/messages.ts';
import { isKept, mayGreet, waitBefore } from '../../../../electron/keeper/sync/peers.ts';
import { until } from './pairs.ts';
import { type Relay, relay } from './relay.ts';

const SYNC = 'vouchsafe-sync/1';
const HERE = '127.0.0.1';
const BUSY: Message = { type: 'bye', code: 'busy' };
const anyone: MayPass = () => true;
const only =
  ({ fingerprint }: Identity): MayPass =>
  (other) =>
    other === fingerprint;
const open: { close(): void }[] = [];
let [study, travel, stranger]: Identity[] = [];

beforeAll(async () => {
  await loadCrypto();
});

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

function people(): { study: Identity; travel: Identity; stranger: Identity } {
  study ??= makeIdentity();
  travel ??= makeIdentity();
  stranger ??= makeIdentity();
  return { study, travel, stranger };
}

interface Door {
  readonly listener: Listener;
  readonly at: Address;
  readonly peers: Channel[];
}

async function openDoor(identity: Identity, mayPass: MayPass, times: Times = TIMES): Promise<Door> {
  const peers: Channel[] = [];
  const onPeer = (channel: Channel) => {
    peers.push(channel);
    open.push(channel);
  };
  const listener = await listen(identity, SYNC, mayPass, onPeer, times);
  open.push(listener);
  return { listener, at: { host: HERE, port: listener.port }, peers };
}

async function call(identity: Identity, at: Address, mayPass = anyone, times: Times = TIMES): Promise<Channel> {
  const channel = await dial(identity, SYNC, at, mayPass, new AbortController().signal, times);
  open.push(channel);
  return channel;
}

interface Heard {
  readonly messages: Message[];
  end?: End;
}

function listenTo(
  channel: Channel | undefined,
  onMessage: (message: Message) => Promise<void> | void = () => undefined,
): Heard {
  const heard: Heard = { messages: [] };
  channel?.hear(SYNC_LIMITS, {
    onFrame: (frame) => {
      const message = decodeMessage(frame);
      heard.messages.push(message);
      return onMessage(message);
    },
    onEnd: (end) => {
      heard.end = end;
    },
  });
  return heard;
}

async function both(times: Times = TIMES, through?: (at: Address) => Promise<Relay>) {
  const { study, travel } = people();
  const door = await openDoor(study, only(travel), times);
  const way = through && (await through(door.at));
  if (way) open.push(way);
  const there = await call(travel, way?.at ?? door.at, only(study), times);
  await until(() => door.peers.length > 0);
  return { door, here: door.peers[0] as Channel, there };
}

describe('two laptops that know each other', () => {
  test('Y22: talk both ways, each knowing who the other is', async () => {
    const { study, travel } = people();
    const { here, there } = await both();
    expect([here.id, here.isDialler]).toEqual([travel.id, false]);
    expect([there.id, there.isDialler]).toEqual([study.id, true]);
    expect(there.certificate).toEqual(study.certificate);
    const [atStudy, atTravel] = [listenTo(here), listenTo(there)];
    await there.send(encodeMessage({ type: 'taken', heads: [] }));
    await here.send(encodeMessage(BUSY));
    await until(() => atStudy.messages.length + atTravel.messages.length === 2);
    expect([atStudy.messages, atTravel.messages]).toEqual([[{ type: 'taken', heads: [] }], [BUSY]]);
    here.close();
    await until(() => atStudy.end !== undefined && atTravel.end !== undefined);
    expect([atStudy.end, atTravel.end]).toEqual(['here', 'closed']);
  });

  test('Y17: compute the same 32 bytes, others at each connection', async () => {
    const [one, two] = [await both(), await both()];
    expect(one.here.exporter).toHaveLength(32);
    expect(one.here.exporter).toEqual(one.there.exporter);
    expect(one.here.exporter).not.toEqual(two.here.exporter);
  });

  test('Y22: nothing on the wire is what was said', async () => {
    let carried: Relay | undefined;
    const { here, there } = await both(TIMES, async (at) => {
      carried = await relay(at);
      return carried;
    });
    const heard = listenTo(here);
    await there.send(encodeMessage({ type: 'piece', bytes: Buffer.from('the note about Ines') }));
    await until(() => heard.messages.length === 1);
    const wire = Buffer.concat([...(carried?.seen.up ?? []), ...(carried?.seen.down ?? [])]);
    expect(wire.includes('Ines')).toBe(false);
    expect(wire.includes(Buffer.from(people().study.certificate))).toBe(false);
    expect(wire.includes(Buffer.from(people().travel.certificate))).toBe(false);
  });

  test('Y24: frames are handed on one at a time, in order, however slow they are dealt with; the sender waits', async () => {
    const { here, there } = await both({ ...TIMES, beat: 20, silence: 150 });
    let [isBusy, release] = [false, () => {}];
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    const heard = listenTo(here, async () => {
      expect(isBusy).toBe(false);
      isBusy = true;
      await first;
      isBusy = false;
    });
    listenTo(there);
    const piece = (n: number) => encodeMessage({ type: 'piece', bytes: new Uint8Array(65_536).fill(n) });
    let sent = 0;
    const sending = (async () => {
      for (let n = 0; n < 200; n += 1) {
        await there.send(piece(n));
        sent += 1;
      }
    })();
    // Longer than silence is borne: whoever is busy hears nothing, but that is no silence of the other's.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect([heard.messages.length, heard.end]).toEqual([1, undefined]);
    expect(sent).toBeLessThan(200);
    release();
    await sending;
    await until(() => heard.messages.length === 200);
    expect(heard.messages.map((message) => message.type === 'piece' && message.bytes[0])).toEqual(
      Array.from({ length: 200 }, (_, n) => n),
    );
  });

  test.each([
    ['a frame of no type', encodeFrame(77, new Uint8Array(3))],
    ['four gigabytes announced', Uint8Array.of(255, 255, 255, 255, 5)],
    ['JSON a thousand deep', encodeFrame(FRAME.hello, Buffer.from('['.repeat(1000)))],
    ['a hello that is none', encodeFrame(FRAME.hello, Buffer.from('{"__proto__":{}}'))],
  ])('Y24: %s closes it, and nothing after it is heard', async (_, bytes) => {
    const { here, there } = await both();
    const [atStudy, atTravel] = [listenTo(here), listenTo(there)];
    await there.send(encodeMessage({ type: 'taken', heads: [] }));
    await there.send(Buffer.concat([bytes, encodeMessage(BUSY)]));
    await until(() => atStudy.end !== undefined && atTravel.end !== undefined);
    expect([atStudy.messages.length, atStudy.end, atTravel.end]).toEqual([1, 'malformed', 'closed']);
  });

  test('Y24: a bug in what hears ends that connection and is told, not the process', async () => {
    const { here, there } = await both();
    const told = new Promise((resolve) => {
      here.hear(SYNC_LIMITS, {
        onFrame: () => {
          throw new TypeError('a bug of ours');
        },
        onEnd: (end, bug) => resolve([end, (bug as Error).message]),
      });
    });
    await there.send(encodeMessage(BUSY));
    expect(await told).toEqual(['failed', 'a bug of ours']);
  });
});

describe('anybody else', () => {
  test('Y22: a stranger is told bye and closed; not a byte of what he says is read', async () => {
    const { study, travel, stranger } = people();
    const door = await openDoor(study, only(travel));
    const there = await call(stranger, door.at);
    const heard = listenTo(there);
    await there.send(Buffer.alloc(300_000, 'let me in'));
    await until(() => heard.end !== undefined);
    expect(heard.messages).toEqual([{ type: 'bye', code: 'unknown' }]);
    expect(door.peers).toEqual([]);
  });

  test('Y22: whoever dials a stranger tells him bye and says nothing else', async () => {
    const { study, travel, stranger } = people();
    const door = await openDoor(stranger, anyone);
    await expect(call(travel, door.at, only(study))).rejects.toMatchObject({ reason: 'stranger' });
    await until(() => door.peers.length > 0);
    const heard = listenTo(door.peers[0]);
    await until(() => heard.end !== undefined);
    expect(heard.messages).toEqual([{ type: 'bye', code: 'unknown' }]);
  });

  test("Y22: one's own certificate is nobody else's", async () => {
    const { study } = people();
    const door = await openDoor(study, anyone);
    await expect(call(study, door.at)).rejects.toBeInstanceOf(DialError);
    expect(door.peers).toEqual([]);
  });

  test('Y22: who was removed while connected elsewhere is out at the next connection', async () => {
    const { study, travel } = people();
    let stands = true;
    const door = await openDoor(study, () => stands);
    await call(travel, door.at);
    await until(() => door.peers.length === 1);
    stands = false;
    const heard = listenTo(await call(travel, door.at));
    await until(() => heard.end !== undefined);
    expect([heard.messages, door.peers.length]).toEqual([[{ type: 'bye', code: 'unknown' }], 1]);
  });

  const pem = ({ key, certificate }: Identity) => ({
    key,
    cert: `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----`,
  });

  test.each<[string, (travel: Identity) => ConnectionOptions]>([
    ['TLS 1.2', (travel) => ({ ...pem(travel), ALPNProtocols: [SYNC], maxVersion: 'TLSv1.2' })],
    ['another protocol', (travel) => ({ ...pem(travel), ALPNProtocols: ['h2'] })],
    ['pairing’s protocol', (travel) => ({ ...pem(travel), ALPNProtocols: ['vouchsafe-pair/1'] })],
    ['no protocol', (travel) => pem(travel)],
    ['no certificate', () => ({ ALPNProtocols: [SYNC] })],
  ])('Y22: %s is refused, though the laptop may pass', async (_, options) => {
    const { study, travel } = people();
    const door = await openDoor(study, anyone);
    const socket = connectTls({ port: door.at.port, host: HERE, rejectUnauthorized: false, ...options(travel) });
    const said: Buffer[] = [];
    socket.on('error', () => undefined).on('data', (bytes: Buffer) => said.push(bytes));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(door.peers).toEqual([]);
    expect([0, 23]).toContain(Buffer.concat(said).length);
  });

  test('Y22: a session is never taken up again', async () => {
    const { study, travel } = people();
    const door = await openDoor(study, anyone);
    const options = {
      ...pem(travel),
      port: door.at.port,
      host: HERE,
      rejectUnauthorized: false,
      ALPNProtocols: [SYNC],
    };
    const first = connectTls(options);
    const tickets: Buffer[] = [];
    first.on('session', (ticket) => tickets.push(ticket));
    await once(first, 'secureConnect');
    await until(() => door.peers.length === 1);
    listenTo(door.peers[0]);
    await door.peers[0]?.send(encodeMessage(BUSY));
    await once(first, 'data');
    const session = tickets.at(-1) ?? first.getSession();
    first.destroy();
    const second: TLSSocket = connectTls({ ...options, ...(session && { session }) });
    await once(second, 'secureConnect');
    expect(second.isSessionReused()).toBe(false);
    second.destroy();
  });

  test('Y22: what speaks no TLS is closed', async () => {
    const door = await openDoor(people().study, anyone);
    const socket = connect({ ...door.at });
    socket.on('error', () => undefined).end('GET / HTTP/1.1\r\n\r\n');
    await new Promise((resolve) => socket.resume().once('close', resolve));
    expect(door.peers).toEqual([]);
  });
});

describe('the door', () => {
  test('Y23: closed, nothing listens there; who is inside stays', async () => {
    const { door, here, there } = await both();
    door.listener.close();
    await expect(call(people().travel, door.at)).rejects.toMatchObject({ reason: 'unreachable' });
    const heard = listenTo(here);
    await there.send(encodeMessage(BUSY));
    await until(() => heard.messages.length === 1);
  });

  test('Y23: those who say nothing push out each other, never one who is quick', async () => {
    const { study, travel } = people();
    const door = await openDoor(study, only(travel));
    let gone = 0;
    const silent = Array.from({ length: 60 }, () =>
      connect({ ...door.at })
        .on('error', () => undefined)
        .on('close', () => (gone += 1)),
    );
    await Promise.all(silent.map((socket) => socket.connecting && once(socket, 'connect')));
    await until(() => gone >= 44);
    const channel = await call(travel, door.at);
    await until(() => door.peers.length === 1);
    const heard = listenTo(channel);
    await door.peers[0]?.send(encodeMessage(BUSY));
    await until(() => heard.messages.length === 1);
    expect(silent.filter((socket) => !socket.closed).length).toBeLessThanOrEqual(16);
    for (const socket of silent) socket.destroy();
  });

  test('Y23: thirty-two are inside at most', async () => {
    const { study, travel } = people();
    const door = await openDoor(study, only(travel));
    for (let n = 0; n < 32; n += 1) await call(travel, door.at);
    await until(() => door.peers.length === 32);
    await expect(call(travel, door.at)).rejects.toMatchObject({ reason: 'unreachable' });
    door.peers[0]?.close();
    const first = listenTo(door.peers[0]);
    await until(() => first.end !== undefined);
    await call(travel, door.at);
    await until(() => door.peers.length === 33);
  });

  test('Y20: a handshake that is not over in time is cut, on both sides', async () => {
    const { study, travel } = people();
    const times = { ...TIMES, handshake: 150 };
    const door = await openDoor(study, anyone, times);
    const silent = connect({ ...door.at })
      .on('error', () => undefined)
      .resume();
    await once(silent, 'close');
    const deaf = await relay(door.at, () => new Promise(() => undefined));
    open.push(deaf);
    await expect(call(travel, deaf.at, anyone, times)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('Y25: a call can be given up', async () => {
    const door = await openDoor(people().study, anyone);
    const deaf = await relay(door.at, () => new Promise(() => undefined));
    open.push(deaf);
    const giveUp = new AbortController();
    const calling = dial(people().travel, SYNC, deaf.at, anyone, giveUp.signal);
    giveUp.abort(new Error('locked'));
    await expect(calling).rejects.toThrow('locked');
  });
});

describe('silence', () => {
  const times = { ...TIMES, beat: 25, silence: 250 };

  test('Y25: two that have nothing to say stay connected by beats, which nobody else hears', async () => {
    const { here, there } = await both(times);
    const heard = [listenTo(here), listenTo(there)];
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(heard).toEqual([{ messages: [] }, { messages: [] }]);
  });

  test('Y25: where nothing comes through any more, both give up', async () => {
    let isDeaf = false;
    const hold: Promise<undefined> = new Promise(() => undefined);
    const { here, there } = await both(times, (at) => relay(at, (bytes) => (isDeaf ? hold : bytes)));
    const [atStudy, atTravel] = [listenTo(here), listenTo(there)];
    isDeaf = true;
    await until(() => atStudy.end !== undefined && atTravel.end !== undefined);
    expect([atStudy.end, atTravel.end]).toEqual(['silent', 'silent']);
    await here.send(encodeMessage(BUSY));
  });
});

describe('both dialling', () => {
  test('Y25: of two connections both keep the same one, the one that the lower id dialled', async () => {
    const { study, travel } = people();
    const [low, high] = study.id < travel.id ? [study, travel] : [travel, study];
    const doors = { low: await openDoor(low, only(high)), high: await openDoor(high, only(low)) };
    const [byLow, byHigh] = await Promise.all([call(low, doors.high.at), call(high, doors.low.at)]);
    await until(() => doors.low.peers.length + doors.high.peers.length === 2);
    const [atLow, atHigh] = [doors.low.peers[0] as Channel, doors.high.peers[0] as Channel];
    const keptAt = (own: Identity, channels: Channel[]) =>
      channels
        .filter((channel) => isKept(own.id, channel.id, channel.isDialler))
        .map(({ exporter }) => exporter.join());
    expect(keptAt(low, [byLow, atLow])).toEqual([byLow.exporter.join()]);
    expect(keptAt(high, [byHigh, atHigh])).toEqual([byLow.exporter.join()]);
  });

  test('Y25: the lower id, dialled while it dials, lets the other wait; nobody else waits', () => {
    const [low, high] = ['0a'.repeat(16), '0b'.repeat(16)];
    expect(mayGreet(low, high, { isDialler: false, isDialling: true })).toBe(false);
    expect(mayGreet(low, high, { isDialler: false, isDialling: false })).toBe(true);
    expect(mayGreet(low, high, { isDialler: true, isDialling: false })).toBe(true);
    expect(mayGreet(high, low, { isDialler: false, isDialling: true })).toBe(true);
  });

  test('Y25: the next try comes after 1, 2, 4 … 60 s and up to a quarter more', () => {
    const least = Array.from({ length: 9 }, (_, failed) => waitBefore(failed, 0));
    expect(least).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((s) => 1000 * s));
    expect(waitBefore(1_000_000, 0.999)).toBeLessThan(75_000);
    expect(waitBefore(0, 0.5)).toBe(1_125);
  });
});
