// Circles for tests: laptops with real keys, each with a roll of its own, and entries that somebody wrote by hand.
import { joinBytes } from '../../../../electron/keeper/crypto.ts';
import type { AnyEntry, Card } from '../../../../electron/keeper/sync/entry.ts';
import { type Identity, makeIdentity, sign } from '../../../../electron/keeper/sync/identity.ts';
import { addLaptop, entriesOf, found, joinRolls, type Roll, standing } from '../../../../electron/keeper/sync/roll.ts';

/** A laptop and what it knows of its circle. */
export interface Laptop {
  readonly identity: Identity;
  roll: Roll;
}

export const cardOf = ({ certificate, box }: Identity, name: string): Card => ({
  certificate,
  box: box.publicKey,
  name,
});

/** A laptop that founds a circle. */
export function founder(name: string, identity: Identity = makeIdentity()): Laptop {
  return { identity, roll: found(identity, name) };
}

/** Pairs a new laptop with one that is in. */
export function pair(study: Laptop, name: string, identity: Identity = makeIdentity()): Laptop {
  study.roll = addLaptop(study.roll, study.identity, cardOf(identity, name));
  return { identity, roll: joinRolls(new Map(), entriesOf(study.roll)) };
}

/** Both tell each other everything. */
export function meet(one: Laptop, other: Laptop): void {
  const said = entriesOf(one.roll);
  one.roll = joinRolls(one.roll, entriesOf(other.roll));
  other.roll = joinRolls(other.roll, said);
}

/** The names of those that stand, in order. */
export const namesIn = (roll: Roll): string[] =>
  standing(roll)
    .map(({ name }) => name)
    .sort();

/** Whether a laptop stands for another one. */
export const stands = (roll: Roll, { identity }: Laptop): boolean =>
  standing(roll).some(({ id }) => id === identity.id);

/** Any bytes as an entry with a right signature. */
export function signedBy(identity: Identity, body: string | Uint8Array): Uint8Array {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return joinBytes([bytes, sign(identity, 'vouchsafe-roll-1', bytes)]);
}

/** The text of the only entry of a type. */
export function bodyOf(roll: Roll, type: AnyEntry['body']['type']): string {
  const entry = [...roll.values()].find(({ body }) => body.type === type);
  return Buffer.from(entry?.bytes.slice(0, -64) ?? []).toString();
}
