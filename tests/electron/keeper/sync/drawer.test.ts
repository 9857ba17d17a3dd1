// The drawer, in a real vault on a disk that forgets: what is in it, what is durable when, and what is left without it.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { type Drawer, Keeping, openDrawer } from '../../../../electron/keeper/sync/drawer.ts';
import { isSigned, makeIdentity, sign } from '../../../../electron/keeper/sync/identity.ts';
import {
  DRAWER_BYTES_MAX,
  decodeKept,
  encodeKept,
  type Kept,
  newKept,
  peerIn,
  withPeer,
} from '../../../../electron/keeper/sync/kept.ts';
import { found, renameLaptop, rollHash, standing } from '../../../../electron/keeper/sync/roll.ts';
import { restoreVault } from '../../../../electron/keeper/vault/backup.ts';
import { SIDE_BYTES_MAX } from '../../../../electron/keeper/vault/side.ts';
import type { Vault } from '../../../../electron/keeper/vault/vault.ts';
import { SEED } from '../../../helpers/seed.ts';
import { failure, type SimulatedDisk } from '../../../torture/disk.ts';
import { randomFrom } from '../../../torture/random.ts';
import { DIR, newVault, refusalOf, reopen } from '../vault/vaults.ts';
import { founder, pair } from './circles.ts';

const THREAD = 'ab'.repeat(16);

beforeAll(loadCrypto);

const drawerOf = (vault: Vault): Drawer => ({
  read: () => vault.readSide(),
  write: (bytes) => vault.writeSide(bytes),
});

function firstKept(): Kept {
  const study = founder('study');
  pair(study, 'travel');
  return newKept(study.identity, study.roll);
}

/** The same, with one address more typed in. */
const typing = (kept: Kept, address: string): Kept =>
  withPeer(kept, THREAD, { typed: [...peerIn(kept, THREAD).typed, address] });
const typedIn = (kept: Kept | undefined) => kept && peerIn(kept, THREAD).typed;

async function openOn(disk: SimulatedDisk, secret: Parameters<typeof reopen>[1]): Promise<Kept | undefined> {
  const { vault } = await reopen(disk, secret);
  return await openDrawer(drawerOf(vault)).finally(() => vault.close());
}

