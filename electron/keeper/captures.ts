// What was captured and not kept yet: sealed at any time, shown and kept only while the vault is open. The files are
// vault/inbox.ts. Kept means durable in the log first; only then the file goes, and the history proves what was kept.
import { type CaptureIntent, captureLine, type WhereKept } from '../../shared/model/capture/keep.ts';
import type { BatchId } from '../../shared/model/identity.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { ParsedOf } from '../../shared/requests.ts';
import type { Notice } from '../../shared/state.ts';
import type { Changes, Verb } from './changes.ts';
import { loadCrypto } from './crypto.ts';
import type { Network } from './document.ts';
import { diskRefusal, realDisk } from './vault/files.ts';
import { type Capture, listWaiting, readCaptures, removeCapture, sealCapture } from './vault/inbox.ts';
import { inboxKeysOf, readInboxKey } from './vault/inbox-key.ts';
import { keysOf } from './vault/keys.ts';
import { Queue } from './vault/queue.ts';
import { type Vault, vaultExists } from './vault/vault.ts';

interface Open {
  readonly vault: Vault;
  readonly network: Network;
  readonly changes: Changes;
}

export class Captures {
  readonly #dir: string;
  readonly #open: () => Open | undefined;
  readonly #publish: (waiting: number, notices: readonly Notice[]) => void;
  readonly #queue = new Queue();
  /** Being typed right now in a window of this keeper's: not yet anything to be offered. */
  readonly #inHand = new Set<string>();
  /** Kept, but its file is still there. */
  readonly #kept = new Set<string>();
  #waiting = 0;
  #unfinished = 0;

  /** `open`: the vault, while it is open. `publish` is called when another number waits, or something could not be read. */
  constructor(
    dir: string,
    open: () => Open | undefined,
    publish: (waiting: number, notices: readonly Notice[]) => void,
  ) {
    this.#dir = dir;
    this.#open = open;
    this.#publish = publish;
  }

  /** How many wait, as far as it was counted. */
  get waiting(): number {
    return this.#waiting;
  }

  /** What a window of an open vault is told of them. */
  get told(): { readonly captured: number; readonly unfinished: number } {
    return { captured: this.#waiting, unfinished: this.#unfinished };
  }

  /** Counts by names alone. A locked vault counts finished ones only; a folder that cannot be read has none. */
  async count(): Promise<number> {
    const isOpen = this.#open() !== undefined;
    const there = await listWaiting(realDisk, this.#dir).catch(() => []);
    const offered = there.filter(({ id, isUnfinished }) => this.#isOffered(id) && (isOpen || !isUnfinished));
    this.#waiting = offered.length;
    this.#unfinished = offered.filter(({ isUnfinished }) => isUnfinished).length;
    return this.#waiting;
  }

  /**
   * Seals a line; durable when this resolves. One that is not finished and has no moment yet is being typed right now; with a
   * moment it came out of the inbox and goes back. @throws Refusal `inbox-no-vault`, `inbox-closed`, `inbox-full`, `inbox-unwritable`.
   */
  async seal({ id, line, isUnfinished = false, capturedAt }: ParsedOf<'capture.seal'>): Promise<void> {
    if (isUnfinished && capturedAt === undefined) this.#inHand.add(id);
    await this.#run(async () => {
      await loadCrypto();
      const capture = { id, line, isUnfinished, capturedAt: capturedAt ?? Date.now() };
      await sealCapture(realDisk, this.#dir, await this.#publicKey(), capture);
      if (!isUnfinished) this.#inHand.delete(id);
    });
  }

  /** What was being typed is kept or emptied: removes it, unless it was finished. */
  async forget(id: string): Promise<void> {
    await this.#run(async () => {
      await removeCapture(realDisk, this.#dir, id, true);
      this.#inHand.delete(id);
    });
  }

  /** The window in which something was being typed is gone: what is left of it is offered. */
  async letGo(): Promise<void> {
    this.#inHand.clear();
    await this.#run(async () => undefined).catch(() => undefined);
  }

  /** What waits, the newest last. @throws Refusal `vault-locked`, `inbox-unwritable`. */
  list(): Promise<readonly Capture[]> {
    return this.#run(async (notices) => {
      const { vault, network, changes } = this.#opened;
      const keys = keysOf(vault);
      if (!keys) throw new TypeError('not a vault opened by this process');
      const found = await readCaptures(realDisk, this.#dir, inboxKeysOf(keys));
      notices.push(...found.notices);
      await changes.quiet();
      const kept = network.messagesAmong(new Set(found.captures.map(({ id }) => id)));
      for (const id of kept) await this.#removeKept(id);
      return found.captures.filter(({ id }) => this.#isOffered(id));
    });
  }

  /** Lets one go, unread. */
  async drop(id: string): Promise<void> {
    await this.#run(async () => {
      if (!this.#open()) throw new Refusal('vault-locked');
      await removeCapture(realDisk, this.#dir, id);
    });
  }

  /**
   * Does what a line meant, and, when that is durable, removes what was sealed of it.
   * @throws Refusal `captured-gone` if that was kept already, and as the verbs.
   */
  async keep(asked: CaptureIntent & { readonly captured?: string | undefined }): Promise<WhereKept> {
    const { changes, network } = this.#opened;
    const { captured } = asked;
    if (captured === undefined) return await changes.change((document, stamp) => captureLine(document, asked, stamp));
    const isKept = () => network.messagesAmong(new Set([captured])).size > 0;
    const verb: Verb<WhereKept> = (document, stamp) => {
      if (isKept()) throw new Refusal('captured-gone');
      return captureLine(document, asked, stamp);
    };
    try {
      const where = await changes.change(verb, { batchOf: () => captured as BatchId });
      await this.#run(() => this.#removeKept(captured)).catch(() => undefined);
      return where;
    } catch (error) {
      // Made but not saved yet: it waits in memory to be saved, and must not be made twice.
      await changes.quiet();
      if (isKept()) await this.#run(() => this.#removeKept(captured)).catch(() => undefined);
      throw error;
    }
  }

  /** A file that cannot be removed, or whose change is not on the disk yet, stays, and is not offered again. */
  async #removeKept(id: string): Promise<void> {
    this.#kept.add(id);
    this.#inHand.delete(id);
    if (this.#opened.vault.unsaved > 0) return;
    await removeCapture(realDisk, this.#dir, id).catch(() => undefined);
  }

  #isOffered(id: string): boolean {
    return !this.#inHand.has(id) && !this.#kept.has(id);
  }

  /** One after the other; afterwards everybody hears how many wait now. */
  async #run<Value>(work: (notices: Notice[]) => Promise<Value>): Promise<Value> {
    return await this.#queue.run(async () => {
      const [before, notices] = [this.told, [] as Notice[]];
      try {
        return await work(notices);
      } catch (error) {
        throw diskRefusal(error) === error ? error : new Refusal('inbox-unwritable');
      } finally {
        const isSame = (await this.count()) === before.captured && this.#unfinished === before.unfinished;
        if (!isSame || notices.length > 0) this.#publish(this.#waiting, notices);
      }
    });
  }

  async #publicKey(): Promise<Uint8Array> {
    const open = this.#open();
    const keys = open && keysOf(open.vault);
    if (keys) return inboxKeysOf(keys).publicKey;
    if (!(await vaultExists(this.#dir))) throw new Refusal('inbox-no-vault');
    const found = await readInboxKey(realDisk, this.#dir);
    if (!found) throw new Refusal('inbox-closed');
    return found;
  }

  get #opened() {
    const open = this.#open();
    if (!open) throw new Refusal('vault-locked');
    return open;
  }
}
