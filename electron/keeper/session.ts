// One vault from locked to locked: the only place that holds the open vault and the network together. Every change goes
// through `change`: Automerge change → sealed record → fsync → answer, and patches to every window.
// Folding and backing up are upkeep.ts. Plain Node: tests and benchmarks run it without Electron.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { BatchId, Stamp } from '../../shared/model/identity.ts';
import { noteRehearsal } from '../../shared/model/me.ts';
import { takeBack } from '../../shared/model/undo.ts';
import { Refusal, type RefusalCode } from '../../shared/refusal.ts';
import type { FromKeeper, Patch, SavedState, VaultState } from '../../shared/state.ts';
import { genesis, Network } from './document.ts';
import { type Open, openedOf } from './opened.ts';
import { stampNow } from './stamp.ts';
import { listBackups, readBackup, restoreVault } from './vault/backup.ts';
import { type Contents, createVault, openVault, type Secret, type Vault, vaultExists } from './vault/vault.ts';

const RETRY_MS = 5_000;

export class Session {
  readonly #dir: string;
  readonly #publish: (message: FromKeeper) => void;
  #open: Open | undefined;
  #state: VaultState = { is: 'starting' };
  #recoveryWords: string | undefined;
  #saved: SavedState = { ok: true };
  #retry: NodeJS.Timeout | undefined;
  device: string;

