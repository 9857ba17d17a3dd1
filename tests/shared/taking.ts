// What stories about imports are told with: an arrival of which little is said, and taking a file in as the keeper does.
import type { Arrival } from '../../shared/model/arrival.ts';
import { noteBatch } from '../../shared/model/batch.ts';
import { planImport, type Step, takeIn } from '../../shared/model/import.ts';
import type { Person } from '../../shared/model/person.ts';
import { records } from '../../shared/model/table.ts';
import type { Story } from './story.ts';

/** Somebody as a file describes them, with these facts. */
export function arrival(name: string, fields: Partial<Arrival> = {}): Arrival {
  return { name, emails: [], phones: [], links: [], tags: [], alsoInFile: {}, ...fields };
}

/** E-mail addresses of an arrival. */
export function mail(...addresses: string[]): Pick<Arrival, 'emails'> {
  return { emails: addresses.map((address) => ({ address })) };
}

/** Takes a file in as one batch, and says what it did, row by row. A file that does nothing is no change. */
export function take(story: Story, arrivals: readonly Arrival[], apart: readonly number[] = []): Step['effect'][] {
  const steps = planImport(story.document, arrivals, { apart: new Set(apart) });
  story.change((document, stamp) => {
    takeIn(document, steps, stamp);
    const didSomething = steps.some(({ effect }) => effect !== 'none');
    if (didSomething) noteBatch(document, { kind: 'import', words: 'people.vcf' }, stamp);
  });
  return steps.map(({ effect }) => effect);
}

/** Everybody in the network. */
export function people(story: Story): Person[] {
  return [...records(story.document.people)];
}

/** The one of this name. */
export function named(story: Story, name: string): Person {
  const [found, ...others] = people(story).filter((person) => person.name === name);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} people are called ${name}`);
  return found;
}
