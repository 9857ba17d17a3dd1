// The one next action of an ask (playbook: each card says one). What was planted for a day comes first when its day is there;
// an answer to a broadcast waits to become an introduction.
import { type Ask, missingFromBrief } from './ask.ts';
import type { NextAction } from './board.ts';
import { isKnowing, plantingsOf, type Told, toldOf } from './broadcast.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { peopleIn } from './intro.ts';
import { records } from './table.ts';

/** What the next action depends on besides the ask: the day, its running introductions, how people are called. */
interface Around {
  readonly today: Day;
  readonly running: number;
  readonly first: (who: PartyId) => string;
}

/** What to do next with an ask. */
export function nextForAsk(document: VouchsafeDocument, ask: Ask, { today, running, first }: Around): NextAction {
  if (ask.stage === 'closed') return { code: 'done', sentence: ask.outcome ?? 'Closed', mine: false };
  const whoNow = (party: PersonId) => survivorOf(document, party);
  const planted = plantingsOf(ask, whoNow).filter(({ isAsked }) => !isAsked);
  const ripe = planted.find(({ until }) => until !== undefined && until <= today);
  if (ripe) return { code: 'ask now', sentence: `Ask ${first(ripe.party)} now`, party: ripe.party, mine: true };
  const missing = missingFromBrief(ask);
  if (missing.length > 0) return { code: 'shape', sentence: `Say ${missing.join(', ')}`, mine: true };
  if (ask.stage === 'captured') return { code: 'shape', sentence: 'Call it shaped', mine: true };
  if (running > 0) return { code: 'quiet', sentence: `${running} intro${running > 1 ? 's' : ''} running`, mine: false };
  const [answer] = answersWaiting(document, ask);
  if (answer)
    return { code: 'take up', sentence: `Take up ${first(answer.party)}’s answer`, party: answer.party, mine: true };
  const later = planted.find(({ until }) => until !== undefined);
  if (later) {
    const sentence = `Planted: ask ${first(later.party)} from ${later.until}`;
    return { code: 'wait', sentence, party: later.party, mine: false };
  }
  return { code: 'propose', sentence: 'Propose an intro', mine: true };
}

/** Who knows somebody, and has no part yet in any introduction for this ask; whoever knows just the one comes first. */
export function answersWaiting(document: VouchsafeDocument, ask: Ask): Told[] {
  const whoNow = (party: PersonId) => survivorOf(document, party);
  const knowing = toldOf(ask, whoNow).filter(isKnowing);
  // Few asks get here, so only they walk over the introductions.
  if (knowing.length === 0) return [];
  const takenUp = new Set<PartyId>();
  for (const intro of records(document.intros))
    if (intro.ask === ask.id) for (const who of peopleIn(intro)) takenUp.add(survivorOf(document, who));
  const isBest = ({ response }: Told) => (response === 'knows just the one' ? 0 : 1);
  return knowing.filter(({ party }) => !takenUp.has(party)).sort((a, b) => isBest(a) - isBest(b));
}
