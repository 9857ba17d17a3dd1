// What a laptop remembers of its folder (Y4, Y53–Y55): its own files, and of the others' those whose content it has.
// Pure: a value and its transitions. It is kept in the drawer before what it says is relied on (Y5). No disk, no document.
import { z } from 'zod';
import { fileName, type Place } from './carrier.ts';
import type { Opened } from './file.ts';
import type { Hex } from './messages.ts';
import type { FileKind, Word } from './word.ts';

const REMEMBERED_GONE = 64;
const REMEMBERED_FILES = 512;
const MOST_WRITERS_EACH = 16;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'));
const number = z.int().min(0);
const heads = z.array(hex(32)).max(256);
const ownSchema = z.strictObject({
  n: number,
  id: hex(16),
  kind: z.enum(['changes', 'snapshot', 'word']),
  bytes: number,
  heads,
  to: z.string(),
  tells: z.boolean(),
  state: z.enum(['begun', 'there', 'whole', 'gone']),
});
const writerSchema = z.strictObject({
  by: hex(16),
  newest: z.strictObject({ n: number, heads, to: z.string() }),
  sawMine: z.record(hex(16), number),
  files: z.record(z.string(), number),
});

/** For the drawer: what is kept of the folder is parsed with this. */
export const folderSchema = z.strictObject({
  writer: hex(16),
  next: number,
  own: z.array(ownSchema),
  told: z.string(),
  owesWord: z.boolean(),
  former: z.record(hex(16), z.array(z.string())),
  others: z.record(hex(16), writerSchema),
});

/**
 * `told`: the roll that own files carry already (Y51). `former`: own writers of before, and the names of
 * their files that an own snapshot made since holds (Y53). `others`: every writer but the present own one.
 */
export type FolderKept = Readonly<z.infer<typeof folderSchema>>;
/** `begun`: about to be written · `there`: written · `whole`: read back · `gone`: a word that was removed, by number and id. */
export type OwnFile = Readonly<z.infer<typeof ownSchema>>;
export type WriterKept = Readonly<z.infer<typeof writerSchema>>;

/** A laptop that has never used a folder; `writer` is 16 random bytes. */
export function newFolder(writer: Hex): FolderKept {
  return { writer, next: 1, own: [], told: '', owesWord: false, former: {}, others: {} };
}

/** Everybody a file is sealed for, as one text: two files are for the same laptops if these are equal. */
export function markOf(laptops: readonly Hex[]): string {
  return [...laptops].sort().join(' ');
}

/** Whether the file at a place is one whose content is here, so that it need not be read. Its length tells of another in its place. */
export function isKnown(kept: FolderKept, { writer, name }: Place, length: number): boolean {
  if (writer !== kept.writer) {
    const known = kept.others[writer]?.files[name];
    return known !== undefined && (known === length || length < 0);
  }
  const file = kept.own.find(({ n, id }) => fileName(n, id) === name);
  return file !== undefined && (file.bytes === length || length < 0);
}

/** Own files that still count, in the order of their numbers. */
export function ownFiles(kept: FolderKept): readonly OwnFile[] {
  return kept.own.filter(({ state }) => state === 'there' || state === 'whole');
}

/** Own snapshots that were read back, oldest first. */
export function ownSnapshots(kept: FolderKept): readonly OwnFile[] {
  return kept.own.filter(({ kind, state }) => kind === 'snapshot' && state === 'whole');
}

/** The content of this file is in the document now, or was already. */
export function took(
  kept: FolderKept,
  { word, id }: Pick<Opened, 'word' | 'id'>,
  place: Place,
  length: number,
): FolderKept {
  if (word.writer === kept.writer) return kept;
  const before = kept.others[word.writer];
  const isNewer = word.n >= (before?.newest.n ?? 0);
  const mine = [kept.writer, ...Object.keys(kept.former)];
  const sawMine = mine.map((writer) => [writer, Math.max(before?.sawMine[writer] ?? 0, word.seen[writer] ?? 0)]);
  const isAtHome = place.writer === word.writer && place.name === fileName(word.n, id);
  const files = isAtHome ? { ...before?.files, [place.name]: length } : (before?.files ?? {});
  const after: WriterKept = {
    by: word.by,
    newest: isNewer ? { n: word.n, heads: [...word.heads], to: markOf(word.to) } : (before?.newest ?? NOTHING),
    sawMine: Object.fromEntries(sawMine),
    files: bounded(files),
  };
  return {
    ...kept,
    owesWord: kept.owesWord || word.kind !== 'word',
    others: { ...withRoom(kept.others, word), [word.writer]: after },
  };
}

