// A code on show, on real channels: who connects, what arrives, and the time go in, messages and calls come out.
// It decides nothing, study.ts does. It adds nobody to a roll: the caller does, and keeps that before it answers.
import type { Address } from './address.ts';
import type { Channel } from './channel.ts';
import { bindingOf, type Code, makeCode } from './code.ts';
import { type Listener, listen } from './connect.ts';
import { STUDY_LIMITS } from './frames.ts';
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
import { beginStudy, type Guest, type Study, type StudyEvent, type StudyOrder, stepStudy } from './study.ts';

export interface StudyCalls extends Calls {
  /** Adds the laptop and keeps that, then answers the roll's entries in hex, or why not. It never throws. */
  add(laptop: NewLaptop): Promise<readonly string[] | No>;
  wrong(left: number): void;
  added(laptop: NewLaptop): void;
}

/** Shows a code: listens until a laptop was added or it is over. `addressesAt` says where a port of this laptop is reached. */
export async function showCode(
  identity: Identity,
  own: Introduction,
  addressesAt: (port: number) => readonly Address[],
  calls: StudyCalls,
  clock: Clock = forward,
): Promise<StudyPairing> {
  let pairing: StudyPairing | undefined;
  const onPeer = (channel: Channel) => (pairing ? pairing.receive(channel) : channel.close());
  const listener = await listen(identity, PROTOCOL, () => true, onPeer);
  const code = makeCode(identity.fingerprint, addressesAt(listener.port));
  pairing = new StudyPairing(identity, beginStudy(own, code, clock()), listener, calls, clock);
  return pairing;
}

/** A code on show, and whoever tries it. */
export class StudyPairing {
  readonly code: Code;
  readonly port: number;
  readonly #fingerprint: string;
  readonly #listener: Listener;
  readonly #calls: StudyCalls;
  readonly #clock: Clock;
  readonly #guests = new Map<Guest, Channel>();
  readonly #ticking: NodeJS.Timeout;
  #state: Study;
  #count = 0;

  constructor(identity: Identity, state: Study, listener: Listener, calls: StudyCalls, clock: Clock) {
    this.code = state.code;
    this.port = listener.port;
    this.#fingerprint = identity.fingerprint;
    this.#state = state;
    this.#listener = listener;
    this.#calls = calls;
    this.#clock = clock;
    this.#ticking = setInterval(() => this.#apply({ is: 'time', now: clock() }), TICK);
  }

  /** The user's answer to `ask`. */
  confirm(yes: boolean): void {
    this.#apply({ is: 'confirmed', yes, now: this.#clock() });
  }

  /** The user has closed the window, or the vault locks. */
  cancel(): void {
    this.#apply({ is: 'cancelled' });
  }

  /** Somebody has dialled. */
  receive(channel: Channel): void {
    this.#count += 1;
    const guest = this.#count;
    this.#guests.set(guest, channel);
    const binding = bindingOf(this.#fingerprint, channel.fingerprint, channel.exporter);
    this.#apply({ is: 'connected', guest, host: channel.host, binding, now: this.#clock() });
    channel.hear(STUDY_LIMITS, {
      onFrame: (frame) => this.#apply({ is: 'message', guest, message: decodePairing(frame), now: this.#clock() }),
      onEnd: (end, bug) => {
        if (bug) this.#calls.bug(bug);
        this.#apply({ is: end === 'malformed' ? 'malformed' : 'ended', guest });
        this.#guests.delete(guest);
      },
    });
  }

  #apply(event: StudyEvent): void {
    const { state, send, orders } = stepStudy(this.#state, event);
    const isNewlyOver = state.isOver && !this.#state.isOver;
    this.#state = state;
    for (const { to, message } of send) void this.#guests.get(to)?.send(encodePairing(message));
    if (isNewlyOver) this.#stop();
    for (const order of orders) this.#obey(order);
  }

  #obey(order: StudyOrder): void {
    switch (order.order) {
      case 'close':
        return this.#guests.get(order.guest)?.close();
      case 'ask':
        return this.#calls.ask(order.other);
      case 'add':
        return void this.#add(this.#laptopOf(order.guest));
      case 'wrong':
        return this.#calls.wrong(order.left);
      case 'added':
        return this.#calls.added(this.#laptopOf(order.guest));
      case 'over':
        return this.#calls.over(order.why);
    }
  }

  async #add(laptop: NewLaptop): Promise<void> {
    const answer = await this.#calls.add(laptop);
    if (typeof answer === 'string') this.#apply({ is: 'refused', no: answer });
    else this.#apply({ is: 'added', entries: answer, now: this.#clock() });
  }

  #laptopOf(guest: Guest): NewLaptop {
    const [certificate, other] = [this.#guests.get(guest)?.certificate, this.#state.partner?.other];
    if (!certificate || !other) throw new Error('nobody has been asked about');
    return { certificate, other };
  }

  #stop(): void {
    clearInterval(this.#ticking);
    this.#listener.close();
    for (const channel of this.#guests.values()) channel.close();
  }
}
