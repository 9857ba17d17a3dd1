// Esc and Alt+Left go back from a page to where it was opened from. While one writes, the first Esc only leaves the field.
import { useEffect, useRef } from 'react';
import { goTo, type Screen, thePlace } from './place.ts';

/** Goes back by these keys, for as long as the page shows. */
export function useBackKeys(back: () => void): void {
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const isBack = event.key === 'Escape' || (event.altKey && event.key === 'ArrowLeft');
      if (!isBack || event.defaultPrevented || event.isComposing || thePlace().dialog) return;
      if (event.key === 'Escape' && isBusy(event.target)) return;
      event.preventDefault();
      latest.current();
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}

/** Leaves a page for another screen, after the field in which one writes. */
export function leaveTo(screen: Screen): void {
  // What is being written is saved by leaving its field; a field that is simply taken away is not left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  goTo(screen);
}

const NOT_WRITTEN_IN = ['checkbox', 'radio'];

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  if (isField && !NOT_WRITTEN_IN.includes((target as HTMLInputElement).type)) {
    target.blur();
    return true;
  }
  return target.closest('[role="menu"], [role="dialog"]') !== null;
}
