// How the user last looked at their people, so that coming back from a page finds the list where it was. Kept in memory
// only: it goes with the page when the vault is locked. What shall stay is saved as a view, in the vault.
import type { PersonId } from '../../../shared/model/identity.ts';
import type { PeopleLook } from '../../../shared/model/people-table.ts';

interface View {
  /** Absent until the table was first shown. */
  look: PeopleLook | undefined;
  /** The key of the ready view, or the id of the saved one, from which the look came. */
  named: string;
  active: PersonId | undefined;
  offset: number;
  chosen: ReadonlySet<PersonId>;
  /** What was searched for in vain: the name with which "Add a person" begins. */
  missing: string;
}

export const view: View = {
  look: undefined,
  named: 'everybody',
  active: undefined,
  offset: 0,
  chosen: new Set(),
  missing: '',
};
