// Two laptops being brought together, as the user sees it: a code on show, or a code that is taken somewhere (Y13–Y21).
// What is said is study.ts and travel.ts; who is added to which roll, and what is kept of it, is sync.ts.
import { Refusal } from '../../../shared/refusal.ts';
import type { PairingEnd, PairingState, ShownCode } from '../../../shared/sync.ts';
import { type Address, writeAddress } from './address.ts';
import type { Channel } from './channel.ts';
import type { TypedCode } from './code.ts';
import { makeCode } from './code.ts';
import { DialError } from './connect.ts';
import type { Found } from './discovery.ts';
import { type Identity, readCertificate } from './identity.ts';
import { forward, type Introduction, type NewLaptop, type No, type Over, WAIT } from './pairing.ts';
import { StudyPairing } from './show-code.ts';
import { beginStudy } from './study.ts';
import { type TravelPairing, takeCode } from './take-code.ts';

const TRIES = 3;
/** How long others that show a code are waited for once one was found; and how long the first. */
const [SETTLE_MS, LOOK_MS] = [1_500, 20_000];

export type Bringing = 'together' | 'aside';

export interface PairCalls {
  /** Adds the laptop to the roll and keeps that, then answers the roll's entries in hex, or why not. */
  add(laptop: NewLaptop): Promise<readonly string[] | No>;
  /** Checks and keeps the roll as this identity; false if it is not right. `at`: where study was reached. */
  join(
    entries: readonly string[],
    study: NewLaptop,
    identity: Identity,
    at: Address,
    how: Bringing,
  ): Promise<boolean | No>;
  /** This laptop is in a circle with one more, or may be: what runs in a circle begins. */
  done(role: 'study' | 'travel'): void;
  onState(): void;
  onBug(error: unknown): void;
}

/** A code on show at this laptop. */
export class Showing {
  readonly #pairing: StudyPairing;
  readonly #calls: PairCalls;
  readonly shown: ShownCode;
  state: PairingState;

  constructor(identity: Identity, own: Introduction, addresses: readonly Address[], port: number, calls: PairCalls) {
    const code = makeCode(identity.fingerprint, addresses);
    this.#calls = calls;
    this.shown = { words: code.words, link: code.link, addresses: addresses.map(writeAddress) };
    this.state = { is: 'showing', ...this.shown, until: Date.now() + WAIT.code, left: TRIES };
    // The port is the station's, and goes on when the code is over.
    const door = { port, close: () => undefined };
    this.#pairing = new StudyPairing(identity, beginStudy(own, code, forward()), door, this.#studyCalls(), forward);
  }

  receive(channel: Channel): void {
    this.#pairing.receive(channel);
  }

  /** It is that one. */
  sayYes(): void {
    if (this.state.is === 'asking') this.#tell({ ...this.state, saidYes: true });
    this.#pairing.confirm(true);
  }

  /** It is not that one, or not any more: a yes can be taken back until both have said it. */
  sayNo(): void {
    this.#pairing.confirm(false);
  }

  cancel(): void {
    this.#pairing.cancel();
  }

  #studyCalls() {
    const calls = this.#calls;
    return {
      ask: (other: Introduction) => this.#tell(askingAbout(other, 'study', false)),
      add: async (laptop: NewLaptop) => {
        const answer = await calls.add(laptop);
        if (this.state.is === 'over') calls.done('study');
        return answer;
      },
      wrong: (left: number) => this.state.is === 'showing' && this.#tell({ ...this.state, left }),
      added: (travel: NewLaptop) => {
        this.#tell(doneWith(travel));
        calls.done('study');
      },
      over: (why: Over) => {
        this.#tell({ is: 'over', why });
        // It may be listed, and may be there later.
        if (why === 'late') calls.done('study');
      },
      bug: (error: unknown) => calls.onBug(error),
    };
  }

  #tell(state: PairingState): void {
    this.state = state;
    this.#calls.onState();
  }
}

/** A code that is taken to whoever shows it. */
export class Taking {
  readonly identity: Identity;
  readonly #own: Introduction;
  readonly #typed: TypedCode;
  readonly #calls: PairCalls;
  readonly #isFull: () => boolean;
  readonly #giveUp = new AbortController();
  readonly #found = new Map<string, Address>();
  #pairing: TravelPairing | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #how: Bringing = 'together';
  #unsaved: PairingEnd | undefined;
  state: PairingState = { is: 'looking' };

