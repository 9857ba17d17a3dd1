// Finds the other laptops on the networks this one is in, and lets itself be found by them alone (Y43–Y47).
// It only says where a dial may be worth the while; who is there, the channel finds out. Nothing heard is kept.
import { uptime } from 'node:os';
import { randomBytes, toHex } from '../crypto.ts';
import type { Address } from './address.ts';
import {
  type Arrived,
  isAskedFor,
  NONCE_BYTES,
  readRecords,
  recordsOf,
  SERVICE,
  type Service,
} from './announcement.ts';
import type { LaptopId } from './identity.ts';
import { Lately } from './lately.ts';
import { type PairKey, tokensFor, whoSpeaks } from './tokens.ts';
import { openWire, places, type Wire } from './wires.ts';

/** What there is to announce. Without a port this laptop only looks for others. */
export interface About {
  readonly own: LaptopId;
  /** Those of the laptops that stand, now. Asked for each packet of ours: they are kept made. */
  pairKeys(): readonly PairKey[];
  readonly port?: number;
  /** For how many seconds a nonce is used: an hour (Y44). */
  readonly nonceSeconds?: number;
}

/** A laptop of the circle may be there; a code is shown there; it is not any more. */
export type Found =
  | { readonly is: 'laptop'; readonly laptop: LaptopId; readonly address: Address }
  | { readonly is: 'code' | 'code-over'; readonly address: Address };

const LOOK_MS = 2_000;
/** A look that comes so much later than it should: the laptop has slept, or its process was stopped. */
const SLEPT_S = 5;
const NONCE_S = 3_600;
/** Pauses between saying and asking: soon again, for a packet may be lost, then now and then. */
const PAUSES_MS = [1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 60_000];
const [ANSWER_AFTER_MS, ANSWER_SPREAD_MS, ANSWER_EVERY_MS] = [20, 100, 250];
const NAME_BYTES = 6;
const GOODBYE_MS = 500;

/** Begins to look and to announce. The system's own clock of seconds since its start is read: it counts sleep, too. */
export function startDiscovery(about: About, onFound: (found: Found) => void): Discovery {
  return new Discovery(about, onFound);
}

