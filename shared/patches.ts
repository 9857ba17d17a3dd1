// Patches, applied: what keeps a window's copy of the document in step with the keeper's. What a patch does not touch
// keeps its identity, so that React skips it. Own code because Immer, which makes the patches, takes ten times as long to
// apply thousands of them. A patch that leads nowhere is a bug, and throws.
import type { Patch } from './state.ts';

type Holder = Record<string, unknown>;

/** The document after some patches; the one before stays as it was. */
export function applyPatches<Document extends object>(document: Document, patches: readonly Patch[]): Document {
  // Holders that are copies already: each is copied once for all patches.
  const fresh = new Set<unknown>();
  const copyOf = (value: unknown): Holder => {
    if (fresh.has(value)) return value as Holder;
    if (typeof value !== 'object' || value === null) throw new Error('a patch leads nowhere');
    const copy = { ...value } as Holder;
    fresh.add(copy);
    return copy;
  };
  let root = document as unknown as Holder;
  for (const { op, path, value } of patches) {
    root = copyOf(root);
    let holder = root;
    for (const key of path.slice(0, -1)) {
      const next = copyOf(Object.hasOwn(holder, key) ? holder[key] : undefined);
      holder[key] = next;
      holder = next;
    }
    const key = String(path.at(-1));
    if (op === 'remove') delete holder[key];
    else holder[key] = value;
  }
  return root as unknown as Document;
}
