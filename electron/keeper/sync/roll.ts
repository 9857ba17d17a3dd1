// Who is in the circle (Y7–Y12): a set of signed entries that only grows, and what follows from it. Pure.
// No clock and no order of arrival decides anything here, but where somebody writes more than an honest laptop ever would.
import { fromHex, hash, joinBytes, toHex } from '../crypto.ts';
import {
  type AnyEntry,
  asName,
  type BodyOf,
  type Card,
  type Entry,
  encodeCard,
  entryId,
  isSignedWith,
  type KnownCard,
  readEntry,
  STANDING_MAX,
  VERSION_MAX,
  writeEntry,
  writeFounding,
} from './entry.ts';
import { Growing, isHeard, isOf, LAPTOPS_MAX, ofType } from './growing.ts';
import { actorMark, type Identity, type LaptopId, readCertificate } from './identity.ts';

/** So many entries are looked at when some come. A roll never has as many. */
export const ENTRIES_MAX = 1_024;

/** The entries by their ids. */
export type Roll = ReadonlyMap<string, AnyEntry>;

/** A laptop of the circle. `name` is what it is called now; the founder was added by itself. */
export interface Standing extends KnownCard {
  readonly addedBy: LaptopId;
}

/** A new circle of one laptop. */
export function found(identity: Identity, name: string): Roll {
  const entry = writeFounding(identity, { ...cardOf(identity), name: asName(name) });
  return new Map([[entry.id, entry]]);
}

/** The roll with those of some entries that belong to it (Y8). An empty roll takes the circle of the first founding among them. */
export function joinRolls(roll: Roll, entries: readonly Uint8Array[]): Roll {
  const fresh = entries.slice(0, ENTRIES_MAX).filter((bytes) => !roll.has(entryId(bytes)));
  const read = fresh.map(readEntry).filter((entry) => entry !== undefined);
  const founding =
    foundingOf(roll) ?? read.find((entry) => isOf('founded', entry) && isSignedWith(entry, entry.card.certificate));
  if (!founding) return roll;
  const grown = new Growing(roll, founding as Entry<'founded'>);
  const ours = read.filter(({ body }) => 'circle' in body && body.circle === founding.id);
  grown.addAll(ours.filter((entry) => isOf('added', entry)));
  for (const entry of ours) grown.take(entry);
  return grown.roll;
}

/** Every entry, in order of ids. */
export function entriesOf(roll: Roll): Uint8Array[] {
  return idsOf(roll).flatMap((id) => roll.get(id)?.bytes ?? []);
}

/** By what two rolls are compared (Y26), in hex: the same for the same entries. */
export function rollHash(roll: Roll): string {
  return toHex(hash(joinBytes([new Uint8Array(), ...idsOf(roll).map(fromHex)])));
}

/** The id of the circle. @throws RangeError for an empty roll, which is no circle's. */
export function circleOf(roll: Roll): string {
  const founding = foundingOf(roll);
  if (!founding) throw new RangeError('an empty roll has no circle');
  return founding.id;
}

/** Those that are in the circle now (Y10), in order of ids. */
export function standing(roll: Roll): readonly Standing[] {
  const founding = foundingOf(roll);
  if (!founding) return [];
  const removals = ofType('removed', roll);
  const removed = new Set(removals.map(({ body }) => body.laptop));
  // Those nearest to the founder first: if two laptops let in the seventeenth at once, the same one waits everywhere.
  const standers = notVoid(roll, founding, removals).filter(({ id }) => !removed.has(id));
  const names = new Map(ofType('named', roll).map(({ body }) => [body.laptop, body.name]));
  return standers
    .slice(0, STANDING_MAX)
    .map((laptop) => ({ ...laptop, name: names.get(laptop.id) ?? laptop.name }))
    .sort(byId);
}

/** What is known of a laptop, also of one that is gone; undefined of one that was never in the roll. */
export function laptopIn(roll: Roll, id: LaptopId): KnownCard | undefined {
  const named = ofType('named', roll).find(({ body }) => body.laptop === id)?.body.name;
  const card = cards(roll).find((each) => each.id === id);
  return card && { ...card, name: named ?? card.name };
}

/** How each laptop is called by whose mark its changes are known (Y6), also those that are gone. */
export function namesByMark(roll: Roll): ReadonlyMap<string, string> {
  const ids = cards(roll).map(({ id }) => id);
  return new Map(ids.map((id) => [actorMark(id), laptopIn(roll, id)?.name ?? '']));
}

