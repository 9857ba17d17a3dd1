// What an earlier change did, read from the document's own history: so a batch can be undone years later, and nothing is
// stored twice. Reads only.
import * as Automerge from '@automerge/automerge/slim';
import type { Edit } from '../../shared/model/undo.ts';
import type { Store } from './document.ts';
import { toPlain, withEntries } from './values.ts';

/**
 * The edits of the change with this message, or of the several that a very long one became, as the verb made them: one for each
 * value that it set or removed in what was there before, one for each record or set that it created. Undefined if no change
 * carries the message.
 */
export function editsOfChange(store: Store, message: string): Edit[] | undefined {
  const metas = store.getChangesMeta([]).filter((change) => change.message === message);
  const changes = metas.flatMap(({ hash }) => store.getChangeByHash(hash) ?? []);
  return changes.length === 0 ? undefined : changes.flatMap((bytes) => editsIn(store, bytes));
}

function editsIn(store: Store, bytes: Uint8Array): Edit[] {
  const { ops, startOp, actor, deps } = Automerge.decodeChange(bytes);
  /** What the change created, by object id: filled from its own operations, for reading the past is slow. */
  const created = new Map<string, Record<string, unknown>>();
  const paths = new Map<string, readonly string[]>();
  const edits: Edit[] = [];
  for (const [place, { action, obj, key, value, pred }] of ops.entries()) {
    const holder = created.get(obj);
    const after = action === 'makeMap' ? {} : action === 'del' ? undefined : value;
    if (action === 'makeMap') created.set(`${startOp + place}@${actor}`, after as Record<string, unknown>);
    if (holder) holder[key] = after;
    else
      edits.push({
        path: [...pathOf(store, obj, paths), key],
        before: valueBefore(store, obj, key, pred, deps),
        after,
      });
  }
  return edits.map((edit) => ({ ...edit, after: withEntries(edit.after, edit.path) }));
}

/** The id of the map in which this one was put. Slow: it reads the change that did so. */
export function holderOf(store: Store, obj: string): string {
  const [count = '', actor] = obj.split('@');
  const number = Number(count);
  const made = store
    .getChangesMeta([])
    .find((change) => change.actor === actor && change.startOp <= number && number <= change.maxOp);
  const bytes = made && store.getChangeByHash(made.hash);
  const operation = bytes && Automerge.decodeChange(bytes).ops[number - made.startOp];
  if (!operation) throw new Error('a map of no change');
  return operation.obj;
}

/** Which of these messages changes of the history carry. */
export function messagesAmong(store: Store, wanted: ReadonlySet<string>): Set<string> {
  const found = store.getChangesMeta([]).flatMap(({ message }) => (message && wanted.has(message) ? [message] : []));
  return new Set(found);
}

function pathOf(store: Store, obj: string, known: Map<string, readonly string[]>): readonly string[] {
  if (obj === '_root') return [];
  let path = known.get(obj);
  if (!path) {
    path = (store.objInfo(obj).path ?? []).map(String);
    known.set(obj, path);
  }
  return path;
}

/** The value under a key as it was at some heads; undefined where the operation replaced nothing. */
function valueBefore(store: Store, obj: string, key: string, pred: readonly string[], heads: string[]): unknown {
  const found = pred.length === 0 ? null : store.getWithType(obj, key, heads);
  if (!found) return undefined;
  const [type, value] = found;
  return toPlain(type === 'map' ? store.materialize(value as string, heads) : store.get(obj, key, heads), key);
}
