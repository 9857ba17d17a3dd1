// Behind document.ts: taking in changes that were looked at already: those of the own log, of a backup, of the genesis. What
// another laptop sends goes through meeting.ts.
import { pathKey, recordDepth } from '../../shared/model/conflict.ts';
import type { Patch } from '../../shared/state.ts';
import type { Store } from './document.ts';
import { toPlain } from './values.ts';
import { objectAt } from './writing.ts';

/** What windows are to be told, and the paths at which more than one value stands since. */
export interface Received {
  readonly patches: readonly Patch[];
  readonly conflicts: readonly (readonly string[])[];
}

/** Applies changes one at a time: thousands at once take ten times as long, and half a gigabyte. */
export function received(store: Store, changes: readonly Uint8Array[]): Received {
  const touched = new Map<string, string[]>();
  const conflicts = new Map<string, string[]>();
  store.updateDiffCursor();
  for (const change of changes) store.applyChanges([change]);
  for (const patch of store.diffIncremental()) {
    const path = patch.path.map(String);
    const record = path.slice(0, recordDepth(path));
    touched.set(pathKey(record), record);
    if (patch.action === 'conflict' || (patch.action === 'put' && patch.conflict)) conflicts.set(pathKey(path), path);
  }
  store.resetDiffCursor();
  const holders = new Map<string, string>();
  const patches = [...touched.values()].map((path): Patch => {
    const record = store.materialize(objectAt(store, path, holders));
    return { op: 'add', path, value: toPlain(record, path.at(-1)) };
  });
  return { patches, conflicts: [...conflicts.values()] };
}