  constructor(dir: string, device: string, publish: (message: FromKeeper) => void) {
    this.#dir = dir;
    this.device = device;
    this.#publish = publish;
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

  get undoState() {
    return this.#open?.undo.state ?? { undo: false, redo: false };
  }

  /** The document as bytes of JSON, for a window that has just come. Undefined while there is none to show. */
  snapshot(): Uint8Array | undefined {
    return this.#state.is === 'open' ? this.#open?.network.readModel() : undefined;
  }

  /** Looks whether there is a vault. */
  async start(because?: RefusalCode): Promise<void> {
    const locked: VaultState = { is: 'locked', ...(because && { because }) };
    this.#tell((await vaultExists(this.#dir)) ? locked : { is: 'no vault' });
  }

  /** Makes a new vault. Its recovery key is answered once, and must be rehearsed before there is a board. */
  async create(passphrase: string): Promise<{ recoveryWords: string }> {
    const first = genesis();
    const { vault, recoveryWords } = await createVault(this.#dir, passphrase, first);
    const network = Network.load(first.snapshot, first.heads);
    this.#open = openedOf(vault, network, [], Promise.resolve());
    this.#recoveryWords = recoveryWords;
    this.#tell({ is: 'rehearsing' });
    return { recoveryWords };
  }

  /** Opens the vault. Windows are shown the reading model at once; the history loads behind it. */
  async unlock(secret: Secret): Promise<{ recoveryWords: string | undefined }> {
    if (this.#open) throw new Refusal('vault-exists');
    this.#tell({ is: 'opening' });
    try {
      const { vault, contents } = await openVault(this.#dir, secret);
      // The bytes go as they were unsealed, and first: windows take them apart while this process does the same.
      if (contents.readModel) this.#publish({ snapshot: contents.readModel });
      this.#open = this.#take(vault, contents);
      if (!(await this.#isRehearsed())) return await this.#rehearseAnew();
      this.#show(contents.readModel !== undefined);
      return { recoveryWords: undefined };
    } catch (error) {
      this.#tell({ is: 'locked' });
      throw error;
    }
  }

  /** Checks three words of the recovery key by their places; the board opens when they are right. */
  async rehearse(words: readonly { place: number; word: string }[]): Promise<void> {
    const key = this.#recoveryWords?.split(' ');
    const right = words.every(({ place, word }) => key?.[place] === word.trim().toLowerCase());
    if (!key || !right || new Set(words.map(({ place }) => place)).size < 3) throw new Refusal('rehearsal-wrong');
    await this.change((document, stamp) => noteRehearsal(document, undefined, stamp), { undoable: false });
    this.#recoveryWords = undefined;
    this.#show();
  }

  /** Runs a verb as one change that is durable when this resolves. `batchOf` says which batch the change is. */
  async change<Value>(
    verb: (document: VouchsafeDocument, stamp: Stamp) => Value,
    { undoable = true, batchOf }: { undoable?: boolean; batchOf?: (value: Value) => BatchId | undefined } = {},
  ): Promise<Value> {
    const { ready, network, undo } = this.#opened;
    await ready;
    const stamp = stampNow(this.device);
    const change = network.change((document) => verb(document, stamp), stamp.now, batchOf);
    if (change.bytes === undefined) return change.value;
    if (undoable) undo.push(change.edits);
    await this.#keep([change.bytes], change.patches);
    return change.value;
  }

  /** Takes back the user's last change, or, `redo`, what was taken back last. */
  async takeBack(direction: 'undo' | 'redo'): Promise<void> {
    const { ready, network, undo } = this.#opened;
    await ready;
    const edits = undo.next(direction);
    if (!edits) throw new Refusal(direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
    const stamp = stampNow(this.device);
    const change = network.change((document) => takeBack(document, edits, stamp), stamp.now);
    if (change.bytes === undefined) return;
    undo.took(direction, change.edits);
    await this.#keep([change.bytes], change.patches);
  }

  /** Merges a backup of this vault into it. Returns how many changes came back. */
  async mergeBackup(file: string): Promise<{ changes: number }> {
    const { ready, network, vault } = this.#opened;
    await ready;
    const missing = network.missingFrom(await readBackup(file, vault));
    if (missing.length === 0) return { changes: 0 };
    await this.#keep(missing, network.receive(missing));
    return { changes: missing.length };
  }

  /** The document as Automerge's own file, with its whole history: what never leaves is in it, too. */
  async automergeFile(): Promise<Uint8Array> {
    const { ready, network } = this.#opened;
    await ready;
    return network.save().snapshot;
  }

  /** Makes the vault again from a backup when it cannot be opened. What was there is kept aside. */
  async restore(file: string, secret: Secret): Promise<void> {
    if (this.#open) throw new Refusal('vault-exists');
    await restoreVault(this.#dir, file, secret);
    await this.start();
  }

  backups() {
    return listBackups(this.#dir);
  }

  /** Makes a backup now. */
  backUp(): Promise<void> {
    return this.#opened.upkeep.backUp();
  }

  /** Tries again to save what could not be saved. */
  async retry(): Promise<void> {
    clearTimeout(this.#retry);
    const { vault } = this.#opened;
    await this.#report(vault.retry());
  }

  /** Writes a new generation, if anything has changed since the last one. */
  fold(): Promise<void> {
    return this.#opened.upkeep.fold();
  }

  /** Folds, closes the vault and forgets it. The process should end now. */
  async lock(): Promise<void> {
    clearTimeout(this.#retry);
    const open = this.#open;
    if (!open) return;
    open.upkeep.stop();
    // The log holds everything already, so a fold that fails costs time at the next opening and nothing else.
    if (open.vault.unsaved > 0) await open.vault.retry().catch(() => undefined);
    await this.fold().catch(() => undefined);
    await open.vault.close();
    this.#open = undefined;
  }

  get #opened(): Open {
    if (!this.#open) throw new Refusal('vault-locked');
    return this.#open;
  }

  #take(vault: Vault, contents: Contents): Open {
    const { snapshot, heads, readModel, changes, notices } = contents;
    if (readModel === undefined) {
      const network = Network.load(snapshot, heads);
      network.receive(changes);
      return openedOf(vault, network, notices, Promise.resolve());
    }
    const network = Network.show(readModel);
    // The window is shown first; loading the history would hold up everything for a second or two.
    const ready = new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() => {
      network.attach(snapshot, heads);
      const patches = network.receive(changes);
      if (patches.length > 0) this.#publish({ patches });
    });
    ready.then(
      () => this.#becomeReady(),
      (error) => this.#fail(error),
    );
    return openedOf(vault, network, notices, ready);
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
    this.#tell({ is: 'open', saved: this.#saved, notices, ready: false });
    if (!hasSnapshot) this.#publish({ snapshot: network.readModel() });
    void ready.then(() => this.#becomeReady());
  }

  #becomeReady(): void {
    if (this.#state.is !== 'open' || this.#state.ready) return;
    const { network, notices, upkeep } = this.#opened;
    const all = network.isIncomplete() ? [...notices, { code: 'changes-missing' }] : notices;
    this.#tell({ ...this.#state, notices: all, ready: true });
    upkeep.rest();
    void this.#completeGenesis().catch(() => undefined);
  }

  /** A vault of an older Vouchsafe gets the tables that it did not have yet. Until that is saved, nothing depends on it. */
  async #completeGenesis(): Promise<void> {
    const { network } = this.#opened;
    const missing = network.missingGenesis();
    if (missing.length > 0) await this.#keep(missing, network.receive(missing));
  }

  #fail(error: unknown): void {
    const because: RefusalCode = error instanceof Refusal ? error.code : 'bug';
    void this.#open?.vault.close();
    this.#open = undefined;
    this.#tell({ is: 'locked', because });
  }

  async #keep(bytes: readonly Uint8Array[], patches: readonly Patch[]): Promise<void> {
    const { vault, undo, upkeep } = this.#opened;
    try {
      await this.#report(vault.append(bytes));
    } finally {
      // Also when saving failed: the change is made, and waits in memory to be saved.
      this.#publish({ patches });
      this.#publish({ undo: undo.state });
      upkeep.rest(bytes.reduce((sum, { length }) => sum + length, 0));
    }
  }

  async #report(saving: Promise<void>): Promise<void> {
    try {
      await saving;
      this.#tellSaved({ ok: true });
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'disk-error';
      this.#tellSaved({ ok: false, code, unsaved: this.#open?.vault.unsaved ?? 0 });
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => void this.retry().catch(() => undefined), RETRY_MS);
      throw error;
    }
  }

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
