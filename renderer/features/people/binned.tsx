// Puts people, notes, ties, times at a firm or saved views into the bin and offers to bring them back.
import type { TableName } from '../../../shared/model/document.ts';
import { attempt } from '../../ui/attempt.ts';
import { offerUndo } from '../../ui/offer.tsx';
import { request } from '../../vouchsafe.ts';

interface Binned {
  readonly table: TableName;
  readonly ids: readonly string[];
  /** What is said once it is done: "Ana Jansen is in the bin." */
  readonly said: string;
}

/** Answers whether it was done. */
export async function putIntoBin({ table, ids, said }: Binned): Promise<boolean> {
  if (!(await attempt(() => request('bin.put', { table, ids: [...ids] })))) return false;
  offerUndo(said, () => request('bin.restore', { table, ids: [...ids] }));
  return true;
}
