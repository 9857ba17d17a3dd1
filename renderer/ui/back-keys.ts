// Esc and Alt+Left lead from a page back to its list. While one writes, the first Esc only leaves the field.
import { useEffect, useRef } from 'react';
import { thePlace } from './place.ts';

/** `goBack` runs after the field in which one writes was left, for leaving it saves it. */
export function useBackKeys(goBack: () => void): void {
  const back = useRef(goBack);
  back.current = goBack;
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const isBack = event.key === 'Escape' || (event.altKey && event.key === 'ArrowLeft');
      if (!isBack || event.defaultPrevented || event.isComposing || thePlace().dialog) return;
      if (event.key === 'Escape' && isBusy(event.target)) return;
      event.preventDefault();
      leaveField();
      back.current();
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}

/** What is being written is saved by leaving its field; a field that is simply taken away is not left. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    target.blur();
    return true;
  }
  return target.closest('[role="menu"], [role="dialog"]') !== null;
}