describe('the drawer', () => {
  test('Y4: gives back all that was in it: identity, roll, peers, folder, and whether sync is paused', async () => {
    const { disk, secret, vault } = await newVault();
    const first = firstKept();
    const keeping = await Keeping.begin(drawerOf(vault), first);
    const [travel] = standing(first.roll).filter(({ id }) => id !== first.identity.id);
    await keeping.change((kept) => ({
      ...withPeer(kept, travel?.id ?? '', {
        thread: THREAD,
        shared: ['cd'.repeat(32)],
        heardAt: 7,
        typed: ['[::1]:9'],
      }),
      carrier: { kind: 'webdav', url: 'https://cloud.example/v', user: 'Mo', password: 'pässwörd' },
      isPaused: true,
    }));
    await vault.close();
    const kept = await openOn(disk, secret);
    expect(kept && { ...kept, roll: rollHash(kept.roll) }).toEqual({ ...keeping.kept, roll: rollHash(first.roll) });
    expect(kept && peerIn(kept, travel?.id ?? '')).toMatchObject({ thread: THREAD, inStepAt: 0, addresses: [] });
    // The identity is whole: what it signs now, others believe.
    const identity = kept?.identity ?? makeIdentity();
    const signature = sign(identity, 'vouchsafe-roll-1', new Uint8Array(3));
    expect(isSigned(first.identity.certificate, 'vouchsafe-roll-1', signature, new Uint8Array(3))).toBe(true);
  });

  test('Y4: of a laptop never met there is no thread, and names of objects are no laptops', () => {
    const kept = firstKept();
    for (const id of ['00'.repeat(16), 'constructor', '__proto__'])
      expect(peerIn(kept, id)).toEqual({
        thread: '00'.repeat(16),
        before: '00'.repeat(16),
        shared: [],
        heardAt: 0,
        inStepAt: 0,
        typed: [],
        addresses: [],
      });
  });

  test('Y4: is in no backup, and no file of the vault says anything of it in clear', async () => {
    const { disk, vault } = await newVault();
    const kept = firstKept();
    await Keeping.begin(drawerOf(vault), kept);
    await vault.backup(0);
    const everything = Buffer.concat(disk.files().map(([, bytes]) => bytes));
    for (const secret of ['PRIVATE KEY', 'travel', kept.identity.id, 'certificate'])
      expect(everything.includes(secret)).toBe(false);
  });

  test('Y4: has at most 16 MiB, and what would be longer does not happen', async () => {
    const { vault } = await newVault();
    expect(DRAWER_BYTES_MAX).toBe(SIDE_BYTES_MAX);
    const keeping = await Keeping.begin(drawerOf(vault), firstKept());
    const before = keeping.kept;
    const met = { ...peerIn(before, THREAD), shared: Array<string>(200).fill('cd'.repeat(32)) };
    const many = Array.from({ length: 1_500 }, (_, n) => [n.toString(16).padStart(32, '0'), met] as const);
    const huge = keeping.change((kept) => ({ ...kept, peers: Object.fromEntries(many) }));
    await expect(huge).rejects.toThrow('a drawer has at most 16 MiB');
    expect(keeping.kept).toBe(before);
  });

  test('Y4, Y5: what could not be read again is not written over what can', async () => {
    const { vault } = await newVault();
    const keeping = await Keeping.begin(drawerOf(vault), firstKept());
    const typed = Array<string>(65).fill('192.0.2.1:7');
    await expect(keeping.change((kept) => withPeer(kept, THREAD, { typed }))).rejects.toThrow(RangeError);
    await expect(keeping.change((kept) => ({ ...kept, port: 65_536 }))).rejects.toThrow(RangeError);
    expect((await openDrawer(drawerOf(vault)))?.peers).toEqual({});
  });

  test('Y4: one that a later version wrote is refused and not written over; nonsense is a bug and says so', async () => {
    const written = JSON.parse(Buffer.from(encodeKept(firstKept())).toString());
    const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
    expect(await refusalOf(() => decodeKept(bytesOf({ ...written, drawer: 2, more: true })))).toBe('vault-too-new');
    const odd = [
      ...[null, [], {}, { ...written, more: 1 }, { ...written, roll: ['zz'] }, { ...written, peers: { x: {} } }],
      ...[
        { ...written, identity: { ...written.identity, certificate: '00' } },
        { ...written, drawer: 0 },
      ],
      { ...written, peers: { [THREAD]: { ...peerIn(firstKept(), THREAD), shared: Array(257).fill('cd'.repeat(32)) } } },
    ];
    for (const value of odd) expect(() => decodeKept(bytesOf(value))).toThrow(TypeError);
    expect(() => decodeKept(Buffer.from('{"drawer":1,'))).toThrow(SyntaxError);
  });
});

