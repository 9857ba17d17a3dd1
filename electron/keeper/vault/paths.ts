// The names of the files in a vault's folder (V2), and back from names to ids.
import { join } from 'node:path';

const LOG = /^log-([0-9a-f]{32})\.vs$/u;
const SNAPSHOT = /^snap-([0-9a-f]{32})\.vs$/u;
const READ_MODEL = /^read-([0-9a-f]{32})\.vs$/u;
const UNFINISHED = /\.tmp$/u;

export const headPath = (dir: string): string => join(dir, 'HEAD');
export const creatingPath = (dir: string): string => join(dir, 'creating');
export const snapshotPath = (dir: string, id: string): string => join(dir, `snap-${id}.vs`);
export const readModelPath = (dir: string, id: string): string => join(dir, `read-${id}.vs`);
export const mirrorDir = (dir: string): string => join(dir, 'mirror');
export const backupsDir = (dir: string): string => join(dir, 'backups');
export const inboxKeyPath = (dir: string): string => join(dir, 'inbox.key');
export const inboxDir = (dir: string): string => join(dir, 'inbox');
export const quarantineDir = (dir: string): string => join(dir, 'quarantine');

/** The two copies of the side file (V49), the one that counts first. */
export function sidePaths(dir: string): readonly [string, string] {
  return [join(dir, 'side-sync.vs'), join(dir, 'side-sync.vs.copy')];
}

/** The two files of a log. */
export function logPaths(dir: string, id: string): readonly [string, string] {
  return [join(dir, `log-${id}.vs`), join(mirrorDir(dir), `log-${id}.vs`)];
}

/** The ids of the files of one kind among some names. */
export function idsIn(names: readonly string[], kind: 'log' | 'snapshot' | 'read-model'): string[] {
  const pattern = { log: LOG, snapshot: SNAPSHOT, 'read-model': READ_MODEL }[kind];
  return names.flatMap((name) => pattern.exec(name)?.[1] ?? []);
}

/** Whether a name is that of a file that was never finished. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

/** Whether a name in a vault's folder is a trace of a vault, so that nothing may be created over it. */
export function isTrace(name: string): boolean {
  const isHeader = name === 'vault.vsh' || name === 'vault.vsh.copy' || name === 'HEAD';
  return isHeader || LOG.test(name) || SNAPSHOT.test(name);
}
