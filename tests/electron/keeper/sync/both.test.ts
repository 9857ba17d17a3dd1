// What two laptops write at once, on real vaults with real sync between them: told on both under each one's name, settled on
// one, over on both. The rules one by one are told on documents alone, in ../conflicts.test.ts and beside it.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { captureAsk, editAsk } from '../../../../shared/model/ask.ts';
import { bin, findCard } from '../../../../shared/model/cards.ts';
import type { Conflict } from '../../../../shared/model/conflict.ts';
import { sayField, sayRecord, sayValue } from '../../../../shared/model/conflict-words.ts';
import { entriesOf } from '../../../../shared/model/history.ts';
import type { AskId, IntroId, PersonId, Stamp } from '../../../../shared/model/identity.ts';
import { planImport, takeIn } from '../../../../shared/model/import.ts';
import { proposeIntro } from '../../../../shared/model/intro.ts';
import { mergePeople } from '../../../../shared/model/merge.ts';
import { closeIntro, moveCard } from '../../../../shared/model/move.ts';
import { find, recordPath, records } from '../../../../shared/model/table.ts';
import { arrival, mail } from '../../../shared/taking.ts';
import { Laptop, pair, until } from './laptops.ts';

beforeAll(startAutomerge);

/** How far the travel laptop's clock is behind, in what its verbs are told. */
const BEHIND_MS = 5 * 3_600_000;
const laptops: Laptop[] = [];

afterEach(async () => {
  const bugs = laptops.flatMap(({ bugs }) => bugs);
  for (const laptop of laptops.splice(0)) await laptop.gone();
  expect(bugs).toEqual([]);
});

interface Scene {
  readonly study: Laptop;
  readonly travel: Laptop;
  readonly people: readonly PersonId[];
  readonly ask: AskId;
  readonly intro: IntroId;
}

/** Two laptops with three people, an ask and an introduction, in step and then paused. */
async function apart(): Promise<Scene> {
  const [study, travel] = [await Laptop.make('study'), await Laptop.make('travel')];
  laptops.push(study, travel);
  const people = [await study.meet('Ana'), await study.meet('Björn'), await study.meet('Cem')];
  const [ana, bjorn] = people as [PersonId, PersonId];
  const ask = await study.session.change((d, s) => captureAsk(d, { title: 'A CFO', asker: ana }, s));
  const who = { connector: 'me', partyA: ana, partyB: bjorn, mode: 'permission first' } as const;
  const intro = await study.session.change((d, s) => proposeIntro(d, who, s));
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  await travel.session.sync.pause({ paused: true });
  return { study, travel, people, ask, intro };
}

async function together({ study, travel }: Pick<Scene, 'study' | 'travel'>): Promise<void> {
  await travel.session.sync.pause({ paused: false });
  await inStep({ study, travel });
}

async function inStep({ study, travel }: Pick<Scene, 'study' | 'travel'>): Promise<void> {
  await until(() => study.isInStepWith(travel), 'in step');
  expect(travel.session.document).toEqual(study.session.document);
}

/** What the travel laptop does, by its wrong clock. */
function late<Value>(verb: (document: Laptop['session']['document'], stamp: Stamp) => Value) {
  return (document: Laptop['session']['document'], stamp: Stamp) =>
    verb(document, { ...stamp, now: stamp.now - BEHIND_MS });
}

/** What is to be settled here, in words. */
function words({ session }: Laptop): string[] {
  const said = (conflict: Conflict): string => {
    const about = `${sayRecord(session.document, conflict)}, `;
    if (conflict.kind === 'bin')
      return `${about}binned: ${who(conflict.binnedBy)}, changed: ${who(conflict.changedBy)}`;
    if (conflict.kind === 'set') return `${about}a set`;
    const values = conflict.values.map(
      (one) => `${sayValue(session.document, conflict.path, one.value)} (${who(one)})`,
    );
    return `${about}${sayField(session.document, conflict.path)}: ${values.sort().join(' | ')}`;
  };
  return session.conflicts.map(said).sort();
}

function who({ laptop, isHere }: { laptop: string | undefined; isHere: boolean }): string {
  return isHere ? 'here' : (laptop ?? 'before pairing');
}

/** What windows were told last of what is to be settled. */
function toldOf({ heard }: Laptop): readonly Conflict[] {
  return heard.findLast((message) => 'conflicts' in message)?.conflicts ?? [];
}

async function titles(scene: Scene, here: string, there: string): Promise<readonly string[]> {
  const { study, travel, ask: id } = scene;
  await study.session.change((d, s) => editAsk(d, { id, changes: { title: here } }, s));
  await travel.session.change(late((d, s) => editAsk(d, { id, changes: { title: there } }, s)));
  await together(scene);
  return ['asks', ...recordPath(id), 'title'];
}