  constructor(identity: Identity, own: Introduction, typed: TypedCode, isFull: () => boolean, calls: PairCalls) {
    this.identity = identity;
    this.#own = own;
    this.#typed = typed;
    this.#isFull = isFull;
    this.#calls = calls;
  }

  /** Goes to this address alone; without one, to where the link says, or to who is found. */
  begin(address: Address | undefined): void {
    if (address) return void this.#go([address]);
    if (this.#typed.by === 'long' && this.#typed.addresses.length > 0) return void this.#go(this.#typed.addresses);
    this.#waiting = setTimeout(() => this.#end('nobody-found'), LOOK_MS);
  }

  /** Somebody near shows a code, or no longer. */
  heardOf(found: Exclude<Found, { is: 'laptop' }>): void {
    if (this.state.is !== 'looking' && this.state.is !== 'choosing') return;
    const written = writeAddress(found.address);
    if (found.is === 'code-over') return void this.#found.delete(written);
    this.#found.set(written, found.address);
    if (this.state.is === 'choosing') return this.#choose();
    if (this.#found.size > 1) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#choose(), SETTLE_MS);
  }

  /** @throws Refusal `request-malformed` if it is not said what becomes of both laptops' data; what `keepAside` throws. */
  async confirm(bring: Bringing | undefined, keepAside: () => Promise<void>): Promise<void> {
    if (this.state.is !== 'asking') throw new Refusal('nothing-to-confirm');
    if (this.state.hasData && !bring) throw new Refusal('request-malformed');
    this.#how = bring === 'aside' && this.#isFull() ? 'aside' : 'together';
    if (this.#how === 'aside') await keepAside();
    if (this.state.is !== 'asking') throw new Refusal('nothing-to-confirm');
    this.#tell({ ...this.state, saidYes: true });
    this.#pairing?.confirm(true);
  }

  /** It is not that one, or not any more: a yes can be taken back until the roll has come. */
  sayNo(): void {
    this.#pairing?.confirm(false);
  }

  cancel(): void {
    this.#giveUp.abort();
    clearTimeout(this.#waiting);
    this.#pairing?.cancel();
    if (!this.#pairing) this.#end('cancelled');
  }

  // A proof is given to one at a time and never again by itself: among several the user chooses (Y16).
  #choose(): void {
    if (this.#found.size > 1) return this.#tell({ is: 'choosing', addresses: [...this.#found.keys()] });
    const [address] = this.#found.values();
    if (address) void this.#go([address]);
  }

  async #go(addresses: readonly Address[]): Promise<void> {
    this.#tell({ is: 'proving' });
    let why: PairingEnd = 'unreachable';
    for (const address of addresses) {
      try {
        const { identity } = this;
        const signal = this.#giveUp.signal;
        this.#pairing = await takeCode(identity, this.#own, this.#typed, address, this.#callsAt(address), signal);
        return signal.aborted ? this.#pairing.cancel() : undefined;
      } catch (error) {
        if (this.#giveUp.signal.aborted) return;
        if (!(error instanceof DialError)) this.#calls.onBug(error);
        else if (error.reason === 'stranger') why = 'other-laptop';
      }
    }
    this.#end(why);
  }

  #callsAt(address: Address) {
    const calls = this.#calls;
    return {
      ask: (other: Introduction) => this.#tell(askingAbout(other, 'travel', this.#isFull() && other.people > 0)),
      join: async (entries: readonly string[], study: NewLaptop) => {
        const answer = await calls.join(entries, study, this.identity, address, this.#how).catch((error: unknown) => {
          calls.onBug(error);
          this.#unsaved = 'unsaved';
          return 'declined' as const;
        });
        if (answer === true) this.#study = study;
        return answer;
      },
      joined: () => {
        if (this.#study) this.#tell(doneWith(this.#study));
        calls.done('travel');
      },
      over: (why: Over) => this.#end(this.#unsaved ?? why),
      bug: (error: unknown) => calls.onBug(error),
    };
  }

  #study: NewLaptop | undefined;

  #end(why: PairingEnd): void {
    clearTimeout(this.#waiting);
    this.#tell({ is: 'over', why });
  }

  #tell(state: PairingState): void {
    this.state = state;
    this.#calls.onState();
  }
}

function askingAbout({ name, people }: Introduction, role: 'study' | 'travel', hasData: boolean): PairingState {
  return { is: 'asking', role, name, people, hasData, saidYes: false };
}

function doneWith({ certificate, other }: NewLaptop): PairingState {
  return { is: 'done', laptop: readCertificate(certificate)?.id ?? '', name: other.name };
}
