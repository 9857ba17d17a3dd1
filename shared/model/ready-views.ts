// Ways to look at people that come with Vouchsafe. They are not records: nobody can rename them, and none is ever in the bin.
import { type PeopleLook, USUAL_LOOK } from './people-table.ts';

export interface ReadyView extends PeopleLook {
  readonly key: string;
  readonly name: string;
}

/** After so many days without contact a relationship gathers dust. */
const DUSTY_DAYS = 90;

/** The first of them shows everybody. */
export const READY_VIEWS: readonly [ReadyView, ...ReadyView[]] = [
  { ...USUAL_LOOK, key: 'everybody', name: 'Everybody' },
  {
    key: 'dusty',
    name: 'Dusty',
    // Who is hardly known was never near enough to gather dust.
    filter: { lastContact: { is: 'older', days: DUSTY_DAYS }, closeness: ['somewhat', 'well'] },
    columns: ['firm', 'tags', 'closeness', 'lastContact', 'drumbeat'],
    sort: { by: 'lastContact', down: false },
  },
  {
    key: 'open',
    name: 'In an open introduction',
    filter: { open: 'intro' },
    columns: ['firm', 'title', 'openCards', 'closeness', 'lastContact'],
    sort: { by: 'openCards', down: true },
  },
  {
    key: 'untagged',
    name: 'No tags yet',
    filter: { untagged: true },
    columns: ['firm', 'title', 'place', 'closeness', 'addedOn'],
    sort: { by: 'addedOn', down: true },
  },
  {
    key: 'hardly',
    name: 'Hardly known',
    filter: { closeness: ['hardly', ''] },
    columns: ['firm', 'title', 'metOn', 'metThrough', 'lastContact'],
    sort: { by: 'name', down: false },
  },
];
