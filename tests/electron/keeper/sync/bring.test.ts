// The snapshot that goes out is made once for whoever asks within ten minutes, and never of a document that was given up.
import { beforeAll, expect, test } from 'vitest';
import { Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { Bring } from '../../../../electron/keeper/sync/bring.ts';
import type { Desk } from '../../../../electron/keeper/sync/desk.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import { records } from '../../../../shared/model/table.ts';
import { Settler } from '../../../helpers/settlers.ts';

beforeAll(startAutomerge);

function laptopWith(name: string): Settler {
  const laptop = new Settler(name);
  laptop.change((document, stamp) => addPerson(document, { name }, stamp));
  return laptop;
}

// One that was merged may still be given as it was before: all of it is known here.
test.each([
  [true, ['Cleo']],
  [false, ['Ana']],
])('Y21: after adopting (instead: %s) the next one is given %j', async (instead, given) => {
  const { network } = laptopWith('Ana');
  const theirs = laptopWith('Cleo').network.save();
  const desk = {
    get heads() {
      return network.heads;
    },
    save: () => {
      const { snapshot, heads } = network.save();
      return { bytes: snapshot, heads };
    },
    adopt: async (...[snapshot, heads]: Parameters<Desk['adopt']>) =>
      network.meet(snapshot, heads, { instead }).adopt(),
  } as Pick<Desk, 'heads' | 'save' | 'adopt'> as Desk;
  const bring = new Bring(desk);
  const reader = bring.reader(() => true);
  const first = reader.snapshot();
  expect(reader.snapshot()).toBe(first);
  expect(await bring.adopt(theirs.snapshot, theirs.heads, instead)).toEqual({ is: 'taken' });
  const { bytes, heads } = reader.snapshot();
  const people = [...records(Network.load(bytes, heads).plain.people)].map(({ name }) => name);
  expect(people).toEqual(given);
  await bring.stop();
});