describe('the same field', () => {
  test('Y57, Y58: both are told both values under each laptop’s name; settled here it is over there; undone, it is back', async () => {
    const scene = await apart();
    const { study, travel } = scene;
    const path = await titles(scene, 'A CFO for a mill', 'A treasurer');
    const title = () => find(study.session.document.asks, scene.ask)?.title;
    const about = () => `${title()}, title: `;
    const here = ['A CFO for a mill (here) | A treasurer (travel)'];
    const there = ['A CFO for a mill (study) | A treasurer (here)'];
    const both = () => [words(study), words(travel)].map(([one]) => one?.replace(about(), ''));
    await until(() => words(study).length + words(travel).length === 2, 'being told');
    expect(both()).toEqual([...here, ...there]);
    await study.session.settle((settling, stamp) => settling.settle(path, 'A treasurer', stamp));
    await until(() => words(travel).length === 0, 'over there');
    await inStep(scene);
    expect([words(study), title()]).toEqual([[], 'A treasurer']);
    await study.session.takeBack('undo');
    await until(() => words(travel).length === 1, 'back there');
    await inStep(scene);
    expect(both()).toEqual([...here, ...there]);
    await travel.session.settle((settling, stamp) => settling.settle(path, 'A CFO or a treasurer', stamp));
    await until(() => words(study).length === 0, 'over here');
    expect([words(travel), title()]).toEqual([[], 'A CFO or a treasurer']);
  });

  test('Y58: after a restart it is told again, and a laptop that is renamed or removed is named as it is called', async () => {
    const scene = await apart();
    const { study, travel } = scene;
    await titles(scene, 'One', 'Two');
    await travel.lock();
    await study.lock();
    await study.unlock();
    const names = () => toldOf(study).flatMap((each) => (each.kind === 'field' ? each.values.map(who) : []));
    await until(() => names().includes('travel'), 'the name, with the other locked');
    expect(names().sort()).toEqual(['here', 'travel']);
    const laptop = study.of(travel)?.id ?? '';
    await study.session.sync.rename({ laptop, name: 'train' });
    await until(() => names().includes('train'), 'the new name');
    await study.session.sync.remove({ laptop });
    await study.lock();
    await study.unlock();
    await until(() => names().includes('train'), 'the name of one that is gone');
    expect(names().sort()).toEqual(['here', 'train']);
    await travel.unlock();
  });

  test('Y58: it is told, and follows, also while a long change is being written', async () => {
    const scene = await apart();
    const { study } = scene;
    await titles(scene, 'One', 'Two');
    await until(() => words(study).length === 1, 'being told');
    const file = Array.from({ length: 300 }, (_, n) => arrival(`Person ${n}`, mail(`p${n}@kelp.example`)));
    const seen: number[] = [];
    const onShare = () => void seen.push(study.session.conflicts.length);
    await study.session.changeInSlices(
      (d, s) => takeIn(d, planImport(d, file, {}), s),
      {},
      {
        onShare,
        signal: new AbortController().signal,
      },
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([1]));
  });
});

describe('whole records', () => {
  test('Y60, Y61: moved on both, binned here and changed there: both say so, with clocks hours apart, and nothing is gone', async () => {
    const scene = await apart();
    const { study, travel, ask, intro } = scene;
    await study.session.change((d, s) => moveCard(d, { id: intro, to: 'permission', override: true }, s));
    await travel.session.change(late((d, s) => closeIntro(d, { id: intro, outcome: 'no reply', override: true }, s)));
    await study.session.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-24' } }, s));
    await travel.session.change(late((d, s) => bin(d, { table: 'asks', ids: [ask] }, s)));
    await together(scene);
    await until(() => words(study).length === 2 && words(travel).length === 2, 'being told');
    expect(words(study)).toEqual([
      'A CFO, binned: travel, changed: here',
      'Ana ↔ Björn, the column: closed (travel) | permission (here)',
    ]);
    const what = entriesOf(findCard(travel.session.document, intro)).map((entry) => entry.what);
    expect(what).toEqual(expect.arrayContaining(['moved', 'closed']));
    expect(find(travel.session.document.asks, ask)).toMatchObject({ due: '2026-12-24', binnedAt: expect.any(Number) });
    const record = ['asks', ...recordPath(ask)];
    await travel.session.settle((settling, stamp) => settling.leave(record, true, stamp));
    await until(() => words(study).length === 1, 'over here');
    await inStep(scene);
    expect(find(study.session.document.asks, ask)?.binnedAt).toBeUndefined();
    await travel.session.takeBack('undo');
    await until(() => words(study).length === 2, 'back here');
    await study.session.settle((settling, stamp) => settling.leave(record, false, stamp));
    await until(() => words(travel).length === 1, 'over there');
    await inStep(scene);
    expect(find(travel.session.document.asks, ask)?.binnedAt).toEqual(expect.any(Number));
  });

  test('Y62, Y63: merged on both sides, and one file imported on both: somebody stands for each, and no record is gone', async () => {
    const scene = await apart();
    const { study, travel, people } = scene;
    const [ana, bjorn, cem] = people as [PersonId, PersonId, PersonId];
    await study.session.change((d, s) => mergePeople(d, { keep: ana, other: cem, takeFromOther: [] }, s));
    await travel.session.change(late((d, s) => mergePeople(d, { keep: bjorn, other: cem, takeFromOther: [] }, s)));
    const file = [arrival('Goran', { ...mail('goran@kelp.example') })];
    await study.session.change((d, s) => takeIn(d, planImport(d, file, {}), s));
    await travel.session.change(late((d, s) => takeIn(d, planImport(d, file, {}), s)));
    await together(scene);
    await until(() => words(study).length === 1 && words(travel).length === 1, 'being told');
    expect(words(study)).toEqual(['Cem, who they are: Ana (here) | Björn (travel)']);
    expect([...records(travel.session.document.people)].filter(({ name }) => name === 'Goran')).toHaveLength(2);
    expect(find(travel.session.document.people, cem)?.name).toBe('Cem');
    await travel.session.settle((settling, stamp) =>
      settling.settle(['people', ...recordPath(cem), 'mergedInto'], bjorn, stamp),
    );
    await until(() => words(study).length === 0, 'over here');
    await inStep(scene);
    expect(find(study.session.document.people, cem)?.mergedInto).toBe(bjorn);
  });
});
