// What is kept when a laptop comes into a circle (Y5, Y7, Y19): at study, where it is added, and at travel, which it becomes.
// Pure but for dice. Nothing here writes; whoever asks keeps it, and then answers.
import { fromHex, randomBytes, toHex } from '../crypto.ts';
import { type Address, writeAddress } from './address.ts';
import { asName, NAME_MAX } from './entry.ts';
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
import type { Own, Reader } from './talk.ts';
import { type PairKey, pairKeyOf } from './tokens.ts';

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

const pairKeys = new WeakMap<Identity, { readonly roll: Kept['roll']; readonly keys: readonly PairKey[] }>();

/** What this laptop and each of the others have in common (Y48). Made once for a roll: any packet on the network asks for it. */
export function pairKeysIn(kept: Kept): readonly PairKey[] {
  const { identity, roll } = kept;
  const made = pairKeys.get(identity);
  if (made?.roll === roll) return made.keys;
  const keys = othersIn(kept).flatMap(({ id, box }) => pairKeyOf(id, box, identity.box) ?? []);
  pairKeys.set(identity, { roll, keys });
  return keys;
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
  const card = { certificate, box: fromHex(other.box), name: nameBeside(standing(circle.roll), other.name) };
  // Whoever lets one in wants to be in step with it.
  return { ...circle, roll: addLaptop(circle.roll, circle.identity, card), isPaused: false };
}

/** The name, or where another laptop is called so already, one that tells the two apart: "travel 2". */
function nameBeside(others: readonly Standing[], name: string): string {
  const taken = new Set(others.map((each) => each.name));
  let own = name;
  for (let n = 2; taken.has(own); n++)
    own = `${[...name]
      .slice(0, NAME_MAX - 3)
      .join('')
      .trim()} ${n}`;
  return own;
}

/**
 * At travel: what is kept from now on, instead of anything before. Undefined if these entries (hex) are not those of a circle in
 * which study stands and has added this laptop, by the very keys that it has. `at`: where study was reached; `asEmptyAt`: heads of a
 * document that was kept aside.
 */
export function entered(
  entries: readonly string[],
  study: NewLaptop,
  identity: Identity,
  at: Address,
  asEmptyAt: readonly string[] | undefined,
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
  return {
    ...withPeer(newKept(identity, roll), by.id, { typed: [writeAddress(at)] }),
    ...(asEmptyAt && { asEmpty: true, joinedAt: asEmptyAt }),
  };
}

/** Whether this laptop counts as empty (Y21): not any more with another document, also if that could not be noted when it came. */
export function countsAsEmpty({ asEmpty = false, joinedAt = [] }: Kept, document: Pick<Reader, 'has'>): boolean {
  return asEmpty && joinedAt.every((head) => document.has(head));
}

/** What is kept once the other's document has taken the place of this laptop's. */
export function fullAgain({ asEmpty: _, joinedAt: __, ...kept }: Kept): Kept {
  return kept;
}

/** What a session knows of this laptop (Y26). */
export function ownIn(kept: Kept, document: Pick<Reader, 'has'>): Own {
  const { roll, identity } = kept;
  return {
    laptop: identity.id,
    circle: circleOf(roll),
    schema: SCHEMA,
    atLeast: AT_LEAST,
    asEmpty: countsAsEmpty(kept, document),
    fresh: toHex(randomBytes(THREAD_BYTES)),
    roll: rollHash(roll),
    entries: entriesOf(roll),
  };
}
