// Takes back a whole batch (a merge, an import, a change of many), and says what was left as it is because it was changed
// since. That the rest is back, one sees.
import type { BatchId } from '../../shared/model/identity.ts';
import { request } from '../vouchsafe.ts';
import { attempt, say } from './attempt.ts';

const NAMED = 3;

/** Answers whether it was done. */
export function undoBatch(id: BatchId): Promise<boolean> {
  return attempt(async () => {
    const { kept } = await request('batch.undo', { id });
    if (kept.length === 0) return;
    const names = kept.slice(0, NAMED).map(({ name }) => name);
    const more = kept.length > NAMED ? ` and ${kept.length - NAMED} more` : '';
    say(`That was taken back, but for what was changed since: ${names.join(', ')}${more}.`);
  });
}
