// LinkedIn's `Connections.csv`. Notes come before the header; the order of the columns and the presence of URL differ between
// exports and years. Localised headers are not known here: such a file goes to hand mapping.
import type { Meaning } from './columns.ts';
import type { Format } from './formats.ts';

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['first name', { field: 'given name' }],
  ['last name', { field: 'family name' }],
  ['url', { field: 'web address', label: 'LinkedIn' }],
  ['email address', { field: 'e-mail' }],
  ['company', { field: 'firm' }],
  ['position', { field: 'title' }],
  ['connected on', { field: 'met on' }],
]);

export const LINKEDIN: Format = {
  kind: 'linkedin',
  isHeader: (_, has) => has('first name', 'last name', 'connected on'),
  meaningsOf: (names) => names.map((name) => MEANINGS.get(name.toLowerCase()) ?? { field: 'keep beside' }),
  dayOrder: 'month first',
  keepsNameOrder: true,
};
