// A process that works on a real vault until it is killed: appends, folds, changes its passphrase, makes backups.
// Each acknowledged change is told on standard output before the next one begins. Arguments: folder, recovery words, seed, what to do.
import { writeSync } from 'node:fs';
import { openVault, type Vault } from '../../electron/keeper/vault/vault.ts';
import { changeOf, generationOf, numbersIn } from './document.ts';
import { randomFrom } from './random.ts';

const WORK = { ops: 1, memory: 64 * 1024 * 1024 };
const [dir = '', recoveryWords = '', seed = '1', task = 'work'] = process.argv.slice(2);

function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

async function work(vault: Vault, from: number): Promise<void> {
  const random = randomFrom(Number(seed));
  let given = from;
  const folds: Promise<void>[] = [];
  for (let step = 0; ; step++) {
    const count = 1 + random.int(3);
    const changes = Array.from({ length: count }, (_, i) => changeOf(given + 1 + i));
    given += count;
    await vault.append(changes);
    tell(`saved ${given}`);
    if (random.oneIn(12)) folds.push(vault.fold(generationOf(given)));
    if (random.oneIn(40)) await vault.changePassphrase({ recoveryWords }, `passphrase number ${seed} ${step}`);
    if (random.oneIn(60)) await vault.backup(step * 86_400_000);
    if (folds.length > 2) await Promise.all(folds.splice(0));
  }
}

try {
  const { vault, contents } = await openVault(dir, { recoveryWords }, { work: WORK });
  tell('open');
  if (task === 'hold') setInterval(() => undefined, 1000);
  else await work(vault, Math.max(0, ...numbersIn(contents).numbers));
} catch (error) {
  tell(`failed ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`);
  process.exitCode = 1;
}
