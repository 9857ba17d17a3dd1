// Invented networks of the sizes that benchmarks speak of: plain records from a seed, the same ones each time.
// They are made without the verbs (20,000 captures would each look for the top of the board) but in the verbs' shapes, and
// go into a vault a few hundred records a change, so that the history is not all one change.
import { emptyDocument, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { Day } from '../../shared/model/identity.ts';
import { add, everyRecord, type Kept, type Table } from '../../shared/model/table.ts';
import { randomFrom } from '../torture/random.ts';
import { Inventor, NOW, slugOf, TODAY } from './inventor.ts';

export const SIZES = {
  S: { people: 500, asks: 50, intros: 100, interactions: 2_000 },
  M: { people: 5_000, asks: 300, intros: 1_000, interactions: 20_000 },
  L: { people: 20_000, asks: 1_000, intros: 5_000, interactions: 100_000 },
} as const;
export type Size = keyof typeof SIZES;

/** A network of a size. The same seed gives the same network, whatever else was made before. */
export function networkOf(size: Size, seed = 7): VouchsafeDocument {
  return networkWith(SIZES[size], seed);
}

/** A network with so many records of each kind. */
export function networkWith(
  counts: { people: number; asks: number; intros: number; interactions: number },
  seed = 7,
): VouchsafeDocument {
  const made = new Inventor(randomFrom(seed));
  const document = emptyDocument();
  document.me = { name: 'Mo Sample', email: 'mo@example.org', firm: 'Sample & Daughters', title: 'Founder' };
  document.settings = { rehearsedAt: NOW };
  const people = times(counts.people, () => made.person());
  const asks = times(counts.asks, () => made.ask(people));
  const intros = times(counts.intros, () => made.intro(people, asks));
  for (const person of people) add(document.people, person);
  for (const ask of asks) add(document.asks, ask);
  for (const intro of intros) add(document.intros, intro);
  for (let i = 0; i < counts.interactions; i++) add(document.interactions, made.interaction(people));
  return document;
}

/** Verbs that together make this network in an empty document, `most` records each. */
export function verbsMaking(network: VouchsafeDocument, most = 400): ((document: VouchsafeDocument) => void)[] {
  const verbs: ((document: VouchsafeDocument) => void)[] = [
    (document) => void Object.assign(document.me, network.me),
    (document) => void Object.assign(document.settings, network.settings),
  ];
  for (const name of ['people', 'asks', 'intros', 'interactions'] as const) {
    const records = [...everyRecord(network[name] as unknown as Table<Kept>)];
    for (let at = 0; at < records.length; at += most) {
      const some = structuredClone(records.slice(at, at + most));
      verbs.push((document) => {
        for (const record of some) add(document[name] as unknown as Table<Kept>, record);
      });
    }
  }
  return verbs;
}

/** Rows of a LinkedIn export, as a file's bytes. Everybody has a profile, one in fifty an address. */
export function linkedInFile(rows: number, seed = 7): Uint8Array {
  const made = new Inventor(randomFrom(seed));
  const lines = times(rows, (i) => {
    const { name, firm, title, metOn } = made.person();
    const [first, ...last] = name.split(' ');
    const email = i % 50 === 0 ? `${slugOf(name)}${i}@example.org` : '';
    const url = `https://www.linkedin.com/in/${slugOf(name)}-${i}`;
    return [first, last.join(' '), url, email, firm, title, sayConnected(metOn ?? TODAY)]
      .map((cell) => `"${cell}"`)
      .join(',');
  });
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  return new TextEncoder().encode(`Notes:\n"About missing addresses"\n\n${header}\n${lines.join('\n')}\n`);
}

function times<Made>(count: number, make: (index: number) => Made): Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function sayConnected(day: Day): string {
  const [year, month = 1, date] = day.split('-').map(Number);
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${String(date).padStart(2, '0')} ${months[month - 1]} ${year}`;
}
