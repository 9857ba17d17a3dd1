// How the user last looked at their people, so that coming back from a page finds the list where it was. Kept in memory
// only: it goes with the page when the vault is locked.
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Sorting } from '../../ui/people-index.ts';

interface View {
  query: string;
  sorting: Sorting;
  active: PersonId | undefined;
  offset: number;
  /** What was searched for in vain: the name with which "Add a person" begins. */
  missing: string;
}

export const view: View = { query: '', sorting: 'name', active: undefined, offset: 0, missing: '' };
