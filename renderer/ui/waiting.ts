// What waits for the user today, and which week it is, kept until what they come from changes: the rail and the screen of
// today ask for the same.
import { addDays, type Day } from '../../shared/model/identity.ts';
import { todayOf } from '../../shared/model/today.ts';
import { mondayOf, suggestionsFor, weekOf } from '../../shared/model/week.ts';
import { cardMemory } from './card-memo.ts';
import { contactsOf } from './contacts.ts';
import { missedBeatsOf } from './dusty.ts';
import { keeping } from './keeping.ts';
import { dayOf } from './today.ts';

const PARTS = ['asks', 'intros', 'people', 'me', 'settings', 'tagDrumbeats', 'tagDrumbeatsAtWorst'] as const;

const ofToday = cardMemory();
const ofWeek = cardMemory();

/** The rows of today. */
export const waitingToday = keeping([...PARTS, 'interactions'], (document, today) =>
  todayOf(document, today, { dayOf, dusty: missedBeatsOf(document, today), memo: ofToday(document, today) }),
);

/** This week's few, and what it could hold: all that waits by its end. */
export const thisWeek = keeping([...PARTS, 'interactions'], (document, today) => {
  const week = weekOf(document, today, contactsOf(document, today));
  const end = endOfWeek(today);
  const dusty = missedBeatsOf(document, today);
  const rows = todayOf(document, end, { dayOf, said: today, dusty, memo: ofWeek(document, today) });
  return { week, suggested: suggestionsFor(week, rows) };
});

function endOfWeek(today: Day): Day {
  return addDays(mondayOf(today), 6);
}
