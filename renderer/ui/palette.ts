// Whether the palette that finds everything is open. Apart from the place where the user is: it lies over any dialog, and a
// half-written one must still be there when it closes.
import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

export function openPalette(): void {
  set(true);
}

export function closePalette(): void {
  set(false);
}

export function usePalette(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
}

function set(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}
