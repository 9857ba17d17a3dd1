// Whether a card goes into a file: that follows from the people who have a part in it.
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { PartyId } from '../../../../shared/model/identity.ts';
import { type Intro, partiesOf } from '../../../../shared/model/intro.ts';
import { isWanted, isWhollyHome, type Tally, type Wanted } from './wanted.ts';

/** True when a record of these parties goes out. One of somebody about whom nothing leaves stays home, and is counted. */
export function goesOut(
  document: VouchsafeDocument,
  parties: readonly PartyId[],
  wanted: Wanted,
  tally: Tally,
): boolean {
  if (!parties.some((party) => isWanted(document, party, wanted))) return false;
  const isHome = parties.some((party) => isWhollyHome(document, party, wanted));
  if (isHome) tally.keptHome++;
  return !isHome;
}

/** Everybody with a part in an introduction, the user included. */
export function everybodyIn(intro: Intro): PartyId[] {
  return [...partiesOf(intro), intro.connector];
}