describe('writing the drawer', () => {
  test('Y5: what is kept is what is durable: nothing of an edit shows before, and all of it after', async () => {
    const { vault } = await newVault();
    const keeping = await Keeping.begin(drawerOf(vault), firstKept());
    const before = keeping.kept;
    const changed = keeping.change((kept) => withPeer(kept, THREAD, { heardAt: 5 }));
    expect(keeping.kept).toBe(before);
    await changed;
    expect(peerIn(keeping.kept, THREAD).heardAt).toBe(5);
    expect(peerIn((await openDrawer(drawerOf(vault))) ?? before, THREAD).heardAt).toBe(5);
  });

  test('Y5: edits are made one after the other, in the order of calls, and share writes', async () => {
    const { vault } = await newVault();
    let writes = 0;
    const drawer = drawerOf(vault);
    const counting: Drawer = {
      ...drawer,
      write: async (bytes) => {
        writes += 1;
        await drawer.write(bytes);
      },
    };
    const keeping = await Keeping.begin(counting, firstKept());
    await Promise.all(Array.from({ length: 60 }, (_, i) => keeping.change((kept) => typing(kept, `${i}`))));
    expect(typedIn(keeping.kept)).toEqual(Array.from({ length: 60 }, (_, i) => `${i}`));
    expect(writes).toBeLessThan(5);
    await keeping.change((kept) => kept);
    expect(writes).toBeLessThan(5);
    void keeping.change((kept) => ({ ...kept, isPaused: true }));
    await keeping.settled();
    expect((await openDrawer(drawer))?.isPaused).toBe(true);
  });

  test('Y5: an edit that throws fails alone; a write that fails has changed nothing, and the next one works', async () => {
    const { disk, vault } = await newVault();
    const keeping = await Keeping.begin(drawerOf(vault), firstKept());
    const paused = keeping.change((kept) => ({ ...kept, isPaused: true }));
    const thrown = keeping.change(() => {
      throw new RangeError('no');
    });
    const also = keeping.change((kept) => typing(kept, 'one'));
    await expect(thrown).rejects.toThrow(RangeError);
    await Promise.all([paused, also]);
    expect([keeping.kept.isPaused, typedIn(keeping.kept)]).toEqual([true, ['one']]);
    disk.fault = () => {
      throw failure('ENOSPC');
    };
    expect(await refusalOf(() => keeping.change((kept) => typing(kept, 'two')))).toBe('disk-full');
    expect(typedIn(keeping.kept)).toEqual(['one']);
    disk.fault = undefined;
    await keeping.change((kept) => typing(kept, 'three'));
    expect(typedIn(await openDrawer(drawerOf(vault)))).toEqual(['one', 'three']);
  });

  test(`Y5: a number is never given twice, whenever the power goes (seed ${SEED})`, async () => {
    const random = randomFrom(SEED);
    const { disk, secret, vault } = await newVault();
    const keeping = await Keeping.begin(drawerOf(vault), firstKept());
    const numberIn = (kept: Kept | undefined) => kept?.peers[THREAD]?.heardAt ?? 0;
    let cuts = 0;
    disk.onChange = async () => {
      const wait = disk.onChange;
      disk.onChange = undefined;
      const relied = numberIn(keeping.kept);
      for (let i = 0; i < 2; i++) {
        expect(numberIn(await openOn(disk.cut(random, random.oneIn(2)), secret))).toBeGreaterThanOrEqual(relied);
        cuts += 1;
      }
      disk.onChange = wait;
    };
    for (let number = 1; number <= 8; number++)
      await keeping.change((kept) => withPeer(kept, THREAD, { heardAt: number }));
    expect(cuts).toBeGreaterThan(100);
  });

  test('Y5: after restoring a backup, and without a whole drawer, this laptop is in no circle; the document is there', async () => {
    const { disk, secret, vault } = await newVault();
    await Keeping.begin(drawerOf(vault), firstKept());
    const file = await vault.backup(0);
    await vault.close();
    const damaged = disk.copy();
    await restoreVault(DIR, file, secret, disk);
    expect(await openOn(disk, secret)).toBeUndefined();
    for (const name of ['side-sync.vs', 'side-sync.vs.copy']) damaged.damage(`${DIR}/${name}`, new Uint8Array(400));
    expect(await openOn(damaged, secret)).toBeUndefined();
    expect((await reopen(damaged, secret)).contents.heads).toEqual(['head of first']);
  });

  test('Y5: of more shared heads than a drawer takes the rest is left out, and it can be read again', async () => {
    const { vault } = await newVault();
    const keeping = await Keeping.begin(drawerOf(vault), firstKept());
    const shared = Array.from({ length: 300 }, (_, n) => n.toString(16).padStart(64, '0'));
    await keeping.change((kept) => withPeer(kept, THREAD, { shared }));
    const kept = await openDrawer(drawerOf(vault));
    expect(kept?.peers[THREAD]?.shared).toEqual(shared.slice(0, 256));
  });

  test('Y3, Y5: founding again makes another laptop in another circle, and nothing of the first is left in the drawer', async () => {
    const { vault } = await newVault();
    const first = await Keeping.begin(drawerOf(vault), firstKept());
    await first.change((kept) => withPeer(kept, THREAD, { thread: THREAD }));
    const identity = makeIdentity();
    const roll = renameLaptop(found(identity, 'study'), identity, identity.id, 'the study');
    const second = await Keeping.begin(drawerOf(vault), newKept(identity, roll));
    const text = Buffer.from((await vault.readSide()) ?? []).toString();
    for (const old of [first.kept.identity.key.slice(30, 90), first.kept.identity.id, THREAD])
      expect(text).not.toContain(old);
    expect((await openDrawer(drawerOf(vault)))?.identity.id).toBe(second.kept.identity.id);
  });
});
