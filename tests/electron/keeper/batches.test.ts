// Batches on a real vault: an import or a merge is undone as a whole after locking, from the document's own history; and a
// merge survives whatever the other laptop writes about either of the two.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import type { Arrival } from '../../../shared/model/arrival.ts';
import { captureAsk } from '../../../shared/model/ask.ts';
import { noteBatch } from '../../../shared/model/batch.ts';
import { planUndo, undoBatch } from '../../../shared/model/batch-undo.ts';
import { tellOfAsk } from '../../../shared/model/broadcast.ts';
import { nameOf, personOf } from '../../../shared/model/document.ts';
import type { BatchId, PersonId } from '../../../shared/model/identity.ts';
import { planImport, takeIn } from '../../../shared/model/import.ts';
import { cardsOf } from '../../../shared/model/ledger.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { addPerson, editPerson } from '../../../shared/model/person.ts';
import { everyRecord, find, records } from '../../../shared/model/table.ts';
import { stampAt } from '../../helpers/stamp.ts';

const PASSPHRASE = 'correct horse battery staple';
let dir = '';
let session: Session;

beforeAll(startAutomerge);

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-batches-')), 'vault');
  session = new Session(dir, 'study laptop', () => undefined);
  const { recoveryWords } = await session.create(PASSPHRASE);
  const words = recoveryWords.split(' ');
  await session.rehearse([0, 5, 11].map((place) => ({ place, word: words[place] ?? '' })));
});

afterEach(async () => {
  await session.lock();
  await rm(join(dir, '..'), { recursive: true, force: true });
});

async function relock(): Promise<void> {
  await session.lock();
  session = new Session(dir, 'study laptop', () => undefined);
  await session.unlock({ passphrase: PASSPHRASE });
  await session.quiet();
}

const arrival = (name: string, fields: Partial<Arrival> = {}): Arrival => ({
  name,
  emails: [{ address: `${name.toLowerCase().replace(/\W+/g, '.')}@a.example` }],
  phones: [],
  links: [],
  tags: [],
  alsoInFile: {},
  ...fields,
});

function take(arrivals: readonly Arrival[]): Promise<BatchId> {
  return session.change(
    (document, stamp) => {
      takeIn(document, planImport(document, arrivals), stamp);
      return noteBatch(document, { kind: 'import', words: 'Connections.csv' }, stamp);
    },
    { batchOf: (id) => id },
  );
}

function undo(id: BatchId) {
  const edits = session.editsOf(id);
  return session.change((document, stamp) => undoBatch(document, { id, edits }, stamp));
}

const named = (name: string) => {
  const found = [...everyRecord(session.document.people)].find((person) => person.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};
const names = () => [...records(session.document.people)].map((person) => person.name).sort();

describe('an import', () => {
  test('is undone as a whole after locking, and nothing of it is left in the lists', async () => {
    await session.change((document, stamp) => addPerson(document, { name: 'Olu Abara' }, stamp));
    const before = JSON.stringify([...records(session.document.people)]);
    const id = await take(['Ana Jansen', 'Bruno Díaz', 'Chiara Guerra'].map((name) => arrival(name)));
    await relock();
    expect(names()).toHaveLength(4);
    const { kept } = await undo(id);
    expect(kept).toEqual([]);
    expect(JSON.stringify([...records(session.document.people)])).toBe(before);
    expect(find(session.document.batches, id)?.undoneAt).toBeGreaterThan(0);
    await relock();
    expect(names()).toEqual(['Olu Abara']);
  });

  test('undone later leaves what the user touched since, and lists it with the reason', async () => {
    await session.change((document, stamp) =>
      addPerson(document, { name: 'Olu Abara', emails: { 'olu.abara@a.example': '' } }, stamp),
    );
    const id = await take([
      arrival('Ana Jansen'),
      arrival('Bruno Díaz'),
      arrival('Chiara Guerra'),
      arrival('Dov Harel'),
      arrival('Olu Abara', { firm: 'Acme', title: 'CFO' }),
    ]);
    await session.change((document) =>
      editPerson(document, { id: named('Ana Jansen').id, changes: { tags: ['health'] } }),
    );
    await session.change((document, stamp) =>
      captureAsk(document, { title: 'A CFO', asker: named('Bruno Díaz').id }, stamp),
    );
    await session.change((document, stamp) => {
      const ask = captureAsk(document, { title: 'A translator' }, stamp);
      tellOfAsk(document, { id: ask, parties: [named('Dov Harel').id], channel: 'email', on: stamp.today }, stamp);
    });
    await session.change((document) => editPerson(document, { id: named('Olu Abara').id, changes: { title: 'CEO' } }));
    await relock();
    const looked = planUndo(session.document, session.editsOf(id));
    const told = [
      { name: 'Ana Jansen', why: 'changed since' },
      { name: 'Bruno Díaz', why: 'has an ask since' },
      { name: 'Dov Harel', why: 'has a part in an ask since' },
      { name: 'Olu Abara', why: 'title changed since' },
    ];
    const byName = (kept: readonly { name: string }[]) => [...kept].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(byName(looked.kept)).toEqual(told);
    expect(byName((await undo(id)).kept)).toEqual(told);
    expect(names()).toEqual(['Ana Jansen', 'Bruno Díaz', 'Dov Harel', 'Olu Abara']);
    expect(named('Olu Abara')).toMatchObject({ title: 'CEO' });
    expect(named('Olu Abara').firm).toBeUndefined();
    await session.takeBack('undo');
    expect(names()).toHaveLength(5);
    expect(find(session.document.batches, id)?.undoneAt).toBeUndefined();
  });

  test('of a batch that is in no history is refused, and nothing changes', () => {
    expect(() => session.editsOf('f'.repeat(32) as BatchId)).toThrow('history');
  });
});

describe('an import that is being written', () => {
  const many = Array.from({ length: 1_000 }, (_, n) => arrival(`Person ${n}`));
  const write = (signal: AbortSignal, onShare: (share: number) => void = () => undefined) =>
    session.changeInSlices(
      (document, stamp) => takeIn(document, planImport(document, many), stamp),
      {},
      { signal, onShare },
    );

  test('leaves nothing when it is stopped half-way, and the vault goes on as if it had never begun', async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const before = session.document;
    const writing = write(stop.signal, (share) => {
      shares.push(share);
      if (share > 0) stop.abort();
    });
    await expect(writing).rejects.toThrow('cancelled');
    expect(shares.at(-1)).toBeLessThan(1);
    expect(session.document).toBe(before);
    expect(session.undoState.undo).toBe(false);
    await session.change((document, stamp) => addPerson(document, { name: 'Olu Abara' }, stamp));
    await relock();
    expect(names()).toEqual(['Olu Abara']);
  });

  test('makes whoever comes meanwhile wait, and both are there after locking', async () => {
    const order: string[] = [];
    const writing = write(new AbortController().signal).then(() => order.push('import'));
    await new Promise((resolve) => setImmediate(resolve));
    const adding = session
      .change((document, stamp) => addPerson(document, { name: 'Olu Abara' }, stamp))
      .then(() => order.push('Olu'));
    await Promise.all([writing, adding]);
    expect(order).toEqual(['import', 'Olu']);
    await relock();
    expect(names()).toHaveLength(1_001);
    expect(session.state).toMatchObject({ is: 'open', notices: [] });
  });
});

