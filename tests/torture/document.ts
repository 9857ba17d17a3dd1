// The document of the storms: a list of numbered changes, each of which can be recognised byte for byte.
// So a lost, an altered and an invented change are three different findings.
import type { Contents, Generation, Notice } from '../../electron/keeper/vault/vault.ts';

/** A change nobody can mistake: its number and bytes that follow from it. */
export function changeOf(number: number): Uint8Array {
  const length = 8 + ((number * 7919) % 13 === 0 ? 3000 : (number * 37) % 200);
  const bytes = Buffer.alloc(length, number % 251);
  bytes.writeUInt32LE(number, 0);
  bytes.writeUInt32LE(length, 4);
  return bytes;
}

/** A generation that holds the changes 1 to `count`. */
export function generationOf(count: number): Generation {
  const bytes = Buffer.alloc(4 + count * 4);
  bytes.writeUInt32LE(count, 0);
  for (let i = 0; i < count; i++) bytes.writeUInt32LE((i + 1) ^ 0x5a5a5a5a, 4 + i * 4);
  return { snapshot: bytes, heads: [`head-${count}`], readModel: Buffer.from(`read model of ${count}`) };
}

/** What a vault was found to hold. */
export interface Found {
  readonly numbers: ReadonlySet<number>;
  readonly isAltered: boolean; // something was handed out that nobody ever wrote
  readonly isInOrder: boolean;
}

/** Takes contents apart again. */
export function numbersIn(contents: Contents): Found {
  const count = Buffer.from(contents.snapshot).readUInt32LE(0);
  const expected = generationOf(count);
  let isAltered = !isEqual(contents.snapshot, expected.snapshot) || contents.heads.join() !== expected.heads.join();
  if (contents.readModel && !isEqual(contents.readModel, expected.readModel)) isAltered = true;
  const numbers = new Set(Array.from({ length: count }, (_, i) => i + 1));
  const changes = contents.changes.map((change) => Buffer.from(change).readUInt32LE(0));
  contents.changes.forEach((change, i) => {
    if (!isEqual(change, changeOf(changes[i] ?? 0))) isAltered = true;
    numbers.add(changes[i] ?? 0);
  });
  const firsts = changes.filter((number, i) => changes.indexOf(number) === i);
  return { numbers, isAltered, isInOrder: firsts.every((number, i) => i === 0 || number > (firsts[i - 1] ?? 0)) };
}

/** Whether opening said that something acknowledged is gone. */
export function saysLost(notices: readonly Notice[]): boolean {
  return notices.some(({ code }) => code === 'changes-missing');
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
