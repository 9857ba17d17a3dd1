// Changes that none of our laptops would make: forged with Automerge itself, or written byte by byte with a right checksum.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import * as Automerge from '@automerge/automerge/slim';
import { ArrivalError } from '../../electron/keeper/arrival.ts';
import type { Network } from '../../electron/keeper/document.ts';
import { weighChange } from '../../electron/keeper/sync/chunk.ts';

const MAGIC = [0x85, 0x6f, 0x4a, 0x83];
export const STRANGER = 'ab'.repeat(16);

/** One operation as Automerge encodes it. */
export type ForgedOp = Readonly<Record<string, unknown>>;

/** Sets a value, over nothing if no more is said. */
export const put = (obj: string, key: string, value: unknown, more = {}): ForgedOp => ({
  action: 'set',
  obj,
  key,
  value,
  pred: [],
  ...more,
});

export const make = (obj: string, key: string, action = 'makeMap'): ForgedOp => ({ action, obj, key, pred: [] });

/** Why some work was refused, or undefined if it was not. */
export function refusalOf(work: () => unknown): ArrivalError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ArrivalError) return error;
    throw error;
  }
  return undefined;
}

/** The other takes what it lacks of this: weighed and taken in as a line does. */
export function passOn(from: Network, to: Network): void {
  const changes = from.changesSince(from.heads.length > 0 ? to.heads.filter((head) => from.has(head)) : []);
  for (const change of changes) weighChange(change);
  to.takeIn(changes);
}

/** A change of a stranger on top of this network, whole and with a right checksum. The map that its third operation made is `+2`. */
export function forge(
  network: Network,
  ops: readonly ForgedOp[],
  more: Readonly<Record<string, unknown>> = {},
): Uint8Array {
  const change = {
    actor: STRANGER,
    seq: 1,
    startOp: nextOp(network),
    time: 0,
    message: null,
    deps: [...network.heads],
    ...more,
  };
  const idOf = (obj: string) => (obj.startsWith('+') ? `${change.startOp + Number(obj)}@${change.actor}` : obj);
  const made = ops.map((operation) => ({ ...operation, obj: idOf(String(operation.obj)) }));
  return Automerge.encodeChange({ ...change, ops: made } as never);
}

/** The number of the first operation of a change on top of this network. */
export function nextOp(network: Network): number {
  const ends = network.changesSince([]).map((change) => {
    const { startOp, ops } = Automerge.decodeChange(change);
    return startOp + ops.length;
  });
  return Math.max(...ends);
}

/** The id of the object at a path, as a change names it. */
export function objectIn(network: Network, path: readonly string[]): string {
  const store = Automerge.getBackend(Automerge.init({ actor: STRANGER }));
  const { snapshot } = network.save();
  store.loadIncremental(snapshot);
  let id = '_root';
  for (const key of path) id = (store.getWithType(id, key) as [string, string])[1];
  store.free();
  return id;
}

/** The chunk of this kind with these contents, and a right checksum. */
export function chunk(kind: number, contents: Uint8Array): Uint8Array {
  const summed = Buffer.concat([Uint8Array.of(kind), Uint8Array.from(leb(contents.length)), contents]);
  const checksum = createHash('sha256').update(summed).digest().subarray(0, 4);
  return Buffer.concat([Uint8Array.from(MAGIC), checksum, summed]);
}

/** The same change with its contents altered, and a right checksum again. Only for one that is not compressed. */
export function altered(change: Uint8Array, alter: (contents: Uint8Array) => void): Uint8Array {
  let at = 9;
  while ((change[at++] ?? 0) >= 128);
  const contents = Uint8Array.from(change.subarray(at));
  alter(contents);
  return chunk(change[8] ?? 1, contents);
}

/** The same change in its compressed form. */
export function compressed(change: Uint8Array): Uint8Array {
  let at = 9;
  while ((change[at++] ?? 0) >= 128);
  const deflated = deflateRawSync(change.subarray(at));
  return Buffer.concat([change.subarray(0, 8), Uint8Array.of(2), Uint8Array.from(leb(deflated.length)), deflated]);
}

/** The same change with one number of eight bytes in place of another. */
export function withFloat(change: Uint8Array, from: number, to: number): Uint8Array {
  const bytes = (value: number) => Buffer.from(Float64Array.of(value).buffer);
  return altered(change, (contents) => contents.set(bytes(to), Buffer.from(contents.buffer).indexOf(bytes(from))));
}

/** A change with these columns: specification and bytes. */
export function changeWith(columns: readonly (readonly [number, readonly number[]])[], deps = 0): Uint8Array {
  const actor = [16, ...Array<number>(16).fill(0xab)];
  const shapes = columns.flatMap(([specification, bytes]) => [...leb(specification), ...leb(bytes.length)]);
  const hashes = Array<number>(deps * 32).fill(7);
  const head = [...leb(deps), ...hashes, ...actor, 1, 1, 0, 0, 0, columns.length];
  return chunk(1, Uint8Array.from([...head, ...shapes, ...columns.flatMap(([, bytes]) => bytes)]));
}

/** A number in LEB128. */
export function leb(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...leb(Math.floor(value / 128))];
}

/** The same in two's complement, for numbers that are not negative. */
export function signedLeb(value: number): number[] {
  return value < 64 ? [value] : [(value % 128) + 128, ...signedLeb(Math.floor(value / 128))];
}
