// Which backups are kept (V38), and what their file names say. Pure: names and numbers in, names out.

const NAME = /^(?:kept-)?(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-[0-9a-f]{8}\.vouchsafe$/u;
const DAY = 86_400_000;
const LAST = Date.UTC(9999, 11, 31);
const KEPT = /^kept-/u;

/** The name of a backup made at an instant (ms); `mark` tells two of the same instant apart; `stays`: no rotation removes it. */
export function backupName(madeAt: number, mark: string, stays = false): string {
  const instant = new Date(Math.min(Math.max(Math.trunc(madeAt) || 0, 0), LAST)).toISOString();
  return `${stays ? 'kept-' : ''}${instant.replaceAll(/[:.]/gu, '-')}-${mark}.vouchsafe`;
}

/** Whether no rotation removes it (V51). */
export function isKept(name: string): boolean {
  return KEPT.test(name);
}

/** The instant in a backup's name, or undefined if it is not the name of one. */
export function madeAtOf(name: string): number | undefined {
  const found = NAME.exec(name);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

/** The names that rotation gives up: all but the newest of each of the last 7 days, 4 weeks and 6 months that have one. */
export function superfluousBackups(names: readonly string[], justMade: string): string[] {
  const backups = names.flatMap((name) => {
    const madeAt = madeAtOf(name);
    // What stays does not count either: of its day, the newest that rotates is kept all the same.
    return madeAt === undefined || isKept(name) ? [] : [{ name, madeAt }];
  });
  const newestFirst = backups.sort((a, b) => b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1));
  const kept = new Set([justMade]);
  keepNewestOf(newestFirst, dayOf, 7, kept);
  keepNewestOf(newestFirst, weekOf, 4, kept);
  keepNewestOf(newestFirst, monthOf, 6, kept);
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}

type Backup = { readonly name: string; readonly madeAt: number };

function keepNewestOf(
  newestFirst: readonly Backup[],
  spanOf: (at: number) => number,
  spans: number,
  kept: Set<string>,
) {
  const seen = new Set<number>();
  for (const { name, madeAt } of newestFirst) {
    if (seen.size === spans) return;
    if (!seen.has(spanOf(madeAt))) kept.add(name);
    seen.add(spanOf(madeAt));
  }
}

const dayOf = (at: number): number => Math.floor(at / DAY);
const weekOf = (at: number): number => Math.floor((dayOf(at) + 3) / 7); // Mondays: 1 January 1970 was a Thursday
const monthOf = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
