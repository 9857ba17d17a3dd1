// Undo and redo as one verb: take back the edits of one change, each only where its field still is what that change left.
// So what came from another device is never undone. A record that was created goes into the bin; a fact that was recorded is
// struck in its card's history, and nothing of a history is ever taken out.
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Entry, isFact, note } from './history.ts';
import type { Instant, Stamp } from './identity.ts';

/** One field of one change: where, and its values before and after; undefined where it was absent. */
export interface Edit {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Takes the edits back, those of a record newest first. Refuses `changed-since` when nothing of them stands any more. */
export function takeBack(document: VouchsafeDocument, edits: readonly Edit[], stamp: Stamp): void {
  const cards = new Set<string>();
  // A fact that was put right since, perhaps on another laptop, stays; so does all that its card did because of it.
  const changed = new Set(edits.filter((edit) => isChangedFact(document, edit)).map(cardOf));
  let done = 0;
  for (const edit of newestFirst(edits)) {
    if (changed.has(cardOf(edit))) continue;
    const isDone = isOfHistory(edit.path)
      ? takeBackFact(document, edit, stamp.now)
      : takeBackEdit(document, edit, stamp.now);
    if (!isDone) continue;
    done++;
    if (edit.path[0] === 'asks' || edit.path[0] === 'intros') cards.add(cardOf(edit));
  }
  if (done === 0) throw new Refusal('changed-since');
  for (const card of cards) {
    const [record, field] = holder(document, card.split('/'));
    if (record) note(record[field] as Parameters<typeof note>[0], 'undid', stamp);
  }
}

/**
 * Newest first within each record, but the records as they were made: to write thousands of them from the end to the beginning
 * takes Automerge ten times as long.
 */
function newestFirst(edits: readonly Edit[]): Edit[] {
  const ofRecord = new Map<string, Edit[]>();
  for (const edit of edits) {
    const others = ofRecord.get(cardOf(edit));
    if (others) others.unshift(edit);
    else ofRecord.set(cardOf(edit), [edit]);
  }
  return [...ofRecord.values()].flat();
}

/** Where the record stands that an edit is about. */
function cardOf({ path }: Edit): string {
  return path.slice(0, 3).join('/');
}

/** True for a fact that is another one now than the change left it. */
function isChangedFact(document: VouchsafeDocument, { path, after }: Edit): boolean {
  if (!isOfHistory(path) || path.length !== 5) return false;
  const [history, id] = holder(document, path);
  const current = history && Object.hasOwn(history, id) ? (history[id] as Entry) : undefined;
  return current !== undefined && isFact(current) && !isSame(current, after);
}

function takeBackEdit(document: VouchsafeDocument, edit: Edit, now: Instant): boolean {
  const [record, field] = holder(document, edit.path);
  if (!record) return false;
  const current = Object.hasOwn(record, field) ? record[field] : undefined;
  if (isObject(edit.after)) {
    return isObject(current) && takeBackMaking(current, edit.after, now);
  }
  if (current !== edit.after || isObject(edit.before)) return false;
  if (edit.before === undefined) delete record[field];
  else record[field] = edit.before;
  return true;
}

/** What was recorded is struck; what was corrected or struck is as it was before. */
function takeBackFact(document: VouchsafeDocument, { path, before, after }: Edit, now: Instant): boolean {
  const [history, id] = holder(document, path);
  const current = history && Object.hasOwn(history, id) ? (history[id] as Entry) : undefined;
  if (!current || path.length !== 5 || !isFact(current) || !isSame(current, after)) return false;
  if (before === undefined && current.struckAt !== undefined) return false;
  (history as Record<string, unknown>)[id] = before === undefined ? { ...current, struckAt: now } : before;
  return true;
}

/** Entries are flat, and written whole. */
function isSame(a: object, b: unknown): boolean {
  if (!isObject(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([field, value]) => b[field] === value);
}

/**
 * What was created and has an id is put away, not deleted: a deletion would silently beat the other laptop's edit. A plain
 * holder of facts (what a file said) stays, and loses the facts that are still as they were made.
 */
function takeBackMaking(current: Fields, made: Fields, now: Instant): boolean {
  if ('id' in made) {
    if (current.binnedAt !== undefined) return false;
    current.binnedAt = now;
    return true;
  }
  const same = Object.keys(made).filter((field) => Object.hasOwn(current, field) && current[field] === made[field]);
  for (const field of same) delete current[field];
  return same.length > 0;
}

function isOfHistory([table, , , field]: readonly string[]): boolean {
  return (table === 'asks' || table === 'intros') && field === 'history';
}

type Fields = Record<string, unknown>;

function holder(document: VouchsafeDocument, path: readonly string[]): [record: Fields | undefined, field: string] {
  let record: unknown = document;
  for (const key of path.slice(0, -1))
    record = isObject(record) && Object.hasOwn(record, key) ? record[key] : undefined;
  return [isObject(record) ? record : undefined, path.at(-1) ?? ''];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
