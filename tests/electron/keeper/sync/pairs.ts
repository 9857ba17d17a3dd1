// Two laptops that pair, as tests need them: real sockets on loopback, every call written down, answers given by themselves.
// A roll here is whatever bytes study says it is: what is in it has tests of its own.
import type { Address } from '../../../../electron/keeper/sync/address.ts';
import { readCode } from '../../../../electron/keeper/sync/code.ts';
import { type Identity, makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import type { Introduction, NewLaptop, No, Over } from '../../../../electron/keeper/sync/pairing.ts';
import { type StudyPairing, showCode } from '../../../../electron/keeper/sync/show-code.ts';
import { type TravelPairing, takeCode } from '../../../../electron/keeper/sync/take-code.ts';

export const ROLL = ['c1'.repeat(100), 'ac'.repeat(300)];

export interface Options {
  readonly identity?: Identity;
  readonly protocol?: number;
  readonly name?: string;
  /** What the user answers; undefined: nothing, the test does. */
  readonly yes?: boolean;
  readonly refuses?: No;
  readonly clock?: () => number;
}

/** All that happened on one side, in order. */
export interface Log {
  readonly asked: Introduction[];
  readonly over: Over[];
  readonly wrong: number[];
  readonly bugs: unknown[];
  /** Laptops written into the roll here. */
  readonly kept: NewLaptop[];
  done: boolean;
}

export interface Showing extends Log {
  readonly pairing: StudyPairing;
  readonly identity: Identity;
  readonly at: Address;
}

export interface Taking extends Log {
  readonly pairing: TravelPairing;
  readonly identity: Identity;
}

const open = new Set<StudyPairing | TravelPairing>();

/** Ends whatever a test has left open. */
export function endAll(): void {
  for (const pairing of open) pairing.cancel();
  open.clear();
}

export function introduction(name: string, identity: Identity, protocol = 1): Introduction {
  return {
    protocol,
    name,
    box: Buffer.from(identity.box.publicKey).toString('hex'),
    people: name === 'study' ? 5000 : 0,
  };
}

const newLog = (): Log => ({ asked: [], over: [], wrong: [], bugs: [], kept: [], done: false });

/** Study shows a code. */
export async function show(options: Options = {}): Promise<Showing> {
  const { identity = makeIdentity(), name = 'study', yes = true, protocol, refuses, clock } = options;
  const log = newLog();
  const pairing = await showCode(
    identity,
    introduction(name, identity, protocol),
    (port) => [{ host: '127.0.0.1', port }],
    {
      ask: (other) => {
        log.asked.push(other);
        if (!('yes' in options) || options.yes !== undefined) pairing.confirm(yes);
      },
      over: (why) => log.over.push(why),
      bug: (error) => log.bugs.push(error),
      wrong: (left) => log.wrong.push(left),
      add: async (laptop) => {
        if (refuses) return refuses;
        log.kept.push(laptop);
        return ROLL;
      },
      added: () => {
        log.done = true;
      },
    },
    clock,
  );
  open.add(pairing);
  return Object.assign(log, { pairing, identity, at: { host: '127.0.0.1', port: pairing.port } });
}

/** Travel takes what was typed to an address. */
export async function take(typed: string, at: Address, options: Options = {}): Promise<Taking> {
  const { identity = makeIdentity(), name = 'travel', yes = true, protocol, refuses, clock } = options;
  const log = newLog();
  const code = readCode(typed);
  if (!code) throw new Error(`no code: ${typed}`);
  const pairing = await takeCode(
    identity,
    introduction(name, identity, protocol),
    code,
    at,
    {
      ask: (other) => {
        log.asked.push(other);
        if (!('yes' in options) || options.yes !== undefined) pairing.confirm(yes);
      },
      over: (why) => log.over.push(why),
      bug: (error) => log.bugs.push(error),
      join: async (entries, study) => {
        if (refuses) return refuses;
        if (entries.join() !== ROLL.join()) return false;
        log.kept.push(study);
        return true;
      },
      joined: () => {
        log.done = true;
      },
    },
    new AbortController().signal,
    clock,
  );
  open.add(pairing);
  return Object.assign(log, { pairing, identity });
}

/** Resolves when both have come to an end, one way or the other. */
export async function ended(...logs: readonly Log[]): Promise<void> {
  await until(() => logs.every((log) => log.done || log.over.length > 0));
}

/** Resolves when something has come true; the test's own limit is the only clock. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}
