// The firms as they stand now, computed once for a change of what they come from; and where the user left their list.
import { firmKeys } from '../../../shared/model/firm.ts';
import { type FirmRow, type FirmSort, firmRows } from '../../../shared/model/firm-table.ts';
import { keeping } from '../../ui/keeping.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';

const rows = keeping(['people', 'affiliations', 'firms', 'asks', 'intros'], firmRows);
const keys = keeping(['firms'], firmKeys);

/** All firms, those with most people first. */
export function useFirms(): readonly FirmRow[] {
  return rows(useDocument(), useToday());
}

/** The firm with this key, or with the key of one of its other names. */
export function useFirm(key: string): FirmRow | undefined {
  const document = useDocument();
  const wanted = keys(document, useToday())(key);
  return useFirms().find((each) => each.key === wanted);
}

interface Left {
  query: string;
  sort: FirmSort;
  active: string | undefined;
  offset: number;
}

/** Kept in memory only, like the people's: it goes with the page when the vault is locked. */
export const left: Left = { query: '', sort: { by: 'now', down: true }, active: undefined, offset: 0 };
