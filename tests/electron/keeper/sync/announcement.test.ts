// What announcements say, and what is made of anything else that a network may carry under their name.
import { describe, expect, test } from 'vitest';
import {
  type Arrived,
  isAskedFor,
  readRecords,
  recordsOf,
  SERVICE,
  type Service,
  type Written,
} from '../../../../electron/keeper/sync/announcement.ts';
import { SEED } from '../../../helpers/seed.ts';
import { randomFrom } from '../../../torture/random.ts';

const HERE: Service = {
  name: '0123456789ab',
  host: 'ba9876543210',
  port: 4711,
  says: {
    is: 'here',
    nonce: Buffer.from('nonce 08'),
    tokens: [1, 2, 3, 4].map((byte) => Buffer.alloc(8, byte)),
  },
};
const CODE: Service = { name: 'aaaaaaaaaaaa', host: 'bbbbbbbbbbbb', port: 99, says: { is: 'code' } };

function changed(record: Written, change: object): Arrived {
  return { ...record, ...change };
}

test('Y44: an announcement is read as it was written', () => {
  expect(readRecords(recordsOf(HERE, '192.0.2.7'))).toEqual([
    { name: HERE.name, port: HERE.port, says: HERE.says, isOver: false },
  ]);
});

test('Y47: a code on show is a service of its own that says p=1 and nothing else', () => {
  const records = recordsOf(CODE, '192.0.2.7');
  expect(records.find(({ type }) => type === 'TXT')?.data).toEqual([Buffer.from('p=1')]);
  expect(readRecords(records)).toEqual([{ name: CODE.name, port: 99, says: { is: 'code' }, isOver: false }]);
});

test('Y43: an announcement names the service, its own two random names, and the address it is sent from', () => {
  const said = recordsOf(HERE, '192.0.2.7').map(({ type, name, data }) => [type, name, type === 'TXT' ? '' : data]);
  const whole = `${HERE.name}._vouchsafe._tcp.local`;
  expect(said).toEqual([
    ['PTR', '_vouchsafe._tcp.local', whole],
    ['SRV', whole, { port: 4711, target: `${HERE.host}.local` }],
    ['TXT', whole, ''],
    ['A', `${HERE.host}.local`, '192.0.2.7'],
  ]);
});

test('a goodbye says the same with no time left', () => {
  const goodbye = recordsOf(HERE, '192.0.2.7', true);
  expect(goodbye.map(({ ttl }) => ttl)).toEqual([0, 0, 0, 0]);
  expect(readRecords(goodbye).map(({ isOver }) => isOver)).toEqual([true]);
});

test('who asks for the service or for one of its names is answered, in any case of letters; others are not', () => {
  const asked = [SERVICE, SERVICE.toUpperCase(), `${HERE.name}.${SERVICE}`, `${HERE.host}.local`];
  expect(asked.map((name) => isAskedFor(name, [HERE]))).toEqual([true, true, true, true]);
  const others = ['_services._dns-sd._udp.local', `${CODE.name}.${SERVICE}`, '', undefined, 7, '__proto__'];
  expect(others.some((name) => isAskedFor(name, [HERE]))).toBe(false);
});

describe('Y45: what is no whole announcement of ours is none at all', () => {
  const [ptr, srv, txt] = recordsOf(HERE, '192.0.2.7') as [Written, Written, Written];
  const text = txt.data as Buffer[];
  test.each<[string, readonly Arrived[]]>([
    ['no records', []],
    ['no port', [ptr, txt]],
    ['no text', [ptr, srv]],
    ['nobody points to it', [srv, txt]],
    ['a port that is none', [ptr, changed(srv, { data: { port: 0, target: 'x.local' } }), txt]],
    ['a port that is no number', [ptr, changed(srv, { data: { port: '80' } }), txt]],
    ['no data at all', [ptr, changed(srv, { data: null }), changed(txt, { data: undefined })]],
    ['a name that no laptop makes', recordsOf({ ...HERE, name: 'study of mo' }, '192.0.2.7')],
    ['another service', [changed(ptr, { data: '0123456789ab._http._tcp.local' }), srv, txt]],
    ['a short nonce', [ptr, srv, changed(txt, { data: [Buffer.from('n=1234567'), text[1]] })]],
    ['no nonce', [ptr, srv, changed(txt, { data: [text[1]] })]],
    [
      'five tokens',
      [ptr, srv, changed(txt, { data: [text[0], Buffer.concat([Buffer.from('t='), Buffer.alloc(40)])] })],
    ],
    ['no tokens', [ptr, srv, changed(txt, { data: [text[0], Buffer.from('t=')] })]],
    ['more than we say', [ptr, srv, changed(txt, { data: [...text, Buffer.from('x=1')] })]],
    ['text that is no list', [ptr, srv, changed(txt, { data: 'n=12345678' })]],
    ['a code that says more', [ptr, srv, changed(txt, { data: [Buffer.from('p=1'), text[0]] })]],
    ['a name that is none', [changed(ptr, { name: undefined }), changed(srv, { name: undefined }), txt]],
  ])('%s', (_, records) => {
    expect(readRecords(records)).toEqual([]);
  });

  test('no more than four are read from one packet', () => {
    const many = Array.from({ length: 100 }, (_, at) =>
      recordsOf({ ...HERE, name: at.toString(16).padStart(12, '0') }, '192.0.2.7'),
    );
    expect(readRecords(many.flat())).toHaveLength(4);
  });

  test('records put together at random never throw, and never make more than was said', () => {
    console.log(`seed ${SEED}`);
    const random = randomFrom(SEED);
    const pool: unknown[] = [
      ptr.data,
      srv.data,
      txt.data,
      null,
      undefined,
      0,
      '',
      [],
      [[]],
      {},
      { port: -1 },
      Buffer.alloc(3),
    ];
    const pick = <Value>(from: readonly Value[]): Value => from[random.int(from.length)] as Value;
    for (let turn = 0; turn < 20_000; turn++) {
      const records = Array.from({ length: random.int(6) }, () => ({
        ...pick([ptr, srv, txt]),
        ...(random.int(2) ? { data: pick(pool) } : {}),
        ...(random.int(4) ? {} : { type: pick(['PTR', 'SRV', 'TXT', 'OPT', '']) }),
      })) as Arrived[];
      for (const heard of readRecords(records)) expect(heard).toMatchObject({ name: HERE.name, port: HERE.port });
    }
  });
});
