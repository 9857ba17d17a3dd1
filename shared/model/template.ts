// The user's own templates: their words for a moment, in a language. They stand before the built-in ones; see messages/.
import type { TemplateId } from './identity.ts';
import type { Kept } from './table.ts';

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
