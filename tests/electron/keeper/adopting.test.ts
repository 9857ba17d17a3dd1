// Another laptop's snapshot becomes the document, through a real vault on a disk that forgets (sync/PROTOCOL.md Y34): whenever
// the power goes, all that was here is there, or the snapshot is, and never half of it.
import { beforeAll, describe, expect, test } from 'vitest';
import { genesis, startAutomerge } from '../../../electron/keeper/document.ts';
import { holdOpen, networkIn, type Open } from '../../../electron/keeper/open.ts';
import { createVault, openVault, type Secret } from '../../../electron/keeper/vault/vault.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import { SEED } from '../../helpers/seed.ts';
import { Settler } from '../../helpers/settlers.ts';
import { failure, SimulatedDisk } from '../../torture/disk.ts';
import { randomFrom } from '../../torture/random.ts';

beforeAll(startAutomerge);

const DIR = '/home/vault';
const OPTIONS = { work: { ops: 1, memory: 64 * 1024 * 1024 } };

async function open(disk: SimulatedDisk, secret: Secret): Promise<Open> {
  const { vault, contents } = await openVault(DIR, secret, { ...OPTIONS, disk });
  const { network, ready } = networkIn(contents, undefined, () => undefined);
  await ready;
  return hold({ vault, network, notices: contents.notices, ready });
}

function hold(parts: Pick<Open, 'vault' | 'network' | 'notices' | 'ready'>): Open {
  return holdOpen(
    parts,
    () => 'study',
    () => undefined,
    () => undefined,
  );
}

async function close({ vault, changes, upkeep }: Open): Promise<void> {
  changes.stop();
  upkeep.stop();
  await vault.close().catch(() => undefined);
}

async function meet({ changes }: Open, ...names: string[]): Promise<void> {
  for (const name of names) await changes.change((document, stamp) => addPerson(document, { name }, stamp));
}

function peopleIn({ network }: Open): string[] {
  return [...records(network.plain.people)].map(({ name = '' }) => name).sort();
}

/** A vault with Ana and Ben in it, and a snapshot of a laptop that knows Cleo and Dan. */
async function scene() {
  const disk = new SimulatedDisk();
  const made = await createVault(DIR, 'a passphrase for tests', genesis(), { ...OPTIONS, disk });
  const secret: Secret = { recoveryWords: made.recoveryWords };
  await made.vault.close();
  const here = await open(disk, secret);
  await meet(here, 'Ana', 'Ben');
  const travel = new Settler('travel');
  for (const name of ['Cleo', 'Dan']) travel.change((document, stamp) => addPerson(document, { name }, stamp));
  const { snapshot, heads } = travel.network.save();
  return { disk, secret, here, snapshot, heads };
}

const OLD = ['Ana', 'Ben'];
const INSTEAD = ['Cleo', 'Dan'];
const TOGETHER = [...OLD, ...INSTEAD];

describe(`adopting, with the power cut after every operation of the disk (seed ${SEED})`, () => {
  test.each([
    [false, TOGETHER],
    [true, INSTEAD],
  ])(
    'Y34: instead %s: the old document whole, or the new one whole; and what is promised is there',
    async (instead, after) => {
      const random = randomFrom(SEED);
      const { disk, secret, here, snapshot, heads } = await scene();
      const cuts: SimulatedDisk[] = [];
      disk.onChange = async () => void cuts.push(disk.cut(random, true), disk.cut(random, false));
      const first = async () => void (await here.vault.keepAside(0));
      await here.changes.adopt(snapshot, heads, { instead, ...(instead && { first }) });
      disk.onChange = undefined;
      expect(peopleIn(here)).toEqual(after);
      expect(cuts.length).toBeGreaterThan(20);
      const seen = new Set<string>();
      for (const cut of [...cuts, disk.cut(random, true)]) {
        const found = await open(cut, secret);
        expect(found.notices.filter(({ code }) => code === 'changes-missing')).toEqual([]);
        expect(found.network.isIncomplete()).toBe(false);
        expect([OLD, after]).toContainEqual(peopleIn(found));
        seen.add(peopleIn(found).join());
        // Whatever it became goes on from there.
        await meet(found, 'Eve');
        await close(found);
      }
      expect(seen).toEqual(new Set([OLD.join(), after.join()]));
      await meet(here, 'Eve');
      await close(here);
      const again = await open(disk.cut(random, true), secret);
      expect(peopleIn(again)).toEqual([...after, 'Eve'].sort());
      await close(again);
    },
  );
});

