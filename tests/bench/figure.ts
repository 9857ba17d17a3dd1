// A figure: what was measured, and the limit it is held against. And the few ways of measuring that all benchmarks share.
// Figures are told, never asserted: a busy machine must not fail a build.
import type { Size } from '../helpers/network.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | 'B' | 'times' | 'k' | '';
  readonly limit: number;
}

/** A limit for each size of network. */
export type Limits = Readonly<Record<Size, number>>;

/** How long some work takes, and what it answers. */
export async function timed<Value>(work: () => Value | Promise<Value>): Promise<{ ms: number; value: Value }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** The value below which so many percent of all lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The median time of some work done several times, after once without counting. */
export async function medianOf(times: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i <= times; i++) all.push((await timed(work)).ms);
  return median(all.slice(1));
}

/**
 * How much of a processor some work takes, in ms: the least of several times, after once without counting. However busy the
 * machine is with other things, this hardly changes.
 */
export function computingOf(times: number, work: (round: number) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= times; round++) {
    const before = process.cpuUsage();
    work(round);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
