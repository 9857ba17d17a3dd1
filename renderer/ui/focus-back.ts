// Dialogs are mounted when they open and unmounted when they close, which is too sudden for Mantine's own return of the
// focus. A dialog that uses this gives the focus back to whatever opened it, or, if that is gone, to the part it stood in.
import { type RefObject, useEffect, useLayoutEffect } from 'react';

export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    const places = [before, before?.closest('[tabindex="-1"]')];
    return () => {
      const place = places.find((place) => place?.isConnected);
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    };
  }, []);
}

/** What goes away with the focus in it, because that is done, leaves the focus to the part it stood in. */
export function useFocusLeft(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = part;
    return () => {
      const around = current?.parentElement?.closest('[tabindex="-1"]');
      if (current?.contains(document.activeElement) && around instanceof HTMLElement)
        around.focus({ preventScroll: true });
    };
  }, [part]);
}
