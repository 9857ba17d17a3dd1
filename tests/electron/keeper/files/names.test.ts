// Names of the whole world, out of the parts that tables have them in.
import { expect, test } from 'vitest';
import { read } from './reading.ts';

const HEADER = 'Prefix,First name,Middle name,Last name,Suffix,Nickname,Full name,E-mail';

async function named(row: string) {
  const [person] = (await read(`${HEADER}\n${row}\n`)).arrivals;
  return { name: person?.name, ...person?.alsoInFile };
}

test.each([
  [',Pelé,,,,,,', 'Pelé'],
  [',,,Suharto,,,,', 'Suharto'],
  [',,,,,,Björk Eyjólfsdóttir,', 'Björk Eyjólfsdóttir'],
  [',Ana,,Díaz,,,,', 'Ana Díaz'],
  [',Ana,Luz,Díaz de la Vega,,,,', 'Ana Luz Díaz de la Vega'],
  [',Ana,,Díaz,Jr.,,,', 'Ana Díaz Jr.'],
  [',محمد,,الحسن,,,,', 'محمد الحسن'],
  [',\u202eAna\u202c,,Díaz,,,,', 'Ana Díaz'],
  [',Ana,,Díaz,,,"Díaz, Ana",', 'Ana Díaz'],
])('of %s nothing is left beside', async (row, name) => expect(await named(row)).toEqual({ name }));

test.each([
  ['Dr.,Ana,,Díaz,,,,', { name: 'Ana Díaz', Prefix: 'Dr.' }],
  ['Dr.,Ana,,Díaz,,,Dr. Ana Díaz,', { name: 'Ana Díaz', Prefix: 'Dr.' }],
  [',Ana,,Díaz,PhD,,,', { name: 'Ana Díaz', Suffix: 'PhD' }],
  [',Ana,,Díaz,,Nana,,', { name: 'Ana Díaz', Nickname: 'Nana' }],
  [',,,,,Nana,,', { name: 'Nana' }],
  [',Anna,,Nagy,,Nagy Anna,,', { name: 'Nagy Anna', 'First name': 'Anna', 'Last name': 'Nagy' }],
  [',Anna,,Nagy,,,Nagy Anna,', { name: 'Nagy Anna', 'First name': 'Anna', 'Last name': 'Nagy' }],
  [',伟,,李,,,,', { name: '李伟', 'First name': '伟', 'Last name': '李' }],
  [',민수,,김,,,,', { name: '김민수', 'First name': '민수', 'Last name': '김' }],
  [',さくら,,山田,,,,', { name: '山田 さくら', 'First name': 'さくら', 'Last name': '山田' }],
  [',Robert,,Pike,,,Bob Pike,', { name: 'Bob Pike', 'First name': 'Robert', 'Last name': 'Pike' }],
  [',,,,,,,Ana Díaz <ana@example.com>', { name: 'Ana Díaz' }],
  [',Bo,,,,,,Ana Díaz <ana@example.com>', { name: 'Bo', 'E-mail': 'Ana Díaz' }],
])('of %s the name shows what is known, and the rest stands beside', async (row, wanted) =>
  expect(await named(row)).toEqual(wanted),
);

test('a name longer than we keep is cut, and whole beside', async () => {
  const { name, ...beside } = await named(`,${'x'.repeat(700)},,,,,,`);
  expect(name).toMatch(/^x{499}…$/);
  expect(Object.values(beside)).toEqual(['x'.repeat(700)]);
});
