// The one thing to do next with an introduction, from the first question to the last thank-you. A view: it reads the card's
// history and its column, decides nothing, and nags nobody who said "not now".
import type { Column, NextAction } from './board.ts';
import { type Consent, consentOf, consentsNeeded, isPrepared, refusedBy, staleIn } from './consent.ts';
import type { VouchsafeDocument } from './document.ts';
import { newsAwaited } from './feedback.ts';
import { type Day, daysBetween, type PartyId } from './identity.ts';
import { type Intro, roleIn } from './intro.ts';
import { messagesOf } from './message.ts';
import { newsOwed, thanksOwed } from './thanks.ts';

/** Silence so long is nudged, not before. */
const NUDGE_AFTER_DAYS = 3;
/** Who was asked how it went gets so long to tell. */
const PATIENCE_DAYS = 7;

type First = (who: PartyId) => string;

/** What to do next with an introduction that stands in this column; `first` says how somebody is called on a card. */
export function nextForIntro(
  document: VouchsafeDocument,
  intro: Intro,
  column: Column,
  today: Day,
  first: First,
): NextAction {
  switch (column) {
    case 'closed':
      return nextForClosed(intro, first);
    case 'follow-up':
      return nextForFollowUp(intro, today, first);
    case 'introduced':
      return { code: 'quiet', sentence: `Quiet until ${intro.followUpOn ?? 'you follow up'}`, mine: false };
    case 'ready':
      if (!isSettled(document, intro, today)) return nextForConsent(document, intro, today, first);
      return roleIn(intro) === 'connector'
        ? { code: 'introduce', sentence: 'Introduce them', mine: true }
        : { code: 'introduce', sentence: `${first(intro.connector)} introduces you`, mine: false };
    default:
      return nextForConsent(document, intro, today, first);
  }
}

/** Thanks first, whatever the outcome; then whoever helped hears what came of it (S3.8). */
function nextForClosed(intro: Intro, first: First): NextAction {
  const [owed] = thanksOwed(intro);
  if (owed) return { code: 'thank', sentence: `Thank ${first(owed)}`, party: owed, mine: true };
  const [untold] = newsOwed(intro);
  if (untold) return { code: 'tell', sentence: `Tell ${first(untold)} what came of it`, party: untold, mine: true };
  return { code: 'done', sentence: intro.outcome ?? 'Closed', mine: false };
}

/** Each party is asked how it went (S2.14), and gets time to tell; then the user says how it ended. */
function nextForFollowUp(intro: Intro, today: Day, first: First): NextAction {
  const awaited = newsAwaited(intro);
  const askedOn = (who: PartyId) =>
    messagesOf(intro).findLast(({ moment, party }) => moment === 'follow-up' && party === who)?.on;
  const unasked = awaited.find((who) => askedOn(who) === undefined);
  if (unasked) return { code: 'follow up', sentence: `Ask ${first(unasked)} how it went`, party: unasked, mine: true };
  const waiting = awaited.find((who) => daysBetween(askedOn(who) ?? today, today) < PATIENCE_DAYS);
  if (waiting) return { code: 'hear', sentence: `Wait for word from ${first(waiting)}`, party: waiting, mine: false };
  return { code: 'follow up', sentence: 'Say how it went', mine: true };
}

function nextForConsent(document: VouchsafeDocument, intro: Intro, today: Day, first: First): NextAction {
  const [refused] = refusedBy(intro);
  if (refused === 'me') return { code: 'ask', sentence: 'You said no: close it, or say yes', party: 'me', mine: true };
  if (refused)
    return { code: 'ask', sentence: `${first(refused)} said no: close it, or ask again`, party: refused, mine: true };
  const needed = consentsNeeded(intro).map((who) => ({ who, consent: consentOf(intro, who) }));
  const answered = (answer: Consent['answer']) => needed.find(({ consent }) => consent.answer === answer)?.who;
  const later = needed.find(({ consent }) => isLater(consent, today));
  if (later) {
    const sentence = `Wait for ${first(later.who)} until ${later.consent.until}`;
    return { code: 'wait', sentence, party: later.who, mine: false };
  }
  const ask = (who: PartyId, mine: string, theirs: string): NextAction => {
    return { code: 'ask', sentence: who === 'me' ? mine : `Ask ${first(who)}${theirs}`, party: who, mine: true };
  };
  const unasked = answered('unasked');
  if (unasked) return ask(unasked, 'Say whether you want it', '');
  const again = answered('not now');
  if (again) return ask(again, 'Say whether you want it now', ' again');
  const [stale] = staleIn(document, intro, today);
  if (stale) return ask(stale, 'Say whether you still want it', ' again');
  const open = answered('asked');
  if (open === 'me') return ask(open, 'Say whether you want it', '');
  if (open) return nextForSilence(intro, open, today, first);
  return nextWhenAgreed(intro, first);
}

function nextForSilence(intro: Intro, who: PartyId, today: Day, first: First): NextAction {
  const since = consentOf(intro, who).askedOn;
  const late = since === undefined || daysBetween(since, today) >= NUDGE_AFTER_DAYS;
  return late
    ? { code: 'nudge', sentence: `Nudge ${first(who)}`, party: who, mine: true }
    : { code: 'wait', sentence: `Wait for ${first(who)}`, party: who, mine: false };
}

function nextWhenAgreed(intro: Intro, first: First): NextAction {
  if (!isPrepared(intro)) return { code: 'prepare', sentence: `Write words for ${first(intro.connector)}`, mine: true };
  return roleIn(intro) === 'connector'
    ? { code: 'introduce', sentence: 'Introduce them', mine: true }
    : { code: 'make ready', sentence: 'Call it ready', mine: true };
}

function isLater({ answer, until }: Consent, today: Day): boolean {
  return answer === 'not now' && until !== undefined && until > today;
}

/** False while somebody said no or not now, was asked again, or said yes too long ago: then Ready is not the last word. */
function isSettled(document: VouchsafeDocument, intro: Intro, today: Day): boolean {
  const answers = consentsNeeded(intro).map((who) => consentOf(intro, who).answer);
  const isOpen = answers.includes('asked') || answers.includes('not now');
  return !isOpen && refusedBy(intro).length === 0 && staleIn(document, intro, today).length === 0;
}
