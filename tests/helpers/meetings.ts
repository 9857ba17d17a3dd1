// Schedules: laptops that change, meet, are cut off and start again as a seed has it, and at last all meet and are quiet.
import { type Random, randomFrom } from '../torture/random.ts';
import { Desk, type End, Line } from './circle.ts';
import { GUSTS } from './weather.ts';

export interface Weather {
  readonly laptops: number;
  readonly steps: number;
  readonly cutOneIn?: number;
  readonly restartOneIn?: number;
}

/** Runs a schedule to its quiet end. Answers the laptops, which should now be equal. */
export function runSchedule(seed: number, weather: Weather): Meetings {
  const meetings = new Meetings(randomFrom(seed), weather);
  for (let count = 0; count < weather.steps; count++) meetings.step();
  meetings.settle();
  return meetings;
}

export class Meetings {
  readonly desks: readonly Desk[];
  readonly closed: string[] = [];
  /** Why something was not taken in. */
  readonly refusals: string[] = [];
  cuts = 0;
  restarts = 0;
  #lines: Line[] = [];
  #now = 0;
  readonly #random: Random;
  readonly #weather: Weather;

  constructor(random: Random, weather: Weather) {
    this.#random = random;
    this.#weather = weather;
    this.desks = Array.from({ length: weather.laptops }, (_, name) => new Desk(name + 1, random));
  }

  /** One thing that happens: a change, a line, a message, an order, a cut, a restart. */
  step(): void {
    const { oneIn, pick } = this.#random;
    const { cutOneIn = 60, restartOneIn = 120 } = this.#weather;
    const desk = pick(this.desks);
    this.#now += this.#random.int(400);
    if (oneIn(6)) this.#change(desk);
    else if (oneIn(8)) this.#connect(desk, pick(this.desks));
    else if (oneIn(cutOneIn)) this.#cut(desk);
    else if (oneIn(restartOneIn)) this.#restart(desk);
    else if (this.#lines.length > 0) this.#move(pick(this.#lines));
    this.#forget();
  }

  /** Everybody meets everybody, without cuts, until nothing is left to say. */
  settle(): void {
    for (const a of this.desks) for (const b of this.desks) if (a.id < b.id) this.#connect(a, b);
    for (let round = 0; round < 100_000 && this.#lines.some((line) => !line.isIdle); round++) {
      for (const line of this.#lines) this.#move(line);
      this.#forget();
    }
    this.#now += 10_000;
    for (const end of this.#ends()) end.tick();
    for (const end of this.#ends()) while (end.todo.length > 0) end.work();
  }

  get ends(): readonly End[] {
    return [...this.#ends()];
  }

  #change(desk: Desk): void {
    const gust = this.#random.pick(GUSTS)(desk.network.plain, this.#random);
    desk.change(gust);
    this.#tell(desk);
  }

  #tell(desk: Desk): void {
    for (const end of this.#ends()) if (end.desk === desk && !end.isOver) end.hear({ is: 'changed' });
  }

  #connect(a: Desk, b: Desk): void {
    const isOpen = this.#lines.some(({ ends }) => ends.every(({ desk }) => desk === a || desk === b));
    if (a === b || isOpen) return;
    this.#lines.push(new Line(a, b, this.#random, () => this.#now, this.refusals));
  }

  #cut(desk: Desk): void {
    for (const line of this.#lines)
      if (line.ends.some((end) => end.desk === desk)) {
        line.cut();
        this.cuts++;
      }
  }

  #restart(desk: Desk): void {
    this.#cut(desk);
    desk.restart({ forgets: this.#random.oneIn(2) });
    this.restarts++;
  }

  #move(line: Line): void {
    const { oneIn, int } = this.#random;
    const side = int(2) as 0 | 1;
    if (oneIn(20)) line.ends[side].tick();
    if (oneIn(3)) {
      const end = line.ends[side];
      if (end.work()) this.#tell(end.desk);
    } else line.carry(side);
  }

  #forget(): void {
    for (const line of this.#lines)
      for (const { closed } of line.ends) if (closed !== undefined && line.isOver) this.closed.push(closed);
    this.#lines = this.#lines.filter((line) => !line.isOver);
  }

  *#ends(): Generator<End> {
    for (const { ends } of this.#lines) yield* ends;
  }
}
