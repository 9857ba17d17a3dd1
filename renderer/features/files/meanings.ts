// What a column may mean, in groups and in plain words, and whether what was said of a table is enough to read it.
import { COLUMN_FIELDS, type ColumnField } from '../../../shared/model/columns.ts';

type Group = readonly [title: string, fields: readonly (readonly [ColumnField, string])[]];

const GROUPS: readonly Group[] = [
  [
    'Their name',
    [
      ['name', 'Whole name'],
      ['given name', 'Given name'],
      ['additional name', 'Middle name'],
      ['family name', 'Family name'],
      ['prefix', 'Before the name (Dr)'],
      ['suffix', 'After the name (PhD)'],
      ['nickname', 'Nickname'],
    ],
  ],
  [
    'Their work',
    [
      ['firm', 'Firm'],
      ['title', 'Job title'],
      ['department', 'Department'],
    ],
  ],
  [
    'Where to reach them',
    [
      ['e-mail', 'E-mail address'],
      ['phone', 'Phone number'],
      ['web address', 'Web address or profile'],
      ['address', 'Postal address'],
      ['town', 'Town'],
      ['region', 'Region'],
      ['country', 'Country'],
    ],
  ],
  [
    'How you know them',
    [
      ['met on', 'Day you met'],
      ['how we met', 'How you met'],
      ['met through', 'Who brought you together'],
      ['knows', 'Whom they know'],
      ['last contact', 'Day of the last contact'],
      ['drumbeat', 'Keep in touch, in days'],
      ['birthday', 'Birthday'],
      ['good at', 'What they are good at'],
      ['looks for', 'What they look for'],
      ['note', 'Note'],
      ['tags', 'Tags'],
      ['private', 'Private: stays home when yes'],
      ['identity', 'Their identity in that file'],
    ],
  ],
  [
    'Nothing of these',
    [
      ['keep beside', 'Keep it with the person as it is'],
      ['leave out', 'Leave it out'],
    ],
  ],
];

/** The choices for one column, as a select shows them. */
export const MEANINGS = GROUPS.map(([group, fields]) => ({
  group,
  items: fields.map(([value, label]) => ({ value, label })),
}));

const ENOUGH: ReadonlySet<ColumnField> = new Set(['name', 'given name', 'family name', 'e-mail', 'firm']);

/** True when people could be told apart by what these columns mean; without it nobody would have a name. */
export function namesSomebody(fields: readonly ColumnField[]): boolean {
  return fields.some((field) => ENOUGH.has(field));
}

/** A meaning as a select gives it back. */
export function meaningOf(value: string): ColumnField {
  return COLUMN_FIELDS.find((field) => field === value) ?? 'keep beside';
}
