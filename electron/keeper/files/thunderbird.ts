// Thunderbird's CSV, in either order of its columns, American or British. The day of birth stands in three columns.
import type { ColumnField } from '../../../shared/model/columns.ts';
import type { Meaning } from './columns.ts';
import type { Format } from './formats.ts';

const COLUMNS: readonly (readonly [ColumnField, string, ...string[]])[] = [
  ['given name', '', 'first name'],
  ['family name', '', 'last name'],
  ['name', '', 'display name'],
  ['nickname', '', 'nickname'],
  ['e-mail', '', 'primary email', 'secondary email'],
  ['phone', 'work', 'work phone'],
  ['phone', 'home', 'home phone'],
  ['phone', 'fax', 'fax number'],
  ['phone', 'pager', 'pager number'],
  ['phone', 'mobile', 'mobile number'],
  ['address', 'home', 'home address', 'home address 2', 'home zipcode', 'home post code'],
  ['town', 'home', 'home city'],
  ['region', 'home', 'home state', 'home county'],
  ['country', 'home', 'home country'],
  ['address', 'work', 'work address', 'work address 2', 'work zipcode', 'work post code'],
  ['town', 'work', 'work city'],
  ['region', 'work', 'work state', 'work county'],
  ['country', 'work', 'work country'],
  ['title', '', 'job title'],
  ['department', '', 'department'],
  ['firm', '', 'organization', 'organisation'],
  ['web address', '', 'web page 1', 'web page 2'],
  ['birthday', '', 'birth year'],
  ['note', '', 'notes'],
];

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  COLUMNS.flatMap(([field, label, ...names]) => names.map((name) => [name, { field, label, group: label }])),
);

export const THUNDERBIRD: Format = {
  kind: 'thunderbird',
  isHeader: (_, has) => has('display name', 'primary email'),
  meaningsOf: (names) => names.map((name) => MEANINGS.get(name.toLowerCase()) ?? { field: 'keep beside' }),
  prepare: (names) => {
    const [year, month, day] = ['birth year', 'birth month', 'birth day'].map((wanted) =>
      names.findIndex((name) => name.toLowerCase() === wanted),
    );
    return (cells) => withBirthday(cells, year ?? -1, month ?? -1, day ?? -1);
  },
};

/** Puts a day of birth together in the year's column, if month and day are there; or else leaves all three as they are. */
function withBirthday(cells: readonly string[], year: number, month: number, day: number): readonly string[] {
  const of = (column: number) => (cells[column] ?? '').trim();
  if (year < 0 || !/^(\d{4})?$/.test(of(year)) || !/^\d{1,2}$/.test(of(month)) || !/^\d{1,2}$/.test(of(day)))
    return cells;
  const whole = `${of(year) || '-'}-${of(month).padStart(2, '0')}-${of(day).padStart(2, '0')}`;
  return cells.map((cell, column) => (column === year ? whole : column === month || column === day ? '' : cell));
}
