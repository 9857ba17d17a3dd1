// The channel on real sockets: what is said on it, how it ends, and how it notices that nobody is there any more.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { type Channel, TIMES } from '../../../../electron/keeper/sync/channel.ts';
import { encodeFrame, encodeMessage, FRAME, SYNC_LIMITS } from '../../../../electron/keeper/sync/frames.ts';
import type { Identity } from '../../../../electron/keeper/sync/identity.ts';
import { isKept, mayGreet, waitBefore } from '../../../../electron/keeper/sync/peers.ts';
import { BUSY, both, call, closeAll, listenTo, only, openDoor, people } from './channels.ts';
import { until } from './pairs.ts';
import { type Relay, relay } from './relay.ts';

beforeAll(loadCrypto);
afterEach(closeAll);

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
    const { here, there } = await both({ ...TIMES, beat: 50, silence: 1_500 });
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
    await new Promise((resolve) => setTimeout(resolve, 2_500));
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

describe('silence', () => {
  const times = { ...TIMES, beat: 50, silence: 1_500 };

  test('Y25: two that have nothing to say stay connected by beats, which nobody else hears', async () => {
    const { here, there } = await both(times);
    const heard = [listenTo(here), listenTo(there)];
    await new Promise((resolve) => setTimeout(resolve, 4_000));
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
