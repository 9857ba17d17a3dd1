// The rules that the board keeps, whichever way a card is moved. Each names its source in the playbook, says what is
// missing in plain words, and names the fix. A rule is never silently broken and never silently enforced: the user
// may fix it there, or override it, and an override is written into the card's history.
import { type Ask, missingFromBrief } from './ask.ts';
import { consentOf, consentsNeeded, isPrepared, refusedBy, staleIn } from './consent.ts';
import { nameOf, type VouchsafeDocument } from './document.ts';
import type { Day, PartyId } from './identity.ts';
import { type Intro, type IntroStage, peopleIn, roleIn } from './intro.ts';
import { thanksOwed } from './thanks.ts';

export type RuleId =
  | 'brief-complete'
  | 'asked-first'
  | 'consent-given'
  | 'consent-stale'
  | 'connector-prepared'
  | 'introduction-made'
  | 'outcome-said'
  | 'thanks-given'
  | 'refused';

export type Fix =
  | 'write brief'
  | 'record asked'
  | 'record answer'
  | 'prepare connector'
  | 'introduce'
  | 'close'
  | 'thank';

/** A rule that a move breaks. */
export interface Broken {
  readonly rule: RuleId;
  /** The playbook's source, for whoever wants to read on. */
  readonly source: string;
  readonly sentence: string;
  readonly fix: Fix;
  /** True where switching to direct, one message to both, would settle it too. */
  readonly orDirect?: true;
  readonly people: readonly PartyId[];
}

/** What an ask lacks to be called shaped. */
export function brokenByShaping(ask: Ask): Broken[] {
  const missing = missingFromBrief(ask);
  if (missing.length === 0) return [];
  const words = { what: 'what exactly is wanted', who: 'who could give it', why: 'why' };
  const sentence = `The brief does not yet say ${listed(missing.map((part) => words[part]))}.`;
  return [{ rule: 'brief-complete', source: 'S1, S3.5, S4', sentence, fix: 'write brief', people: [] }];
}

/** What stands against an introduction entering a column. Going back is free, and so is standing still. */
export function brokenByMove(document: VouchsafeDocument, intro: Intro, to: IntroStage, today: Day): Broken[] {
  if (STAGES.indexOf(to) <= STAGES.indexOf(to === 'closed' ? intro.stage : stageReached(intro))) return [];
  const name = (who: PartyId) => nameOf(document, who);
  const broken: (Broken | undefined)[] = [];
  if (to === 'closed') {
    broken.push(intro.outcome ? undefined : OUTCOME_SAID, stillOwed(intro, name));
  } else {
    broken.push(saidNo(intro, name));
    if (to === 'permission') broken.push(nobodyAsked(intro, name));
    else
      broken.push(
        consentMissing(intro, name),
        consentStale(document, intro, today, name),
        connectorUnprepared(intro, name),
      );
    if (to === 'introduced' || to === 'follow-up') broken.push(NOT_INTRODUCED);
  }
  return broken.filter((rule) => rule !== undefined);
}

/** How far it had come, also when it is closed. What was introduced needs no consent any more, overridden or not. */
function stageReached(intro: Intro): IntroStage {
  if (intro.introducedOn !== undefined) return 'follow-up';
  return intro.stage === 'closed' ? 'proposed' : intro.stage;
}

export const STAGES: readonly IntroStage[] = ['proposed', 'permission', 'ready', 'introduced', 'follow-up', 'closed'];

const OUTCOME_SAID: Broken = {
  rule: 'outcome-said',
  source: 'S2.14, S3.8',
  sentence: 'Nobody has said how it ended. Closed like this, it counts as withdrawn.',
  fix: 'close',
  people: [],
};

const NOT_INTRODUCED: Broken = {
  rule: 'introduction-made',
  source: 'S2.8',
  sentence: 'Nobody has noted how and when the introduction was made.',
  fix: 'introduce',
  people: [],
};

type Name = (who: PartyId) => string;

function nobodyAsked(intro: Intro, name: Name): Broken | undefined {
  // Whoever offers an introduction has asked me by offering it.
  if (roleIn(intro) === 'introduced') return undefined;
  const askable = peopleIn(intro);
  if (askable.some((who) => consentOf(intro, who).answer !== 'unasked')) return undefined;
  const people = roleIn(intro) === 'asker' ? [intro.connector] : askable;
  const sentence = `Nobody has been asked yet. Ask ${listed(people.map(name), 'or')} first.`;
  return { rule: 'asked-first', source: 'S2', sentence, fix: 'record asked', people };
}

function consentMissing(intro: Intro, name: Name): Broken | undefined {
  const people = consentsNeeded(intro).filter((who) => !['yes', 'no'].includes(consentOf(intro, who).answer));
  if (people.length === 0) return undefined;
  const who = listed(people.map((id) => (id === 'me' ? 'You' : name(id))));
  const have = people.length > 1 || people[0] === 'me' ? 'have' : 'has';
  const sentence = `${who} ${have} not said yes. Nobody is introduced without wanting it.`;
  const orDirect = roleIn(intro) === 'connector' && { orDirect: true as const };
  return { rule: 'consent-given', source: 'S2', sentence, fix: 'record answer', ...orDirect, people };
}

function consentStale(document: VouchsafeDocument, intro: Intro, today: Day, name: Name): Broken | undefined {
  const people = staleIn(document, intro, today);
  if (people.length === 0) return undefined;
  const said = people.map((who) => {
    const on = consentOf(intro, who).answeredOn;
    return `${who === 'me' ? 'You' : name(who)} said yes on ${on}`;
  });
  const sentence = `${listed(said)}. That is long ago: ask again before you count on it.`;
  const fix = people[0] === 'me' ? 'record answer' : 'record asked';
  return { rule: 'consent-stale', source: 'S2.1, S2.3', sentence, fix, people };
}

function connectorUnprepared(intro: Intro, name: Name): Broken | undefined {
  if (isPrepared(intro)) return undefined;
  const sentence = `${name(intro.connector)} needs a few words to forward, and the names.`;
  return { rule: 'connector-prepared', source: 'S3.5', sentence, fix: 'prepare connector', people: [intro.connector] };
}

function saidNo(intro: Intro, name: Name): Broken | undefined {
  const people = refusedBy(intro);
  if (people.length === 0) return undefined;
  const sentence = `${listed(people.map((who) => (who === 'me' ? 'You' : name(who))))} said no.`;
  return { rule: 'refused', source: 'S2.4, S2.12', sentence, fix: 'close', people };
}

function stillOwed(intro: Intro, name: Name): Broken | undefined {
  const people = thanksOwed(intro);
  if (people.length === 0) return undefined;
  const sentence = `${listed(people.map(name))} ${people.length > 1 ? 'have' : 'has'} not been thanked.`;
  return { rule: 'thanks-given', source: 'S2, S3.8', sentence, fix: 'thank', people };
}

function listed(words: readonly string[], and = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}
