// A typed code on its way to the laptop that shows it, on a real channel: what arrives and the time go in, messages and calls
// come out. It decides nothing, travel.ts does. It keeps no roll: the caller does, before it answers.
import type { Address } from './address.ts';
import type { Channel } from './channel.ts';
import { bindingOf, type TypedCode } from './code.ts';
import { dial } from './connect.ts';
import { TRAVEL_LIMITS } from './frames.ts';
import type { Identity } from './identity.ts';
import {
  type Calls,
  type Clock,
  decodePairing,
  encodePairing,
  forward,
  type Introduction,
  type NewLaptop,
  type No,
  PROTOCOL,
  TICK,
} from './pairing.ts';
import { beginTravel, stepTravel, type Travel, type TravelEvent, type TravelOrder, type TravelStep } from './travel.ts';

export interface TravelCalls extends Calls {
  /** Checks and keeps the roll, then answers true; false if it is not right, or why not. It never throws. */
  join(entries: readonly string[], study: NewLaptop): Promise<boolean | No>;
  joined(): void;
}

/**
 * Takes a code to the laptop at this address and gives it the proof, once.
 * @throws DialError if nobody is there, or not the one whom the link names; the signal's reason.
 */
export async function takeCode(
  identity: Identity,
  own: Introduction,
  typed: TypedCode,
  address: Address,
  calls: TravelCalls,
  signal: AbortSignal,
  clock: Clock = forward,
): Promise<TravelPairing> {
  const mayPass = (fingerprint: string) => typed.by === 'words' || fingerprint === typed.fingerprint;
  const channel = await dial(identity, PROTOCOL, address, mayPass, signal);
  const binding = bindingOf(channel.fingerprint, identity.fingerprint, channel.exporter);
  return new TravelPairing(channel, beginTravel(own, typed, binding, clock()), calls, clock);
}

/** A code that has been taken somewhere. */
export class TravelPairing {
  readonly #channel: Channel;
  readonly #calls: TravelCalls;
  readonly #clock: Clock;
  readonly #ticking: NodeJS.Timeout;
  #state: Travel;
  #other: Introduction | undefined;

  constructor(channel: Channel, first: TravelStep, calls: TravelCalls, clock: Clock) {
    this.#channel = channel;
    this.#calls = calls;
    this.#clock = clock;
    this.#state = first.state;
    this.#ticking = setInterval(() => this.#apply({ is: 'time', now: clock() }), TICK);
    channel.hear(TRAVEL_LIMITS, {
      onFrame: (frame) => this.#apply({ is: 'message', message: decodePairing(frame), now: clock() }),
      onEnd: (end, bug) => {
        if (bug) calls.bug(bug);
        this.#apply({ is: end === 'malformed' ? 'malformed' : 'ended' });
      },
    });
    this.#follow(first);
  }

  /** The user's answer to `ask`. */
  confirm(yes: boolean): void {
    this.#apply({ is: 'confirmed', yes, now: this.#clock() });
  }

  /** The user has closed the window, or the vault locks. */
  cancel(): void {
    this.#apply({ is: 'cancelled' });
  }

  #apply(event: TravelEvent): void {
    this.#follow(stepTravel(this.#state, event));
  }

  #follow({ state, send, orders }: TravelStep): void {
    this.#state = state;
    for (const message of send) void this.#channel.send(encodePairing(message));
    if (state.at === 'over') this.#stop();
    for (const order of orders) this.#obey(order);
  }

  #obey(order: TravelOrder): void {
    switch (order.order) {
      case 'ask':
        this.#other = order.other;
        return this.#calls.ask(order.other);
      case 'join':
        return void this.#join(order.entries);
      case 'joined':
        return this.#calls.joined();
      case 'over':
        return this.#calls.over(order.why);
    }
  }

  async #join(entries: readonly string[]): Promise<void> {
    if (!this.#other) throw new Error('nobody has been asked about');
    const answer = await this.#calls.join(entries, { certificate: this.#channel.certificate, other: this.#other });
    if (typeof answer === 'string') this.#apply({ is: 'refused', no: answer });
    else this.#apply({ is: answer ? 'kept' : 'malformed' });
  }

  #stop(): void {
    clearInterval(this.#ticking);
    this.#channel.close();
  }
}
