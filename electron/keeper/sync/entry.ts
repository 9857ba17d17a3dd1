// Entries of the roll as bytes (Y7, Y9): a body of JSON that has one spelling only, and a signature. Pure but for the dice in it.
// Here an entry is well formed or is none; whose word counts, and for what, is decided in roll.ts.
import { z } from 'zod';
import { fromHex, hash, isSame, joinBytes, randomBytes, sealFor, toHex } from '../crypto.ts';
import { type Identity, isSigned, type LaptopId, readCertificate, SIGNATURE_BYTES, sign } from './identity.ts';
import { decodeJson, encodeJson } from './json.ts';

/** A body and its signature have at most so many bytes. */
export const ENTRY_BYTES_MAX = 2_048 + SIGNATURE_BYTES;
/** At most so many laptops stand at a time. */
export const STANDING_MAX = 16;
export const VERSION_MAX: number = 2 ** 48;
export const NAME_MAX = 60;
const ID_BYTES = 16;
const LABEL = 'vouchsafe-roll-1';

// What a screen would not show, or would show somewhere else: control characters, half characters, turns of direction, tags, fillers.
// What joins and varies characters of real names and pictures stays.
const ODD =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Something to be seen: a name of nothing but what is blank or has no width is none. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

const bytes = (count: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * count}}$`, 'u'));
const id = bytes(ID_BYTES);
const name = z.string().refine(isName);
const laptop = z.strictObject({ certificate: z.string().regex(/^(?:[0-9a-f]{2}){1,1024}$/u), box: bytes(32), name });
const bodySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('founded'), laptop, random: bytes(16) }),
  z.strictObject({ type: z.literal('added'), circle: id, laptop, by: id }),
  z.strictObject({ type: z.literal('removed'), circle: id, laptop: id, stands: z.array(id).max(STANDING_MAX), by: id }),
  z.strictObject({
    type: z.literal('named'),
    circle: id,
    laptop: id,
    name,
    version: z.int().min(1).max(VERSION_MAX),
    by: id,
  }),
]);
/** What an entry says. Keys and ids in hex, as they are signed. */
export type Body = z.infer<typeof bodySchema>;
export type BodyOf<Type extends Body['type']> = Extract<Body, { readonly type: Type }>;

/** Who a laptop is to the others, and the name it came with. `box` is the public one. */
export interface Card {
  readonly certificate: Uint8Array;
  readonly box: Uint8Array;
  readonly name: string;
}

/** A card that was looked at: its certificate is one, and something can be sealed to its box key. */
export interface KnownCard extends Card {
  readonly id: LaptopId;
  /** SHA-256 of the certificate, in hex. */
  readonly fingerprint: string;
}

/** One entry. `bytes` are body and signature as they came; `card` is that of the laptop it founds with or adds. */
export interface Entry<Type extends Body['type'] = Body['type']> {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly body: BodyOf<Type>;
  readonly card: Type extends 'founded' | 'added' ? KnownCard : undefined;
  readonly by: LaptopId;
}
export type AnyEntry = { [Type in Body['type']]: Entry<Type> }[Body['type']];

/** Whether a laptop may be called so (Y9). */
export function isName(text: string): boolean {
  return text.search(ODD) < 0 && SEEN.test(text) && [...text].length <= NAME_MAX;
}

/** The name that comes nearest to a text from elsewhere; `laptop` if nothing is left of it. */
export function asName(text: string): string {
  const clean = text.replaceAll(ODD, ' ').trim();
  const name = [...clean].slice(0, NAME_MAX).join('').trim();
  return SEEN.test(name) ? name : 'laptop';
}

/** The id of an entry: what two entries with the same body have in common. */
export function entryId(entry: Uint8Array): string {
  return toHex(hash(bodyOf(entry)).subarray(0, ID_BYTES));
}

/** An entry from its bytes; undefined for anything that is not just as Y7 says. Its signature is not looked at yet. */
export function readEntry(entry: Uint8Array): AnyEntry | undefined {
  if (entry.length <= SIGNATURE_BYTES || entry.length > ENTRY_BYTES_MAX) return undefined;
  const body = bodySchema.safeParse(decodeJson(bodyOf(entry))).data;
  if (!body || !isSame(encodeBody(body), bodyOf(entry))) return undefined;
  const isCarded = body.type === 'founded' || body.type === 'added';
  const card = isCarded ? readCard(body) : undefined;
  if (isCarded && !card) return undefined;
  const by = body.type === 'founded' ? card?.id : body.by;
  return { id: entryId(entry), bytes: entry.slice(), body, card, by } as AnyEntry;
}

/** Whether the laptop of this certificate has signed an entry. */
export function isSignedWith(entry: AnyEntry, certificate: Uint8Array): boolean {
  const at = entry.bytes.length - SIGNATURE_BYTES;
  return isSigned(certificate, LABEL, entry.bytes.subarray(at), entry.bytes.subarray(0, at));
}

/** Writes an entry down. @throws RangeError if it would not be well formed: others would pass it over. */
export function writeEntry(identity: Identity, body: Body): AnyEntry {
  const text = encodeBody(body);
  const entry = readEntry(joinBytes([text, sign(identity, LABEL, text)]));
  if (!entry) throw new RangeError('an entry must be well formed');
  return entry;
}

/** A founding entry: the beginning of a circle. */
export function writeFounding(identity: Identity, card: Card): AnyEntry {
  return writeEntry(identity, { type: 'founded', laptop: encodeCard(card), random: toHex(randomBytes(ID_BYTES)) });
}

/** A card as it stands in a body. */
export function encodeCard({ certificate, box, name: called }: Card): BodyOf<'added'>['laptop'] {
  return { certificate: toHex(certificate), box: toHex(box), name: called };
}

// One spelling: no spaces, keys in this order, and so no two readers that make different things of the same bytes.
function encodeBody(body: Body): Uint8Array {
  const { type } = body;
  switch (type) {
    case 'founded':
      return encodeJson({ type, laptop: spelled(body.laptop), random: body.random });
    case 'added':
      return encodeJson({ type, circle: body.circle, laptop: spelled(body.laptop), by: body.by });
    case 'removed':
      return encodeJson({ type, circle: body.circle, laptop: body.laptop, stands: body.stands, by: body.by });
    case 'named': {
      const { circle, laptop: about, name: called, version, by } = body;
      return encodeJson({ type, circle, laptop: about, name: called, version, by });
    }
  }
}

function spelled({ certificate, box, name: called }: BodyOf<'added'>['laptop']) {
  return { certificate, box, name: called };
}

function readCard({ laptop: said }: BodyOf<'founded' | 'added'>): KnownCard | undefined {
  const [certificate, box] = [fromHex(said.certificate), fromHex(said.box)];
  const names = readCertificate(certificate);
  if (!names || !sealFor(box, new Uint8Array())) return undefined;
  return { ...names, certificate, box, name: said.name };
}

function bodyOf(entry: Uint8Array): Uint8Array {
  return entry.subarray(0, Math.max(0, entry.length - SIGNATURE_BYTES));
}
