// The code: how it is drawn, how people may type it, and what is made of it.
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  hash,
  joinBytes,
  keyedHash,
  keyedHash64,
  loadCrypto,
  randomBytes,
  stretchPassphrase,
  toHex,
} from '../../../../electron/keeper/crypto.ts';
import { readAddress, writeAddress } from '../../../../electron/keeper/sync/address.ts';
import { bindingOf, codeKey, makeCode, proofOf, readCode } from '../../../../electron/keeper/sync/code.ts';

beforeAll(loadCrypto);

const FINGERPRINT = 'ab'.repeat(32);
const PLACES = [
  { host: '192.0.2.7', port: 4711 },
  { host: '2001:db8::7', port: 4712 },
];
const newCode = () => makeCode(FINGERPRINT, PLACES);
const text = (value: string): Uint8Array => Buffer.from(value);

describe('a code', () => {
  test('Y14: has six words of the list and 16 bytes, and no two are the same', () => {
    const codes = Array.from({ length: 100 }, newCode);
    for (const { words, long } of codes) {
      expect(words.split(' ')).toHaveLength(6);
      expect(words.split(' ').filter((word) => !wordlist.includes(word))).toEqual([]);
      expect(long).toHaveLength(16);
    }
    expect(new Set(codes.map(({ words }) => words)).size).toBe(100);
    expect(new Set(codes.map(({ long }) => toHex(long))).size).toBe(100);
  });

  test('Y14: draws every word as often as any other, wherever it stands', () => {
    const EACH = 20;
    const draws = Math.ceil((EACH * wordlist.length) / 6);
    const counts = new Map<string, number>();
    for (let i = 0; i < draws; i += 1) {
      for (const word of newCode().words.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const expected = (draws * 6) / wordlist.length;
    const chi = wordlist.reduce((sum, word) => sum + ((counts.get(word) ?? 0) - expected) ** 2 / expected, 0);
    // 2,047 degrees of freedom: mean 2,047, deviation 64. Seven deviations are chance once in a million million runs.
    expect(Math.abs(chi - 2047)).toBeLessThan(7 * 64);
  });

  test('Y14: its link says version, fingerprint, code and addresses, and is read back as the same', () => {
    const code = newCode();
    const where = '192.0.2.7:4711,[2001:db8::7]:4712';
    expect(code.link).toBe(`vouchsafe:pair?v=1&f=${FINGERPRINT}&c=${toHex(code.long)}&a=${where}`);
    const read = { by: 'long', long: code.long, fingerprint: FINGERPRINT, addresses: PLACES };
    expect(readCode(`  ${code.link}\n`)).toEqual(read);
    expect(readCode(makeCode(FINGERPRINT, []).link)).toMatchObject({ addresses: [] });
  });
});

describe('what somebody types', () => {
  const words = 'abandon zoo action actor act ability';

  test.each([
    ['as it is shown', words],
    ['with commas and a full stop', `${words.replaceAll(' ', ', ')}.`],
    ['as a numbered list', words.replace(/\w+/g, (word) => `- 1. ${word}\n`)],
    ['in capitals, with spaces to spare', `  ${words.toUpperCase().replaceAll(' ', '   \t')}\n`],
    ['by the first four letters', 'aban zoo acti acto act abil'],
    ['partly longer than four', 'ABAND zoo actio actor act abili'],
    ['in letters of full width, as some keyboards have them', words.replace('zoo', 'ｚｏｏ')],
  ])('Y14: words are understood %s', (_, typed) => {
    expect(readCode(typed)).toEqual({ by: 'words', words });
  });

  test.each([
    ['five words', 'abandon zoo action actor act'],
    ['seven words', `${words} zoo`],
    ['a word that is not in the list', words.replace('zoo', 'zooo')],
    ['three letters of a longer word', words.replace('abandon', 'aba')],
    ['a word with something after it', words.replace('act ', 'actx ')],
    ['nothing', ''],
    ['a book', `${words} `.repeat(1000)],
    ['a link of another version', newCodeLink().replace('v=1', 'v=2')],
    ['a link with capitals', newCodeLink().toUpperCase()],
    ['a link whose code is short', newCodeLink().replace(/c=../u, 'c=')],
    ['a link with something after it', `${newCodeLink()}&x=1`],
  ])('Y14: %s is no code', (_, typed) => {
    expect(readCode(typed)).toBeUndefined();
  });

  test('Y14: no two words of the list begin with the same four letters', () => {
    expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2048);
  });

  test('Y16: an address is one with a port; what is not is passed over', () => {
    for (const place of ['192.0.2.7:1', 'study.example:65535', '[::1]:80']) {
      const address = readAddress(place);
      expect(address && writeAddress(address)).toBe(place);
    }
    for (const odd of [
      '',
      '192.0.2.7',
      ':80',
      'a:0',
      'a:65536',
      '[::1]',
      '[zz]:80',
      'a b:80',
      '::1:80',
      'a:80:80',
      'a:8e1',
    ]) {
      expect(readAddress(odd), odd).toBeUndefined();
    }
    expect(readCode(`${makeCode(FINGERPRINT, []).link}x,192.0.2.7:80`)).toMatchObject({
      addresses: [{ host: '192.0.2.7', port: 80 }],
    });
  });
});

function newCodeLink(): string {
  return `vouchsafe:pair?v=1&f=${FINGERPRINT}&c=${'cd'.repeat(16)}&a=192.0.2.7:4711`;
}

describe('the key and the proofs', () => {
  const binding = bindingOf('01'.repeat(32), '02'.repeat(32), new Uint8Array(32).fill(3));

  test('Y17: the binding is both fingerprints, study first, and the exporter', () => {
    expect(toHex(binding)).toBe('01'.repeat(32) + '02'.repeat(32) + '03'.repeat(32));
  });

  test('Y18: are computed as it is written', () => {
    const [words, long] = ['zoo zoo zoo zoo zoo wrong', randomBytes(16)];
    const salt = hash(text('vs-pair-salt'), binding).slice(0, 16);
    const stretched = stretchPassphrase(text(words), salt, 3, 64 * 1024 * 1024).slice(0, 32);
    expect(codeKey({ by: 'words', words }, binding)).toEqual(stretched);
    const keyed = keyedHash64(long, text('vs-pair-long'), binding).slice(0, 32);
    expect(codeKey({ by: 'long', long }, binding)).toEqual(keyed);
    expect(proofOf(keyed, 'travel', binding)).toEqual(keyedHash(keyed, joinBytes([text('vs-pair-travel'), binding])));
    expect(proofOf(keyed, 'study', binding)).toEqual(keyedHash(keyed, joinBytes([text('vs-pair-study'), binding])));
  });

  test('Y18: another connection, another role or another code gives another proof', () => {
    const long = randomBytes(16);
    const proofs = [binding, bindingOf('01'.repeat(32), '02'.repeat(32), randomBytes(32))].flatMap((each) =>
      [long, randomBytes(16)].flatMap((code) =>
        (['study', 'travel'] as const).map((role) =>
          toHex(proofOf(codeKey({ by: 'long', long: code }, each), role, each)),
        ),
      ),
    );
    expect(new Set(proofs).size).toBe(8);
  });
});
