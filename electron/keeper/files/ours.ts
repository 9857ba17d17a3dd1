// Our own table of people: written by out/csv-people.ts, read back here. It is a `table` like any other, of which we know
// what every column means; the user still sees that, for a spreadsheet may have been at work on it.
import type { ColumnField } from '../../../shared/model/columns.ts';
import type { Meaning } from './columns.ts';
import type { Format } from './formats.ts';

/** Columns that stand once. What tables cannot bring back is left out: it would be kept beside everybody twice. */
export const SINGLE_COLUMNS = {
  Name: 'name',
  Firm: 'firm',
  Title: 'title',
  Place: 'town',
  Tags: 'tags',
  Birthday: 'birthday',
  'Met on': 'met on',
  'How we met': 'how we met',
  'Met through': 'met through',
  'Good at': 'good at',
  'Looks for': 'looks for',
  Closeness: 'leave out',
  Drumbeat: 'drumbeat',
  'Drumbeat at worst': 'leave out',
  'No asks until': 'leave out',
  Language: 'leave out',
  'Knows me': 'leave out',
  'Likes me': 'leave out',
  'Trusts me': 'leave out',
  'Knows my work': 'leave out',
  Note: 'note',
  'Was before': 'leave out',
  Knows: 'leave out',
  Private: 'private',
  'Never leaves': 'leave out',
  UID: 'identity',
  'Also in file': 'leave out',
} as const satisfies Readonly<Record<string, ColumnField>>;
export type SingleColumn = keyof typeof SINGLE_COLUMNS;

/** Columns that stand as often as somebody needs them, each with one for its label: `Phone 2`, `Phone 2 label`. */
export const LIST_COLUMNS = { emails: 'E-mail', phones: 'Phone', links: 'Web address' } as const;
const LIST_FIELDS: Readonly<Record<string, ColumnField>> = {
  'e-mail': 'e-mail',
  phone: 'phone',
  'web address': 'web address',
};

export const OURS: Format = {
  kind: 'table',
  isHeader: (_, has) => has('name', 'met through', 'no asks until', 'uid'),
  meaningsOf: (names) => {
    const folded = names.map((name) => name.toLowerCase());
    const fields = new Map<string, ColumnField>(
      Object.entries(SINGLE_COLUMNS).map(([name, field]) => [name.toLowerCase(), field]),
    );
    return folded.map((name) => meaningOf(name, folded, fields));
  },
};

function meaningOf(name: string, all: readonly string[], fields: ReadonlyMap<string, ColumnField>): Meaning {
  const [, group = '', label] = /^(.+?) \d+( label)?$/.exec(name) ?? [];
  const field = Object.hasOwn(LIST_FIELDS, group) ? LIST_FIELDS[group] : undefined;
  if (field === undefined) return { field: fields.get(name) ?? 'keep beside' };
  if (label !== undefined) return { field: 'leave out' };
  const labelAt = all.indexOf(`${name} label`);
  return labelAt === -1 ? { field } : { field, labelAt };
}
