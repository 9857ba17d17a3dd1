// What an earlier change did, read from the document's own history: so a batch can be undone years later, and nothing is
// stored twice. Reads only.
import * as Automerge from '@automerge/automerge/slim';
import type { Edit } from '../../shared/model/undo.ts';
import type { Store } from './document.ts';
import { toPlain } from './values.ts';

/**
 * The edits of the change with this message, as the verb made them: one for each value that it set or removed in what was
 * there before, one for each record or set that it created. Undefined if no change carries the message.
 */
export function editsOfChange(store: Store, message: string): Edit[] | undefined {
  const meta = store.getChangesMeta([]).find((change) => change.message === message);
  const bytes = meta && store.getChangeByHash(meta.hash);
  if (!bytes) return undefined;
  const { ops, startOp, actor, deps, hash } = Automerge.decodeChange(bytes);
  const created = new Set(ops.map((_, place) => `${startOp + place}@${actor}`));
  const paths = new Map<string, readonly string[]>();
  const edits: Edit[] = [];
  for (const { obj, key } of ops) {
    // What stands inside of a created object comes with it.
    if (created.has(obj)) continue;
    const path = [...pathOf(store, obj, paths), key];
    edits.push({ path, before: valueAt(store, obj, key, deps), after: valueAt(store, obj, key, [hash]) });
  }
  return edits;
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

/** The value under a key as it was at some heads; undefined where there was none. */
function valueAt(store: Store, obj: string, key: string, heads: string[]): unknown {
  const found = store.getWithType(obj, key, heads);
  if (!found) return undefined;
  const [type, value] = found;
  if (type === 'map') return toPlain(store.materialize(value as string, heads), key);
  return toPlain(store.get(obj, key, heads), key);
}
