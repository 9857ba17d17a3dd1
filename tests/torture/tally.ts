// The figures of a storm, and the table they are printed as.

export interface Tally {
  rounds: number;
  acknowledged: number;
  lost: number; // acknowledged and not there afterwards
  unopenable: number; // vaults that should have opened
  altered: number; // content nobody wrote, or changes out of order
  alarms: number; // said to have lost something and had not
}

/** A tally of nothing yet. */
export function newTally(): Tally {
  return { rounds: 0, acknowledged: 0, lost: 0, unopenable: 0, altered: 0, alarms: 0 };
}

/** Whether a storm found nothing wrong. */
export function isClean(tally: Tally): boolean {
  return tally.lost + tally.unopenable + tally.altered + tally.alarms === 0;
}

/** The figures of all storms as lines of a table. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): string {
  const columns = ['rounds', 'acknowledged', 'lost', 'unopenable', 'altered', 'alarms'] as const;
  const titles = ['rounds', 'acknowledged', 'lost', 'unopenable', 'silent alterations', 'false alarms'];
  const line = (name: string, cells: readonly string[]): string =>
    name.padEnd(12) + cells.map((cell, i) => cell.padStart((titles[i]?.length ?? 0) + 4)).join('');
  const rows = [...tallies].map(([name, tally]) =>
    line(
      name,
      columns.map((column) => String(tally[column])),
    ),
  );
  return [line('storm', titles), ...rows].join('\n');
}
