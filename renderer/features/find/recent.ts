// What was opened from the palette lately. In memory only: it goes with the page when the vault is locked.
import type { Hit } from '../../../shared/found.ts';

export type Opened = Pick<Hit, 'table' | 'id' | 'name'>;

const MOST = 6;
let opened: readonly Opened[] = [];

/** Newest first. */
export function recentlyOpened(): readonly Opened[] {
  return opened;
}

export function noteOpened({ table, id, name }: Opened): void {
  opened = [
    { table, id, ...(name && { name }) },
    ...opened.filter((each) => each.table !== table || each.id !== id),
  ].slice(0, MOST);
}
