// A form that stands in a list takes the place of what opened it. When it closes, the focus goes back there; otherwise it
// would be lost, and whoever works by keyboard thrown back to the start.
import { useEffect, useRef } from 'react';

/** Gives the focus back to `[data-opens]` of what was open, once nothing is. */
export function useFocusReturn(open: string | undefined): void {
  const before = useRef(open);
  useEffect(() => {
    const was = before.current;
    before.current = open;
    if (was !== undefined && open === undefined)
      document.querySelector<HTMLElement>(`[data-opens="${was}"]`)?.focus({ preventScroll: true });
  }, [open]);
}
