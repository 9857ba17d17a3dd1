// The CSV of Clay, now Mesh, as far as other importers know it. "First name" with a small n is Clay's way, but many a
// home-made table's too: it counts only together with another name of Clay's.
import type { Format } from './formats.ts';
import { meaningsByName } from './words.ts';

export const CLAY: Format = {
  kind: 'clay',
  isHeader: (names, has) =>
    (names.includes('First name') && (has('organization') || has('last contacted'))) ||
    has('organization', 'last contacted'),
  meaningsOf: (names) => meaningsByName(names).map((meaning) => meaning ?? { field: 'keep beside' }),
};
