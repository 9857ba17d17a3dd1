// Where a peer may be, as people type it and as the network tells, and whom to dial in which turn.
import { describe, expect, test } from 'vitest';
import { hearOf, type Known, MOST_KNOWN, readTyped, toDial, type } from '../../../../electron/keeper/sync/addresses.ts';

const NOTHING: Known = { heard: [], typed: [] };
const at = (host: string, port = 4711) => ({ host, port });

describe('Y49: an address that somebody types', () => {
  test.each([
    ['192.0.2.7', { host: '192.0.2.7' }],
    ['192.0.2.7:4711', { host: '192.0.2.7', port: 4711 }],
    ['  study.example:4711 ', { host: 'study.example', port: 4711 }],
    ['Study', { host: 'Study' }],
    ['[2001:db8::7]', { host: '2001:db8::7' }],
    ['[2001:db8::7]:4711', { host: '2001:db8::7', port: 4711 }],
    ['2001:db8::7', { host: '2001:db8::7' }],
    ['[fe80::7%eth0]:4711', { host: 'fe80::7%eth0', port: 4711 }],
  ])('%s is one', (text, address) => {
    expect(readTyped(text)).toEqual(address);
  });

  test.each([
    '',
    ' ',
    ':4711',
    'study:',
    'study:0',
    'study:65536',
    'study:99999999999',
    'study:47x',
    '192.0.2.777',
    '1.2.3',
    '[192.0.2.7]',
    '[study]:4711',
    '[2001:db8::7',
    '2001:db8::zz',
    'http://study',
    'study/..',
    'stu dy',
    '-study',
    'study@home',
    `${'a'.repeat(254)}`,
    'study\n:4711',
  ])('%j is none', (text) => {
    expect(readTyped(text)).toBeUndefined();
  });
});

describe('Y49: whom to dial', () => {
  test('what was heard last comes first, then what was typed, and nothing twice', () => {
    const heard = [at('192.0.2.1'), at('192.0.2.2'), at('192.0.2.1')].reduce(hearOf, NOTHING);
    const known = type(type(heard, { host: 'study.example', port: 80 }), { host: '192.0.2.2', port: 4711 });
    expect(toDial(known, [])).toEqual([at('192.0.2.1'), at('192.0.2.2'), at('study.example', 80)]);
  });

  test('a host without a port is dialled at the ports the peer was known at, and not before there is one', () => {
    const known = type(NOTHING, { host: 'study.example' });
    expect(toDial(known, [])).toEqual([]);
    expect(toDial(hearOf(known, at('192.0.2.1', 5000)), [])).toEqual([
      at('192.0.2.1', 5000),
      at('study.example', 5000),
    ]);
  });

  test('loopback is dialled only if it was typed', () => {
    const hosts = ['127.0.0.1', '127.9.9.9', '::1', '::', '0.0.0.0', '::ffff:127.0.0.1', 'localhost', 'a.localhost'];
    const known = hosts.map((host) => at(host)).reduce(hearOf, NOTHING);
    expect(toDial(known, [])).toEqual([]);
    expect(toDial(type(known, at('127.0.0.1')), [])).toEqual([at('127.0.0.1')]);
  });

  test('this laptop never dials itself, but may dial another process beside it', () => {
    const known = [at('192.0.2.1', 1), at('192.0.2.1', 2)].reduce(hearOf, type(NOTHING, at('192.0.2.1', 1)));
    expect(toDial(known, [at('192.0.2.1', 1)])).toEqual([at('192.0.2.1', 2)]);
  });

  test('however many are heard, those that were typed are kept, and no more than 64 are known', () => {
    let known = type(NOTHING, { host: 'study.example' });
    for (let port = 1; port <= 500; port++) known = hearOf(known, at('192.0.2.1', port));
    for (let port = 1; port <= 500; port++) known = type(known, { host: `study-${port}.example` });
    expect(known.heard.length + known.typed.length).toBeLessThanOrEqual(MOST_KNOWN);
    expect(known.heard[0]).toEqual(at('192.0.2.1', 500));
    expect(known.typed[0]).toEqual({ host: 'study-500.example' });
    expect(toDial(known, []).length).toBeLessThanOrEqual(MOST_KNOWN);
  });
});
