// What is to be written to the folder and removed from it (Y54, Y55), decided from what is kept, what is listed and the document.
// Pure: no disk, no clock, no keys. The claim that all of it rests on: whatever is among the ancestors of a counting file's heads
// is in files of the folder that everybody who stands can open. A file counts if its writer stands and it is for all that stand.
import { fileName, type Listed, type Place, TMP } from './carrier.ts';
import { type FolderKept, markOf, type OwnFile, ownFiles, ownSnapshots, type WriterKept } from './folder-kept.ts';
import type { Hex } from './messages.ts';

/** The names in each writer's folder. */
export type Listing = ReadonlyMap<Hex, readonly Listed[]>;

/** The document as the plan reads it. */
export interface FolderReader {
  readonly heads: readonly Hex[];
  readonly isEmpty: boolean;
  has(hash: Hex): boolean;
  /** What is not among the ancestors of these known heads, in causal order. */
  changesSince(heads: readonly Hex[]): Uint8Array[];
}

/** Who stands, and the hash of the roll that says so. */
export interface Circle {
  readonly own: Hex;
  readonly stands: readonly Hex[];
  readonly roll: string;
}

export type FolderOrder =
  | { readonly order: 'write'; readonly kind: 'changes'; readonly changes: readonly Uint8Array[] }
  | { readonly order: 'write'; readonly kind: 'snapshot' | 'word' }
  | { readonly order: 'remove'; readonly place: Place };

/** How much a writer leaves beside its snapshot before it folds, and how many changes one file carries. */
export interface FolderLimits {
  readonly files: number;
  readonly bytes: number;
  readonly changes: number;
}

export const FOLDER_LIMITS: FolderLimits = { files: 64, bytes: 8 * 1024 * 1024, changes: 4096 };

/** What is to be done now: at most one file to write, and what may be removed. `mayRepair`: vanished files may be answered now. */
export function plan(
  kept: FolderKept,
  listing: Listing,
  reader: FolderReader,
  circle: Circle,
  { mayRepair, limits }: { mayRepair: boolean; limits: FolderLimits } = { mayRepair: true, limits: FOLDER_LIMITS },
): readonly FolderOrder[] {
  if (!circle.stands.includes(circle.own)) return [];
  const hasVanished = mayRepair && vanishedOwn(kept, listing).length > 0;
  const write = toWrite(kept, hasVanished, reader, circle, limits);
  const remove = [
    ...ownToRemove(kept, listing, circle),
    ...formerToRemove(kept, listing),
    // As long as something is still to be written, what a removed laptop left may be all there is of it.
    ...(write ? [] : strangersToRemove(kept, listing, circle)),
  ];
  return [...(write ? [write] : []), ...remove.map((place): FolderOrder => ({ order: 'remove', place }))];
}

/** The own files that others still need and that are not listed. */
export function vanishedOwn(kept: FolderKept, listing: Listing): readonly OwnFile[] {
  const names = namesIn(listing, kept.writer);
  const first = ownSnapshots(kept).at(-1)?.n ?? 0;
  const isNeeded = ({ n, kind, tells }: OwnFile): boolean => n >= first && (kind !== 'word' || tells);
  return ownFiles(kept).filter((file) => isNeeded(file) && !names.has(fileName(file.n, file.id)));
}

/** For each writer the highest number whose heads are known here; own ones included. */
export function seenBy(kept: FolderKept): Readonly<Record<Hex, number>> {
  const others = Object.entries(kept.others).map(([writer, { newest }]) => [writer, newest.n] as const);
  return Object.fromEntries([...others, [kept.writer, kept.next - 1]].slice(-64));
}

/** The own files that the next one goes on from, by number. */
export function holdsOf(kept: FolderKept): readonly number[] {
  const first = ownSnapshots(kept).at(-1)?.n ?? 0;
  return ownFiles(kept).flatMap(({ n, kind }) => (n >= first && kind !== 'word' ? [n] : []));
}

function toWrite(
  kept: FolderKept,
  hasVanished: boolean,
  reader: FolderReader,
  circle: Circle,
  limits: FolderLimits,
): FolderOrder | undefined {
  const changes = reader.isEmpty ? [] : reader.changesSince(coveredHeads(kept, reader, circle));
  if (changes.length > 0 || (hasVanished && !reader.isEmpty)) {
    if (hasVanished || needsSnapshot(kept, circle, changes, limits)) return { order: 'write', kind: 'snapshot' };
    return { order: 'write', kind: 'changes', changes };
  }
  return kept.owesWord || kept.told !== circle.roll ? { order: 'write', kind: 'word' } : undefined;
}

/** The heads of all files that count, as far as they are known here. */
function coveredHeads(kept: FolderKept, reader: FolderReader, { own, stands }: Circle): Hex[] {
  const all = markOf(stands);
  const last = ownFiles(kept).at(-1);
  // Own writers of before are on their way out, so they do not count.
  const counting = Object.values(kept.others).filter(
    ({ by, newest }) => newest.to === all && by !== own && stands.includes(by),
  );
  const heads = [...(last?.to === all ? last.heads : []), ...counting.flatMap(({ newest }) => newest.heads)];
  return [...new Set(heads)].filter((head) => reader.has(head));
}

