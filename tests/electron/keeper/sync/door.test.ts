// The door on real sockets: who comes in, who is sent off and how, and how many there may be.
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { TIMES } from '../../../../electron/keeper/sync/channel.ts';
import { DialError, dial } from '../../../../electron/keeper/sync/connect.ts';
import { encodeMessage } from '../../../../electron/keeper/sync/frames.ts';
import type { Identity } from '../../../../electron/keeper/sync/identity.ts';
import {
  anyone,
  BUSY,
  both,
  call,
  closeAll,
  closeLater,
  HERE,
  listenTo,
  only,
  openDoor,
  people,
  SYNC,
} from './channels.ts';
import { until } from './pairs.ts';
import { relay } from './relay.ts';

beforeAll(loadCrypto);
afterEach(closeAll);

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

  test('Y23: is open at every address that this laptop has', async () => {
    const { study, travel } = people();
    const door = await openDoor(study, only(travel));
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const hosts = addresses.filter(({ scopeid }) => !scopeid).map(({ address }) => address);
    for (const host of hosts) await call(travel, { host, port: door.at.port }, only(study));
    await until(() => door.peers.length === hosts.length);
    expect(hosts).toContain(HERE);
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
    closeLater(deaf);
    await expect(call(travel, deaf.at, anyone, times)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('Y25: a call can be given up', async () => {
    const door = await openDoor(people().study, anyone);
    const deaf = await relay(door.at, () => new Promise(() => undefined));
    closeLater(deaf);
    const giveUp = new AbortController();
    const calling = dial(people().travel, SYNC, deaf.at, anyone, giveUp.signal);
    giveUp.abort(new Error('locked'));
    await expect(calling).rejects.toThrow('locked');
  });
});
