// A voyage: laptops of one circle through whatever a seed has for them: verbs, conflicts settled, undo, cables cut at any byte,
// silences, power cuts, a folder whose files come late, in pieces, twice and in any order, wrong clocks, a laptop removed.
// No time is waited for; in the end those that stand meet by cable, by the folder alone, or by both.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex } from '../../electron/keeper/crypto.ts';
import { diskCarrier } from '../../electron/keeper/sync/folder-files.ts';
import { newFolder } from '../../electron/keeper/sync/folder-kept.ts';
import { Folder } from '../../electron/keeper/sync/folder-round.ts';
import type { Kept } from '../../electron/keeper/sync/kept.ts';
import { joinRolls, removeLaptop } from '../../electron/keeper/sync/roll.ts';
import { addPerson } from '../../shared/model/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TODAY } from '../shared/story.ts';
import { Ferry } from '../torture/ferry.ts';
import { type Random, randomFrom } from '../torture/random.ts';
import { Cable } from './cable.ts';
import { circleOf, crossing, NAMES, PEOPLE } from './crew.ts';
import { Rover } from './rover.ts';
import { anyGust } from './weather.ts';

const STEPS = 40;
const HOUR = 3_600_000;
const MOST_PUMPED = 20_000;
const MOST_ROUNDS = 6;
const LIMITS = { files: 4, bytes: 100_000, changes: 64 };
export const ENDINGS = ['cable', 'folder', 'both'] as const;

/** How often what happened, over one voyage or many. */
export interface Log {
  changes: number;
  settled: number;
  undone: number;
  cuts: number;
  powerCuts: number;
  rounds: number;
  removed: number;
  adopted: number;
}

export class Voyage {
  readonly log: Log = { changes: 0, settled: 0, undone: 0, cuts: 0, powerCuts: 0, rounds: 0, removed: 0, adopted: 0 };
  /** Why connections were closed, and files not taken in. */
  readonly troubles: string[] = [];
  readonly rovers: readonly Rover[];
  readonly ending: (typeof ENDINGS)[number];
  readonly #folders = new Map<Rover, Folder>();
  readonly #dirs: readonly string[];
  readonly #ferry: Ferry;
  readonly #random: Random;
  readonly #awayUntil = new Map<Rover, number>();
  #cables: Cable[] = [];
  #now = 0;
  #gone: Rover | undefined;

  private constructor(rovers: readonly Rover[], dirs: readonly string[], random: Random) {
    this.rovers = rovers;
    this.#dirs = dirs;
    this.#random = random;
    this.#ferry = new Ferry(dirs, random);
    this.ending = random.pick(ENDINGS);
  }

  /** Laptops at the start: three, or four of which one will be removed. `home`: an empty folder, for theirs. */
  static async begin(seed: number, home: string): Promise<Voyage> {
    const random = randomFrom(seed);
    const count = random.oneIn(3) ? 4 : 3;
    const dirs = NAMES.slice(0, count).map((name) => join(home, name));
    for (const dir of dirs) await mkdir(dir);
    const rovers: Rover[] = [];
    for (const [n, kept] of circleOf(count, random).entries()) {
      const wrong = random.pick([0, 0, -7, 9, -49]) * HOUR + random.int(HOUR);
      rovers.push(await Rover.make(NAMES[n] as string, kept, Date.parse(`${TODAY}T10:00:00Z`) + wrong, random));
    }
    return new Voyage(rovers, dirs, random);
  }

