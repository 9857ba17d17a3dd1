// Schedules of three real laptops: whatever users do, cuts, silences and restarts, as a seed has it; at the end all meet.
import type { Stamp } from '../../../../shared/model/identity.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { idsOf } from '../../../helpers/circle.ts';
import { anyGust } from '../../../helpers/weather.ts';
import { type Random, randomFrom } from '../../../torture/random.ts';
import { Gate } from './gate.ts';
import { Laptop, pair, until } from './laptops.ts';

const STEPS = 24;
const MOST_PAUSE_MS = 30;

/** Three laptops that stand in one circle, each pair with a gate between them. */
export class Three {
  readonly laptops: readonly Laptop[];
  readonly gates: readonly Gate[];
  /** Ids of all records and entries that were ever made anywhere. */
  readonly made = new Set<string>();

  private constructor(laptops: readonly Laptop[], gates: readonly Gate[]) {
    this.laptops = laptops;
    this.gates = gates;
  }

  static async make(): Promise<Three> {
    const study = await Laptop.make('study');
    const others = [await Laptop.make('travel'), await Laptop.make('office')] as const;
    await study.meet('Ana Pinto');
    for (const other of others) {
      await pair(study, other);
      await until(() => study.isInStepWith(other), 'in step');
    }
    const gates = await Promise.all([study, study, others[0]].map((laptop) => Gate.before(portOf(laptop))));
    const three = new Three([study, ...others], gates);
    await three.#tellAddresses();
    return three;
  }

  /** One schedule. Answers how often something was cut, shut or started again. */
  async run(seed: number): Promise<number> {
    const random = randomFrom(seed);
    let events = 0;
    for (let step = 0; step < STEPS; step++) if (await this.#step(random)) events += 1;
    await this.settle();
    return events;
  }

  /** Everybody meets everybody, until all say that they have the same. */
  async settle(): Promise<void> {
    for (const gate of this.gates) gate.isOpen = true;
    for (const laptop of this.laptops) await laptop.session.sync.again({});
    const isLevel = () => this.laptops.every((a) => this.laptops.every((b) => a === b || a.isInStepWith(b)));
    await until(isLevel, `all in step: ${JSON.stringify(this.laptops.map(({ state }) => state.laptops))}`);
  }

  async gone(): Promise<void> {
    for (const gate of this.gates) gate.close();
    for (const laptop of this.laptops) await laptop.gone();
  }

  // Travel and office reach study each by a gate of their own, and office reaches travel by one.
  async #tellAddresses(): Promise<void> {
    const [study, travel, office] = this.laptops as [Laptop, Laptop, Laptop];
    const [a, b, c] = this.gates as [Gate, Gate, Gate];
    await travel.session.sync.address({ laptop: study.id ?? '', address: a.address });
    await office.session.sync.address({ laptop: study.id ?? '', address: b.address });
    await office.session.sync.address({ laptop: travel.id ?? '', address: c.address });
    await this.settle();
  }

  async #step(random: Random): Promise<boolean> {
    const [laptop, gate] = [random.pick(this.laptops), random.pick(this.gates)];
    const isEvent = random.oneIn(4);
    if (!isEvent) await this.#change(laptop, random);
    else if (random.oneIn(4)) {
      await laptop.lock();
      await laptop.unlock();
    } else if (random.oneIn(2)) gate.cut();
    else gate.isOpen = random.oneIn(2);
    await new Promise((resolve) => setTimeout(resolve, random.int(MOST_PAUSE_MS)));
    return isEvent;
  }

  async #change(laptop: Laptop, random: Random): Promise<void> {
    const gust = anyGust(laptop.session.document, random);
    const before = idsOf(laptop.session.document);
    await laptop.session
      .change((document, stamp: Stamp) => gust(document, stamp))
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    for (const id of idsOf(laptop.session.document)) if (!before.has(id)) this.made.add(id);
  }
}

function portOf(laptop: Laptop): number {
  return Number(laptop.itself?.addresses[0]?.split(':').at(-1));
}
