// Google Contacts' CSV, since 2024 and before. Numbered groups of columns (`E-mail 7 - Value`) grow with the data, and one
// column of each group says what the others are ("* Work": the first of several).
import type { ColumnField } from '../../../shared/model/columns.ts';
import type { Meaning } from './columns.ts';
import type { Format } from './formats.ts';

const SINGLE: ReadonlyMap<string, ColumnField> = new Map<string, ColumnField>([
  ['name', 'name'],
  ['first name', 'given name'],
  ['given name', 'given name'],
  ['middle name', 'additional name'],
  ['additional name', 'additional name'],
  ['last name', 'family name'],
  ['family name', 'family name'],
  ['name prefix', 'prefix'],
  ['name suffix', 'suffix'],
  ['nickname', 'nickname'],
  ['file as', 'nickname'],
  ['organization name', 'firm'],
  ['organization title', 'title'],
  ['organization department', 'department'],
  ['birthday', 'birthday'],
  ['notes', 'note'],
  ['sensitivity', 'private'],
  ['labels', 'tags'],
  ['group membership', 'tags'],
]);

/** By the group's name and the part of it. What is not here is kept under the column's name. */
const GROUPED: ReadonlyMap<string, ColumnField> = new Map<string, ColumnField>([
  ['e-mail value', 'e-mail'],
  ['phone value', 'phone'],
  ['website value', 'web address'],
  ['relation value', 'knows'],
  ['event value', 'keep beside'],
  ['custom field value', 'keep beside'],
  ['organization name', 'firm'],
  ['organization title', 'title'],
  ['organization department', 'department'],
  ['address formatted', 'address'],
  ['address street', 'address'],
  ['address po box', 'address'],
  ['address postal code', 'address'],
  ['address extended address', 'address'],
  ['address city', 'town'],
  ['address region', 'region'],
  ['address country', 'country'],
]);

/** The fields that keep the label of their group. */
const LABELLED: ReadonlySet<string> = new Set(['e-mail', 'phone', 'web address', 'knows', 'address', 'keep beside']);

export const GOOGLE: Format = {
  kind: 'google',
  isHeader: (names, has) =>
    names.some((name) => /^(e-mail|phone) \d+ - value$/i.test(name)) ||
    has('given name', 'family name', 'group membership'),
  meaningsOf: (names) => {
    const places = new Map(names.map((name, column) => [name.toLowerCase(), column]));
    return names.map((name) => meaningOf(name.toLowerCase(), places));
  },
};

function meaningOf(name: string, places: ReadonlyMap<string, number>): Meaning {
  const [, group = '', number = '', part = ''] = /^(.+?) (\d+) - (.+)$/.exec(name) ?? [];
  if (group === '') return { field: SINGLE.get(name) ?? 'keep beside' };
  const own = `${group} ${number} - `;
  const labelAt = places.get(`${own}label`) ?? places.get(`${own}type`);
  const field = GROUPED.get(`${group} ${part}`);
  if (field) return { field, group: number, ...(labelAt !== undefined && { labelAt }) };
  if (labelAt === undefined || labelAt !== places.get(name)) return { field: 'keep beside' };
  // A firm and a town have no label of ours: there it is kept by itself.
  const takesLabel = (other: string) => LABELLED.has(GROUPED.get(`${group} ${other.slice(own.length)}`) ?? '');
  const others =
    group === 'organization' ? [] : [...places].filter(([other]) => other.startsWith(own) && takesLabel(other));
  return { field: 'keep beside', mute: /^\*$/, saidWith: others.map(([, at]) => at) };
}
