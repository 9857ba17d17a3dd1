// Pairing among enemies: somebody in the middle who holds the right wires, and a cut at any byte.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { dial, listen } from '../../../../electron/keeper/sync/connect.ts';
import { STUDY_LIMITS } from '../../../../electron/keeper/sync/frames.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { decodePairing, encodePairing, type PairingMessage } from '../../../../electron/keeper/sync/pairing.ts';
import { SEED } from '../../../helpers/seed.ts';
import { randomFrom } from '../../../torture/random.ts';
import { endAll, ended, type Showing, show, take, until } from './pairs.ts';
import { type Carry, middleman, type Relay, relay } from './relay.ts';

const PAIR = 'vouchsafe-pair/1';
const open: Relay[] = [];

beforeAll(loadCrypto);
afterEach(() => {
  endAll();
  for (const each of open.splice(0)) each.close();
});

/** Waits for everything that happens to have happened, where a test is about nothing happening. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

async function between(study: Showing, carry?: Carry): Promise<Relay & { readonly fingerprint: string }> {
  const self = makeIdentity();
  const relayed = await middleman(study.at, PAIR, self, carry);
  open.push(relayed);
  return { ...relayed, fingerprint: self.fingerprint };
}

async function onTheWire(study: Showing, carry?: Carry): Promise<Relay> {
  const relayed = await relay(study.at, carry);
  open.push(relayed);
  return relayed;
}

describe('one in the middle who ends TLS with certificates of his own', () => {
  test.each([
    ['the right words', 'words'],
    ['the right long code', 'long'],
  ])('Y17, Y18: carries %s from one to the other; they are wrong there, and no name is ever said', async (_, by) => {
    const study = await show();
    const thief = await between(study);
    const { words, link } = study.pairing.code;
    // Whoever scans the QR would not get this far (Y16): the thief has changed the fingerprint in it.
    const own = thief.seen;
    const typed = by === 'words' ? words : link.replace(/f=[0-9a-f]{64}/u, `f=${thief.fingerprint}`);
    const travel = await take(typed, thief.at);
    await ended(travel);
    expect([travel.over, travel.asked, travel.kept]).toEqual([['code-wrong'], [], []]);
    expect([study.asked, study.kept, study.done]).toEqual([[], [], false]);
    expect(study.wrong).toEqual(by === 'words' ? [2] : []);
    const read = Buffer.concat([...own.up, ...own.down]).toString('latin1');
    for (const secret of ['travel', 'study', 'people', 'box', words, ...words.split(' '), link.slice(84, 116)]) {
      expect(read).not.toContain(secret);
    }
  });

  test('Y18: keeps what he likes from the other: dropped, altered or put off, it does not get him in', async () => {
    const study = await show();
    const tricks: Carry[] = [
      (bytes, way) => (way === 'down' ? Buffer.from(encodePairing({ proof: '00'.repeat(32) })) : bytes),
      (bytes, way) => (way === 'up' ? Buffer.concat([bytes, bytes]) : bytes),
      (bytes, way) => (way === 'down' ? undefined : bytes),
      async (bytes) => {
        await settle();
        return bytes;
      },
    ];
    for (const trick of tricks) {
      const thief = await between(study, trick);
      const travel = await take(study.pairing.code.link.replace(/f=[0-9a-f]{64}/u, `f=${thief.fingerprint}`), thief.at);
      await ended(travel);
      expect([travel.done, travel.asked, travel.kept, study.asked, study.kept]).toEqual([false, [], [], [], []]);
    }
    const honest = await take(study.pairing.code.link, study.at);
    await ended(study, honest);
    expect([study.done, honest.done]).toEqual([true, true]);
  });

  test('Y18: learns a proof that fits no other connection: played again to study it is wrong', async () => {
    const study = await show();
    const thief = await between(study);
    const travel = await take(study.pairing.code.words, thief.at);
    await ended(travel);
    const stolen = Buffer.concat(thief.seen.up);
    const thiefs = await dial(makeIdentity(), PAIR, study.at, () => true, new AbortController().signal);
    const answers: PairingMessage[] = [];
    thiefs.hear(STUDY_LIMITS, { onFrame: (frame) => void answers.push(decodePairing(frame)), onEnd: () => undefined });
    await thiefs.send(stolen);
    await until(() => answers.length > 0);
    expect(answers).toEqual([{ no: 'code-wrong' }]);
    expect([study.asked, study.kept, study.wrong]).toEqual([[], [], [2, 1]]);
  });

  test.each(['its own', 'another'])(
    'Y18: answers travel himself, with %s proof: travel says nothing more',
    async (which) => {
      const heard: PairingMessage[] = [];
      const fake = await listen(
        makeIdentity(),
        PAIR,
        () => true,
        (channel) => {
          channel.hear(STUDY_LIMITS, {
            onFrame: (frame) => {
              const message = decodePairing(frame);
              heard.push(message);
              const proof = which === 'its own' && 'proof' in message ? message.proof : '00'.repeat(32);
              void channel.send(encodePairing({ proof }));
              void channel.send(encodePairing({ protocol: 1, name: 'study', box: 'b0'.repeat(32), people: 1 }));
            },
            onEnd: () => undefined,
          });
        },
      );
      const travel = await take('zoo zoo zoo zoo zoo zoo', { host: '127.0.0.1', port: fake.port });
      await ended(travel);
      await settle();
      expect([travel.over, travel.asked, travel.kept]).toEqual([['impostor'], [], []]);
      expect(heard).toEqual([{ by: 'words', proof: expect.any(String) }]);
      fake.close();
    },
  );
});

describe('one who carries bytes', () => {
  test('Y17: sees neither certificates, nor names, nor anything of the code', async () => {
    const study = await show();
    const wire = await onTheWire(study);
    const travel = await take(study.pairing.code.words, wire.at);
    await ended(study, travel);
    const seen = Buffer.concat([...wire.seen.up, ...wire.seen.down]);
    const secrets = [study.identity.certificate, travel.identity.certificate, study.pairing.code.long];
    for (const secret of secrets) expect(seen.includes(Buffer.from(secret))).toBe(false);
    for (const secret of ['study', 'travel', 'proof', ...study.pairing.code.words.split(' ')]) {
      expect(seen.includes(secret), secret).toBe(false);
    }
    expect([study.done, travel.done]).toEqual([true, true]);
  });

  test('Y19: holds every portion back for a while: they pair all the same', async () => {
    const study = await show();
    const slow: Carry = async (bytes) => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      return bytes;
    };
    const wire = await onTheWire(study, slow);
    const travel = await take(study.pairing.code.link, wire.at);
    await ended(study, travel);
    expect([study.done, travel.done]).toEqual([true, true]);
  });

  test(`Y19: changes a byte, wherever it is: nobody is added who does not know the code (seed ${SEED})`, async () => {
    const random = randomFrom(SEED);
    for (let n = 0; n < 40; n += 1) {
      const [way, place] = [random.int(2) ? ('up' as const) : ('down' as const), random.int(2_200)];
      const study = await show();
      const wire = await onTheWire(study, (bytes, goes, at) => (goes === way ? changed(bytes, place - at) : bytes));
      const travel = await take(study.pairing.code.link, wire.at).catch(() => undefined);
      if (travel) await ended(travel);
      await settleIfOver(study);
      expectWhole(study, travel);
      endAll();
      wire.close();
    }
  });

  test('Y19: plays a whole pairing again, byte by byte: it is not even a handshake', async () => {
    const study = await show();
    const wire = await onTheWire(study);
    await ended(study, await take(study.pairing.code.link, wire.at));
    const again = await show({ identity: study.identity });
    const socket = connect({ ...again.at })
      .on('error', () => undefined)
      .resume();
    for (const bytes of wire.seen.up) socket.write(bytes);
    await once(socket, 'close');
    expect([again.asked, again.kept, again.wrong, again.over]).toEqual([[], [], [], []]);
  });
});

describe('a pairing that is cut', () => {
  const stride = Number(process.env.CUT_EVERY ?? 23);

  test.each(['up', 'down'] as const)(
    `Y20: at any byte %s: either nothing has happened, or both have it, or study alone lists one more (seed ${SEED})`,
    async (way) => {
      const whole = await show();
      const counted = await onTheWire(whole);
      await ended(whole, await take(whole.pairing.code.link, counted.at));
      const length = Buffer.concat(counted.seen[way]).length;
      const counts: Record<string, number> = {};
      for (let place = SEED % stride; place < length; place += stride) {
        const study = await show();
        const wire = await onTheWire(study, (bytes, goes, at) => {
          if (goes !== way || at + bytes.length <= place) return bytes;
          return undefined;
        });
        const travel = await take(study.pairing.code.link, wire.at).catch(() => undefined);
        if (travel) await ended(travel);
        await settleIfOver(study);
        const outcome = expectWhole(study, travel);
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        endAll();
        wire.close();
      }
      expect(length).toBeGreaterThan(1_000);
      expect(counts.neither).toBeGreaterThan(10);
    },
  );
});

/** What has come of a pairing that was disturbed. Travel never believes to be in a circle that does not know it. */
function expectWhole(
  study: Showing,
  travel: Awaited<ReturnType<typeof take>> | undefined,
): 'neither' | 'both' | 'study' {
  const [here, there] = [study.kept.length, travel?.kept.length ?? 0];
  expect(here).toBeGreaterThanOrEqual(there);
  expect(study.bugs.concat(travel?.bugs ?? [])).toEqual([]);
  if (here && travel) expect(study.kept[0]?.certificate).toEqual(travel.identity.certificate);
  return here === 0 ? 'neither' : there === 0 ? 'study' : 'both';
}

async function settleIfOver(study: Showing): Promise<void> {
  if (study.asked.length > 0) await ended(study);
}

function changed(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes);
  if (place >= 0 && place < copy.length) copy[place] = (copy[place] ?? 0) ^ 0x10;
  return copy;
}
