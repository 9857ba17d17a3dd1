// What is to be settled in an open vault: found on opening, followed with every change, told to windows, settled by the user and
// taken back (sync/PROTOCOL.md Y57–Y64). Nothing is settled by itself. Which values stand is conflicts.ts's to say.
import { type Conflict, joining, pathKey, recordDepth, type Writing } from '../../shared/model/conflict.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Stamp } from '../../shared/model/identity.ts';
import { joinSet, settleBin, settleField, unbin, unsettle } from '../../shared/model/settle.ts';
import { isSound } from '../../shared/model/sound.ts';
import { takeBack } from '../../shared/model/undo.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { FromKeeper, Patch } from '../../shared/state.ts';
import type { Author } from './branches.ts';
import type { Found } from './conflicts.ts';
import type { Change, Network } from './document.ts';
import type { Settled, Step } from './undo.ts';
import { at, withValue } from './values.ts';

type Path = readonly string[];
/** Longer would be noticed by whoever waits for an answer. */
const SLICE_MS = 10;
const LOOK_AGAIN_MS = 20;
type FoundOf<Kind extends Found['kind']> = Extract<Found, { kind: Kind }>;

/** What settling did: for the log, for windows, and for taking it back. */
export interface Made {
  readonly bytes: readonly Uint8Array[];
  readonly patches: readonly Patch[];
  readonly step: Step;
  /** Where something may stand beside what is shown since. */
  readonly conflicts: readonly Path[];
}

export class Settling {
  readonly #network: Network;
  readonly #publish: (message: FromKeeper) => void;
  readonly #open = new Map<string, Found>();
  /** Sets that were begun at once stay so, and may lack something again. */
  readonly #sets = new Map<string, Path>();
  /** How the laptop is called whose actors begin with this mark (Y6). */
  nameOf: (mark: string) => string | undefined = () => undefined;

  constructor(network: Network, publish: (message: FromKeeper) => void) {
    this.#network = network;
    this.#publish = publish;
  }

