// Three laptops that meet in a folder only, carried late, in any order and in pieces: whatever is folded and removed, in the end
// everybody has every note, a fourth that comes new has them from the folder alone, and the folder has stayed small.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCrypto } from '../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../electron/keeper/document.ts';
import { diskCarrier } from '../../electron/keeper/sync/folder-files.ts';
import { makeIdentity } from '../../electron/keeper/sync/identity.ts';
import { addLaptop, joinRolls, removeLaptop, standing } from '../../electron/keeper/sync/roll.ts';
import { circleOn, FolderLaptop, NoteDesk } from '../electron/keeper/sync/folders.ts';
import { Ferry, filesIn } from './ferry.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const LIMITS = { files: 4, bytes: 100_000, changes: 64 };
// Three snapshots, twice the limit beside them, and words: those that tell of the roll, the last, and one on its way out.
const MOST_FILES = 3 + 2 * LIMITS.files + 6;

/** A desk that lies: its snapshots are those of a while ago. */
export class StaleDesk extends NoteDesk {
  #earlier: Uint8Array | undefined;

  override wholeNow(): { bytes: Uint8Array; heads: string[] } {
    const now = super.wholeNow();
    const bytes = this.#earlier ?? now.bytes;
    this.#earlier = now.bytes;
    return { bytes, heads: now.heads };
  }
}

/** `rounds` schedules. A note that is missing anywhere in the end is lost; a writer with too many files is an alarm. */
export async function stormOfFolders(seed: number, rounds: number, Desk: typeof NoteDesk = NoteDesk): Promise<Tally> {
  await loadCrypto();
  await startAutomerge();
  const tally = newTally();
  for (let round = 0; round < rounds; round += 1) {
    const home = await mkdtemp(join(tmpdir(), 'vouchsafe-folders-'));
    await oneSchedule(home, randomFrom(seed * 1_009 + round), tally, Desk);
    await rm(home, { recursive: true, force: true });
    tally.rounds += 1;
  }
  return tally;
}

async function oneSchedule(home: string, random: Random, tally: Tally, Desk: typeof NoteDesk): Promise<void> {
  const dirs = ['a', 'b', 'c', 'd'].map((name) => join(home, name));
  for (const dir of dirs) await mkdir(dir);
  const ferry = new Ferry(dirs, random);
  const laptops = circleOn(dirs.slice(0, 3).map(diskCarrier));
  for (const laptop of laptops) Object.assign(laptop, { limits: LIMITS, desk: new Desk() });
  const isRemoving = random.oneIn(3);
  const notes: string[] = [];
  const steps = 40 + random.int(60);
  for (let step = 0; step < steps; step += 1) {
    const who = random.int(3);
    await doSomething(laptops, who, step, random, notes);
    if (random.oneIn(2)) await ferry.look(who);
    await ferry.bring(random.int(6));
    await judgeSize(dirs[who] as string, laptops, tally);
  }
  await settle(laptops, ferry);
  if (isRemoving) await removeLast(laptops, ferry);
  const fourth = await joinFourth(laptops, dirs[3] as string, ferry);
  tally.acknowledged += notes.length;
  for (const laptop of [...laptops, fourth]) {
    const here = new Set(laptop.desk.names());
    tally.lost += notes.filter((note) => !here.has(note)).length;
    if (laptop.desk.heads.join() !== fourth.desk.heads.join()) tally.altered += 1;
    if (laptop.told?.twins.length) tally.alarms += 1;
  }
}

// Long silences: one laptop may be away for most of a schedule, so that two others fold without it.
async function doSomething(
  laptops: readonly FolderLaptop[],
  who: number,
  step: number,
  random: Random,
  notes: string[],
): Promise<void> {
  const laptop = laptops[who] as FolderLaptop;
  if (who === 2 && step % 50 > 10) return;
  for (let count = random.int(4); count > 0; count -= 1) {
    const note = `${who} ${step} ${count}`;
    laptop.desk.note(note, note.repeat(1 + random.int(200)));
    notes.push(note);
  }
  if (random.oneIn(8)) laptop.crash();
  await laptop.round();
}

async function judgeSize(dir: string, laptops: readonly FolderLaptop[], tally: Tally): Promise<void> {
  const names = (await filesIn(dir)).filter((name) => !name.includes('conflict'));
  for (const { kept } of laptops)
    if (names.filter((name) => name.startsWith(`w-${kept.writer}`)).length > MOST_FILES) tally.alarms += 1;
}

async function settle(laptops: readonly FolderLaptop[], ferry: Ferry): Promise<void> {
  for (let i = 0; i < 4; i += 1) {
    await ferry.bringAll();
    for (const laptop of laptops) await laptop.round();
  }
  await ferry.bringAll();
}

// Its notes stay, though its files go.
async function removeLast(laptops: FolderLaptop[], ferry: Ferry): Promise<void> {
  const [first, , last] = laptops as [FolderLaptop, FolderLaptop, FolderLaptop];
  first.roll = removeLaptop(first.roll, first.identity, last.identity.id);
  laptops.splice(2);
  await settle(laptops, ferry);
}

async function joinFourth(laptops: readonly FolderLaptop[], dir: string, ferry: Ferry): Promise<FolderLaptop> {
  const [first] = laptops as [FolderLaptop];
  const identity = makeIdentity();
  const card = { certificate: identity.certificate, box: identity.box.publicKey, name: 'new' };
  first.roll = addLaptop(first.roll, first.identity, card);
  const fourth = new FolderLaptop(diskCarrier(dir), identity, joinRolls(first.roll, []));
  if (standing(fourth.roll).length !== laptops.length + 1) throw new Error('the fourth does not stand');
  await settle([...laptops, fourth], ferry);
  return fourth;
}
