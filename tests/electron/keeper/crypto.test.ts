// The door to libsodium, held against values that other implementations gave for the same input.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  fromHex,
  hash,
  isSame,
  joinBytes,
  keyedHash,
  keyedHash64,
  loadCrypto,
  randomBytes,
  seal,
  stretchPassphrase,
  toHex,
  unseal,
} from '../../../electron/keeper/crypto.ts';

const text = (value: string): Uint8Array => Buffer.from(value);
const count = (length: number, from = 0): Uint8Array => Uint8Array.from({ length }, (_, i) => from + i);

beforeAll(loadCrypto);

describe('hashing', () => {
  it('gives the BLAKE2b of Python for the same bytes', () => {
    expect(toHex(hash(text('a'), text('bc')))).toBe('bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319');
  });

  it('gives the keyed BLAKE2b of Python with 32 and with 64 bytes of output', () => {
    expect(toHex(keyedHash(count(32), text('abc')))).toBe(
      'd63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f',
    );
    expect(toHex(keyedHash64(count(16), text('abc')))).toBe(
      '4c76bc7ad0fc52e4bde231b38727c331172cfe3eeaf10cd2fa5c65abbdb8faeaad2da338531b382ac103f10ccaf41f74d8870d016c48b269c0d9a5cf5752c8c3',
    );
  });

  it('gives the Argon2id of another implementation', () => {
    const key = stretchPassphrase(text('correct horse'), text('0123456789abcdef'), 2, 1024 * 1024);
    expect(toHex(key)).toBe(
      '46e79c28e8898df826b3bb262f3d9192f096a52935591a9463b67de46368c867b8f3f2a7021ca4a9a377d133294c0b59c2f19083535b0b5c64fc67db71df44df',
    );
  });
});

describe('sealing', () => {
  const key = count(32, 0x80);
  const nonce = count(24, 0x40);
  const context = fromHex('50515253c0c1c2c3c4c5c6c7');
  const sunscreen = text(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  );

  it('gives the XChaCha20-Poly1305 of its draft standard', () => {
    const sealed = toHex(seal(key, nonce, sunscreen, context));
    expect(sealed.slice(0, 32)).toBe('bd6d179d3e83d43b9576579493c0e939');
    expect(sealed.slice(-32)).toBe('c0875924c1c7987947deafd8780acf49');
  });

  it('opens only with the same key, nonce and context, and only if no bit differs', () => {
    const sealed = seal(key, nonce, sunscreen, context);
    expect(unseal(key, nonce, sealed, context)).toEqual(new Uint8Array(sunscreen));
    expect(unseal(count(32), nonce, sealed, context)).toBeUndefined();
    expect(unseal(key, count(24), sealed, context)).toBeUndefined();
    expect(unseal(key, nonce, sealed, text('other'))).toBeUndefined();
    expect(unseal(key, nonce, sealed.subarray(0, 10), context)).toBeUndefined();
    const flipped = sealed.slice();
    flipped[3] = (flipped[3] ?? 0) ^ 1;
    expect(unseal(key, nonce, flipped, context)).toBeUndefined();
  });
});

describe('bytes', () => {
  it('compares, joins and spells them', () => {
    expect(isSame(text('abc'), text('abc'))).toBe(true);
    expect(isSame(text('abc'), text('abd'))).toBe(false);
    expect(isSame(text('abc'), text('ab'))).toBe(false);
    expect(toHex(joinBytes([fromHex('0a'), fromHex('ff00')]))).toBe('0aff00');
    expect(toHex(randomBytes(16))).not.toBe(toHex(randomBytes(16)));
  });
});
