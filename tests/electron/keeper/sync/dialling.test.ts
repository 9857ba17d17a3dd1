// Whom to dial and when: single decisions first, then two laptops that dial each other over a network that delays and cuts.
import { describe, expect, test } from 'vitest';
import {
  type Dialling,
  type DiallingEvent,
  type DiallingOrder,
  type Line,
  nextDialAt,
  openDialling,
  stepDialling,
} from '../../../../electron/keeper/sync/dialling.ts';
import { SEED } from '../../../helpers/seed.ts';
import { type Random, randomFrom } from '../../../torture/random.ts';

const [LOW, HIGH] = ['11'.repeat(16), 'ee'.repeat(16)];
const SECOND = 1_000;

/** One side, and what it was told to do last. */
class Side {
  state: Dialling;
  orders: readonly DiallingOrder[] = [];
  now = 0;
  readonly peer: string;

  constructor(own: string, peer: string) {
    this.peer = peer;
    this.state = openDialling(own);
    this.hear({ is: 'standing', laptops: [peer] });
  }

  hear(event: DiallingEvent, chance = 0): readonly DiallingOrder[] {
    const step = stepDialling(this.state, event, this.now, chance);
    this.state = step.state;
    this.orders = step.orders;
    return this.orders;
  }

  about(is: 'announced' | 'asked' | 'own-came' | 'own-failed' | 'other-came' | 'met'): readonly DiallingOrder[] {
    return this.hear({ is, laptop: this.peer });
  }

  ended(line: Line, code?: 'unknown' | 'twin' | 'refused' | 'busy' | 'too-old'): readonly DiallingOrder[] {
    return this.hear({ is: 'ended', laptop: this.peer, line, ...(code && { code }) });
  }

  get talking(): Line | undefined {
    return this.state.peers.get(this.peer)?.talking;
  }
}

const low = (): Side => new Side(LOW, HIGH);
const high = (): Side => new Side(HIGH, LOW);
const dial = (laptop: string) => ({ is: 'dial', laptop });
const talk = (laptop: string, line: Line) => ({ is: 'talk', laptop, line });
const close = (laptop: string, line: Line) => ({ is: 'close', laptop, line });

describe('when to dial', () => {
  test('Y25: everybody who stands is dialled at once, and nobody twice', () => {
    const side = low();
    expect(side.orders).toEqual([dial(HIGH)]);
    for (const event of ['announced', 'asked'] as const) expect(side.about(event)).toEqual([]);
    expect(side.about('own-came')).toEqual([talk(HIGH, 'own')]);
    for (const event of ['announced', 'asked'] as const) expect(side.about(event)).toEqual([]);
    expect(nextDialAt(side.state)).toBeUndefined();
  });

  test('Y25: after a cut the next try comes after 1, 2, 4 … 60 seconds, and a quarter more by chance', () => {
    const side = low();
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      side.about('own-failed');
      const at = nextDialAt(side.state) ?? 0;
      waits.push((at - side.now) / SECOND);
      side.now = at - 1;
      expect(side.hear({ is: 'time' })).toEqual([]);
      side.now = at;
      expect(side.hear({ is: 'time' })).toEqual([dial(HIGH)]);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    side.hear({ is: 'own-failed', laptop: HIGH }, 1);
    expect(nextDialAt(side.state)).toBe(side.now + 75 * SECOND);
  });

  test('Y25: once both have said hello, the next cut is the first again', () => {
    const side = low();
    for (let i = 0; i < 4; i++) {
      side.about('own-failed');
      side.about('announced');
    }
    side.about('own-came');
    side.ended('own');
    expect(nextDialAt(side.state)).toBe(16 * SECOND);
    side.about('announced');
    side.about('own-came');
    side.about('met');
    side.ended('own');
    expect(nextDialAt(side.state)).toBe(SECOND);
  });

  test('Y25: an announcement and the user bring the next try forward', () => {
    for (const event of ['announced', 'asked'] as const) {
      const side = low();
      side.about('own-failed');
      expect(side.about(event)).toEqual([dial(HIGH)]);
    }
  });

  test.each(['unknown', 'twin', 'refused', 'too-old'] as const)(
    'Y25: after %s nobody tries by itself, only when the user asks or the roll has changed, and the other may come',
    (code) => {
      const refused = (): Side => {
        const side = low();
        side.about('own-came');
        side.ended('own', code);
        return side;
      };
      const side = refused();
      side.now = 1e9;
      expect(nextDialAt(side.state)).toBeUndefined();
      for (const orders of [side.about('announced'), side.hear({ is: 'time' })]) expect(orders).toEqual([]);
      expect(side.about('asked')).toEqual([dial(HIGH)]);
      expect(refused().hear({ is: 'standing', laptops: [HIGH] })).toEqual([dial(HIGH)]);
      const called = refused();
      expect(called.about('other-came')).toEqual([talk(HIGH, 'other')]);
      called.about('met');
      called.ended('other');
      expect(nextDialAt(called.state)).toBe(SECOND);
    },
  );

  test('Y25: busy is a failure like any other', () => {
    const side = low();
    side.about('own-came');
    side.ended('own', 'busy');
    expect(nextDialAt(side.state)).toBe(SECOND);
  });

  test('Y10, Y25: whoever does not stand any more is closed, and what comes of it late too', () => {
    const side = high();
    side.about('own-came');
    expect(side.hear({ is: 'standing', laptops: [] })).toEqual([close(LOW, 'own')]);
    expect(side.ended('own')).toEqual([]);
    expect(side.about('other-came')).toEqual([close(LOW, 'other')]);
    expect(side.about('own-came')).toEqual([close(LOW, 'own')]);
    expect(nextDialAt(side.state)).toBeUndefined();
  });
});

