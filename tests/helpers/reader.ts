// Runs the reader that needs nothing of ours (tests/recovery/read_vault.py), and opens the same files with our own keeper.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Network } from '../../electron/keeper/document.ts';
import type { Contents } from '../../electron/keeper/vault/vault.ts';
import { completed, type VouchsafeDocument } from '../../shared/model/document.ts';

const SCRIPT = fileURLToPath(new URL('../recovery/read_vault.py', import.meta.url));
let python: string | undefined;

/** What became of one run of the reader. */
export interface Reading {
  readonly status: number | null;
  readonly printed: string;
  readonly said: string;
}

/** Reads a vault's folder or a backup. The secret goes the way a user's does, not among the arguments. */
export function readVault(path: string, secret: string, ...options: string[]): Reading {
  python ??= findPython();
  const { status, stdout, stderr } = spawnSync(python, ['-B', SCRIPT, ...options, path], {
    input: `${secret}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return { status, printed: stdout, said: stderr };
}

/**
 * The document that the reader prints, with the parts that an older vault did not have yet; throws what the reader says when
 * it prints none.
 */
export function documentIn(path: string, secret: string, ...options: string[]): VouchsafeDocument {
  const { status, printed, said } = readVault(path, secret, ...options);
  if (status !== 0) throw new Error(`the reader says: ${said}`);
  return completed(JSON.parse(printed));
}

/** The document that our own keeper makes of what a vault or a backup holds: from the snapshot, not from the reading model. */
export function ownDocument({ snapshot, heads, changes }: Contents): VouchsafeDocument {
  const network = Network.load(snapshot, heads);
  network.receive(changes);
  return network.plain;
}

/** What a vault or a backup holds, in the words of the reader's `--parts`. */
export function sealed({ heads, snapshot, changes }: Contents) {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return { heads, snapshot: base64(snapshot), changes: changes.map(base64) };
}

// The system's own first: a Python that somebody installed beside it does not see Debian's packages.
function findPython(): string {
  const found = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import nacl']).status === 0);
  if (found) return found;
  throw new Error('The reader in tests/recovery needs PyNaCl: on Debian and Ubuntu, apt-get install python3-nacl.');
}