  get conflicts(): Conflict[] {
    return [...this.#open.values()].map((found) => this.#shown(found));
  }

  /** Looks through all that was written apart, in slices. What changes meanwhile is followed as ever. */
  async look(): Promise<void> {
    const hadAny = this.#open.size > 0;
    this.#open.clear();
    const seen = new Set<string>();
    let until = performance.now() + SLICE_MS;
    await this.#written();
    const { apart } = this.#network.conflicts;
    const read = this.#network.conflicts.readApart();
    for (const hash of [...apart]) {
      while (this.#network.isWriting || performance.now() > until) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        await this.#written();
        until = performance.now() + SLICE_MS;
      }
      const { conflicts } = this.#network;
      const paths = conflicts.writtenIn(hash, read.get(hash)).filter((path) => !seen.has(pathKey(path)));
      for (const path of paths) seen.add(pathKey(path));
      for (const found of conflicts.at(paths)) this.#add(found);
    }
    if (hadAny || this.#open.size > 0) this.tell();
  }

  /** Something has changed: what was open in those records is looked up again, and where more than one value stands now. */
  follow(patches: readonly Patch[], arrived: readonly Path[] = []): void {
    // Half a change is in the document: nothing can be looked up in it.
    if (this.#network.isWriting) return void this.#written().then(() => this.follow(patches, arrived));
    const touched = new Set(patches.map(({ path }) => recordKey(path)));
    const again = [...this.#open.values()].filter(({ path }) => touched.has(recordKey(path)));
    for (const path of [...again.map(({ path }) => path), ...arrived]) this.#open.delete(pathKey(path));
    const sets = [...this.#sets.values()].filter((path) => touched.has(recordKey(path)));
    const paths = [
      ...again.map(({ kind, path }) => (kind === 'bin' ? [...path, 'binnedAt'] : path)),
      ...arrived,
      ...sets,
    ];
    for (const { path, value } of patches) if (isBinned(value)) paths.push([...path.map(String), 'binnedAt']);
    if (paths.length === 0) return;
    for (const found of this.#network.conflicts.at(paths)) this.#add(found);
    this.tell();
  }

  /** Tells windows; also when a laptop was renamed. */
  tell(): void {
    this.#publish({ conflicts: this.conflicts });
  }

  /** Settles a field or a set. Refuses `changed-since` where there is nothing to settle, or that value may not stand. */
  settle(path: Path, value: unknown, stamp: Stamp): Made {
    const [found] = this.#network.conflicts.at([path]);
    if (found?.kind === 'set') return this.#settleSet(found, value, stamp);
    if (found?.kind !== 'field' || !this.#mayStand(found, value)) throw new Refusal('changed-since');
    const change = this.#network.settle(path, (document) => settleField(document, { path, value }, stamp), stamp.now);
    return made([change], { found, ask: { path, value } });
  }

  /** Brings back what was binned while somebody changed it, or leaves it in the bin. Refuses `changed-since`. */
  leave(record: Path, restore: boolean, stamp: Stamp): Made {
    const [found] = this.#network.conflicts.at([[...record, 'binnedAt']]);
    if (found?.kind !== 'bin') throw new Refusal('changed-since');
    const verb = (document: VouchsafeDocument) => settleBin(document, { path: record, restore }, stamp);
    return made([this.#network.change(verb, stamp.now)], { found, ask: { record, restore } });
  }

  /** Settles again what was taken back. */
  redo({ ask }: Settled, stamp: Stamp): Made {
    return 'record' in ask ? this.leave(ask.record, ask.restore, stamp) : this.settle(ask.path, ask.value, stamp);
  }

  /** Takes settling back: what stood there stands again, on all laptops. Refuses `changed-since`. */
  takeBack({ edits, settled }: { edits: Step['edits']; settled: Settled }, stamp: Stamp): Made {
    const step = { edits, settled };
    const { found, ask } = settled;
    if (found.kind === 'set') return { ...this.#unhide(found, step, stamp), step, conflicts: [found.path] };
    const path = found.kind === 'bin' ? [...found.path, 'binnedAt'] : found.path;
    const isField = found.kind === 'field' && 'path' in ask;
    if (isField && !isSame(at(this.#network.plain, path), ask.value)) throw new Refusal('changed-since');
    const verb = (document: VouchsafeDocument) =>
      found.kind === 'bin' ? unbin(document, found.path, stamp) : unsettle(document, edits, path, stamp);
    const before = this.#network.change(verb, stamp.now);
    const stands = found.kind === 'bin' ? [binning(found, edits)] : found.values;
    const heads = found.kind === 'bin' ? [found.binnedBy.hash] : undefined;
    const bytes = this.#network.conflicts.again(path, stands, stamp.now, heads);
    const { patches } = this.#network.receive(bytes);
    return { bytes: [...before.bytes, ...bytes], patches: [...before.patches, ...patches], step, conflicts: [path] };
  }

  /** Settles when no change is being written. */
  async #written(): Promise<void> {
    while (this.#network.isWriting) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }

  #add(found: Found): void {
    this.#open.set(pathKey(found.path), found);
    if (found.kind === 'set') this.#sets.set(pathKey(found.path), found.path);
  }

  #settleSet(found: FoundOf<'set'>, value: unknown, stamp: Stamp): Made {
    if (typeof value !== 'object' || value === null) throw new Refusal('changed-since');
    const taken = found.hidden.filter(({ key }) => Object.hasOwn(value, key));
    const left = found.hidden.filter(({ key }) => !Object.hasOwn(value, key));
    const missing = Object.fromEntries(taken.map((one) => [one.key, one.value]));
    const verb = (document: VouchsafeDocument) => joinSet(document, { path: found.path, missing }, stamp);
    const change = this.#network.change(verb, stamp.now);
    const hidden = this.#network.conflicts.hide(left, false, stamp.now);
    const done = made([change], { found, ask: { path: found.path, value }, left });
    return { ...done, bytes: hidden ? [...done.bytes, hidden] : done.bytes, conflicts: [found.path] };
  }

  #unhide(found: FoundOf<'set'>, { edits, settled }: { edits: Step['edits']; settled: Settled }, stamp: Stamp) {
    const isIn = edits.some(({ path }) => path.length > found.path.length && path[3] !== 'history');
    const verb = (document: VouchsafeDocument) => takeBack(document, edits, stamp);
    const change = isIn ? this.#network.change(verb, stamp.now) : undefined;
    const hidden = this.#network.conflicts.hide(settled.left ?? [], true, stamp.now);
    return { bytes: [...(change?.bytes ?? []), ...(hidden ? [hidden] : [])], patches: change?.patches ?? [] };
  }

  /** One of those that stand, or a text of the user's out of texts. */
  #mayStand(found: FoundOf<'field'>, value: unknown): boolean {
    if (found.values.some((stand) => isSame(stand.value, value))) return true;
    const shown = this.#shown(found);
    if (typeof value !== 'string' || shown.kind !== 'field' || joining(shown) === undefined) return false;
    const record = found.path.slice(0, recordDepth(found.path));
    const whole = at(this.#network.plain, record);
    return isSound(record, withValue(whole, found.path.slice(record.length), value));
  }

  #shown(found: Found): Conflict {
    const write = ({ actor, at: when }: Author): Writing => {
      const mark = actor.slice(0, 16);
      return { laptop: this.nameOf(mark), isHere: mark === this.#network.mark, at: when };
    };
    const { kind, path } = found;
    switch (found.kind) {
      case 'field':
        return {
          kind: found.kind,
          path,
          values: found.values.map((stand) => ({ value: stand.value, ...write(stand) })),
        };
      case 'set': {
        const missing = Object.fromEntries(found.hidden.map(({ key, value }) => [key, value]));
        return { kind: found.kind, path, missing, other: write(found.other) };
      }
      case 'bin': {
        const { changed, binnedBy, changedBy } = found;
        return { kind: found.kind, path, changed, binnedBy: write(binnedBy), changedBy: write(changedBy) };
      }
      default:
        throw new Error(`no conflict of this kind: ${kind}`);
    }
  }
}

function made(changes: readonly Change<unknown>[], settled: Settled): Made {
  return {
    bytes: changes.flatMap(({ bytes }) => bytes),
    patches: changes.flatMap(({ patches }) => patches),
    step: { edits: changes.flatMap(({ edits }) => edits), settled },
    conflicts: [],
  };
}

/** When it was binned, as its bin said before it was settled. */
function binning({ binnedBy }: FoundOf<'bin'>, edits: Step['edits']) {
  return { value: edits.find(({ path }) => path.at(-1) === 'binnedAt')?.before, hash: binnedBy.hash };
}

function recordKey(path: readonly (string | number)[]): string {
  const given = path.map(String);
  return pathKey(given.slice(0, recordDepth(given)));
}

function isBinned(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'binnedAt' in value && 'createdAt' in value;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