/** Whether one more laptop may be added. */
export function hasRoom(roll: Roll): boolean {
  const known = new Set(cards(roll).map(({ id }) => id));
  return standing(roll).length < STANDING_MAX && known.size < LAPTOPS_MAX;
}

/** Adds a laptop that has just been paired. @throws RangeError without room, from one that does not stand, or for a known one. */
export function addLaptop(roll: Roll, by: Identity, laptop: Card): Roll {
  const id = readCertificate(laptop.certificate)?.id;
  // A second entry for one laptop would put it out (Y10).
  const isNew = cards(roll).every((card) => card.id !== id);
  const mayAdd = isNew && hasRoom(roll) && standing(roll).some((each) => each.id === by.id);
  if (!mayAdd) throw new RangeError('this laptop may not be added');
  const card = encodeCard({ ...laptop, name: asName(laptop.name) });
  return signed(roll, by, { type: 'added', circle: circleOf(roll), laptop: card, by: by.id });
}

/** Whether this laptop may remove another one, or itself: not after more removals than are heard. */
export function mayRemove(roll: Roll, by: LaptopId): boolean {
  return isHeard(roll, by);
}

/** Removes a laptop, for ever (Y10). Nothing happens if this laptop has done so already. @throws RangeError beyond `mayRemove`. */
export function removeLaptop(roll: Roll, by: Identity, id: LaptopId): Roll {
  if (ofType('removed', roll).some((entry) => entry.by === by.id && entry.body.laptop === id)) return roll;
  const stands = standing(roll).flatMap((laptop) => (laptop.id === id ? [] : laptop.id));
  return signed(roll, by, { type: 'removed', circle: circleOf(roll), laptop: id, stands, by: by.id });
}

/** Whether another name of this laptop would count: not after the highest version, which only one gone wrong reaches. */
export function mayRename(roll: Roll, id: LaptopId): boolean {
  return versionOf(roll, id) < VERSION_MAX;
}

/** Calls a laptop otherwise (Y9). @throws RangeError for one that is not in the roll, and beyond `mayRename`. */
export function renameLaptop(roll: Roll, by: Identity, id: LaptopId, name: string): Roll {
  const version = versionOf(roll, id) + 1;
  return signed(roll, by, {
    type: 'named',
    circle: circleOf(roll),
    laptop: id,
    name: asName(name),
    version,
    by: by.id,
  });
}

function versionOf(roll: Roll, id: LaptopId): number {
  return ofType('named', roll).find(({ body }) => body.laptop === id)?.body.version ?? 0;
}

function signed(roll: Roll, by: Identity, body: BodyOf<'added' | 'removed' | 'named'>): Roll {
  const { id, bytes } = writeEntry(by, body);
  const grown = joinRolls(roll, [bytes]);
  if (!grown.has(id)) throw new RangeError('an entry that nobody would hear');
  return grown;
}

function cardOf(identity: Identity): Omit<Card, 'name'> {
  return { certificate: identity.certificate, box: identity.box.publicKey };
}

/** Everybody who is not void (Y10), the founder first, then those it added, then those they added, each lot in order of ids. */
function notVoid(roll: Roll, founding: Entry<'founded'>, removals: readonly Entry<'removed'>[]): Standing[] {
  const added = ofType('added', roll);
  const isOnce = ({ card }: Entry<'added'>) => added.filter((each) => each.card.id === card.id).length === 1;
  const once = added.filter(isOnce);
  const reached: Standing[] = [{ ...founding.card, addedBy: founding.card.id }];
  for (let lot: readonly Standing[] = reached; lot.length > 0; ) {
    const adders = lot;
    const next = once.filter(({ card, by }) => adders.some(({ id }) => id === by) && isListed(card.id, by, removals));
    lot = next.map(({ card, by }) => ({ ...card, addedBy: by })).sort(byId);
    reached.push(...lot);
  }
  return reached;
}

// Whoever removed the adder must have known this one, and let it stand.
function isListed(id: LaptopId, by: LaptopId, removals: readonly Entry<'removed'>[]): boolean {
  return removals.every(({ body }) => body.laptop !== by || body.stands.includes(id));
}

function foundingOf(roll: Roll): Entry<'founded'> | undefined {
  return ofType('founded', roll)[0];
}

function cards(roll: Roll): KnownCard[] {
  return [...ofType('founded', roll), ...ofType('added', roll)].map(({ card }) => card);
}

function idsOf(roll: Roll): string[] {
  return [...roll.keys()].sort();
}

function byId(a: { readonly id: LaptopId }, b: { readonly id: LaptopId }): number {
  return a.id < b.id ? -1 : 1;
}
