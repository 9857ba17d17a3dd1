// Interactions: what the user and a person did together, dated, with a note. A plain dated note is one of them.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
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
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

export interface Interaction extends Kept {
  id: InteractionId;
  person: PersonId;
  kind: InteractionKind;
  on: Day;
  text: string;
}

export const interactionFields = z.object({
  kind: z.enum(INTERACTION_KINDS),
  on: z.string().refine(isDay),
  text: z.string().max(20_000),
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
  add(document.interactions, { ...argument, id, createdAt: stamp.now });
  return id;
}

/** Changes what was recorded. */
export function editInteraction(
  document: VouchsafeDocument,
  argument: { id: InteractionId; changes: z.infer<typeof interactionChanges> },
): void {
  const interaction = find(document.interactions, argument.id);
  if (!interaction) throw new Refusal('not-found');
  const { text, ...plain } = argument.changes;
  setText(interaction, plain);
  if (text !== undefined && text !== interaction.text) interaction.text = text;
}

/** A person's interactions, newest first. */
export function interactionsWith(document: VouchsafeDocument, person: PersonId): Interaction[] {
  return [...records(document.interactions)]
    .filter((interaction) => interaction.person === person)
    .sort((a, b) => (a.on === b.on ? b.createdAt - a.createdAt : a.on < b.on ? 1 : -1));
}
