// Vaults for tests: small, on a disk in memory that keeps what it is given, with the least work that is allowed.

import {
  createVault,
  type Generation,
  openVault,
  type Secret,
  type Vault,
} from '../../../../electron/keeper/vault/vault.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { SimulatedDisk } from '../../../torture/disk.ts';

export const DIR = '/home/vault';
export const WORK = { ops: 1, memory: 64 * 1024 * 1024 };
export const PASSPHRASE = 'a passphrase for tests';

/** Text as bytes, and bytes as text. */
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
export const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

/** A generation that says `text`. */
export function generation(text: string): Generation {
  return { snapshot: bytesOf(text), heads: [`head of ${text}`], readModel: bytesOf(`read model of ${text}`) };
}

/** A new open vault in memory. */
export async function newVault(disk = new SimulatedDisk()) {
  const created = await createVault(DIR, PASSPHRASE, generation('first'), { disk, work: WORK });
  const secret: Secret = { recoveryWords: created.recoveryWords };
  return { disk, secret, vault: created.vault, recoveryWords: created.recoveryWords };
}

/** Opens the vault on a disk; its contents as text. */
export async function reopen(disk: SimulatedDisk, secret: Secret, dir = DIR) {
  const { vault, contents } = await openVault(dir, secret, { disk, work: WORK });
  const changes = contents.changes.map((change) => textOf(change));
  return { vault, contents, changes, codes: contents.notices.map(({ code }) => code) };
}

/** Appends texts, one call each. */
export async function appendAll(vault: Vault, ...texts: string[]): Promise<void> {
  for (const text of texts) await vault.append([bytesOf(text)]);
}

/** The code of the refusal that some work ends in, or what else came of it. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'no refusal';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The paths on a disk that contain some text, in order of their names. */
export function pathsWith(disk: SimulatedDisk, part: string): string[] {
  return disk
    .files()
    .map(([path]) => path)
    .filter((path) => path.includes(part))
    .sort();
}

/** A file's bytes. */
export function fileOf(disk: SimulatedDisk, path: string): Uint8Array {
  return disk.files().find(([name]) => name === path)?.[1] ?? new Uint8Array();
}

/** Flips one bit of a file. */
export function flip(disk: SimulatedDisk, path: string, at: number): void {
  const bytes = fileOf(disk, path).slice();
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  disk.damage(path, bytes);
}
