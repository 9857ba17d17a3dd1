// A vault of a size on the real disk, and copies of it to measure on: each benchmark may do with its own what it likes.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startAutomerge } from '../../electron/keeper/document.ts';
import { Session } from '../../electron/keeper/session.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Stamp } from '../../shared/model/identity.ts';
import type { FromKeeper } from '../../shared/state.ts';
import { networkOf, type Size, verbsMaking } from '../helpers/network.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** An open session and what it has told so far, with the time of each message. */
export interface Opened {
  readonly session: Session;
  readonly told: readonly { readonly message: FromKeeper; readonly at: number }[];
  change<Value>(verb: (document: VouchsafeDocument, stamp: Stamp) => Value): Promise<Value>;
  /** Ends as a crash would: what is in the log stays there. */
  end(): Promise<void>;
}

/** The folder of a benchmark's vault, under the folder of its size. */
export class Desk {
  readonly size: Size;
  readonly #dir: string;
  #recoveryWords = '';

  constructor(size: Size, dir: string) {
    this.size = size;
    this.#dir = dir;
  }

  /** The vault that all copies are made from. */
  get vaultDir(): string {
    return join(this.#dir, 'vault');
  }

  /** What opens the vault and its copies without the slow derivation. */
  get recoveryWords(): string {
    return this.#recoveryWords;
  }

  /** Makes the vault: a network of the size, folded. */
  async make(): Promise<void> {
    await startAutomerge();
    const session = new Session(this.vaultDir, 'study laptop', () => undefined);
    const { recoveryWords } = await session.create(PASSPHRASE);
    this.#recoveryWords = recoveryWords;
    const words = recoveryWords.split(' ');
    await session.rehearse([0, 1, 2].map((place) => ({ place, word: words[place] ?? '' })));
    for (const verb of verbsMaking(networkOf(this.size))) await session.change(verb, { undoable: false });
    await session.lock();
  }

  /** Does some work on a copy of the vault, and throws the copy away. */
  async onCopy<Value>(work: (vaultDir: string) => Promise<Value>): Promise<Value> {
    const dir = await mkdtemp(join(this.#dir, 'copy-'));
    try {
      await cp(this.vaultDir, join(dir, 'vault'), { recursive: true });
      return await work(join(dir, 'vault'));
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }

  /** Opens a copy, and waits until it takes changes. By the recovery key, which needs no slow derivation. */
  async open(vaultDir: string): Promise<Opened> {
    return await openSession(vaultDir, this.#recoveryWords);
  }

  /** Does some work in an open session on a copy. */
  async inSession<Value>(work: (opened: Opened) => Promise<Value>): Promise<Value> {
    return await this.onCopy(async (vaultDir) => {
      const opened = await this.open(vaultDir);
      try {
        return await work(opened);
      } finally {
        await opened.end();
      }
    });
  }
}

async function openSession(vaultDir: string, recoveryWords: string): Promise<Opened> {
  const told: { message: FromKeeper; at: number }[] = [];
  const session = new Session(vaultDir, 'study laptop', (message) => told.push({ message, at: performance.now() }));
  await session.unlock({ recoveryWords });
  while (session.state.is === 'open' && !session.state.ready) await new Promise((resolve) => setTimeout(resolve, 1));
  if (session.state.is !== 'open') throw new Error(`the vault is ${session.state.is}`);
  return {
    session,
    told,
    change: (verb) => session.change(verb),
    end: () => session.vault.close(),
  };
}
