// Who goes on a voyage: laptops of one circle, the people all of them know, and what several are likely to do to these at once.
// Everything but the keys follows from the seed.
import { type Identity, makeIdentity } from '../../electron/keeper/sync/identity.ts';
import { type Kept, newKept } from '../../electron/keeper/sync/kept.ts';
import { addLaptop, found, type Roll, standing } from '../../electron/keeper/sync/roll.ts';
import { bin, restore } from '../../shared/model/cards.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { editPerson } from '../../shared/model/person.ts';
import { everyRecord } from '../../shared/model/table.ts';
import type { Random } from '../torture/random.ts';
import { type Gust, WORDS } from './gusts.ts';
import { anyGust } from './weather.ts';

export const PEOPLE = ['Ana Jansen', 'Björn Díaz', 'Priya Raman'];
export const NAMES = ['study', 'travel', 'office', 'attic'];

/** What several laptops are likely to do at once: somebody known to all is edited, binned, or merged with another. */
export const crossing: Gust = (document, random) => {
  const known = [...everyRecord(document.people)].slice(0, PEOPLE.length).map(({ id }) => id);
  if (known.length < 2) return anyGust(document, random);
  const [id, other] = [random.pick(known), random.pick(known)];
  if (random.oneIn(5)) return (d, s) => (random.oneIn(2) ? bin : restore)(d, { table: 'people', ids: [id] }, s);
  if (random.oneIn(9)) return (d, s) => mergePeople(d, { keep: id, other, takeFromOther: [] }, s);
  return (d) => editPerson(d, { id, changes: { [random.pick(['about', 'firm', 'place'])]: random.pick(WORDS) } });
};

/** What is in each one's drawer at first. By whom a tie is won follows from the seed, too: it deals out the ids. */
export function circleOf(count: number, { int }: Random): Kept[] {
  const made = Array.from({ length: count }, () => makeIdentity()).sort((a, b) => (a.id < b.id ? -1 : 1));
  const identities: Identity[] = [];
  while (made.length > 0) identities.push(...made.splice(int(made.length), 1));
  const [first] = identities as [Identity];
  let roll: Roll = found(first, NAMES[0] as string);
  for (const [n, { certificate, box }] of identities.entries())
    if (n > 0) roll = addLaptop(roll, first, { certificate, box: box.publicKey, name: NAMES[n] as string });
  if (standing(roll).length !== count) throw new Error('not all stand');
  return identities.map((identity) => newKept(identity, roll));
}
