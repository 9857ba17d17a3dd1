// Who gathers dust, kept until something changes that says so: Backers, Today and insight ask here.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { type Dusty, dustyPeople } from '../../shared/model/dusty.ts';
import type { Day } from '../../shared/model/identity.ts';
import { contactsOf } from './contacts.ts';
import { keeping } from './keeping.ts';

/** Everybody who is dusty, the most valuable first; screens show a few of them. */
export const dustyOf: (document: VouchsafeDocument, today: Day) => readonly Dusty[] = keeping(
  ['interactions', 'asks', 'intros', 'people', 'tagDrumbeats', 'tagDrumbeatsAtWorst'],
  (document, today) => dustyPeople(document, contactsOf(document, today), today, Number.POSITIVE_INFINITY),
);