export class Discovery {
  readonly #about: About;
  readonly #onFound: (found: Found) => void;
  readonly #lately = new Lately();
  readonly #wires = new Map<string, { wire: Wire; answer?: NodeJS.Timeout; answeredAt: number }>();
  readonly #names = { here: newNames(), code: newNames() };
  #here: { service: Service; pairs: string; since: number } | undefined;
  #code: Service | undefined;
  #lookedAt = uptime();
  #looking: NodeJS.Timeout | undefined;
  #speaking: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(about: About, onFound: (found: Found) => void) {
    this.#about = about;
    this.#onFound = onFound;
    this.#look();
  }

  /** Begins afresh: the user asks, the roll has changed, the laptop woke. */
  again(): void {
    for (const key of [...this.#wires.keys()]) this.#closeWire(key);
    clearTimeout(this.#looking);
    this.#look();
  }

  /** Lets a code that is on show be found at this port, or no longer (Y47). */
  async showCode(port: number | undefined): Promise<void> {
    const last = this.#code;
    this.#names.code = newNames();
    this.#code = port === undefined ? undefined : { ...this.#names.code, port, says: { is: 'code' } };
    if (last) await this.#sayGoodbye([last]);
    if (this.#code) this.#speak(0);
  }

  /** Says goodbye, and is silent. */
  async stop(): Promise<void> {
    clearTimeout(this.#looking);
    clearTimeout(this.#speaking);
    const services = this.#services(false);
    this.#isOver = true;
    await this.#sayGoodbye(services);
    for (const key of [...this.#wires.keys()]) this.#closeWire(key);
  }

  // Which networks there are changes without notice: they are looked at every two seconds, which costs a tenth of a ms.
  #look(): void {
    if (this.#isOver) return;
    const now = uptime();
    const hasSlept = now - this.#lookedAt > SLEPT_S;
    this.#lookedAt = now;
    const here = new Map(places().map((place) => [place.key, place]));
    for (const [key, { wire }] of this.#wires) if (hasSlept || !wire.isOpen || !here.has(key)) this.#closeWire(key);
    const fresh = [...here.values()].filter(({ key }) => !this.#wires.has(key));
    for (const place of fresh) {
      const ears = {
        onAsked: (names: readonly unknown[]) => this.#onAsked(place.key, names),
        onTold: (records: readonly Arrived[], from: string) => this.#onTold(records, from),
      };
      this.#wires.set(place.key, { wire: openWire(place, ears), answeredAt: -ANSWER_EVERY_MS });
    }
    if (fresh.length > 0) {
      this.#lately.forget();
      this.#speak(0);
    }
    this.#looking = setTimeout(() => this.#look(), LOOK_MS);
  }

  // Everything that is announced. A change of laptops takes a new nonce, too: see tokensFor.
  #services(mayRenew = true): Service[] {
    const { port, own } = this.#about;
    const services = this.#code ? [this.#code] : [];
    if (port === undefined) return services;
    const keys = this.#about.pairKeys();
    const pairs = keys.map(({ laptop }) => laptop).join();
    const isOld = this.#here?.pairs !== pairs || uptime() - this.#here.since >= (this.#about.nonceSeconds ?? NONCE_S);
    if (isOld && mayRenew) {
      const nonce = randomBytes(NONCE_BYTES);
      const says = { is: 'here', nonce, tokens: tokensFor(keys, own, nonce) } as const;
      this.#here = { service: { ...this.#names.here, port, says }, pairs, since: uptime() };
    }
    return this.#here ? [this.#here.service, ...services] : services;
  }

  #speak(turn: number): void {
    if (this.#isOver) return;
    clearTimeout(this.#speaking);
    const services = this.#services();
    for (const { wire } of this.#wires.values()) {
      void wire.ask(SERVICE);
      void sayOn(wire, services);
    }
    const pause = PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)] ?? 0;
    this.#speaking = setTimeout(() => this.#speak(turn + 1), pause * (1 + Math.random() / 4));
  }

  // Answers a little later and by chance, so that many do not speak at once; and four times a second at most, however many ask.
  #onAsked(key: string, names: readonly unknown[]): void {
    const there = this.#wires.get(key);
    if (!there || there.answer || this.#isOver) return;
    if (!names.some((name) => isAskedFor(name, this.#services()))) return;
    const earliest = there.answeredAt + ANSWER_EVERY_MS - performance.now();
    const wait = Math.max(earliest, ANSWER_AFTER_MS + Math.random() * ANSWER_SPREAD_MS);
    there.answer = setTimeout(() => {
      delete there.answer;
      there.answeredAt = performance.now();
      void sayOn(there.wire, this.#services());
    }, wait);
  }

  #onTold(records: readonly Arrived[], host: string): void {
    if (this.#isOver) return;
    const { here, code } = this.#names;
    const others = readRecords(records).filter(({ name }) => name !== here.name && name !== code.name);
    for (const { port, says, isOver } of others) {
      const address = { host, port };
      if (says.is === 'code') this.#tell({ is: isOver ? 'code-over' : 'code', address });
      else if (!isOver) {
        const laptop = whoSpeaks(this.#about.pairKeys(), says.nonce, says.tokens);
        if (laptop) this.#tell({ is: 'laptop', laptop, address });
      }
    }
  }

  #tell(found: Found): void {
    const whose = found.is === 'laptop' ? found.laptop : found.is;
    if (this.#lately.isNews(whose, found.address, uptime())) this.#onFound(found);
  }

  async #sayGoodbye(services: readonly Service[]): Promise<void> {
    const said = [...this.#wires.values()].map(({ wire }) => sayOn(wire, services, true));
    const enough = new Promise((done) => setTimeout(done, GOODBYE_MS));
    if (services.length > 0) await Promise.race([Promise.all(said), enough]);
  }

  #closeWire(key: string): void {
    const there = this.#wires.get(key);
    clearTimeout(there?.answer);
    there?.wire.close();
    this.#wires.delete(key);
  }
}

// Each service in a packet of its own, for an announcement counts only if it is whole.
async function sayOn(wire: Wire, services: readonly Service[], isOver = false): Promise<void> {
  await Promise.all(services.map((service) => wire.say(recordsOf(service, wire.address, isOver))));
}

function newNames(): { readonly name: string; readonly host: string } {
  return { name: toHex(randomBytes(NAME_BYTES)), host: toHex(randomBytes(NAME_BYTES)) };
}
