// Random lives of a circle: laptops let others in, remove and rename, hear late, in part and in any order, and some are thieves.
// What the roll says is compared with the rule itself, written down once more as plainly as it can be said.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { type Identity, makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import {
  entriesOf,
  joinRolls,
  type Roll,
  removeLaptop,
  renameLaptop,
  rollHash,
  standing,
} from '../../../../electron/keeper/sync/roll.ts';
import { SEED } from '../../../helpers/seed.ts';
import { type Random, randomFrom } from '../../../torture/random.ts';
import { founder, type Laptop, pair } from './circles.ts';

const SCHEDULES = Number(process.env.VOUCHSAFE_SCHEDULES ?? 40);
const identities: Identity[] = [];

beforeAll(async () => {
  await loadCrypto();
  for (let i = 0; i < 40; i++) identities.push(makeIdentity());
});

/** Y10 word by word, over whatever entries somebody has. */
function standingByTheRule(roll: Roll): string[] {
  const bodies = [...roll.values()].map(({ body, by, ...entry }) => ({ body, by, card: entry.card?.id ?? '' }));
  const founderId = bodies.find(({ body }) => body.type === 'founded')?.card ?? '';
  const removals = bodies.flatMap(({ body }) => (body.type === 'removed' ? [body] : []));
  const adderOf = new Map(bodies.flatMap(({ body, by, card }) => (body.type === 'added' ? [[card, by] as const] : [])));
  const isVoid = (id: string): boolean => {
    if (id === founderId) return false;
    const adder = adderOf.get(id);
    if (adder === undefined) return true;
    return isVoid(adder) || removals.some(({ laptop, stands }) => laptop === adder && !stands.includes(id));
  };
  const everybody = [founderId, ...adderOf.keys()];
  return everybody.filter((id) => !isVoid(id) && !removals.some(({ laptop }) => laptop === id)).sort();
}

const idsIn = (roll: Roll): string[] => standing(roll).map(({ id }) => id);

/** One life of a circle. `gone`: for each laptop, whom it has ever known to be removed. */
class Life {
  readonly random: Random;
  readonly laptops: Laptop[];
  readonly gone = new Map<Laptop, Set<string>>();
  readonly fresh = [...identities];

  constructor(from: number) {
    this.random = randomFrom(from);
    this.laptops = [founder('founder', this.fresh.shift() as Identity)];
  }

  step(): void {
    const { random } = this;
    const actor = random.pick(this.laptops);
    const known = idsIn(actor.roll);
    switch (random.int(6)) {
      case 0:
      case 1:
        if (this.laptops.length < 9 && known.includes(actor.identity.id))
          this.laptops.push(pair(actor, `laptop ${this.laptops.length}`, this.fresh.shift() as Identity));
        break;
      case 2:
        if (known.length > 0 && random.oneIn(2))
          actor.roll = removeLaptop(actor.roll, actor.identity, random.pick(known));
        break;
      case 3:
        if (known.length > 0)
          actor.roll = renameLaptop(actor.roll, actor.identity, random.pick(known), `name ${random.int(1_000)}`);
        break;
      default:
        this.tell(actor, random.pick(this.laptops), random.oneIn(2));
    }
    this.look();
  }

  /** Some of what one knows reaches another, in any order; the rest is late. */
  tell(from: Laptop, to: Laptop, isWhole: boolean): void {
    const said = entriesOf(from.roll).filter(() => isWhole || this.random.oneIn(2));
    to.roll = joinRolls(to.roll, shuffled(said, this.random));
  }

  look(): void {
    for (const laptop of this.laptops) {
      const now = idsIn(laptop.roll);
      expect(now).toEqual(standingByTheRule(laptop.roll));
      const gone = this.gone.get(laptop) ?? new Set();
      for (const id of now) expect(gone.has(id), 'nobody comes back').toBe(false);
      for (const { body } of laptop.roll.values()) if (body.type === 'removed') gone.add(body.laptop);
      this.gone.set(laptop, gone);
    }
  }

  /** Everybody hears from everybody, until there is nothing new. */
  end(): void {
    for (let round = 0; round < 2; round++)
      for (const to of shuffled(this.laptops, this.random))
        for (const from of shuffled(this.laptops, this.random)) if (from !== to) this.tell(from, to, true);
    this.look();
    expect(new Set(this.laptops.map(({ roll }) => rollHash(roll))).size).toBe(1);
    const [one, ...others] = this.laptops.map(({ roll }) => standing(roll));
    for (const other of others) expect(other).toEqual(one);
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => [random.int(1_000_000), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

describe(`the roll in a storm (seed ${SEED})`, () => {
  test(`Y8, Y10, Y11: in ${SCHEDULES} random lives all agree in the end, and nobody removed ever comes back`, () => {
    for (let schedule = 0; schedule < SCHEDULES; schedule++) {
      const life = new Life(SEED + schedule);
      for (let i = 6 + life.random.int(24); i > 0; i--) life.step();
      life.end();
    }
  }, 3_600_000);

  test('Y8: entries with any byte changed, cut or doubled change nothing', () => {
    const random = randomFrom(SEED);
    const life = new Life(SEED);
    for (let i = 0; i < 40; i++) life.step();
    life.end();
    const { roll } = random.pick(life.laptops);
    const entries = entriesOf(roll);
    for (let i = 0; i < 1_500; i++) {
      const entry = random.pick(entries).slice();
      const at = random.int(entry.length);
      if (random.oneIn(2)) entry[at] = (entry[at] ?? 0) ^ (1 << random.int(8));
      const damaged = random.pick([entry, entry.slice(0, at), Buffer.concat([entry, entry.slice(at)])]);
      expect(joinRolls(roll, [damaged])).toEqual(roll);
    }
  }, 60_000);
});
