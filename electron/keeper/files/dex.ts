// Dex's CSV, as far as other importers know it: its maker publishes no list of columns. So it is recognised by what only Dex
// has, and each column is taken by the words of its name.
import type { Format } from './formats.ts';
import { meaningsByName } from './words.ts';

const OWN_NAMES = ['Email 1', 'Met Via', 'How We Met'];

export const DEX: Format = {
  kind: 'dex',
  isHeader: (names) => names.includes('First Name') && OWN_NAMES.some((name) => names.includes(name)),
  meaningsOf: (names) =>
    meaningsByName(names).map((meaning, column) =>
      names[column] === 'Met Via' ? { field: 'how we met' } : (meaning ?? { field: 'keep beside' }),
    ),
};
