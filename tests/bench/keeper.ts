// What the keeper does, measured in a plain Node process of its own for each size: started by main.ts with a size, a folder
// and whether to measure. Leaves the vault that it made there for the windows to open.

import type { Size } from '../helpers/network.ts';
import { measureCapturing } from './capturing.ts';
import { measureChanges } from './changes.ts';
import { measureDaily } from './daily.ts';
import { Desk } from './desk.ts';
import { measureExporting } from './exporting.ts';
import type { Figure } from './figure.ts';
import { measureFolding } from './folding.ts';
import { measureFormats } from './formats.ts';
import { measureImporting } from './importing.ts';
import { measureOpening } from './opening.ts';
import { measurePaths } from './paths.ts';
import { measurePeople } from './people.ts';
import { measureReminding } from './reminding.ts';
import { measureReplay } from './replay.ts';
import { measureSearch } from './search.ts';
import { measureFolder } from './sync-folder.ts';
import { measureSyncing } from './syncing.ts';
import { measureViews } from './views.ts';

/** What main.ts is sent: the figures, and how much of a processor there was to make them on. */
export interface Measured {
  readonly figures: Figure[];
  readonly share: number;
}

const [size, dir = '', what] = process.argv.slice(2) as [Size, string, string];
const desk = new Desk(size, dir);
const subjects: readonly (readonly [string, () => Promise<Figure[]>])[] = [
  ['views', () => measureViews(size)],
  ['reminding', () => measureReminding(size)],
  ['people', () => measurePeople(size)],
  ['paths', () => measurePaths(size)],
  ['opening', () => measureOpening(desk)],
  ['changes', () => measureChanges(desk)],
  ['folding', () => measureFolding(desk)],
  ['replay', () => measureReplay(desk)],
  ['importing', () => measureImporting(desk)],
  ['exporting', () => measureExporting(desk)],
];
const search = ['search', () => measureSearch(size)] as const;
const capture = ['capture', () => measureCapturing(size)] as const;
const formats = ['formats', () => measureFormats(desk)] as const;
const sync = ['sync', async () => [...(await measureSyncing(desk)), ...(await measureFolder(desk))]] as const;
const daily = ['daily', async () => measureDaily(size)] as const;

tell('making the vault');
const [start, used] = [performance.now(), process.cpuUsage()];
await desk.make();
// Making it is almost all computing, so its share of a processor says how busy the machine is with other things.
const { user, system } = process.cpuUsage(used);
const share = (user + system) / 1_000 / (performance.now() - start);
const figures: Figure[] = [];
const alone = { formats: [formats], search: [search], capture: [capture], daily: [daily], sync: [sync] };
const chosen = what === 'all' ? [...subjects, daily, search, capture] : (alone[what as keyof typeof alone] ?? []);
for (const [name, measure] of chosen) {
  tell(name);
  figures.push(...(await measure()));
}
process.send?.({ figures, share } satisfies Measured, () => process.exit(0));

function tell(what: string): void {
  process.stderr.write(`${size}: ${what}\n`);
}
