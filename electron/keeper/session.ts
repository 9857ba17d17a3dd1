// One vault from locked to locked: the only place that holds the open vault and the network together. Every change goes
// through `change`: Automerge change → sealed record → fsync → answer, and patches to every window.
// Folding and backing up are upkeep.ts. Plain Node: tests run it without Electron.
import type { Conflict } from '../../shared/model/conflict.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { BatchId } from '../../shared/model/identity.ts';
import { noteRehearsal } from '../../shared/model/me.ts';
import type { Edit } from '../../shared/model/undo.ts';
import { Refusal, type RefusalCode } from '../../shared/refusal.ts';
import type { FromKeeper, Notice, SavedState, VaultState } from '../../shared/state.ts';
import { Captures } from './captures.ts';
import type { Changes, Manner, Verb, Watch } from './changes.ts';
import { genesis, Network } from './document.ts';
import { type Habits, letSyncIn, markOf, type Sync } from './guest.ts';
import { holdOpen, networkIn, type Open } from './open.ts';
import { listBackups, readBackup, restoreVault } from './vault/backup.ts';
import { areWordsOf } from './vault/recovery.ts';
import { type Contents, createVault, openVault, type Secret, type Vault, vaultExists } from './vault/vault.ts';

export class Session {
  readonly #dir: string;
  readonly #publish: (message: FromKeeper) => void;
  readonly #habits: Habits;
  #open: Open | undefined;
  #state: VaultState = { is: 'starting' };
  #recoveryWords: string | undefined;
  #saved: SavedState = { ok: true };
  readonly captures: Captures;
  device: string;

