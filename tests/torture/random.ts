// Chance with a seed: every storm can be called up again by the number it printed.

export interface Random {
  /** An integer from 0 to `below` - 1. */
  int(below: number): number;
  /** True once in `n` times. */
  oneIn(n: number): boolean;
  pick<T>(items: readonly T[]): T;
  bytes(count: number): Uint8Array;
}

/** A small fast generator (mulberry32); good enough for storms, never for keys. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (below: number): number => next() % Math.max(1, below);
  return {
    int,
    oneIn: (n) => int(n) === 0,
    pick: (items) => items[int(items.length)] as (typeof items)[number],
    bytes: (count) => Uint8Array.from({ length: count }, () => int(256)),
  };
}