  /** Everything, up to the quiet end. */
  async run(): Promise<void> {
    const [first] = this.rovers as [Rover];
    for (const name of PEOPLE) await first.change((document, stamp) => addPerson(document, { name }, stamp));
    const removesAt = this.rovers.length > 3 ? this.#random.int(STEPS) : -1;
    for (let step = 0; step < STEPS; step++) {
      if (step === removesAt) await this.#remove();
      // What was written apart is then known to all, and settled apart.
      if (step === STEPS / 2 && this.#random.oneIn(2)) await this.#meetByCable();
      const rover = this.#random.pick(this.rovers);
      if ((this.#awayUntil.get(rover) ?? 0) > step) continue;
      this.#now += this.#random.int(20_000);
      if (this.#random.oneIn(30)) this.#awayUntil.set(rover, step + this.#random.int(30));
      await this.#step(rover);
    }
    await this.#settle();
  }

  /** Those that are still in the circle. */
  get crew(): readonly Rover[] {
    return this.rovers.filter((rover) => rover !== this.#gone);
  }

  async #step(rover: Rover): Promise<void> {
    const { int, pick } = this.#random;
    const what = int(20);
    if (what < 7) for (let count = int(4); count >= 0; count--) await this.#living([rover], () => this.#write(rover));
    else if (what < 9) this.#connect(rover, pick(this.rovers));
    else if (what < 14) {
      for (let moves = int(100); moves > 0 && this.#cables.length > 0; moves--) await this.#move(pick(this.#cables));
    } else if (what < 15) this.#cutAll(rover);
    else if (what < 18) await this.#visitFolder(rover);
    else await this.#shake(rover);
  }

  async #shake(rover: Rover): Promise<void> {
    const { int, pick } = this.#random;
    const what = int(6);
    if (what < 2) await this.#living([rover], () => rover.fold());
    else if (what < 3) rover.clock += pick([-5, 3, 26]) * HOUR;
    else if (what < 5) rover.dieIn(int(12));
    else await this.#restart(rover);
  }

  async #write(rover: Rover): Promise<void> {
    const { oneIn, pick } = this.#random;
    try {
      if (rover.told.length > 0 && oneIn(2)) {
        await rover.settle(pick(rover.told));
        this.log.settled++;
      } else if (oneIn(8)) {
        await rover.takeBack(oneIn(3) ? 'redo' : 'undo');
        this.log.undone++;
      } else await rover.change((oneIn(3) ? crossing : anyGust)(rover.network.plain, this.#random));
      this.log.changes++;
    } catch (error) {
      if (!(error instanceof Refusal) || rover.disk.isDead) throw error;
    }
    this.#tell(rover);
  }

  #tell(rover: Rover): void {
    for (const { ends } of this.#cables) for (const end of ends) if (end.rover === rover) end.hear({ is: 'changed' });
  }

  /** Whoever loses power meanwhile is started again, and whatever it was connected to is cut. */
  async #living(rovers: readonly Rover[], work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const dead = rovers.filter(({ disk }) => disk.isDead);
      if (dead.length === 0) throw error;
      for (const rover of dead) await this.#restart(rover);
    }
  }

  async #restart(rover: Rover): Promise<void> {
    this.#cutAll(rover);
    rover.partials.clear();
    this.#folders.delete(rover);
    if (rover.disk.isDead) this.log.powerCuts++;
    else await rover.vault.close().catch(() => undefined);
    await rover.start();
  }

  #connect(a: Rover, b: Rover): void {
    if (a === b || !a.knows(b) || !b.knows(a) || this.#cables.some((cable) => cable.joins(a, b))) return;
    this.#cables.push(new Cable(a, b, this.#random, this.#now));
  }

  #cutAll(rover: Rover): void {
    for (const cable of this.#cables) {
      if (!cable.ends.some((end) => end.rover === rover)) continue;
      // Some more bytes may still arrive.
      cable.cut();
      this.log.cuts++;
    }
    this.#forget();
  }

  #forget(): void {
    for (const { ends, isOver } of this.#cables)
      for (const { closed, rover, other } of ends)
        if (isOver && closed && !(closed === 'unknown' && this.#gone))
          this.troubles.push(`${rover.name} and ${other.name}: ${closed}`);
    this.#cables = this.#cables.filter(({ isOver }) => !isOver);
  }

  async #move(cable: Cable): Promise<void> {
    const { int, oneIn } = this.#random;
    const side = int(2) as 0 | 1;
    const end = cable.ends[side];
    // Silences are longer here than the wait for a first word.
    if (oneIn(30) && end.state.hello) end.hear({ is: 'time', now: this.#now });
    if (oneIn(2)) {
      cable.carry(side, oneIn(3) ? int(300) : int(200_000));
      return this.#forget();
    }
    await this.#living([end.rover], async () => {
      const hasChanged = await end.work();
      if (hasChanged && !end.isNew) this.#tell(end.rover);
      if (!end.isNew) return;
      this.log.adopted++;
      end.isNew = false;
      for (const other of this.#cables)
        if (other !== cable && other.ends.some(({ rover }) => rover === end.rover)) other.cut();
      this.#forget();
    });
  }

  async #visitFolder(rover: Rover): Promise<void> {
    const { int, oneIn } = this.#random;
    await this.#ferry.bring(int(6));
    await this.#round(rover, oneIn(2));
    if (!oneIn(3)) await this.#ferry.look(this.rovers.indexOf(rover));
    await this.#ferry.bring(int(6));
  }

  async #round(rover: Rover, isClosing: boolean): Promise<void> {
    this.#now += 30_000;
    await this.#living([rover], async () => {
      const folder = this.#folders.get(rover) ?? this.#folderOf(rover);
      const { refused, twins } = await folder.round({ now: this.#now, isClosing });
      this.log.rounds++;
      for (const what of [...Object.values(refused), ...twins]) this.troubles.push(`${rover.name}'s folder: ${what}`);
      this.#tell(rover);
    });
  }

  #folderOf(rover: Rover): Folder {
    const { keeping } = rover;
    const writer = toHex(this.#random.bytes(16));
    const folder = new Folder({
      carrier: diskCarrier(this.#dirs[this.rovers.indexOf(rover)] as string),
      identity: keeping.kept.identity,
      desk: rover,
      schema: 1,
      atLeast: 1,
      limits: LIMITS,
      kept: () => keeping.kept.folder ?? newFolder(writer),
      keep: (edit) => keeping.change((kept) => ({ ...kept, folder: edit(kept.folder ?? newFolder(writer)) })),
      roll: () => keeping.kept.roll,
      learn: (entries) => keeping.change((kept) => ({ ...kept, roll: joinRolls(kept.roll, entries) })),
    });
    this.#folders.set(rover, folder);
    return folder;
  }

  /** The last one is removed by the first, once it stands in what that one knows. */
  async #remove(): Promise<void> {
    const [first, last] = [this.rovers[0] as Rover, this.rovers.at(-1) as Rover];
    this.#gone = last;
    const drop = (kept: Kept) => ({ ...kept, roll: removeLaptop(kept.roll, kept.identity, last.id) });
    for (let tries = 0; tries < 2 && first.knows(last); tries++)
      await this.#living([first], () => first.keeping.change(drop));
    this.log.removed++;
    this.#cutAll(first);
  }

  async #settle(): Promise<void> {
    for (const rover of this.rovers)
      if (rover === this.#gone || this.#random.oneIn(3)) await this.#restart(rover);
      else rover.disk.fault = undefined;
    if (this.ending !== 'folder') await this.#meetByCable();
    if (this.ending !== 'cable')
      for (let i = 0; i < MOST_ROUNDS && !(i > 0 && this.#isLevel); i++) {
        await this.#ferry.bringAll();
        for (const rover of this.crew) await this.#round(rover, true);
      }
    if (this.ending === 'both') await this.#meetByCable();
  }

  get #isLevel(): boolean {
    return new Set(this.crew.map(({ heads }) => [...heads].sort().join())).size === 1;
  }

  async #meetByCable(): Promise<void> {
    for (let pumped = 0; pumped < MOST_PUMPED; pumped++) {
      for (const a of this.crew) for (const b of this.crew) if (a.id < b.id) this.#connect(a, b);
      for (const cable of [...this.#cables]) if (!cable.isOver) await this.#move(cable);
      const ends = this.#cables.flatMap((cable) => cable.ends);
      if (ends.every((end) => end.isIdle && end.isInStep)) return;
    }
    this.troubles.push('never in step');
  }
}
