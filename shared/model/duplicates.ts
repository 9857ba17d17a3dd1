// Who is in the network twice? Pairs that look like one person, each with its reasons, surest first. Nobody is merged here.

import type { PersonId } from './identity.ts';

export const DUPLICATE_REASONS = [
  'same e-mail',
  'same LinkedIn address',
  'same identity in their files',
  'same name and firm',
  'names alike, same phone',
  'names alike, same firm',
  'same name',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Two people who may be one. */
export interface Suspicion {
  readonly a: PersonId;
  readonly b: PersonId;
  /** Strongest first. */
  readonly reasons: readonly DuplicateReason[];
}