  constructor(dir: string, device: string, publish: (message: FromKeeper) => void, habits: Habits = {}) {
    this.#dir = dir;
    this.device = device;
    this.#publish = publish;
    this.#habits = habits;
    this.captures = new Captures(dir, () => this.#open, this.#tellCaptured);
  }

  get state(): VaultState {
    return this.#state;
  }

  get document(): VouchsafeDocument {
    return this.#opened.network.plain;
  }

  get vault(): Vault {
    return this.#opened.vault;
  }

  /** The other laptops. Only while a board is shown, and its history has loaded. */
  get sync(): Sync {
    if (!this.#open?.sync) throw new Refusal('vault-locked');
    return this.#open.sync;
  }

  /** What a window that has just come is told of them. */
  get syncState() {
    return this.#open?.sync?.state;
  }

  get undoState() {
    return this.#open?.changes.undoState ?? { undo: false, redo: false };
  }

  get conflicts(): readonly Conflict[] {
    return this.#open?.changes.settling.conflicts ?? [];
  }

  /** The document as bytes of JSON, for a window that has just come. Undefined while there is none to show. */
  snapshot(): Uint8Array | undefined {
    return this.#state.is === 'open' ? this.#open?.network.readModel() : undefined;
  }

  /** Looks whether there is a vault. */
  async start(because?: RefusalCode): Promise<void> {
    return (await vaultExists(this.#dir)) ? await this.#tellLocked(because) : this.#tell({ is: 'no vault' });
  }

  /** Makes a new vault. Its recovery key is answered once, and must be rehearsed before there is a board. */
  async create(passphrase: string): Promise<{ recoveryWords: string }> {
    const first = genesis();
    const { vault, recoveryWords } = await createVault(this.#dir, passphrase, first);
    const network = Network.load(first.snapshot, first.heads);
    this.#open = this.#hold(vault, network, [], Promise.resolve());
    this.#recoveryWords = recoveryWords;
    this.#tell({ is: 'rehearsing' });
    return { recoveryWords };
  }

  /** Opens the vault. Windows are shown the reading model at once; the history loads behind it. */
  async unlock(secret: Secret): Promise<{ recoveryWords: string | undefined }> {
    if (this.#open) throw new Refusal('vault-exists');
    this.#tell({ is: 'opening' });
    let vault: Vault | undefined;
    try {
      const { contents, ...opened } = await openVault(this.#dir, secret);
      ({ vault } = opened);
      // The bytes go as they were unsealed, and first: windows take them apart while this process does the same.
      if (contents.readModel) this.#publish({ snapshot: contents.readModel });
      this.#open = this.#take(vault, contents, await markOf(vault));
      if (!(await this.#isRehearsed())) return await this.#rehearseAnew();
      this.#show(contents.readModel !== undefined);
      return { recoveryWords: undefined };
    } catch (error) {
      await this.#giveUp(vault);
      throw error;
    }
  }

  /** What is told to be locked is locked: it can be opened again, or made again from a backup. */
  async #giveUp(vault: Vault | undefined, because?: RefusalCode): Promise<void> {
    this.#open?.changes.stop();
    this.#open?.upkeep.stop();
    this.#open = undefined;
    await vault?.close().catch(() => undefined);
    await this.#tellLocked(because);
  }

  /** Checks three words of the recovery key by their places; the board opens when they are right. */
  async rehearse(words: readonly { place: number; word: string }[]): Promise<void> {
    if (!areWordsOf(this.#recoveryWords, words)) throw new Refusal('rehearsal-wrong');
    await this.change((document, stamp) => noteRehearsal(document, undefined, stamp), { undoable: false });
    this.#recoveryWords = undefined;
    this.#show();
  }

  /** Runs a verb as one change that is durable when this resolves. */
  change<Value>(verb: Verb<Value>, manner: Manner<Value> = {}): Promise<Value> {
    return this.#changes.change(verb, manner);
  }

  /** The same for a change that takes long: in slices, and it can be stopped. */
  changeInSlices<Value>(verb: Verb<Value>, manner: Manner<Value>, watch: Watch): Promise<Value> {
    return this.#changes.changeInSlices(verb, manner, watch);
  }

  /** Takes back the user's last change, or, `redo`, what was taken back last. */
  takeBack(direction: 'undo' | 'redo'): Promise<void> {
    return this.#changes.takeBack(direction);
  }

  /** Settles what two laptops wrote at once. */
  settle(work: Parameters<Changes['settle']>[0]): Promise<void> {
    return this.#changes.settle(work);
  }

  /** Settles when changes can be taken, and the history can be read. */
  quiet(): Promise<void> {
    return this.#changes.quiet();
  }

  /** Merges a backup of this vault into it. Returns how many changes came back. */
  async mergeBackup(file: string): Promise<{ changes: number }> {
    const { changes, network, vault } = this.#opened;
    const backup = await readBackup(file, vault);
    await changes.quiet();
    const missing = network.missingFrom(backup);
    await changes.receive(missing);
    return { changes: missing.length };
  }

  /** The document as Automerge's own file, with its whole history: what never leaves is in it, too. */
  async automergeFile(): Promise<Uint8Array> {
    await this.quiet();
    return this.#opened.network.save().snapshot;
  }

  /** Makes the vault again from a backup when it cannot be opened. What was there is kept aside. */
  async restore(file: string, secret: Secret): Promise<void> {
    if (this.#open) throw new Refusal('vault-exists');
    await restoreVault(this.#dir, file, secret);
    await this.start();
  }

  /** What a batch did, from the document's history. Refuses `batch-unknown`. */
  editsOf(batch: BatchId): readonly Edit[] {
    const edits = this.#opened.network.editsOf(batch);
    if (!edits) throw new Refusal('batch-unknown');
    return edits;
  }

  backups() {
    return listBackups(this.#dir);
  }

  /** Makes a backup now. */
  backUp(): Promise<void> {
    return this.#opened.upkeep.backUp();
  }

  /** Tries again to save what could not be saved. */
  retry(): Promise<void> {
    return this.#changes.retry();
  }

  /** Writes a new generation, if anything has changed since the last one. */
  fold(): Promise<void> {
    return this.#opened.upkeep.fold();
  }

  /** Folds, closes the vault and forgets it. The process should end now. */
  async lock(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    await open.sync?.stop().catch(() => undefined);
    open.changes.stop();
    open.upkeep.stop();
    await open.changes.quiet().catch(() => undefined);
    // The log holds everything already, so a fold that fails costs time at the next opening and nothing else.
    if (open.vault.unsaved > 0) await open.vault.retry().catch(() => undefined);
    await this.fold().catch(() => undefined);
    await open.vault.close();
    this.#open = undefined;
  }

  get #changes(): Changes {
    return this.#opened.changes;
  }

  get #opened(): Open {
    if (!this.#open) throw new Refusal('vault-locked');
    return this.#open;
  }

  #hold(vault: Vault, network: Network, notices: Contents['notices'], ready: Promise<void>): Open {
    // Among other laptops it is called as they call it: two of them may have begun with one name.
    const device = () => this.#open?.sync?.names.get(network.mark) ?? this.device;
    return holdOpen({ vault, network, notices, ready }, device, this.#publish, (saved) => this.#tellSaved(saved));
  }

  #take(vault: Vault, contents: Contents, mark: string | undefined): Open {
    const { network, ready } = networkIn(contents, mark, this.#publish);
    ready.then(
      () => this.#becomeReady(),
      (error) => this.#fail(error),
    );
    return this.#hold(vault, network, contents.notices, ready);
  }

  /** The reading model may be older than the rehearsal: only the whole document can say that there was none. */
  async #isRehearsed(): Promise<boolean> {
    const { network, ready } = this.#opened;
    if (network.plain.settings.rehearsedAt === undefined) await ready;
    return network.plain.settings.rehearsedAt !== undefined;
  }

  async #rehearseAnew(): Promise<{ recoveryWords: string }> {
    this.#recoveryWords = await this.vault.newRecoveryKey();
    this.#tell({ is: 'rehearsing' });
    return { recoveryWords: this.#recoveryWords };
  }

  #show(hasSnapshot = false): void {
    const { network, notices, ready } = this.#opened;
    this.#tell({ is: 'open', saved: this.#saved, notices, ready: false, ...this.captures.told });
    if (!hasSnapshot) this.#publish({ snapshot: network.readModel() });
    void ready.then(() => this.#becomeReady());
  }

  #becomeReady(): void {
    if (this.#state.is !== 'open' || this.#state.ready) return;
    const open = this.#opened;
    const { changes, network, notices, upkeep } = open;
    open.sync = letSyncIn(open, () => this.device, this.#publish, this.#habits);
    const all = network.isIncomplete() ? [...notices, { code: 'changes-missing' }] : notices;
    this.#tell({ ...this.#state, notices: all, ready: true });
    upkeep.rest();
    void this.captures.list().catch(() => undefined);
    void changes.settling.look().catch(() => undefined);
    // A vault of an older Vouchsafe gets the tables that it did not have yet. Until that is saved, nothing depends on it.
    void changes.receive(network.missingGenesis()).catch(() => undefined);
  }

  #fail(error: unknown): void {
    void this.#giveUp(this.#open?.vault, error instanceof Refusal ? error.code : 'bug');
  }

  async #tellLocked(because?: RefusalCode): Promise<void> {
    await this.captures.count();
    this.#tell({ is: 'locked', ...(because && { because }), captured: this.captures.waiting });
  }

  readonly #tellCaptured = (captured: number, more: readonly Notice[]): void => {
    if (this.#state.is === 'locked') this.#tell({ ...this.#state, captured });
    else if (this.#state.is === 'open')
      this.#tell({ ...this.#state, ...this.captures.told, notices: [...this.#state.notices, ...more] });
  };

  #tellSaved(saved: SavedState): void {
    if (saved.ok && this.#saved.ok) return;
    this.#saved = saved;
    if (this.#state.is === 'open') this.#tell({ ...this.#state, saved });
  }

  #tell(state: VaultState): void {
    this.#state = state;
    this.#publish({ state });
  }
}
