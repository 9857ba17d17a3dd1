// Today by keyboard: arrows go from row to row, Enter does what the row says, `o` opens it, `s` puts it aside, `w` puts it
// into this week. The keys press the row's own buttons, so that hand and keyboard do the same.
import { type RefObject, useCallback } from 'react';
import { thePlace } from '../../ui/place.ts';

const BUTTONS: Readonly<Record<string, string>> = { Enter: 'act', o: 'open', s: 'snooze', w: 'week' };

export function useRowKeys(list: RefObject<HTMLElement | null>) {
  return useCallback(
    (event: React.KeyboardEvent) => {
      const here = event.target as HTMLElement;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || thePlace().dialog) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      // From the screen itself, where the focus is after a dialog, down leads to the first row.
      if (here === list.current && event.key === 'ArrowDown') return rows[0]?.focus();
      if (here.dataset.row === undefined) return;
      const button = BUTTONS[event.key];
      if (button) {
        event.preventDefault();
        return here.querySelector<HTMLElement>(`[data-do="${button}"]`)?.click();
      }
      const at = rows.indexOf(here);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    },
    [list],
  );
}
