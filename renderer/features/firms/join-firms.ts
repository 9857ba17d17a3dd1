// Joins a firm to another: from now on its name is one of the other's names. What was said about it goes along.
import type { FirmRow } from '../../../shared/model/firm-table.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { offerUndo } from '../../ui/offer.tsx';
import { request } from '../../vouchsafe.ts';

type Changes = ArgumentOf<'firm.describe'>['changes'];

/** Answers whether it was done. All of it is taken back by the one button that is offered. */
export async function joinFirms(firm: FirmRow, other: FirmRow): Promise<boolean> {
  const [before, theirs] = [wordsOf(firm), wordsOf(other)];
  const joined: Changes = {
    aliases: union(before.aliases, [other.name, ...theirs.aliases]),
    tags: union(before.tags, theirs.tags),
    link: before.link || theirs.link,
    about: [before.about, theirs.about].filter(Boolean).join('\n\n'),
  };
  const describe = (changes: Changes) => request('firm.describe', { name: firm.name, changes });
  // A name under which a firm has a record of its own leads to that one.
  const bin = { table: 'firms' as const, ids: other.record ? [other.record.id] : [] };
  return await attempt(async () => {
    if (bin.ids.length > 0) await request('bin.put', bin);
    await describe(joined);
    offerUndo(`“${other.name}” is the same firm as “${firm.name}” now.`, async () => {
      await describe(before);
      if (bin.ids.length > 0) await request('bin.restore', bin);
    });
  });
}

function wordsOf({ record }: FirmRow) {
  return {
    aliases: Object.keys(record?.aliases ?? {}),
    tags: Object.keys(record?.tags ?? {}),
    link: record?.link ?? '',
    about: record?.about ?? '',
  };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
