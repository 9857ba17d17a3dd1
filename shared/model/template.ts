// The user's own templates: their words for a moment, in a language. They stand before the built-in ones; see messages/.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
import type { Stamp, TemplateId } from './identity.ts';
import { MOMENTS } from './messages/moments.ts';
import { setText } from './person.ts';
import { add, find, type Kept } from './table.ts';

export interface Template extends Kept {
  id: TemplateId;
  /** For which moment (messages/moments.ts). */
  moment: string;
  /** BCP 47: `en`, `de`, `pt-BR`. */
  language: string;
  /** How it is called where one chooses among several; absent for the only one. */
  name?: string;
  subject: string;
  body: string;
}

/** A language as BCP 47 writes its tags: letters first, then parts of letters and digits. */
const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);

export const templateFields = z.object({
  moment: z.enum(MOMENTS),
  language,
  name: z.string().trim().max(60).optional(),
  subject: z.string().max(1_000),
  body: z.string().max(20_000),
});

export const templateChanges = templateFields.omit({ moment: true, language: true }).partial();

/** Keeps words of the user's own for a moment. */
export function saveTemplate(
  document: VouchsafeDocument,
  argument: z.infer<typeof templateFields>,
  stamp: Stamp,
): TemplateId {
  const id = stamp.newId() as TemplateId;
  const { name, ...words } = argument;
  add(document.templates, { ...words, id, createdAt: stamp.now, ...(name && { name }) });
  return id;
}

/** Changes the words of a template, or its name. */
export function editTemplate(
  document: VouchsafeDocument,
  argument: { id: TemplateId; changes: z.infer<typeof templateChanges> },
): void {
  const template = find(document.templates, argument.id);
  if (!template) throw new Refusal('not-found');
  const { name, subject, body } = argument.changes;
  setText(template, { name });
  // These two are never taken away: an empty one is empty.
  if (subject !== undefined && subject !== template.subject) template.subject = subject;
  if (body !== undefined && body !== template.body) template.body = body;
}
