// The user's own profile, and the settings that travel with the vault.
import type { Me, TravellingSettings, VouchsafeDocument } from './document.ts';
import type { Stamp } from './identity.ts';
import { setText } from './person.ts';

/** Changes the fields of my profile that are given; an empty text clears one. */
export function editMe(
  document: VouchsafeDocument,
  changes: { readonly [Field in keyof Me]?: string | undefined },
): void {
  setText(document.me, changes);
}

/** Changes settings that travel. */
export function editSettings(
  document: VouchsafeDocument,
  changes: { [Field in 'followUpDays' | 'consentDays' | 'language']?: TravellingSettings[Field] | undefined },
): void {
  setText(document.settings, changes);
}

/** Records that the recovery key was rehearsed: from now on there is a board. */
export function noteRehearsal(document: VouchsafeDocument, _argument: unknown, stamp: Stamp): void {
  document.settings.rehearsedAt = stamp.now;
}