describe('which connection stays', () => {
  test('Y25: the lower id lets the other wait while it dials, and talks on its own when that has come', () => {
    const side = low();
    expect(side.about('other-came')).toEqual([]);
    expect(side.about('own-came')).toEqual([talk(HIGH, 'own')]);
    expect(side.ended('other')).toEqual([]);
    expect(side.talking).toBe('own');
  });

  test('Y25: or on the one that waits, if its own has failed', () => {
    const side = low();
    side.about('other-came');
    expect(side.about('own-failed')).toEqual([talk(HIGH, 'other')]);
    expect(nextDialAt(side.state)).toBeUndefined();
  });

  test('Y25: the higher id gives its own up for the one that the lower has dialled', () => {
    const dialling = high();
    expect(dialling.about('other-came')).toEqual([close(LOW, 'own'), talk(LOW, 'other')]);
    expect(dialling.about('own-failed')).toEqual([]);
    const talking = high();
    talking.about('own-came');
    expect(talking.about('other-came')).toEqual([close(LOW, 'own'), talk(LOW, 'other')]);
  });

  test('Y25: one that comes beside the one that stays is kept in case that one is dead already', () => {
    const side = low();
    side.about('own-came');
    expect(side.about('other-came')).toEqual([]);
    expect(side.ended('own')).toEqual([talk(HIGH, 'other')]);
  });
});

interface Packet {
  readonly at: number;
  readonly to: Side;
  readonly event: DiallingEvent;
  readonly call?: Call;
}

/** A connection that one side dialled. */
interface Call {
  readonly by: Side;
  readonly to: Side;
  state: 'dialling' | 'open' | 'over';
}

/** Two sides and a network between them: everything arrives, but late, and calls are cut now and then. */
class Network {
  readonly sides: readonly [Side, Side] = [low(), high()];
  readonly random: Random;
  packets: Packet[] = [];
  calls: Call[] = [];
  now = 0;

  constructor(from: number) {
    this.random = randomFrom(from);
    for (const side of this.sides) this.follow(side);
  }

  other(side: Side): Side {
    return this.sides[side === this.sides[0] ? 1 : 0];
  }

  send(to: Side, event: DiallingEvent, call?: Call): void {
    this.packets.push({ at: this.now + this.random.int(300), to, event, ...(call && { call }) });
  }

  lineOf(side: Side, call: Call): Line {
    return call.by === side ? 'own' : 'other';
  }

  follow(side: Side): void {
    for (const order of side.orders) {
      if (order.is === 'dial') {
        const call: Call = { by: side, to: this.other(side), state: 'dialling' };
        this.calls.push(call);
        this.send(side, { is: this.random.oneIn(4) ? 'own-failed' : 'own-came', laptop: side.peer }, call);
      } else if (order.is === 'close') {
        const call = this.calls.findLast(
          ({ by, state }) => (by === side) === (order.line === 'own') && state !== 'over',
        );
        if (call) this.end(call, this.other(side));
      }
    }
  }

  end(call: Call, ...heard: readonly Side[]): void {
    if (call.state === 'open')
      for (const side of heard)
        this.send(side, { is: 'ended', laptop: side.peer, line: this.lineOf(side, call) }, call);
    call.state = 'over';
  }

  run(until: number, cutsOneIn: number): void {
    while (this.now < until) {
      const timers = this.sides.map(({ state }) => nextDialAt(state) ?? Number.POSITIVE_INFINITY);
      const packet = this.packets.sort((a, b) => a.at - b.at)[0];
      const at = Math.min(...timers, packet?.at ?? Number.POSITIVE_INFINITY);
      if (at >= until) return;
      this.now = Math.max(this.now, at);
      for (const side of this.sides) side.now = this.now;
      if (packet && packet.at <= this.now) this.arrive(this.packets.shift() as Packet);
      else for (const side of this.sides) this.tell(side, { is: 'time' });
      const open = this.calls.filter(({ state }) => state === 'open');
      if (cutsOneIn > 0 && open.length > 0 && this.random.oneIn(cutsOneIn))
        this.end(this.random.pick(open), ...this.sides);
    }
  }

  tell(side: Side, event: DiallingEvent): void {
    side.hear(event, this.random.int(100) / 100);
    this.follow(side);
  }

  // TLS comes to be on the dialler's side first. A call given up before that never reaches the other.
  arrive({ to, event, call }: Packet): void {
    if (event.is === 'own-came' && call) {
      if (call.state === 'over') return;
      call.state = 'open';
      this.tell(to, event);
      this.send(this.other(to), { is: 'other-came', laptop: to.state.id }, call);
    } else if (event.is === 'own-failed' && call) {
      if (call.state === 'over') return;
      call.state = 'over';
      this.tell(to, event);
    } else if (event.is === 'other-came' && call) {
      this.tell(to, event);
      // Closed by the dialler before it was seen here: its end was on the way already.
      if (call.state === 'over') this.tell(to, { is: 'ended', laptop: to.peer, line: 'other' });
    } else this.tell(to, event);
  }
}

describe(`two laptops that dial each other (seed ${SEED})`, () => {
  test('Y25: end up talking on one and the same connection, whatever is late, fails or is cut', () => {
    for (let i = 0; i < 3_000; i++) {
      const network = new Network(SEED + i);
      network.run(network.random.int(20) * SECOND, 6);
      network.run(network.now + 400 * SECOND, 0);
      const [one, other] = network.sides.map(({ talking }) => talking);
      expect([one, other], `schedule ${i}`).toEqual(one === 'own' ? ['own', 'other'] : ['other', 'own']);
      const open = network.calls.filter(({ state }) => state === 'open');
      expect(open.length, `schedule ${i}`).toBe(1);
    }
  });
});
