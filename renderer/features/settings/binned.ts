// What is in the bin, as a list to choose from: a total view of the document. Nothing in the bin is ever deleted.
import type { Ask } from '../../../shared/model/ask.ts';
import { folded, titleOf } from '../../../shared/model/board.ts';
import { displayName, nameOf, type TableName, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Affiliation } from '../../../shared/model/firm.ts';
import type { Interaction } from '../../../shared/model/interaction.ts';
import type { Intro } from '../../../shared/model/intro.ts';
import type { Person } from '../../../shared/model/person.ts';
import { everyRecord, type Kept, type Table } from '../../../shared/model/table.ts';
import type { Template } from '../../../shared/model/template.ts';
import type { Tie } from '../../../shared/model/tie.ts';
import type { SavedView } from '../../../shared/model/view.ts';

export interface Binned {
  readonly id: string;
  readonly table: TableName;
  readonly title: string;
  readonly at: number;
}

/** The kinds of things in the bin, in the order in which they are shown. */
export const KINDS: readonly (readonly [table: TableName, title: string])[] = [
  ['people', 'People'],
  ['asks', 'Asks'],
  ['intros', 'Introductions'],
  ['interactions', 'Notes'],
  ['ties', 'Ties'],
  ['affiliations', 'Times at a firm'],
  ['views', 'Saved views'],
  ['templates', 'Templates'],
];

/**
 * What is in the bin, newest first. The sample network is left out: it was invented. So is whoever was merged into
 * somebody: they come back by taking the merge back, on the page of the one who stayed.
 */
export function binnedIn(document: VouchsafeDocument): Binned[] {
  const found: Binned[] = [];
  const collect = <R extends Kept>(table: TableName, title: (record: R) => string) => {
    for (const record of everyRecord(document[table] as unknown as Table<R>))
      if (record.binnedAt !== undefined && !record.sample && !('mergedInto' in record))
        found.push({ id: record.id, table, title: title(record), at: record.binnedAt });
  };
  collect<Person>('people', displayName);
  collect<Ask>('asks', (ask) => titleOf(document, ask));
  collect<Intro>('intros', (intro) => titleOf(document, intro));
  collect<Interaction>('interactions', ({ text, kind, person }) => `${nameOf(document, person)}: ${text || kind}`);
  collect<Tie>('ties', ({ a, b }) => `${nameOf(document, a)} and ${nameOf(document, b)}`);
  collect<Affiliation>('affiliations', ({ person, firm }) => `${nameOf(document, person)} at ${firm}`);
  collect<SavedView>('views', ({ name }) => name);
  collect<Template>('templates', ({ name, moment, language }) => `${name || 'My own'}: ${moment} (${language})`);
  return found.sort((a, b) => b.at - a.at);
}

/** Those in whose title every word stands. */
export function searchBin(binned: readonly Binned[], typed: string): readonly Binned[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return binned;
  return binned.filter(({ title }) => {
    const text = folded(title);
    return words.every((word) => text.includes(word));
  });
}
