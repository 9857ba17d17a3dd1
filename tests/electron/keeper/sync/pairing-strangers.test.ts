// Pairing among strangers: garbage, silence and floods on real sockets. Whoever knows the code pairs all the same.
import { execFile } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { dial } from '../../../../electron/keeper/sync/connect.ts';
import { encodeFrame, FRAME } from '../../../../electron/keeper/sync/frames.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { encodePairing } from '../../../../electron/keeper/sync/pairing.ts';
import { endAll, ended, show, take } from './pairs.ts';

const PAIR = 'vouchsafe-pair/1';
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const MIB = 1024 * 1024;

beforeAll(loadCrypto);
afterEach(endAll);

const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('strangers', () => {
  test('Y20, Y23, Y24: 320 who want nothing good are there; the honest one pairs, and memory is bounded', async () => {
    const study = await show();
    const at = { ...study.at, localAddress: '127.0.0.66' };
    const sockets: Socket[] = [];
    const keep = (socket: Socket) => {
      sockets.push(socket.on('error', () => undefined).resume());
      return socket;
    };
    const talk = (bytes: Uint8Array) => {
      const { key, certificate } = makeIdentity();
      const cert = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----`;
      const options = { ...at, key, cert, ALPNProtocols: [PAIR], rejectUnauthorized: false };
      const socket = connectTls(options, () => socket.write(bytes));
      keep(socket);
    };
    const deep = Buffer.from('{"by":'.repeat(600));
    const hostile: (() => void)[] = [
      () => keep(connect(at)),
      () => keep(connect(at)).write(Buffer.alloc(50_000, 'garbage')),
      () => keep(connect(at)).write(Buffer.from([22, 3, 1, 2, 0, 1, 0, 1])),
      () => talk(Uint8Array.of(255, 255, 255, 255, 9)),
      () => talk(encodeFrame(FRAME.pairing, deep)),
      () =>
        talk(
          encodeFrame(
            FRAME.pairing,
            Buffer.from(`{"by":"long","proof":"${'00'.repeat(32)}","__proto__":{"by":"words"}}`),
          ),
        ),
      () => talk(encodePairing({ by: 'long', proof: '00'.repeat(32) })),
      () => talk(new Uint8Array()),
    ];
    const before = process.memoryUsage();
    for (let round = 0; round < 40; round += 1) {
      for (const attack of hostile) attack();
      if (round % 5 === 0) await settle();
    }
    const travel = await take(study.pairing.code.words, study.at);
    await ended(study, travel);
    const { rss } = process.memoryUsage();
    console.log(`320 strangers: ${Math.round((rss - before.rss) / MIB)} MiB more, of both sides and of one Argon2id`);
    expect([study.done, travel.done, study.wrong, study.bugs]).toEqual([true, true, [], []]);
    expect(rss - before.rss).toBeLessThan(400 * MIB);
    expect('by' in {}).toBe(false);
    for (const socket of sockets) socket.destroy();
  });

  test.each([
    ['connections', (socket: Socket) => socket],
    ['handshakes', handshake],
    [
      'wrong proofs',
      (socket: Socket) => handshake(socket).write(encodePairing({ by: 'long', proof: '00'.repeat(32) })),
    ],
  ])(
    'Y20, Y23: a flood of %s from another address does not push out one who is working at the proof',
    async (_, talk) => {
      const study = await show();
      let isOver = false;
      const sockets = new Set<Socket>();
      const flood = async () => {
        while (!isOver) {
          const socket = connect({ ...study.at, localAddress: '127.0.0.66' }).on('error', () => undefined);
          sockets.add(socket.on('close', () => sockets.delete(socket)));
          talk(socket);
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
      };
      const flooding = flood();
      const printed = await elsewhere(study.pairing.code.words, study.at.port);
      isOver = true;
      await flooding;
      for (const socket of sockets) socket.destroy();
      expect(JSON.parse(printed)).toMatchObject({ done: true, over: [] });
      expect([study.done, study.bugs]).toEqual([true, []]);
    },
  );

  test('Y20: those who only wait do not keep out one who knows the code', async () => {
    const study = await show();
    const idle = await Promise.all(
      Array.from({ length: 20 }, () => dial(makeIdentity(), PAIR, study.at, () => true, new AbortController().signal)),
    );
    const travel = await take(study.pairing.code.link, study.at);
    await ended(study, travel);
    expect([study.done, travel.done]).toEqual([true, true]);
    for (const channel of idle) channel.close();
  });
});

/** Travel in a process of its own: study goes on hearing others while it stretches the words. What it printed. */
async function elsewhere(words: string, port: number): Promise<string> {
  const script = ['--import', './tests/helpers/typescript.mjs', 'tests/electron/keeper/sync/traveller.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, [...script, 'take', words, String(port)], {
    cwd: ROOT,
  });
  return stdout;
}

function handshake(socket: Socket): Socket {
  const { key, certificate } = makeIdentity();
  const cert = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----`;
  return connectTls({ socket, key, cert, ALPNProtocols: [PAIR], rejectUnauthorized: false }).on(
    'error',
    () => undefined,
  );
}
