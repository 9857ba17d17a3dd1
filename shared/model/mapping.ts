// Which column of somebody's own table means what: said once by hand, remembered for the next file with the same header.
import { COLUMN_FIELDS, type ColumnField } from './columns.ts';
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

/** Remembers what the columns of a header mean, instead of what was said of them before. */
export function rememberMapping(
  document: VouchsafeDocument,
  columns: readonly { readonly name: string; readonly field: ColumnField }[],
  stamp: Stamp,
): void {
  const names = columns.map(({ name }) => name);
  const header = names.join('\n');
  const fields = columns.map(({ field }) => field).join('\n');
  const known = newestFor(document, names);
  if (known?.fields === fields) return;
  if (known) {
    known.fields = fields;
    return;
  }
  const id = stamp.newId() as MappingId;
  add(document.mappings, { id, createdAt: stamp.now, header, fields });
}

/** What was said last of columns with these names, in their order. What a newer Vouchsafe said is kept beside by this one. */
export function recallMapping(document: VouchsafeDocument, names: readonly string[]): ColumnField[] | undefined {
  const fields = newestFor(document, names)?.fields.split('\n');
  return fields && names.map((_, column) => COLUMN_FIELDS.find((field) => field === fields[column]) ?? 'keep beside');
}

/** Two laptops may each have begun one. */
function newestFor(document: VouchsafeDocument, names: readonly string[]): Mapping | undefined {
  const header = names.join('\n');
  const known = [...records(document.mappings)].filter((mapping) => mapping.header === header);
  const isNewer = (a: Mapping, b: Mapping) => a.createdAt - b.createdAt || (a.id > b.id ? 1 : -1);
  return known.sort(isNewer).at(-1);
}
