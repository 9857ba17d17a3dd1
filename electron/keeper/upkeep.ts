// The upkeep of an open vault: its log is folded into a snapshot, and it is backed up, when nobody waits for anything.
// The log holds everything already, so a fold that fails costs time at the next opening and nothing else.
import type { Network, Saved } from './document.ts';
import type { Vault } from './vault/vault.ts';

const FOLD_WHEN_IDLE = 100;
/** An import is one change, and replaying it takes as long as replaying a thousand small ones. */
const FOLD_WHEN_IDLE_BYTES = 200_000;
const FOLD_AT_LATEST = 500;
const IDLE_MS = 3_000;
const BACKUP_EVERY_MS = 20 * 3_600_000;

export class Upkeep {
  readonly #vault: Vault;
  readonly #network: Network;
  readonly #ready: Promise<void>;
  #idle: NodeJS.Timeout | undefined;
  #folding: Promise<void> | undefined;
  /** Bytes of changes given to the log since the last fold of this session. */
  #bytes = 0;
  /** Something was damaged on opening: until the next fold, some of the vault stands in one copy only. */
  #isDamaged: boolean;

  constructor(vault: Vault, network: Network, ready: Promise<void>, isDamaged: boolean) {
    this.#isDamaged = isDamaged;
    this.#vault = vault;
    this.#network = network;
    this.#ready = ready;
  }

  /** Something was done, and it gave the log so many bytes: folds and backs up once nothing more happens, or the log is long. */
  rest(bytes = 0): void {
    this.#bytes += bytes;
    clearTimeout(this.#idle);
    const wait = this.#vault.sinceFold >= FOLD_AT_LATEST ? 0 : IDLE_MS;
    this.#idle = setTimeout(() => void this.#tidy().catch(() => undefined), wait);
  }

  /** Writes a new generation, if anything has changed since the last one. Hurried where a request may come and wait. */
  async fold({ hurried = false }: { hurried?: boolean } = {}): Promise<void> {
    await this.#ready;
    await this.#folding;
    if (this.#vault.sinceFold === 0 && !this.#isDamaged) return;
    // Encoding takes a turn of its own, so that whoever came meanwhile is heard before saving begins.
    this.#network.readModel();
    await new Promise((resolve) => setImmediate(resolve));
    const other = this.#folding;
    if (other !== undefined) return await other;
    // What is being written now comes to rest later, and is folded then.
    if (this.#vault.unsaved > 0 || this.#network.isWriting) return;
    this.#bytes = 0;
    this.#isDamaged = false;
    this.#folding = this.#vault.fold(this.#network.save({ hurried })).finally(() => {
      this.#folding = undefined;
    });
    await this.#folding;
  }

  /** Writes a generation that the network is about to become. Nothing else is folded meanwhile. */
  async write(generation: Saved): Promise<void> {
    await this.#ready;
    for (let other = this.#folding; other !== undefined; other = this.#folding) await other.catch(() => undefined);
    this.#bytes = 0;
    this.#isDamaged = false;
    this.#folding = this.#vault.fold(generation).finally(() => {
      this.#folding = undefined;
    });
    await this.#folding;
  }

  /** Makes a backup now. */
  async backUp(): Promise<void> {
    await this.fold();
    await this.#vault.backup(Date.now());
  }

  /** Does nothing more by itself. */
  stop(): void {
    clearTimeout(this.#idle);
  }

  async #tidy(): Promise<void> {
    const isLong = this.#isDamaged || this.#vault.sinceFold >= FOLD_WHEN_IDLE || this.#bytes >= FOLD_WHEN_IDLE_BYTES;
    if (isLong) await this.fold({ hurried: true });
    const backups = await this.#vault.backups();
    const now = Date.now();
    // Those of days to come were made by a clock that was wrong, and say nothing of today.
    const newest = Math.max(0, ...backups.map(({ madeAt }) => madeAt).filter((madeAt) => madeAt <= now));
    const isNothing = this.#vault.sinceFold === 0 && backups.length === 0;
    if (isNothing || now - newest < BACKUP_EVERY_MS) return;
    await this.#vault.backup(now);
  }
}