function needsSnapshot(
  kept: FolderKept,
  { stands }: Circle,
  changes: readonly Uint8Array[],
  limits: FolderLimits,
): boolean {
  const snapshot = ownSnapshots(kept).at(-1);
  if (snapshot?.to !== markOf(stands)) return true;
  const beside = ownFiles(kept).filter(({ n, kind, tells }) => n > snapshot.n && (kind !== 'word' || tells));
  const more = changes.reduce((sum, { length }) => sum + length, 0);
  const bytes = beside.reduce((sum, file) => sum + file.bytes, more);
  // One change alone may be longer than all of it; then a snapshot would only be longer still.
  if (changes.length > limits.changes || (bytes > limits.bytes && beside.length > 0)) return true;
  return beside.length >= limits.files;
}

// A word says nothing that a later file does not say; anything older than a snapshot is in it.
function ownToRemove(kept: FolderKept, listing: Listing, circle: Circle): Place[] {
  const last = ownFiles(kept).at(-1);
  const bound = removableBelow(kept, circle);
  const isOver = ({ n, kind, tells }: OwnFile): boolean =>
    n < bound || (kind === 'word' && !tells && n < (last?.n ?? 0));
  const over = new Set(
    ownFiles(kept)
      .filter(isOver)
      .map(({ n, id }) => fileName(n, id)),
  );
  const listed = listing.get(kept.writer) ?? [];
  const names = listed.map(({ name }) => name).filter((name) => over.has(name) || name.startsWith(TMP));
  return names.map((name) => ({ writer: kept.writer, name }));
}

/** Own numbers below this one are not needed by anybody: all have seen them, or two snapshots here hold them. */
function removableBelow(kept: FolderKept, circle: Circle): number {
  const [older, newest] = ownSnapshots(kept).slice(-2);
  if (!older) return 0;
  const snapshot = newest ?? older;
  const before = Math.max(0, ...ownFiles(kept).flatMap(({ n }) => (n < snapshot.n ? [n] : [])));
  if (circle.stands.every((laptop) => hasSeen(kept, circle, laptop, before))) return snapshot.n;
  return newest ? older.n : 0;
}

/** Whether a laptop has everything up to an own number. One that writes nothing here is not waited for. */
function hasSeen(kept: FolderKept, { own }: Circle, laptop: Hex, n: number): boolean {
  const writers = Object.values(kept.others).filter(({ by }) => by === laptop);
  if (laptop === own || writers.length === 0) return true;
  return writers.some(({ sawMine }) => (sawMine[kept.writer] ?? 0) >= n);
}

// Of an own writer of before: what an own snapshot made since holds.
function formerToRemove(kept: FolderKept, listing: Listing): Place[] {
  return Object.entries(kept.former).flatMap(([writer, held]) => placesOf(listing, writer, new Set(held)));
}

// Of a laptop that no longer stands: what was taken in while it did. No file that counts rests on these any more.
function strangersToRemove(kept: FolderKept, listing: Listing, { own, stands }: Circle): Place[] {
  const gone = Object.entries(kept.others).filter(([, { by }]) => by !== own && !stands.includes(by));
  return gone.flatMap(([writer, { files }]) => placesOf(listing, writer, new Set(Object.keys(files))));
}

function placesOf(listing: Listing, writer: Hex, names: ReadonlySet<string>): Place[] {
  const listed = listing.get(writer) ?? [];
  return listed.flatMap(({ name }) => (names.has(name) ? [{ writer, name }] : []));
}

/**
 * Without what is no longer listed and no longer matters: own files from before the snapshot, files of others, and writers whose
 * folders are gone, which count for nothing and are read anew should they come back.
 */
export function listedOnly(kept: FolderKept, listing: Listing): FolderKept {
  const first = ownSnapshots(kept).at(-1)?.n ?? 0;
  const mine = namesIn(listing, kept.writer);
  const own = kept.own.filter(({ n, id, kind, tells, state }) => {
    return state === 'gone' || (n >= first && (kind !== 'word' || tells)) || mine.has(fileName(n, id));
  });
  const others = Object.entries(kept.others).flatMap(([writer, known]): [Hex, WriterKept][] => {
    const names = namesIn(listing, writer);
    const files = Object.entries(known.files).filter(([name]) => names.has(name));
    return names.size > 0 ? [[writer, { ...known, files: Object.fromEntries(files) }]] : [];
  });
  const after = { ...kept, own, others: Object.fromEntries(others) };
  return hasLostSupport(kept, after) ? { ...after, own: own.map((file) => ({ ...file, to: NOBODY })) } : after;
}

const NOBODY = '';

// All files of a laptop are gone that own ones counted beside: what those go on from may be nowhere, so they count no more.
function hasLostSupport(before: FolderKept, after: FolderKept): boolean {
  const last = ownFiles(before).at(-1);
  const here = new Set(Object.values(after.others).map(({ by }) => by));
  return Object.entries(before.others).some(
    ([writer, { by, newest }]) => newest.to === last?.to && !here.has(by) && !Object.hasOwn(before.former, writer),
  );
}

function namesIn(listing: Listing, writer: Hex): ReadonlySet<string> {
  return new Set((listing.get(writer) ?? []).map(({ name }) => name));
}
