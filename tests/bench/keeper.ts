// What the keeper does, measured in a plain Node process of its own for each size: started by main.ts with a size and a
// folder. Leaves the vault that it made there for the windows to open.
import { measureChanges } from './changes.ts';
import { Desk } from './desk.ts';
import type { Figure } from './figure.ts';
import { measureFolding } from './folding.ts';
import { measureImporting } from './importing.ts';
import { measureOpening } from './opening.ts';
import { measureReplay } from './replay.ts';
import { measureViews } from './views.ts';
import type { Size } from '../helpers/network.ts';

const [size, dir = ''] = process.argv.slice(2) as [Size, string];
const desk = new Desk(size, dir);
const subjects: readonly (readonly [string, () => Promise<Figure[]>])[] = [
  ['views', () => measureViews(size)],
  ['opening', () => measureOpening(desk)],
  ['changes', () => measureChanges(desk)],
  ['folding', () => measureFolding(desk)],
  ['replay', () => measureReplay(desk)],
  ['importing', () => measureImporting(desk)],
];

tell('making the vault');
await desk.make();
const figures: Figure[] = [];
for (const [name, measure] of subjects) {
  tell(name);
  figures.push(...(await measure()));
}
process.send?.(figures, () => process.exit(0));

function tell(what: string): void {
  process.stderr.write(`${size}: ${what}\n`);
}
