// A tie: two people of the network know each other. It is recorded once and read from either side; warm paths go over ties.
// My own tie to a person is their closeness, in person.ts.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { isSameParty, personOf, survivorOf, type VouchsafeDocument } from './document.ts';
import { type PersonId, personId, type Stamp, type TieId } from './identity.ts';
import { CLOSENESS, type Closeness, setText } from './person.ts';
import { add, find, type Kept, records } from './table.ts';

export interface Tie extends Kept {
  id: TieId;
  a: PersonId;
  b: PersonId;
  /** What `a` is to `b`, in a word or two ("colleague", "manager"). */
  kind?: string;
  /** What `b` is to `a`, where that is another word ("report"). */
  back?: string;
  closeness?: Closeness;
  /** Where from, since when ("from Acme, 2019"). */
  words?: string;
}

/** A tie as one of the two sees it. */
export interface TieSeen {
  readonly tie: Tie;
  readonly other: PersonId;
  /** What the other is to the one who looks; empty when nobody said. */
  readonly kind: string;
}

const word = z.string().trim().max(60);
export const tieFields = z
  .object({
    kind: word,
    back: word,
    closeness: z.enum([...CLOSENESS, '']),
    words: z.string().trim().max(500),
  })
  .partial();

export const tieProposal = tieFields.extend({ a: personId, b: personId });

/** Records that two people know each other. A tie that is there already is edited; `kind` is what `a` is to `b`. */
export function recordTie(document: VouchsafeDocument, argument: z.infer<typeof tieProposal>, stamp: Stamp): TieId {
  const { a, b, kind, back, ...plain } = argument;
  if (!personOf(document, a) || !personOf(document, b)) throw new Refusal('not-found');
  if (isSameParty(document, a, b)) throw new Refusal('parties-same');
  const known = tieBetween(document, a, b);
  const id = known?.id ?? (stamp.newId() as TieId);
  if (!known) add(document.ties, { id, createdAt: stamp.now, a, b });
  const tie = find(document.ties, id) as Tie;
  const isTurned = !isSameParty(document, tie.a, a);
  setText(tie, { ...plain, ...(isTurned ? { kind: back, back: kind } : { kind, back }) });
  return id;
}

/** Changes the fields of a tie that are given, and no other. */
export function editTie(
  document: VouchsafeDocument,
  argument: { id: TieId; changes: z.infer<typeof tieFields> },
): void {
  const tie = find(document.ties, argument.id);
  if (!tie) throw new Refusal('not-found');
  setText(tie, argument.changes);
}

/** The tie between two people, whichever side it was recorded from. */
export function tieBetween(document: VouchsafeDocument, a: PersonId, b: PersonId): Tie | undefined {
  return tiesOf(document, a).find(({ other }) => isSameParty(document, other, b))?.tie;
}

/** A person's ties, as they see them, each neighbour once. */
export function tiesOf(document: VouchsafeDocument, person: PersonId): TieSeen[] {
  const who = survivorOf(document, person);
  const seen = new Map<PersonId, TieSeen>();
  for (const tie of records(document.ties)) {
    const [a, b] = [survivorOf(document, tie.a), survivorOf(document, tie.b)];
    if (a === b || (a !== who && b !== who)) continue;
    const other = a === who ? b : a;
    const kind = (a === who ? (tie.back ?? tie.kind) : (tie.kind ?? tie.back)) ?? '';
    if (!seen.has(other)) seen.set(other, { tie, other, kind });
  }
  return [...seen.values()];
}
