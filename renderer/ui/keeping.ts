// What is computed from whole tables is kept until one of them changes. A table that did not change keeps its identity,
// so asking again costs nothing, also after another screen was shown meanwhile.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Day } from '../../shared/model/identity.ts';

/** A view of the document that is made again only when one of `parts`, or the day, is another one. */
export function keeping<Value>(
  parts: readonly (keyof VouchsafeDocument)[],
  make: (document: VouchsafeDocument, today: Day) => Value,
): (document: VouchsafeDocument, today: Day) => Value {
  let kept: { readonly from: readonly unknown[]; readonly value: Value } | undefined;
  return (document, today) => {
    const from = [today, ...parts.map((part) => document[part])];
    if (!kept?.from.every((part, n) => part === from[n])) kept = { from, value: make(document, today) };
    return kept.value;
  };
}
