// npm run bench -- [--sizes S,M,L] [--only keeper|daily|search|capture|sync|window|map|start|shortcut|bundle|formats]
// Prints a table: each figure beside its limit, and how much of the limit it takes. Sizes S and M if none are named; L takes
// minutes. The keeper's figures are measured in a process of their own for each size, the window's in the built app.
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SIZES, type Size } from '../helpers/network.ts';
import { measureBundle } from './bundle.ts';
import type { Figure } from './figure.ts';
import type { Measured } from './keeper.ts';
import { measureShortcut } from './shortcut.ts';
import { measureStart } from './start.ts';
import { countOver, tableOf } from './table.ts';
import { measureWindow } from './window.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = [
  'keeper',
  'daily',
  'search',
  'capture',
  'sync',
  'window',
  'map',
  'start',
  'shortcut',
  'bundle',
  'formats',
];
/** What belongs to another part and is measured alone only when it is named; the many kinds of files take minutes. */
const ALONE = ['daily', 'search', 'capture', 'sync', 'map', 'formats'];

const { values } = parseArgs({ options: { sizes: { type: 'string' }, only: { type: 'string' } } });
const sizes = (values.sizes ?? 'S,M').toUpperCase().split(',') as Size[];
const parts = values.only?.split(',') ?? PARTS.filter((part) => !ALONE.includes(part));
if (sizes.some((size) => !(size in SIZES)) || parts.some((part) => !PARTS.includes(part))) {
  console.error(`usage: npm run bench -- [--sizes ${Object.keys(SIZES).join(',')}] [--only ${PARTS.join(',')}]`);
  process.exit(2);
}

// On the disk that the project is on: the system's temporary folder may be memory, and would make syncing look free.
await mkdir(join(ROOT, 'node_modules', '.cache'), { recursive: true });
const dir = await mkdtemp(join(ROOT, 'node_modules', '.cache', 'bench-'));
const shares: string[] = [];
process.once('SIGINT', () => process.exit(130));
try {
  const columns = new Map<string, Figure[]>();
  for (const size of sizes) columns.set(size, await measureSize(size, join(dir, size)));
  if (parts.includes('start')) columns.set('app', await measureStart(join(dir, sizes[0] ?? 'S')));
  if (parts.includes('shortcut'))
    columns.set('app', [...(columns.get('app') ?? []), ...(await measureShortcut(join(dir, sizes[0] ?? 'S')))]);
  if (parts.includes('bundle')) columns.set('app', [...(columns.get('app') ?? []), ...measureBundle()]);
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`\n${cpus().length} processors, load ${load.join(' ')}; computing had ${shares.join(', ')} of one.`);
  console.log('Below about 90 % the machine was busy with other things, and all times are longer by that.\n');
  console.log(tableOf(columns));
  console.log(`\n${countOver(columns)} over their limit.`);
} finally {
  await rm(dir, { recursive: true, force: true });
}

async function measureSize(size: Size, home: string): Promise<Figure[]> {
  await mkdir(home);
  const { figures, share } = await inProcess(
    size,
    home,
    parts.includes('keeper') ? 'all' : (parts.find((part) => ALONE.includes(part)) ?? 'vault'),
  );
  shares.push(`${Math.round(share * 100)} %`);
  const only = (['search', 'map'] as const).find((part) => parts.includes(part));
  if (parts.includes('window') || only) {
    process.stderr.write(`${size}: window\n`);
    figures.push(...(await measureWindow(size, home, parts.includes('window') ? undefined : only)));
  }
  return figures;
}

/** The keeper's figures; `what` is one subject by its name, or `vault` to make the vault and measure nothing. */
function inProcess(size: Size, home: string, what: string): Promise<Measured> {
  const options = { cwd: ROOT, execArgv: ['--expose-gc', '--import', './tests/helpers/typescript.mjs'] };
  const child = fork(join(import.meta.dirname, 'keeper.ts'), [size, home, what], options);
  return new Promise((done, fail) => {
    child.once('message', (measured) => done(measured as Measured));
    child.once('exit', (code) => code !== 0 && fail(new Error(`the benchmark of ${size} ended with code ${code}`)));
  });
}
