// How laptops of one circle know each other's announcements. Checked against PyNaCl and Python's hashlib: another
// implementation has to come to the same tokens.
import { spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { type BoxKeys, boxKeysFrom, loadCrypto, randomBytes, toHex } from '../../../../electron/keeper/crypto.ts';
import { pairKeysIn } from '../../../../electron/keeper/sync/joining.ts';
import { newKept } from '../../../../electron/keeper/sync/kept.ts';
import { type PairKey, pairKeyOf, tokensFor, whoSpeaks } from '../../../../electron/keeper/sync/tokens.ts';
import { founder, pair as letIn } from './circles.ts';

const [STUDY, TRAVEL, ATTIC] = ['11', '22', '33'].map((byte) => byte.repeat(16)) as [string, string, string];
const boxes = new Map<string, BoxKeys>();

beforeAll(async () => {
  await loadCrypto();
  for (const [at, laptop] of [STUDY, TRAVEL, ATTIC].entries())
    boxes.set(laptop, boxKeysFrom(new Uint8Array(32).fill(at + 1)));
});

function box(laptop: string): BoxKeys {
  const keys = boxes.get(laptop);
  if (!keys) throw new Error(`No box keys of ${laptop}`);
  return keys;
}

function pair(own: string, other: string): PairKey {
  const key = pairKeyOf(other, box(other).publicKey, box(own));
  if (!key) throw new Error('These keys agree on nothing.');
  return key;
}

function python(script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

test('Y48: two laptops come to the same pair key, each from its own side, and it is the one that PyNaCl finds', () => {
  const study = pair(STUDY, TRAVEL);
  expect(toHex(study.key)).toBe(toHex(pair(TRAVEL, STUDY).key));
  const script = `
import sys, hashlib
from nacl.public import Box, PrivateKey, PublicKey
secret, other = (bytes.fromhex(each) for each in sys.argv[1:])
shared = Box(PrivateKey(secret), PublicKey(other)).shared_key()
print(hashlib.blake2b(shared + b'vs-discovery', digest_size=32).hexdigest())`;
  const theirs = python(script, toHex(box(STUDY).privateKey), toHex(box(TRAVEL).publicKey));
  expect(toHex(study.key)).toBe(theirs);
});

test('Y48: a box key that nobody can have makes no pair', () => {
  expect(pairKeyOf(TRAVEL, new Uint8Array(32), box(STUDY))).toBeUndefined();
});

test('Y44: a token is the one that Python finds, and stands among random ones, as many as hide how many laptops there are', () => {
  const nonce = randomBytes(8);
  const { key } = pair(STUDY, TRAVEL);
  const script = `
import sys, hashlib
key, sender, nonce = (bytes.fromhex(each) for each in sys.argv[1:])
print(hashlib.blake2b(b'vs-here' + sender + nonce, key=key, digest_size=32).hexdigest()[:16])`;
  const expected = python(script, toHex(key), STUDY, toHex(nonce));
  for (const [others, count] of [
    [0, 4],
    [1, 4],
    [4, 4],
    [5, 8],
    [9, 16],
    [15, 16],
  ] as const) {
    const keys = Array.from({ length: others }, (_, at) => (at === 0 ? pair(STUDY, TRAVEL) : stranger()));
    const tokens = tokensFor(keys, STUDY, nonce).map(toHex);
    expect(tokens).toHaveLength(count);
    expect(new Set(tokens).size).toBe(count);
    expect(tokens).toEqual([...tokens].sort());
    expect(tokens.includes(expected)).toBe(others > 0);
  }
});

test('Y45: whoever a token is for knows who speaks; nobody else does, the speaker included', () => {
  const nonce = randomBytes(8);
  const tokens = tokensFor([pair(STUDY, TRAVEL), stranger()], STUDY, nonce);
  expect(whoSpeaks([stranger(), pair(TRAVEL, STUDY)], nonce, tokens)).toBe(STUDY);
  expect(whoSpeaks([pair(ATTIC, STUDY), pair(ATTIC, TRAVEL)], nonce, tokens)).toBeUndefined();
  expect(whoSpeaks([pair(STUDY, TRAVEL)], nonce, tokens)).toBeUndefined();
  expect(whoSpeaks([pair(TRAVEL, STUDY)], randomBytes(8), tokens)).toBeUndefined();
});

test('Y44: with another nonce every token is another one', () => {
  const keys = [pair(STUDY, TRAVEL), pair(STUDY, ATTIC)];
  const first = new Set(tokensFor(keys, STUDY, randomBytes(8)).map(toHex));
  expect(tokensFor(keys, STUDY, randomBytes(8)).filter((token) => first.has(toHex(token)))).toEqual([]);
});

function stranger(): PairKey {
  return { laptop: toHex(randomBytes(16)), key: randomBytes(32) };
}

test('Y45, Y48: keys of pairs are made once for a roll, however many packets ask for them', () => {
  const study = founder('study');
  const kept = newKept(study.identity, study.roll);
  expect(pairKeysIn(kept)).toEqual([]);
  const travel = letIn(study, 'travel');
  const grown = { ...kept, roll: study.roll };
  const keys = pairKeysIn(grown);
  expect(keys.map(({ laptop }) => laptop)).toEqual([travel.identity.id]);
  expect(pairKeysIn({ ...grown, isPaused: true })).toBe(keys);
});