describe('a merge', () => {
  const laptops = () => {
    const { snapshot, heads } = genesis();
    const study = Network.load(snapshot, heads);
    const travel = Network.load(snapshot, heads);
    return { study, travel };
  };

  test('survives the other laptop editing either side and giving either new cards, and both agree', () => {
    const { study, travel } = laptops();
    const stamp = stampAt();
    const made = study.change(
      (document) => [
        addPerson(document, { name: 'Ana Jansen' }, stamp),
        addPerson(document, { name: 'Ana M. Jansen' }, stamp),
      ],
      0,
    );
    const [ana, double] = made.value as [PersonId, PersonId];
    travel.receive(made.bytes);
    const merged = study.change(
      (document) => mergePeople(document, { keep: ana, other: double, takeFromOther: [] }, stamp),
      1,
      (id) => id,
    );
    const there = [
      travel.change((document) => editPerson(document, { id: double, changes: { title: 'CFO' } }), 1),
      travel.change((document) => editPerson(document, { id: ana, changes: { place: 'Porto' } }), 1),
      travel.change((document) => captureAsk(document, { title: 'A translator', asker: double }, stamp), 1),
    ];
    study.receive(there.flatMap(({ bytes }) => bytes));
    travel.receive(merged.bytes);
    expect(travel.plain).toEqual(study.plain);
    expect(nameOf(study.plain, double)).toBe('Ana Jansen');
    expect(personOf(study.plain, double)).toMatchObject({ id: ana, place: 'Porto' });
    expect(cardsOf(study.plain, ana).asks).toHaveLength(1);
    expect(find(study.plain.people, double)?.title).toBe('CFO');
    const edits = travel.editsOf(merged.value) ?? [];
    travel.change((document) => undoBatch(document, { id: merged.value, edits }, stamp), 2);
    expect(find(travel.plain.people, double)).toMatchObject({ name: 'Ana M. Jansen', title: 'CFO' });
    expect(cardsOf(travel.plain, double).asks).toHaveLength(1);
    expect(cardsOf(travel.plain, ana).asks).toHaveLength(0);
  });

  test('made on both laptops in opposite directions ends at the same person on both', () => {
    const { study, travel } = laptops();
    const stamp = stampAt();
    const made = study.change((document) => ['Ana', 'Ana J'].map((name) => addPerson(document, { name }, stamp)), 0);
    const [a, b] = made.value as [PersonId, PersonId];
    travel.receive(made.bytes);
    const here = study.change((document) => mergePeople(document, { keep: a, other: b, takeFromOther: [] }, stamp), 1);
    const away = travel.change((document) => mergePeople(document, { keep: b, other: a, takeFromOther: [] }, stamp), 1);
    study.receive(away.bytes);
    travel.receive(here.bytes);
    expect(travel.plain).toEqual(study.plain);
    expect(personOf(study.plain, a)).toEqual(personOf(study.plain, b));
    expect([...records(study.plain.people)]).toHaveLength(1);
  });
});
