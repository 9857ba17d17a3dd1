// A change that is too long for other laptops: several to them, one to whoever makes it, stops it or takes it back.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../electron/keeper/document.ts';
import { lastOf } from '../../../electron/keeper/slices.ts';
import { weighChange } from '../../../electron/keeper/sync/chunk.ts';
import { piecesOf } from '../../../electron/keeper/writing.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { add, everyRecord, records } from '../../../shared/model/table.ts';
import { takeBack } from '../../../shared/model/undo.ts';
import type { Patch } from '../../../shared/state.ts';
import { networkWith } from '../../helpers/network.ts';
import { stampAt } from '../../helpers/stamp.ts';

const PEOPLE = 12_000;
const MESSAGE = 'a batch';

let crowd: VouchsafeDocument;

beforeAll(async () => {
  await startAutomerge();
  crowd = networkWith({ people: PEOPLE, asks: 0, intros: 0, interactions: 0 });
});

function newNetwork(): Network {
  const { snapshot, heads } = genesis();
  return Network.load(snapshot, heads);
}

/** All of them at once, as an import does. */
function bringing(network: Network) {
  const verb = (document: VouchsafeDocument) => {
    for (const person of everyRecord(crowd.people)) add(document.people, person);
  };
  return network.changeInSteps(verb, 0, () => MESSAGE);
}

describe('a change of 12,000 people', () => {
  test('Y37: becomes several that another laptop takes in, and is taken back as one', () => {
    const [here, there] = [newNetwork(), newNetwork()];
    const { bytes } = lastOf(bringing(here));
    expect(bytes.length).toBeGreaterThan(1);
    for (const change of bytes) expect(weighChange(change).values).toBeLessThanOrEqual(250_000);
    expect(here.plain.people).toEqual(crowd.people);
    expect(there.takeIn(bytes).heads).toEqual(here.heads);
    expect(there.plain).toEqual(here.plain);
    const edits = there.editsOf(MESSAGE) ?? [];
    expect(edits.length).toBe(PEOPLE);
    there.change((document) => takeBack(document, edits, stampAt()), 0);
    expect([...records(there.plain.people)].length).toBe(0);
  });

  test('leaves nothing when it is stopped behind its first part', () => {
    const network = newNetwork();
    const { heads, plain } = network;
    const steps = bringing(network);
    for (let step = steps.next(); !step.done && step.value < 0.9; ) step = steps.next();
    expect(network.isWriting).toBe(true);
    steps.return(undefined as never);
    expect(network.isWriting).toBe(false);
    expect(network.heads).toEqual(heads);
    expect(network.plain).toBe(plain);
    const { bytes } = network.change((document) => Object.assign(document.me, { name: 'Mo' }), 0);
    const other = newNetwork();
    other.takeIn(bytes);
    expect(other.plain).toEqual(network.plain);
  });
});

test('patches stay whole, in order, and a record is never parted', () => {
  const value = fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string(), { maxKeys: 9 }));
  const patch = fc
    .tuple(fc.constantFrom('ana', 'bruno', 'zoe'), fc.constantFrom('name', 'tags', 'about'), value)
    .map(([id, field, value]): Patch => ({ op: 'add', path: ['people', '0', id, field], value }));
  fc.assert(
    fc.property(fc.array(patch, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (patches, most) => {
      const pieces = piecesOf(patches, most);
      expect(pieces.flat()).toEqual(patches);
      for (const [n, piece] of pieces.entries()) {
        const last = piece.at(-1)?.path[2];
        const others = piece.slice(0, piece.findLastIndex(({ path }) => path[2] !== last) + 1);
        expect(others.reduce((sum, { value }) => sum + operationsOf(value), 0)).toBeLessThanOrEqual(most);
        if (n > 0) expect(piece[0]?.path[2]).not.toBe(pieces[n - 1]?.at(-1)?.path[2]);
      }
    }),
  );
});

function operationsOf(value: unknown): number {
  return typeof value === 'string' ? 1 : 1 + Object.keys(value as object).length;
}