// A laptop has one writer at a time. Of one that makes up more the first are forgotten, and read anew should they matter.
function withRoom(others: FolderKept['others'], { by, writer }: Word): FolderKept['others'] {
  const more = Object.keys(others).filter((each) => others[each]?.by === by && each !== writer);
  if (more.length < MOST_WRITERS_EACH) return others;
  const { [more[0] as Hex]: _, ...rest } = others;
  return rest;
}

/** A file is about to be written: its number and id are never used again, whatever becomes of it. */
export function began(kept: FolderKept, file: { id: Hex; kind: FileKind; word: Word; bytes: number }): FolderKept {
  const { n, heads: at, to, entries } = file.word;
  const own: OwnFile = {
    n,
    id: file.id,
    kind: file.kind,
    bytes: file.bytes,
    heads: [...at],
    to: markOf(to),
    tells: entries.length > 0,
    state: 'begun',
  };
  return { ...kept, next: n + 1, own: [...kept.own, own] };
}

/** It was written; `roll` is the one that own files carry now. */
export function wrote(kept: FolderKept, id: Hex, roll: string): FolderKept {
  return { ...become(kept, id, 'there'), told: roll, owesWord: false };
}

/** An own snapshot was read back whole. With it nobody needs what is known of own writers of before. */
export function readBack(kept: FolderKept, id: Hex): FolderKept {
  const former = Object.keys(kept.former).map((writer) => [writer, Object.keys(kept.others[writer]?.files ?? {})]);
  return { ...become(kept, id, 'whole'), former: Object.fromEntries(former) };
}

/** What was begun is looked for by name and length: there after all, or never written. */
export function settled(kept: FolderKept, lengths: ReadonlyMap<string, number>): FolderKept {
  if (!kept.own.some(({ state }) => state === 'begun')) return kept;
  const own = kept.own.flatMap((file): OwnFile[] => {
    if (file.state !== 'begun') return [file];
    const length = lengths.get(fileName(file.n, file.id));
    return length === file.bytes || length === -1 ? [{ ...file, state: 'there' }] : [];
  });
  // What it said of the roll may not have arrived, so it is said again.
  return { ...kept, own, told: '' };
}

/** A file was removed from the folder, by us. */
export function removed(kept: FolderKept, place: Place): FolderKept {
  const file = kept.own.find(({ n, id }) => place.writer === kept.writer && fileName(n, id) === place.name);
  if (file) {
    const own = become(kept, file.id, 'gone').own;
    const gone = own.filter(({ state }) => state === 'gone').slice(-REMEMBERED_GONE);
    return { ...kept, own: own.filter((each) => each.state !== 'gone' || gone.includes(each)) };
  }
  const writer = kept.others[place.writer];
  if (!writer) return kept;
  const { [place.name]: _, ...files } = writer.files;
  return { ...kept, others: { ...kept.others, [place.writer]: { ...writer, files } } };
}

/** Whether a whole file of this laptop's own shows that the vault is a copy or was put back (Y53). */
export function isTwin(kept: FolderKept, own: Hex, { word, id }: Pick<Opened, 'word' | 'id'>): boolean {
  if (word.by !== own) return false;
  if (word.writer !== kept.writer) return !Object.hasOwn(kept.former, word.writer);
  if (kept.own.some((file) => file.id === id)) return false;
  return word.n >= kept.next || kept.own.some((file) => file.n === word.n);
}

/** Begins anew under another writer; what was written under the old one is treated as another's. */
export function renewed(kept: FolderKept, own: Hex, writer: Hex): FolderKept {
  const mine = ownFiles(kept);
  const last = mine.at(-1);
  const former = { ...kept.former, [kept.writer]: [] };
  const files = Object.fromEntries(mine.map(({ n, id, bytes }) => [fileName(n, id), bytes]));
  const newest = last ? { n: last.n, heads: last.heads, to: last.to } : NOTHING;
  const others = { ...kept.others, [kept.writer]: { by: own, newest, sawMine: {}, files } };
  return { ...newFolder(writer), former, others };
}

const NOTHING: WriterKept['newest'] = { n: 0, heads: [], to: '' };

function become(kept: FolderKept, id: Hex, state: OwnFile['state']): FolderKept {
  return { ...kept, own: kept.own.map((file) => (file.id === id ? { ...file, state } : file)) };
}

// The names begin with their numbers: the newest are kept.
function bounded(files: Readonly<Record<string, number>>): Record<string, number> {
  const names = Object.keys(files);
  if (names.length <= REMEMBERED_FILES) return { ...files };
  return Object.fromEntries(
    names
      .sort()
      .slice(-REMEMBERED_FILES)
      .map((name) => [name, files[name] ?? 0]),
  );
}
