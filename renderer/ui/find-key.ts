// Ctrl+F finds what a list is of, as it finds words elsewhere.
import { useEffect } from 'react';
import { thePlace } from './place.ts';

/** While a list with this search field is shown, Ctrl+F goes there. */
export function useFindKey(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f' || thePlace().dialog) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [search]);
}
