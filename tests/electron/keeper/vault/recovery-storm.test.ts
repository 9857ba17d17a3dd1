// Recovery without us, on vaults of all kinds: the reader written from FORMAT.md prints exactly the document that the app shows.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { Session } from '../../../../electron/keeper/session.ts';
import { type Contents, createVault, openVault } from '../../../../electron/keeper/vault/vault.ts';
import { randomEdit } from '../../../helpers/edits.ts';
import { networkWith, verbsMaking } from '../../../helpers/network.ts';
import { documentIn, ownDocument, readVault, sealed } from '../../../helpers/reader.ts';
import { SEED } from '../../../helpers/seed.ts';
import { makeSpecimen } from '../../../torture/damage.ts';
import type { SimulatedDisk } from '../../../torture/disk.ts';
import { type Random, randomFrom } from '../../../torture/random.ts';
import { DIR, WORK } from './vaults.ts';

const PASSPHRASE = 'correct horse battery staple';
const SOME = { people: 40, asks: 10, intros: 20, interactions: 60 };
/** How many damaged vaults to read. */
const DAMAGED = 25;
let home = '';
let recoveryWords = '';
let open: Session[] = [];

beforeAll(startAutomerge);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'vouchsafe-recovery-'));
  open = [];
});

afterEach(async () => {
  for (const session of open) await session.lock();
  await rm(home, { recursive: true, force: true });
});

/** A vault in which somebody has begun to work, open. */
async function newVault(name: string): Promise<Session> {
  const session = new Session(join(home, name), 'study laptop', () => undefined);
  open.push(session);
  ({ recoveryWords } = await session.create(PASSPHRASE));
  const words = recoveryWords.split(' ');
  await session.rehearse([0, 1, 2].map((place) => ({ place, word: words[place] ?? '' })));
  for (const verb of verbsMaking(networkWith(SOME), 7)) await session.change(verb);
  return session;
}

async function unlock(name: string): Promise<Session> {
  const session = new Session(join(home, name), 'travel laptop', () => undefined);
  open.push(session);
  await session.unlock({ recoveryWords });
  return session;
}

async function storm(session: Session, changes: number, from: number): Promise<void> {
  const random = randomFrom(from);
  for (let i = 0; i < changes; i++) {
    if (i % 10 === 9) await session.takeBack(random.oneIn(2) ? 'undo' : 'redo').catch(() => undefined);
    else await session.change(randomEdit(random));
  }
}

/** As if the computer had been switched off now: nothing is folded, nothing closed. */
async function copyOf(name: string): Promise<string> {
  const copy = join(home, `${name}-copy-${Math.random()}`);
  await cp(join(home, name), copy, { recursive: true });
  return copy;
}

/** What the reader, and what our own keeper, make of a vault as it lies on the disk. */
async function bothReadings(name: string) {
  const copy = await copyOf(name);
  const read = documentIn(copy, recoveryWords);
  const { vault, contents } = await openVault(copy, { recoveryWords });
  await vault.close();
  return { read, own: ownDocument(contents), changes: contents.changes.length };
}

/** Flips a byte of one file, cuts it short, doubles a part of it, or takes it away. */
function damage(disk: SimulatedDisk, random: Random): void {
  const [path, bytes] = random.pick(disk.files());
  const at = random.int(bytes.length);
  const flipped = bytes.slice();
  flipped[at] = (flipped[at] ?? 0) ^ 4;
  const doubled = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + 400), bytes.subarray(at)]);
  disk.damage(path, random.pick([flipped, flipped, bytes.slice(0, at), doubled, undefined]));
}

/** The files of a disk in memory, in a folder that the reader can see. */
async function spill(disk: SimulatedDisk): Promise<string> {
  const folder = await mkdtemp(join(home, 'damaged-'));
  for (const [path, bytes] of disk.files()) {
    const file = join(folder, path.slice(DIR.length));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
}

async function openOn(disk: SimulatedDisk): Promise<Contents | undefined> {
  try {
    const { vault, contents } = await openVault(DIR, { recoveryWords }, { disk });
    await vault.close();
    return contents;
  } catch {
    return undefined;
  }
}

describe(`the reader that needs nothing of ours (seed ${SEED})`, () => {
  test('V41, V42: prints the document of today, several hundred changes after the last fold', async () => {
    const session = await newVault('vault');
    await session.fold();
    await storm(session, 350, SEED);
    const { read, own, changes } = await bothReadings('vault');
    expect(changes).toBeGreaterThan(250);
    expect(read).toEqual(own);
    expect(read).toEqual(session.document);
  });

  test('V42: settles what two copies of a vault wrote at the same time as the app does', async () => {
    const study = await newVault('study');
    await study.fold();
    await cp(join(home, 'study'), join(home, 'travel'), { recursive: true });
    const travel = await unlock('travel');
    for (const session of [study, travel]) {
      // One operation each, so that both copies count alike, and only their actors tell who wins.
      for (const name of ['Mo', 'Mo Sample', `Mo of the ${session.device}`])
        await session.change(({ me }) => {
          me.name = name;
        });
      await storm(session, 60, SEED + session.device.length);
    }
    expect(study.document).not.toEqual(travel.document);
    for (const session of [study, travel]) await session.backUp();
    const [[here], [there]] = [await study.backups(), await travel.backups()];
    await study.mergeBackup(there?.file ?? '');
    await travel.mergeBackup(here?.file ?? '');
    expect(study.document).toEqual(travel.document);
    for (const name of ['study', 'travel']) {
      const merged = await bothReadings(name);
      expect(merged.changes).toBeGreaterThan(40);
      expect(merged.read).toEqual(merged.own);
      expect(merged.read).toEqual(study.document);
    }
    await storm(study, 60, SEED);
    await study.fold();
    const folded = await bothReadings('study');
    expect(folded.changes).toBe(0);
    expect(folded.read).toEqual(study.document);
  });

  test('V30: takes a change that is in the snapshot already for what it is', async () => {
    const first = genesis();
    const network = Network.load(first.snapshot, first.heads);
    const created = await createVault(join(home, 'twice'), PASSPHRASE, first, { work: WORK });
    ({ recoveryWords } = created);
    const random = randomFrom(SEED);
    const changes = Array.from({ length: 40 }, () => network.change(randomEdit(random), 0).bytes).flat();
    await created.vault.append(changes);
    await created.vault.fold(network.save());
    await created.vault.append(changes.slice(0, 20));
    await created.vault.close();
    const { read, own } = await bothReadings('twice');
    expect(read).toEqual(own);
    expect(read).toEqual(network.plain);
  });

  test('V20, V29–V31: of a vault that is damaged in many places it saves as much as our own keeper', async () => {
    const random = randomFrom(SEED);
    const specimen = await makeSpecimen();
    ({ recoveryWords } = specimen);
    for (let round = 0; round < DAMAGED; round++) {
      const disk = specimen.disk.copy();
      for (let i = random.int(4); i >= 0; i--) damage(disk, random);
      const { status, printed, said } = readVault(await spill(disk), recoveryWords, '--parts', '--partial');
      const own = await openOn(disk);
      expect(status === 0 ? JSON.parse(printed) : undefined).toEqual(own && sealed(own));
      if (own?.notices.some(({ code }) => code === 'changes-missing')) expect(said).toContain('Missing');
    }
  });
});
