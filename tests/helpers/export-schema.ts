// The description of our JSON for others, made from the schema by which it is read back. After a change of that, write it
// anew: node --import ./tests/helpers/typescript.mjs tests/helpers/export-schema.ts && npm run fix
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { exportedNetwork } from '../../shared/model/exported.ts';

export const SCHEMA_FILE = join(import.meta.dirname, '../../resources/export-schema.json');

/** The JSON Schema (2020-12) of an exported network. */
export function exportSchema(): object {
  const { $schema, title, description, ...rest } = z.toJSONSchema(exportedNetwork, { io: 'input' });
  return JSON.parse(JSON.stringify({ $schema, $id: 'urn:vouchsafe:network:2', title, description, ...rest }));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename)
  writeFileSync(SCHEMA_FILE, `${JSON.stringify(exportSchema(), null, 2)}\n`);
