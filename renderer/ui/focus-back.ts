// Dialogs are mounted when they open and unmounted when they close, which is too sudden for Mantine's own return of the
// focus. A dialog that uses this gives the focus back to whatever opened it, if that is still there.
import { useEffect } from 'react';

export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
}
