// What another laptop's changes may leave behind: each field that is known here by its own schema, that of an exported
// network, by itself. Fields and parts that are unknown here are somebody's who is newer, and are left alone.
// What holds between fields is not looked at: any merge may break it, and views bear it.
import { z } from 'zod';
import { type Part, TABLE_NAMES, type TableName } from './document.ts';
import { EXPORTED_RECORDS, exportedHead } from './exported.ts';
import { instant } from './exported-fields.ts';

type Fields = Readonly<Record<string, z.ZodType>>;

/** An exported record is a strict object, though its type does not say so. */
function fieldsOf(schema: z.ZodType): Fields {
  return (schema as unknown as z.ZodObject).shape as Fields;
}

const RECORD_FIELDS = Object.fromEntries(
  TABLE_NAMES.map((table) => [table, fieldsOf(EXPORTED_RECORDS[table])]),
) as Readonly<Record<TableName, Fields>>;

/** Maps of facts with names of their own, and those whose names are the user's. */
const PART_FIELDS: Readonly<Partial<Record<Part, Fields>>> = {
  me: fieldsOf(exportedHead.me),
  settings: { ...fieldsOf(exportedHead.settings), rehearsedAt: instant.exactOptional() },
};
const PART_SCHEMAS: Readonly<Partial<Record<Part, z.ZodType>>> = {
  rulesOff: exportedHead.rulesOff,
  tagDrumbeats: exportedHead.tagDrumbeats,
  tagDrumbeatsAtWorst: exportedHead.tagDrumbeatsAtWorst,
};

/** True when what stands at the path of a record, or of a part that is no table, is what this version can show. */
export function isSound(path: readonly string[], value: unknown): boolean {
  const [part, , id] = path as [Part, string?, string?];
  const record = RECORD_FIELDS[part as TableName];
  if (record) return isMap(value) && value.id === id && areSound(record, value);
  const schema = PART_SCHEMAS[part];
  if (schema) return schema.safeParse(value).success;
  const fields = PART_FIELDS[part];
  return fields === undefined || (isMap(value) && areSound(fields, value));
}

function areSound(fields: Fields, value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(fields).every(([name, schema]) => isFieldSound(name, schema, value));
}

/** A field that is there is checked; one that is absent may be so. */
function isFieldSound(name: string, schema: z.ZodType, value: Readonly<Record<string, unknown>>): boolean {
  if (!Object.hasOwn(value, name)) return schema instanceof z.ZodExactOptional;
  return schema.safeParse(value[name]).success;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
