// What is kept when a laptop comes into a circle (Y5, Y7, Y19): at study, where it is added, and at travel, which it becomes.
// Pure but for dice. Nothing here writes; whoever asks keeps it, and then answers.
import { fromHex, randomBytes, toHex } from '../crypto.ts';
import { type Address, writeAddress } from './address.ts';
import { asName } from './entry.ts';
import type { Identity } from './identity.ts';
import { type Kept, newKept, withPeer } from './kept.ts';
import type { NewLaptop } from './pairing.ts';
import {
  addLaptop,
  circleOf,
  entriesOf,
  found,
  hasRoom,
  joinRolls,
  rollHash,
  type Standing,
  standing,
} from './roll.ts';
import { AT_LEAST, SCHEMA } from './schema.ts';
import type { Own } from './talk.ts';

const THREAD_BYTES = 16;

/** What is kept, if this laptop stands in a circle by it. */
export function inCircle(kept: Kept | undefined): Kept | undefined {
  return kept && standing(kept.roll).some(({ id }) => id === kept.identity.id) ? kept : undefined;
}

/** The others of the circle. None if this laptop does not stand in it itself. */
export function othersIn(kept: Kept | undefined): readonly Standing[] {
  const circle = inCircle(kept);
  return circle ? standing(circle.roll).filter(({ id }) => id !== circle.identity.id) : [];
}

/** At study: the roll with the new laptop, of a new circle if there was none. Undefined if there is no room. @throws RangeError as `addLaptop`. */
export function withLaptop(
  kept: Kept | undefined,
  identity: Identity,
  device: string,
  { certificate, other }: NewLaptop,
): Kept | undefined {
  const circle = inCircle(kept) ?? newKept(identity, found(identity, asName(device)));
  if (!hasRoom(circle.roll)) return undefined;
  const card = { certificate, box: fromHex(other.box), name: other.name };
  // Whoever lets one in wants to be in step with it.
  return { ...circle, roll: addLaptop(circle.roll, circle.identity, card), isPaused: false };
}

/**
 * At travel: what is kept from now on, instead of anything before. Undefined if these entries (hex) are not those of a circle in
 * which study stands and has added this laptop, by the very keys that it has. `at`: where study was reached.
 */
export function entered(
  entries: readonly string[],
  study: NewLaptop,
  identity: Identity,
  at: Address,
  asEmpty: boolean,
): Kept | undefined {
  const roll = joinRolls(new Map(), entries.map(fromHex));
  const stands = standing(roll);
  const by = stands.find(({ certificate }) => toHex(certificate) === toHex(study.certificate));
  const own = stands.find(({ id }) => id === identity.id);
  // With another box key somebody else would read what is sealed for this laptop, and go on doing so after being removed.
  const isOwn =
    own !== undefined &&
    toHex(own.certificate) === toHex(identity.certificate) &&
    toHex(own.box) === toHex(identity.box.publicKey);
  if (!by || !isOwn || own.addedBy !== by.id) return undefined;
  return { ...withPeer(newKept(identity, roll), by.id, { typed: [writeAddress(at)] }), asEmpty };
}

/** What a session knows of this laptop (Y26). */
export function ownIn({ roll, identity, asEmpty = false }: Kept): Own {
  return {
    laptop: identity.id,
    circle: circleOf(roll),
    schema: SCHEMA,
    atLeast: AT_LEAST,
    asEmpty,
    fresh: toHex(randomBytes(THREAD_BYTES)),
    roll: rollHash(roll),
    entries: entriesOf(roll),
  };
}
