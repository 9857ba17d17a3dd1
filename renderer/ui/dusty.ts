// Who gathers dust, kept until something changes that says so: Backers and insight ask here; Today asks for those whose
// drumbeat is missed, which is much less to walk over, and nothing where nobody has a drumbeat.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { rhythmOf } from '../../shared/model/drumbeat.ts';
import { type Dusty, dustyPeople } from '../../shared/model/dusty.ts';
import type { Day } from '../../shared/model/identity.ts';
import { records } from '../../shared/model/table.ts';
import { contactsOf } from './contacts.ts';
import { keeping } from './keeping.ts';

const OF_DRUMBEATS = ['people', 'tagDrumbeats', 'tagDrumbeatsAtWorst'] as const;

const hasDrumbeats = keeping(OF_DRUMBEATS, (document) => {
  for (const person of records(document.people)) if (rhythmOf(person, document)) return true;
  return false;
});

/** Everybody who is dusty, the most valuable first; screens show a few of them. */
export const dustyOf: (document: VouchsafeDocument, today: Day) => readonly Dusty[] = keeping(
  ['interactions', 'asks', 'intros', ...OF_DRUMBEATS],
  (document, today) => dustyPeople(document, contactsOf(document, today), today, Number.POSITIVE_INFINITY),
);

/** Those of them whose drumbeat is missed. */
export const missedBeatsOf: (document: VouchsafeDocument, today: Day) => readonly Dusty[] = keeping(
  ['interactions', 'asks', 'intros', ...OF_DRUMBEATS],
  (document, today) => {
    if (!hasDrumbeats(document, today)) return [];
    return dustyPeople(document, contactsOf(document, today), today, Number.POSITIVE_INFINITY, 'drumbeats');
  },
);
