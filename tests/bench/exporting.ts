// Everything that leaves: each kind of file written to the disk out of an open vault, and the memory that this took.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Exports } from '../../electron/keeper/exports.ts';
import { EXPORT_KINDS } from '../../shared/answers.ts';
import type { Desk } from './desk.ts';
import { type Figure, type Limits, timed } from './figure.ts';

// With a progress bar, and windows are answered meanwhile.
const WRITTEN: Limits = { S: 1_000, M: 3_000, L: 10_000 };
const MEMORY: Limits = { S: 600, M: 1_000, L: 3_000 };

export async function measureExporting(desk: Desk): Promise<Figure[]> {
  return await desk.inSession(async ({ session }) => {
    const exports = new Exports(session);
    const figures: Figure[] = [];
    for (const kind of EXPORT_KINDS) {
      const path = join(desk.vaultDir, '..', `out-${kind.replaceAll(' ', '-')}`);
      exports.offer(kind, path);
      const lock = kind === 'age' ? { lock: { passphrase: 'correct horse battery staple' } } : {};
      const { ms } = await timed(() =>
        exports.write({ token: kind, kind, everything: true, ...lock }, () => undefined),
      );
      if ((await stat(path)).size === 0) throw new Error(`nothing was written as ${kind}`);
      figures.push({ name: `export, ${kind}`, value: ms, unit: 'ms', limit: WRITTEN[desk.size] });
    }
    const peak = process.resourceUsage().maxRSS / 1024;
    return [...figures, { name: 'memory at most, up to here', value: peak, unit: 'MB', limit: MEMORY[desk.size] }];
  });
}
