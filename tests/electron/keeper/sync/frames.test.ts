// Frames and the messages in them: what was written is read, in whatever portions it comes; what was not written so is refused.
import {
  type Arbitrary,
  array,
  boolean,
  check,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  option,
  property,
  record,
  stringMatching,
  uint8Array,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeMessage,
  encodeFrame,
  encodeMessage,
  FRAME,
  FrameError,
  FrameReader,
  STUDY_LIMITS,
  SYNC_LIMITS,
} from '../../../../electron/keeper/sync/frames.ts';
import { decodeJson } from '../../../../electron/keeper/sync/json.ts';
import { BYE_CODES, type Message } from '../../../../electron/keeper/sync/messages.ts';
import { decodePairing, encodePairing, type PairingMessage } from '../../../../electron/keeper/sync/pairing.ts';
import { SEED } from '../../../helpers/seed.ts';
import { randomFrom } from '../../../torture/random.ts';

const MIB = 1024 * 1024;
const hex = (bytes: number) => stringMatching(new RegExp(`^[0-9a-f]{${2 * bytes}}$`, 'u'));
const heads = array(hex(32), { maxLength: 5 });

const messages: Arbitrary<Message> = oneof(
  record<Message>({
    type: constant('hello'),
    protocol: nat(),
    schema: nat(),
    atLeast: nat(),
    circle: hex(16),
    laptop: hex(16),
    empty: boolean(),
    heads,
    samples: heads,
    roll: hex(32),
    thread: hex(16),
    before: hex(16),
    partial: option(record({ snapshot: hex(32), bytes: nat(256 * MIB) })),
  } as never),
  record<Message>({ type: constant('roll'), entries: array(uint8Array({ minLength: 65, maxLength: 99 })) } as never),
  record<Message>({ type: constant('thread'), thread: hex(16) } as never),
  record<Message>({
    type: constant('parcel'),
    changes: array(integer({ min: 1, max: 64 * MIB }), { minLength: 1, maxLength: 9 }),
    left: nat(),
  } as never),
  record<Message>({
    type: constant('snapshot'),
    snapshot: hex(32),
    bytes: integer({ min: 1, max: 256 * MIB }),
    heads,
  } as never),
  record<Message>({ type: constant('piece'), bytes: uint8Array({ minLength: 1, maxLength: 500 }) } as never),
  record<Message>({ type: constant('taken'), heads } as never),
  record<Message>({ type: constant('bye'), code: constantFrom(...BYE_CODES) } as never),
  constant<Message>({ type: 'beat' }),
) as Arbitrary<Message>;

const jsonFrame = (type: number, text: string) => ({ type, body: Buffer.from(text) });
const HELLO = {
  protocol: 1,
  schema: 1,
  atLeast: 1,
  circle: 'c1'.repeat(16),
  laptop: '1a'.repeat(16),
  empty: false,
  heads: ['ad'.repeat(32)],
  samples: [],
  roll: '01'.repeat(32),
  thread: '12'.repeat(16),
  before: '00'.repeat(16),
  partial: { snapshot: '55'.repeat(32), bytes: 7 },
};

