// The report of an import as a text file, saved where the user says.
import type { BatchId } from '../../shared/model/identity.ts';
import { request } from '../vouchsafe.ts';
import { attempt, say } from './attempt.ts';

/** Asks where, writes, and says under which name. Refusals are shown. */
export async function saveReport(batch: BatchId): Promise<void> {
  await attempt(async () => {
    const target = await request('desk.chooseTarget', { kind: 'report' });
    if (!target) return;
    await request('export.report', { token: target.token, batch });
    say(`The report is saved as “${target.name}”.`);
  });
}
