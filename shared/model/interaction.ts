// Interactions: what the user and a person did together, dated, with a note. A plain dated note is one of them.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { isSameParty, type VouchsafeDocument } from './document.ts';
import { type Day, type InteractionId, isDay, type PersonId, type Stamp } from './identity.ts';
import { setText } from './person.ts';
import { add, find, type Kept, records } from './table.ts';

export const INTERACTION_KINDS = [
  'note',
  'met',
  'called',
  'wrote',
  'coffee',
  'event',
  'gave help',
  'received help',
  'in touch',
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

export interface Interaction extends Kept {
  id: InteractionId;
  person: PersonId;
  kind: InteractionKind;
  on: Day;
  text: string;
  /** Said in confidence: stays home whatever leaves. */
  neverLeaves?: true;
  /** The identity that a file gave it, so that the same file again does not double it. */
  uid?: string;
}

export const interactionFields = z.object({
  kind: z.enum(INTERACTION_KINDS),
  on: z.string().refine(isDay),
  text: z.string().max(20_000),
  neverLeaves: z.boolean().optional(),
});

export const interactionChanges = interactionFields.partial();

/** Records an interaction with a person. */
export function addInteraction(
  document: VouchsafeDocument,
  argument: { person: PersonId } & z.infer<typeof interactionFields>,
  stamp: Stamp,
): InteractionId {
  if (!find(document.people, argument.person)) throw new Refusal('not-found');
  const id = stamp.newId() as InteractionId;
  const { neverLeaves, ...plain } = argument;
  add(document.interactions, { ...plain, id, createdAt: stamp.now, ...(neverLeaves && { neverLeaves }) });
  return id;
}

/** Changes what was recorded. */
export function editInteraction(
  document: VouchsafeDocument,
  argument: { id: InteractionId; changes: z.infer<typeof interactionChanges> },
): void {
  const interaction = find(document.interactions, argument.id);
  if (!interaction) throw new Refusal('not-found');
  const { text, neverLeaves, ...plain } = argument.changes;
  setText(interaction, plain);
  if (neverLeaves === false) delete interaction.neverLeaves;
  else if (neverLeaves && !interaction.neverLeaves) interaction.neverLeaves = true;
  if (text !== undefined && text !== interaction.text) interaction.text = text;
}

/** A person's interactions, newest first. */
export function interactionsWith(document: VouchsafeDocument, person: PersonId): Interaction[] {
  return [...records(document.interactions)]
    .filter((interaction) => isSameParty(document, interaction.person, person))
    .sort((a, b) => (a.on === b.on ? b.createdAt - a.createdAt : a.on < b.on ? 1 : -1));
}