describe('what was written', () => {
  test(`Y24: any messages, cut anywhere, come out as they went in (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    const read = property(array(messages, { maxLength: 8 }), (sent) => {
      const bytes = Buffer.concat(sent.map(encodeMessage));
      const reader = new FrameReader(SYNC_LIMITS);
      const heard: Message[] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = at + 1 + random.int(random.int(2) ? 3 : 400);
        heard.push(...reader.take(bytes.subarray(at, end)).map(decodeMessage));
        at = end;
      }
      expect(heard).toEqual(sent);
    });
    expect(check(read, { seed: SEED, numRuns: 300 })).toMatchObject({ failed: false });
  });

  test('Y24: a frame is its length, its type and its body, integers little-endian', () => {
    expect(Buffer.from(encodeMessage({ type: 'taken', heads: [] })).toString('latin1')).toBe(
      '\x0c\0\0\0\x06{"heads":[]}',
    );
    expect(Buffer.from(encodeMessage({ type: 'beat' })).toString('hex')).toBe('0000000008');
    expect(Buffer.from(encodePairing({ yes: true })).toString('latin1')).toBe('\x0c\0\0\0\x09{"yes":true}');
  });

  test('Y24: what is longer than the other would take is not sent', () => {
    expect(() => encodeMessage({ type: 'piece', bytes: new Uint8Array(65_537) })).toThrow(FrameError);
    expect(encodeMessage({ type: 'piece', bytes: new Uint8Array(65_536) })).toHaveLength(65_541);
    const entries = Array.from({ length: 256 }, (_, i) => new Uint8Array(2112).fill(i));
    const { body } = new FrameReader(SYNC_LIMITS).take(encodeMessage({ type: 'roll', entries }))[0] ?? {
      body: new Uint8Array(),
    };
    expect(decodeMessage({ type: FRAME.roll, body })).toEqual({ type: 'roll', entries });
  });
});

describe('what was not written so', () => {
  test.each(Object.entries(SYNC_LIMITS).map(([type, limit]) => [Number(type), limit] as const))(
    'Y24: type %i may be %i bytes long; one more is refused at its head',
    (type, limit) => {
      const frame = encodeFrame(type, new Uint8Array(limit));
      expect(new FrameReader(SYNC_LIMITS).take(frame)).toHaveLength(1);
      const long = encodeFrame(type, new Uint8Array(limit + 1)).subarray(0, 5);
      expect(() => new FrameReader(SYNC_LIMITS).take(long)).toThrow(FrameError);
    },
  );

  test('Y24: other types close the connection, and 4 GiB are refused at once', () => {
    const others = Array.from({ length: 256 }, (_, type) => type).filter((type) => !(type in SYNC_LIMITS));
    expect(others).toHaveLength(248);
    for (const type of others) {
      expect(() => new FrameReader(SYNC_LIMITS).take(encodeFrame(type, new Uint8Array()))).toThrow(FrameError);
    }
    expect(() => new FrameReader(SYNC_LIMITS).take(Uint8Array.of(255, 255, 255, 255, 2))).toThrow(FrameError);
    expect(() => new FrameReader(STUDY_LIMITS).take(encodeFrame(FRAME.roll, new Uint8Array()))).toThrow(FrameError);
  });

  test('Y35: a length is believed only as far as bytes have come', () => {
    const readers = Array.from({ length: 500 }, () => new FrameReader(SYNC_LIMITS));
    const head = encodeFrame(FRAME.roll, new Uint8Array(2 * MIB)).subarray(0, 1000);
    global.gc?.();
    const before = process.memoryUsage();
    for (const reader of readers) for (const byte of head) reader.take(Uint8Array.of(byte));
    const { arrayBuffers } = process.memoryUsage();
    // Two million bytes announced by each of five hundred, a thousand of them sent.
    expect(arrayBuffers - before.arrayBuffers).toBeLessThan(16 * MIB);
    expect(readers).toHaveLength(500);
  });

  test.each([
    ['an unknown key', { ...HELLO, more: 1 }],
    ['a missing key', { ...HELLO, before: undefined }],
    ['a string for a number', { ...HELLO, protocol: '1' }],
    ['a fraction', { ...HELLO, schema: 1.5 }],
    ['a negative number', { ...HELLO, atLeast: -1 }],
    ['a number beyond all', { ...HELLO, schema: 2 ** 53 }],
    ['capital hex', { ...HELLO, circle: 'C1'.repeat(16) }],
    ['short hex', { ...HELLO, thread: '12'.repeat(15) }],
    ['too many heads', { ...HELLO, heads: Array(257).fill('ad'.repeat(32)) }],
    ['too many samples', { ...HELLO, samples: Array(64).fill('ad'.repeat(32)) }],
    ['a list for an object', [HELLO]],
    ['null', null],
    ['a key inside that is not known', { ...HELLO, partial: { ...HELLO.partial, more: 1 } }],
  ])('Y24: a hello with %s is none', (_, hello) => {
    expect(decodeMessage(jsonFrame(FRAME.hello, JSON.stringify(HELLO)))).toEqual({ type: 'hello', ...HELLO });
    expect(() => decodeMessage(jsonFrame(FRAME.hello, JSON.stringify(hello)))).toThrow(FrameError);
  });

  test.each([
    ['__proto__', '{"code":"busy","__proto__":{"type":"hello"}}'],
    ['__proto__ in disguise', '{"code":"busy","\\u005f_proto__":{"code":"twin"}}'],
    ['__proto__ alone', '{"__proto__":{"code":"busy"}}'],
    ['constructor', '{"code":"busy","constructor":{"prototype":{"polluted":true}}}'],
    ['a type of its own', '{"code":"busy","type":"hello"}'],
    ['a code that is inherited', '{"code":"toString"}'],
  ])('Y24: %s as a key sets nothing and is refused', (_, text) => {
    expect(() => decodeMessage(jsonFrame(FRAME.bye, text))).toThrow(FrameError);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('Y24: JSON is at most four deep, UTF-8, whole, and looked at once however it is made', () => {
    const deep = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth));
    expect(decodeJson(deep(4))).toEqual([[[[]]]]);
    const odd = [
      deep(5),
      deep(MIB),
      Buffer.from('['.repeat(2 * MIB)),
      Buffer.from(`"${'\\"'.repeat(MIB)}`),
      Buffer.from('"'.repeat(MIB)),
    ];
    const bytes = [
      Buffer.from([0x22, 0xff, 0x22]),
      Buffer.from('\ufeff{}'),
      Buffer.from(''),
      Buffer.from('{} {}'),
      Buffer.from('NaN'),
    ];
    for (const each of [...odd, ...bytes]) expect(decodeJson(each)).toBeUndefined();
    expect(decodeJson(Buffer.from('"[[[[[{{{{{\\"[[[["'))).toBe('[[[[[{{{{{"[[[[');
  });

  test(`Y24: 20,000 frames with some bytes changed are messages or refused, nothing else (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    const samples: Message[] = [
      { type: 'hello', ...HELLO },
      { type: 'roll', entries: [new Uint8Array(70)] },
      { type: 'parcel', changes: [1, 2], left: 3 },
      { type: 'snapshot', snapshot: '55'.repeat(32), bytes: 9, heads: [] },
      { type: 'bye', code: 'twin' },
    ];
    const frames = samples.map((sample) => encodeMessage(sample));
    const counts = { refused: 0, read: 0 };
    for (let i = 0; i < 20_000; i += 1) {
      const frame = Uint8Array.from(frames[random.int(frames.length)] ?? []);
      for (let n = random.int(4); n >= 0; n -= 1) frame[random.int(frame.length)] = random.int(256);
      try {
        for (const each of new FrameReader(SYNC_LIMITS).take(frame))
          expect(decodeMessage(each).type).toBeTypeOf('string');
        counts.read += 1;
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        counts.refused += 1;
      }
    }
    expect(counts.refused).toBeGreaterThan(2_000);
  });
});

describe('what pairing says', () => {
  const all: PairingMessage[] = [
    { by: 'words', proof: '0f'.repeat(32) },
    { proof: '0f'.repeat(32) },
    { protocol: 1, name: 'Küche', box: 'b0'.repeat(32), people: 5000 },
    { yes: true },
    { entries: ['e1'.repeat(100)] },
    { kept: true },
    { no: 'code-over' },
  ];

  test('Y19: every message is read as it was written, and short but for the roll', () => {
    for (const message of all) {
      const [frame] = new FrameReader({ 2: 2 * MIB, 9: 4096 }).take(encodePairing(message));
      expect(frame && decodePairing(frame)).toEqual(message);
      expect(frame?.type).toBe('entries' in message ? FRAME.roll : FRAME.pairing);
    }
  });

  test.each([
    ['two at once', '{"yes":true,"kept":true}'],
    ['a yes that is none', '{"yes":false}'],
    ['a no of another kind', '{"no":"maybe"}'],
    ['a short proof', '{"proof":"00"}'],
    ['a name with a line break', `{"protocol":1,"name":"a\\nb","box":"${'b0'.repeat(32)}","people":1}`],
    ['a name of 61 letters', `{"protocol":1,"name":"${'a'.repeat(61)}","box":"${'b0'.repeat(32)}","people":1}`],
    ['no name', `{"protocol":1,"name":"","box":"${'b0'.repeat(32)}","people":1}`],
    ['half a person', `{"protocol":1,"name":"a","box":"${'b0'.repeat(32)}","people":0.5}`],
    ['a roll in a short frame', '{"entries":[]}'],
    ['a magic key', '{"yes":true,"__proto__":{}}'],
    ['nothing', '{}'],
  ])('Y19: %s is no message', (_, text) => {
    expect(() => decodePairing(jsonFrame(FRAME.pairing, text))).toThrow(FrameError);
  });
});
