// Which column of somebody's own table means what: said once by hand, remembered for the next file with the same header.
import type { VouchsafeDocument } from './document.ts';
import type { MappingId, Stamp } from './identity.ts';
import { add, type Kept, records } from './table.ts';

export interface Mapping extends Kept {
  id: MappingId;
  /** The header's names, in order, a line each. */
  header: string;
  /** What each column means, in order, a line each: names of fields. */
  fields: string;
}

/** Remembers what the columns of a header mean. */
export function rememberMapping(
  document: VouchsafeDocument,
  columns: readonly { readonly name: string; readonly field: string }[],
  stamp: Stamp,
): void {
  const header = columns.map(({ name }) => name).join('\n');
  const fields = columns.map(({ field }) => field).join('\n');
  if (
    recallMapping(
      document,
      columns.map(({ name }) => name),
    )?.join('\n') === fields
  )
    return;
  const id = stamp.newId() as MappingId;
  add(document.mappings, { id, createdAt: stamp.now, header, fields });
}

/** What was said last of columns with these names, in their order. */
export function recallMapping(document: VouchsafeDocument, names: readonly string[]): string[] | undefined {
  const header = names.join('\n');
  const known = [...records(document.mappings)].filter((mapping) => mapping.header === header);
  const newest = known.reduce<Mapping | undefined>((a, b) => (a && a.createdAt > b.createdAt ? a : b), undefined);
  return newest?.fields.split('\n');
}
