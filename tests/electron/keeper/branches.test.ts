// What was written apart is read in one go where that is sooner, and alone where it is not: the paths are the same. On real
// Automerge documents of two and three laptops.
import { beforeAll, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { editPerson } from '../../../shared/model/person.ts';
import { meet, Settler, twoLaptops } from '../../helpers/settlers.ts';

beforeAll(startAutomerge);

/** What the changes made apart wrote, by the bytes that were read in one go, and each alone. */
function written({ network: { conflicts } }: Settler) {
  const read = conflicts.readApart();
  const apart = [...conflicts.apart];
  return {
    read: [...read.keys()],
    apart,
    atOnce: apart.map((hash) => conflicts.writtenIn(hash, read.get(hash))),
    alone: apart.map((hash) => conflicts.writtenIn(hash)),
  };
}

test('Y57: changes made apart are read in one go, each under its own name', () => {
  const { study, travel, ana } = twoLaptops();
  const kitchen = new Settler('kitchen');
  kitchen.takeFrom(study);
  const laptops = [study, travel, kitchen];
  for (const [n, laptop] of laptops.entries()) {
    laptop.change((document) => editPerson(document, { id: ana, changes: { about: `Note ${n}` } }));
    laptop.change((document) => editPerson(document, { id: ana, changes: { firm: `Mill ${n}` } }));
  }
  meet(...laptops);
  // Made after they met, and so beside nothing.
  study.change((document) => editPerson(document, { id: ana, changes: { title: 'Miller' } }));
  const { read, apart, atOnce, alone } = written(study);
  expect(apart).toHaveLength(6);
  expect([...read].sort()).toEqual([...apart].sort());
  expect(atOnce).toEqual(alone);
  expect(atOnce.flat().map((path) => path.slice(3).join())).toContain('about');
});

test('Y57: two changes made apart long ago do not bring all that came since into memory', () => {
  const { study, travel, ana } = twoLaptops();
  for (const laptop of [study, travel])
    laptop.change((document) => editPerson(document, { id: ana, changes: { about: `Note of ${laptop.stamp().now}` } }));
  meet(study, travel);
  expect(study.network.conflicts.readApart().size).toBe(2);
  for (let n = 0; n < 120; n++)
    study.change((document) => editPerson(document, { id: ana, changes: { firm: `Mill ${n}` } }));
  expect(written(study).read).toEqual([]);
  expect(study.network.conflicts.apart.size).toBe(2);
});
