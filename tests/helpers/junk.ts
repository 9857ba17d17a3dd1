// Junk for the doors, from a seed: values of every shape that a message can carry, with keys and words that bite.

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'ids',
  'table',
  'changes',
  'name',
  'token',
  'words',
];
const WORDS = [
  '',
  'people',
  '__proto__',
  '../../etc/passwd',
  '/dev/zero',
  'a'.repeat(50_000),
  '0'.repeat(32),
  '\u0000',
  '\ud800',
  '9999-99-99',
];
const NUMBERS = [0, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -0];

/** One value. */
export function junk(random: () => number, depth = 0): unknown {
  const pick = <Thing>(things: readonly Thing[]) => things[Math.floor(random() * things.length)];
  const few = Math.floor(random() * 4);
  const inner = () => junk(random, depth + 1);
  switch (Math.floor(random() * (depth < 4 ? 7 : 4))) {
    case 0:
      return pick([undefined, null, true, false]);
    case 1:
      return pick(NUMBERS);
    case 2:
    case 3:
      return pick(WORDS);
    case 4:
      return Array.from({ length: few }, inner);
    default:
      return Object.fromEntries(Array.from({ length: few + 1 }, () => [pick(KEYS), inner()]));
  }
}
