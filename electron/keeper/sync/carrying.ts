// The folder while it is used (Y54, Y56, Y66): when a round is due, what became of it, and the last one at locking, for which
// nobody waits long. What a round does is folder-round.ts.
import type { SyncTrouble } from '../../../shared/sync.ts';
import type { Bring } from './bring.ts';
import type { Carrier } from './carrier.ts';
import { carrierFor } from './choosing.ts';
import type { Desk } from './desk.ts';
import type { Keeping } from './drawer.ts';
import type { FolderTold } from './folder-around.ts';
import { folderAround, NotNow } from './folder-desk.ts';
import { Folder, GATHER_MS } from './folder-round.ts';
import { newestOf, peersInFolder, troubleIn } from './folder-stand.ts';
import { troubleWith } from './folder-trouble.ts';
import type { LaptopId } from './identity.ts';
import { type CarrierKept, withPeer } from './kept.ts';
import type { LivePeer } from './state.ts';

const EVERY_MS = 60_000;
const MOST_TIMES = 15;
const SOON_MS = 250;
/** Where the round before has failed, the last one is hardly worth a try. */
const LAST_TRY_MS = 1_000;
const ENDING_MS = 1_000;

export interface CarryingAround {
  readonly keeping: Keeping;
  readonly desk: Desk;
  readonly bring: Bring;
  /** So long the last round may take, in milliseconds. */
  readonly lastRound: number;
  onRoll(): void;
  onAdopted(instead: boolean): Promise<void>;
  onState(): void;
  onBug(error: unknown): void;
}

export class Carrying {
  readonly used: CarrierKept;
  readonly #around: CarryingAround;
  readonly #carrier: Carrier;
  readonly #folder: Folder;
  readonly #ending = new AbortController();
  readonly #unhear: () => void;
  #unwatch: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #running: Promise<void> = Promise.resolve();
  #isOver = false;
  #isUrgent = false;
  #failed = 0;
  #changes = 0;
  /** Something may have to be written: what was not looked at yet, too. */
  #isWanting = true;
  #told: FolderTold | undefined;
  #trouble: SyncTrouble | undefined;
  #lookedAt: number | undefined;
  #peers: ReadonlyMap<LaptopId, LivePeer> = new Map();
  #newest: ReadonlyMap<LaptopId, string>;

  /** Begins at once. */
  constructor(used: CarrierKept, around: CarryingAround) {
    this.used = used;
    this.#around = around;
    this.#carrier = carrierFor(used, this.#ending.signal);
    this.#folder = new Folder(folderAround(this.#carrier, { ...around, isOver: () => this.#isOver }));
    this.#newest = newestOf(around.keeping.kept);
    this.#unhear = around.desk.onChange(() => this.#changed());
    this.#watch();
    this.#look(0);
  }

  /** How it stands with those whose files were seen since this began. */
  get peers(): ReadonlyMap<LaptopId, LivePeer> {
    const { keeping, desk } = this.#around;
    if (this.#told && desk.isQuiet) this.#peers = peersInFolder(keeping.kept, this.#told, desk);
    return this.#peers;
  }

  /** What windows are told of the folder itself. */
  get live() {
    return {
      seenInFolder: new Set(this.peers.keys()),
      missingFiles: new Map(Object.entries(this.#told?.waitingFor ?? {})),
      folderTrouble: this.#trouble,
      folderLookedAt: this.#lookedAt,
    };
  }

  /** Looks at once, and writes what waits: the user asks, perhaps about to pull out the stick. */
  again(): void {
    this.#failed = 0;
    this.#isUrgent = true;
    this.#look(0);
  }

  /** Nothing of it runs when this resolves. `isClosing`: what waits is written first, if that can be done quickly. */
  async stop({ isClosing }: { isClosing: boolean }): Promise<void> {
    clearTimeout(this.#timer);
    this.#unhear();
    this.#unwatch();
    this.#isUrgent = true;
    if (isClosing && this.#isWanting)
      await within(
        this.#failed > 0 ? LAST_TRY_MS : this.#around.lastRound,
        this.#running.then(() => this.#round()),
      );
    this.#isOver = true;
    this.#ending.abort();
    // A disk that hangs cannot be told to give up; whatever comes of it is thrown away.
    await within(ENDING_MS, this.#running);
  }

  /** Anew: a disk that was away has lost its watchers. */
  #watch(): void {
    this.#unwatch();
    this.#unwatch = this.#carrier.watch(() => this.#look(0));
  }

  #changed(): void {
    this.#changes += 1;
    this.#isWanting = true;
    this.#folder.changed(performance.now());
    // A server that fails is left alone until its time has come.
    if (this.#failed === 0) this.#look(GATHER_MS);
  }

  /** A round in so many milliseconds, or sooner. */
  #look(after: number): void {
    const at = performance.now() + after;
    if (this.#isOver || this.#dueAt <= at) return;
    clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(() => void this.#running.then(() => this.#round()), after);
  }

  #round(): Promise<void> {
    this.#dueAt = Number.POSITIVE_INFINITY;
    clearTimeout(this.#timer);
    const isClosing = this.#isUrgent;
    this.#isUrgent = false;
    const [before, now] = [this.#changes, performance.now()];
    this.#running = this.#folder.round({ now, isClosing }).then(
      (told) => this.#went(told, before),
      (error: unknown) => this.#fail(error),
    );
    return this.#running;
  }

  #went(told: FolderTold, before: number): void {
    if (this.#isOver) return;
    const { keeping, onState } = this.#around;
    if (this.#failed > 0) this.#watch();
    this.#failed = 0;
    this.#told = told;
    this.#isWanting = told.dueIn !== undefined || this.#changes !== before;
    this.#trouble = troubleIn(told, keeping.kept.identity.id);
    this.#lookedAt = Date.now();
    this.#look(Math.min(EVERY_MS, told.dueIn ?? EVERY_MS, this.#changes === before ? EVERY_MS : GATHER_MS));
    this.#noteHeard();
    onState();
  }

  /** When each was last heard, and in step: for the window, and worth no error. */
  #noteHeard(): void {
    const { keeping } = this.#around;
    const [newest, now] = [newestOf(keeping.kept), Date.now()];
    const heard = [...this.peers].filter(([id]) => newest.get(id) !== this.#newest.get(id));
    this.#newest = newest;
    if (heard.length === 0) return;
    const note = (kept: Keeping['kept'], [id, { isInStep }]: (typeof heard)[number]) =>
      withPeer(kept, id, { heardAt: now, ...(isInStep && { inStepAt: now }) });
    keeping.change((kept) => heard.reduce(note, kept)).catch(() => undefined);
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    if (error instanceof NotNow) return this.#look(SOON_MS);
    const { trouble, isBug } = troubleWith(error);
    if (isBug) this.#around.onBug(error);
    this.#failed += 1;
    this.#trouble = trouble;
    this.#look(this.used.kind === 'disk' ? EVERY_MS : EVERY_MS * Math.min(2 ** (this.#failed - 1), MOST_TIMES));
    this.#around.onState();
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