describe('adopting that comes to nothing', () => {
  test.each(['create', 'write', 'sync', 'rename'])(
    'Y34: where the disk refuses to %s, nothing has changed, what is done next is kept, and it may be tried again',
    async (what) => {
      const { disk, secret, here, snapshot, heads } = await scene();
      disk.fault = (asked, path) => {
        if (asked === what && !path.includes('log')) throw failure('ENOSPC');
      };
      await expect(here.changes.adopt(snapshot, heads, { instead: false })).rejects.toMatchObject({
        code: 'disk-full',
      });
      expect(peopleIn(here)).toEqual(OLD);
      disk.fault = undefined;
      await meet(here, 'Eve');
      const between = await open(disk.copy(), secret);
      expect([
        peopleIn(between).filter((name) => [...OLD, 'Eve'].includes(name)),
        between.network.isIncomplete(),
      ]).toEqual([[...OLD, 'Eve'], false]);
      await close(between);
      await here.changes.adopt(snapshot, heads, { instead: false });
      await close(here);
      const again = await open(disk.copy(), secret);
      expect(peopleIn(again)).toEqual([...TOGETHER, 'Eve']);
      await close(again);
    },
  );

  test.each(['write HEAD', 'sync the folder'])(
    'V29: where it fails late (%s), what is promised from then on is there after a kill',
    async (what) => {
      const { disk, secret, here, snapshot, heads } = await scene();
      let isNamed = false;
      disk.fault = (asked, path) => {
        isNamed ||= asked === 'rename' && path.includes('snap-');
        const isHead = what === 'write HEAD' && asked === 'write' && path.endsWith('HEAD');
        if (isNamed && (isHead || (what === 'sync the folder' && asked.startsWith('sync') && path === DIR)))
          throw failure('EIO');
      };
      await expect(here.changes.adopt(snapshot, heads, { instead: true })).rejects.toMatchObject({
        code: 'disk-error',
      });
      disk.fault = undefined;
      await meet(here, 'Eve');
      const again = await open(disk.copy(), secret);
      expect(peopleIn(again)).toEqual([...OLD, 'Eve']);
      await Promise.all([close(again), close(here)]);
    },
  );

  test('V33: a fold that HEAD names is done, also where what is left over cannot be cleared away', async () => {
    const { disk, secret, here, snapshot, heads } = await scene();
    let isHead = false;
    disk.fault = (asked, path) => {
      isHead ||= path.endsWith('HEAD');
      if (isHead && asked === 'sync-folder' && path === DIR) throw failure('EIO');
    };
    await here.changes.adopt(snapshot, heads, { instead: true });
    disk.fault = undefined;
    await meet(here, 'Eve');
    const again = await open(disk.copy(), secret);
    expect([peopleIn(here), peopleIn(again)]).toEqual([
      [...INSTEAD, 'Eve'],
      [...INSTEAD, 'Eve'],
    ]);
    await Promise.all([close(again), close(here)]);
  });

  test('Y34: a snapshot that is not what it says is refused, and nothing has changed, in memory and on the disk', async () => {
    const { disk, secret, here, snapshot, heads } = await scene();
    const before = disk.files();
    await expect(here.changes.adopt(snapshot, heads.slice(1), { instead: true })).rejects.toThrow('other heads');
    await expect(here.changes.adopt(snapshot.slice(0, -9), heads, { instead: true })).rejects.toThrow();
    expect([peopleIn(here), disk.files()]).toEqual([OLD, before]);
    await close(here);
    const again = await open(disk.copy(), secret);
    expect(peopleIn(again)).toEqual(OLD);
    await close(again);
  });

  test('Y34: what is changed meanwhile waits, and is in what was adopted', async () => {
    const { disk, secret, here, snapshot, heads } = await scene();
    const adopting = here.changes.adopt(snapshot, heads, { instead: false });
    const folding = here.upkeep.fold();
    await Promise.all([adopting, folding, meet(here, 'Eve')]);
    await close(here);
    const again = await open(disk.copy(), secret);
    expect(peopleIn(again)).toEqual([...TOGETHER, 'Eve']);
    await close(again);
  });
});
