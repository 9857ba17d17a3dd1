// What a column of a table of people may mean. Known formats are ready answers for every column; for any other table the
// user gives the answers by hand. The words are shown as they stand.

export const COLUMN_FIELDS = [
  'name',
  'given name',
  'additional name',
  'family name',
  'prefix',
  'suffix',
  'nickname',
  'firm',
  'title',
  'department',
  'e-mail',
  'phone',
  'web address',
  'address',
  'town',
  'region',
  'country',
  'birthday',
  'met on',
  'how we met',
  'met through',
  'knows',
  'good at',
  'looks for',
  'note',
  'tags',
  'drumbeat',
  'last contact',
  'private',
  'identity',
  'keep beside',
  'leave out',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** A column of a table whose meaning nobody knows for certain. */
export interface Column {
  readonly name: string;
  /** What it looks like, or what the user said of a table with the same header. */
  readonly guess: ColumnField;
  /** Up to three values, of rows that have one. */
  readonly samples: readonly string[];
}
