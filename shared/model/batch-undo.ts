// Undoing a batch at any later time: what it did is taken back where it still stands as the batch left it. What anybody has
// touched since stays, and is listed: nothing is guessed.

import { Refusal } from '../refusal.ts';
import type { Batch } from './batch.ts';
import { displayName, nameOf, type VouchsafeDocument } from './document.ts';
import type { BatchId, Stamp } from './identity.ts';
import { partiesOf } from './intro.ts';
import type { Person } from './person.ts';
import { find, records } from './table.ts';
import { type Edit, takeBack } from './undo.ts';

/** What undoing would take back, and what stays with the reason why. */
export interface UndoPlan {
  readonly edits: readonly Edit[];
  readonly kept: readonly { readonly name: string; readonly why: string }[];
}

/** What undoing a batch would do now. `edits` are all that the batch did. */
export function planUndo(document: VouchsafeDocument, edits: readonly Edit[]): UndoPlan {
  const made = new Set(edits.filter(isMaking).map(({ path }) => path[2] ?? ''));
  const used = usesOf(document, made, introducedBy(document, edits));
  const taken: Edit[] = [];
  const kept = new Map<string, { name: string; why: string }>();
  for (const edit of edits) {
    if (edit.path[0] === 'batches') continue;
    const why = whyKept(document, edit, used);
    if (why === undefined) taken.push(edit);
    else if (why !== '') {
      const record = edit.path.slice(0, 3).join('/');
      const known = kept.get(record);
      kept.set(record, { name: nameAt(document, edit), why: known ? `${known.why}, ${why}` : why });
    }
  }
  return { edits: taken, kept: [...kept.values()] };
}

/**
 * Undoes a batch and notes that it was undone. Answers what stayed. Refuses `not-found`, and `changed-since` when it was
 * undone before or nothing of it stands any more.
 */
export function undoBatch(
  document: VouchsafeDocument,
  argument: { id: BatchId; edits: readonly Edit[] },
  stamp: Stamp,
): UndoPlan {
  const batch: Batch | undefined = find(document.batches, argument.id);
  if (!batch) throw new Refusal('not-found');
  const plan = planUndo(document, argument.edits);
  if (batch.undoneAt !== undefined || plan.edits.length === 0) throw new Refusal('changed-since');
  takeBack(document, plan.edits, stamp);
  batch.undoneAt = stamp.now;
  return plan;
}

/** Undefined to take it back; empty when there is nothing to take back and nothing to tell; else why it stays. */
function whyKept(document: VouchsafeDocument, edit: Edit, used: ReadonlyMap<string, string>): string | undefined {
  const current = at(document, edit.path);
  if (isMaking(edit)) {
    const record = current as Person | undefined;
    if (record === undefined || record.binnedAt !== undefined) return '';
    if (!isAlike(record, edit.after)) return 'changed since';
    return used.get(record.id);
  }
  if (isAlike(current, edit.after)) return undefined;
  // What a file said last is our bookkeeping, and the next file's word counts.
  if (isAlike(current, edit.before) || edit.path[3] === 'fromFile') return '';
  return `${fieldOf(edit)} changed since`;
}

/** What was created and is now spoken of by something that the batch did not create. */
function usesOf(
  document: VouchsafeDocument,
  made: ReadonlySet<string>,
  introduced: ReadonlySet<string>,
): Map<string, string> {
  const uses = new Map<string, string>();
  const note = (id: string | undefined, by: string, why: string) => {
    if (id !== undefined && made.has(id) && !made.has(by) && !uses.has(id)) uses.set(id, why);
  };
  for (const { id, asker, history } of records(document.asks)) {
    note(asker, id, 'has an ask since');
    for (const { party } of Object.values(history)) note(party, id, 'has a part in an ask since');
  }
  for (const intro of records(document.intros))
    for (const party of [...partiesOf(intro), intro.connector]) note(party, intro.id, 'has an introduction since');
  for (const { id, person } of records(document.interactions)) note(person, id, 'has notes since');
  for (const { id, a, b } of records(document.ties)) for (const person of [a, b]) note(person, id, 'has a tie since');
  for (const { id, person } of records(document.affiliations)) note(person, id, 'has an earlier firm since');
  for (const bucket of Object.values(document.people))
    for (const { id, mergedInto, metThrough } of Object.values(bucket)) {
      note(mergedInto, id, 'was merged since');
      if (!introduced.has(id)) note(metThrough, id, 'brought somebody together with you');
    }
  return uses;
}

/** Those of whom the batch itself said who had brought us together, and still nobody says otherwise: that is undone too. */
function introducedBy(document: VouchsafeDocument, edits: readonly Edit[]): Set<string> {
  const said = edits.filter(({ path, after }) => path[3] === 'metThrough' && isAlike(at(document, path), after));
  return new Set(said.map(({ path }) => path[2] ?? ''));
}

function nameAt(document: VouchsafeDocument, { path }: Edit): string {
  const [table = '', bucket = '', id = ''] = path;
  const record = at(document, [table, bucket, id]);
  if (typeof record !== 'object' || record === null) return 'settings';
  const fields = record as Record<string, unknown>;
  if (table === 'people') return displayName(record as Person);
  if (typeof fields.title === 'string' && table === 'asks') return fields.title;
  if (table === 'intros')
    return `${nameOf(document, fields.partyA as never)} and ${nameOf(document, fields.partyB as never)}`;
  if (typeof fields.person === 'string') return `a note about ${nameOf(document, fields.person as never)}`;
  if (table === 'ties') return `${nameOf(document, fields.a as never)} and ${nameOf(document, fields.b as never)}`;
  return typeof fields.name === 'string' ? fields.name : 'a record';
}

function fieldOf({ path }: Edit): string {
  const [, , , field = 'it', key] = path;
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return key === undefined ? words : `${words} “${key}”`;
}

function isMaking({ path, after }: Edit): boolean {
  return path.length === 3 && typeof after === 'object' && after !== null && 'id' in after;
}

function at(document: VouchsafeDocument, path: readonly string[]): unknown {
  let value: unknown = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [mine, theirs] = [Object.keys(a), Object.keys(b)];
  return (
    mine.length === theirs.length &&
    mine.every((key) => Object.hasOwn(b, key) && isAlike((a as never)[key], (b as never)[key]))
  );
}
