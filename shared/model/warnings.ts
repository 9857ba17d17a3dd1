// "Should I?" before "who?": what to think of before an introduction is proposed, and until it is made. Each warning is a rule
// with its source and its reason; none stops the user, who reads them all in the settings and switches off what is no use.
import { consentOf, staleIn } from './consent.ts';
import { displayName, nameOf, type VouchsafeDocument } from './document.ts';
import { type Day, daysBetween, type PartyId } from './identity.ts';
import type { Intro } from './intro.ts';
import type { Person } from './person.ts';
import { type Earlier, type Facts, factsAbout, type HasMet, type Plan } from './warning-facts.ts';

export const WARNING_IDS = [
  'introduced-before',
  'still-open',
  'declined-before',
  'acquainted',
  'no-asks',
  'not-now',
  'load',
  'stale-consent',
  'hardly-known',
  'my-load',
] as const;
export type WarningId = (typeof WARNING_IDS)[number];

export interface Warning {
  readonly rule: WarningId;
  readonly source: string;
  /** The reason, with names and days. */
  readonly sentence: string;
}

interface WarningRule {
  readonly source: string;
  /** What it looks out for, for whoever reads all rules. */
  readonly about: string;
  /** The reasons that there are; none is the rule. */
  readonly reasons: (facts: Facts) => readonly string[];
}

/** So many open introductions are a load for a person. */
const MANY_FOR_THEM = 3;
/** Three a week take about four weeks from the first question: beyond a dozen under way, some will be forgotten. */
const MANY_FOR_ME = 12;
/** A no to somebody else says something for a year. */
const NO_FOR_DAYS = 365;

/** Every rule, in the order in which its warnings are shown. */
export const WARNINGS: Readonly<Record<WarningId, WarningRule>> = {
  'introduced-before': {
    source: 'S2.1',
    about: 'The two have been introduced before.',
    reasons: introducedBefore,
  },
  'still-open': {
    source: 'S2.17',
    about: 'An introduction between the two is open, and not made yet.',
    reasons: stillOpen,
  },
  'declined-before': {
    source: 'S2.4',
    about: 'One of them said no to this introduction before, or to another one within a year.',
    reasons: declinedBefore,
  },
  acquainted: {
    source: 'S2.10',
    about: 'The two know each other already.',
    reasons: acquainted,
  },
  'no-asks': {
    source: 'S2.3',
    about: 'Somebody asked to be asked for nothing until a day that has not come.',
    reasons: noAsks,
  },
  'not-now': {
    source: 'S2.3',
    about: 'Somebody said “not now” to an introduction, and the day has not come.',
    reasons: notNow,
  },
  load: {
    source: 'S2.3',
    about: `Somebody has a part in ${MANY_FOR_THEM} or more open introductions.`,
    reasons: load,
  },
  'stale-consent': {
    source: 'S2.1',
    about: 'A yes to it is so old that it is better asked for again.',
    reasons: staleConsent,
  },
  'hardly-known': {
    source: 'S3.1',
    about: 'You hardly know somebody whom you would ask. The relationship comes first.',
    reasons: hardlyKnown,
  },
  'my-load': {
    source: 'S2.3',
    about: `You have ${MANY_FOR_ME} or more introductions under way that are not made yet.`,
    reasons: myLoad,
  },
};

/** Warnings about an introduction as it is planned, today, each sentence once. Rules that are switched off say nothing. */
export function warningsFor(document: VouchsafeDocument, plan: Plan, today: Day, hasMet?: HasMet): Warning[] {
  const facts = factsAbout(document, plan, today, hasMet);
  return WARNING_IDS.filter((rule) => !document.rulesOff[rule]).flatMap((rule) => {
    const { source, reasons } = WARNINGS[rule];
    return [...new Set(reasons(facts))].map((sentence) => ({ rule, source, sentence }));
  });
}

/** Switches a warning off, or on again. */
export function switchRule(document: VouchsafeDocument, { rule, off }: { rule: WarningId; off: boolean }): void {
  if (off === (document.rulesOff[rule] === true)) return;
  if (off) document.rulesOff[rule] = true;
  else delete document.rulesOff[rule];
}

function introducedBefore({ document, pair, earlier }: Facts): string[] {
  const made = earlier.find(({ intro, isSamePair, isItself }) => isSamePair && !isItself && intro.introducedOn);
  if (!made || !pair) return [];
  const { connector, introducedOn, outcome } = made.intro;
  const whom = pair.filter((party) => party !== 'me').map((party) => nameOf(document, party));
  const by = connector === 'me' ? 'You' : nameOf(document, connector);
  const how = outcome ? `: ${outcome}` : ', and nobody has said yet what came of it';
  return [`${by} introduced ${connector === 'me' ? '' : 'you and '}${whom.join(' and ')} on ${introducedOn}${how}.`];
}

function stillOpen({ document, pair, earlier }: Facts): string[] {
  const open = earlier.find(({ intro, isSamePair, isItself }) => isSamePair && !isItself && isUnderWay(intro));
  if (!open || !pair) return [];
  return [`An introduction between ${bothOf(document, pair)} is open already, in ${capital(open.intro.stage)}.`];
}

function declinedBefore({ document, today, pair, troubled, earlier }: Facts): string[] {
  return troubled.flatMap((person) => {
    const noes = earlier.filter((each) => !each.isItself && answerOf(each, person)?.answer === 'no');
    const same = noes.find(({ isSamePair }) => isSamePair);
    const other = pair?.find((party) => party !== person.id);
    const recent = noes.find((each) => {
      const on = answerOf(each, person)?.answeredOn;
      return on !== undefined && daysBetween(on, today) <= NO_FOR_DAYS;
    });
    const found = same ?? recent;
    if (!found) return [];
    const on = answerOf(found, person)?.answeredOn;
    const to = same && other && pair?.includes(person.id) ? ` to ${calling(document, other)}` : '';
    return [`${displayName(person)} said no to an introduction${to}${on ? ` on ${on}` : ' before'}.`];
  });
}

function acquainted({ document, pair, tie, troubled }: Facts): string[] {
  if (!pair) return [];
  if (tie) {
    if (tie.closeness === 'hardly') return [];
    return [`${bothOf(document, pair)} know each other already${tie.kind ? ` (${tie.kind})` : ''}.`];
  }
  const other = pair.includes('me') ? troubled.find(({ id }) => pair.includes(id)) : undefined;
  return other?.closeness === 'well' ? [`You know ${displayName(other)} well already: you could write yourself.`] : [];
}

function noAsks({ today, troubled }: Facts): string[] {
  return troubled.flatMap((person) =>
    person.noAsksUntil !== undefined && person.noAsksUntil > today
      ? [`${displayName(person)} asked to be asked for nothing until ${person.noAsksUntil}.`]
      : [],
  );
}

function notNow({ today, troubled, earlier }: Facts): string[] {
  return troubled.flatMap((person) => {
    const waits = earlier.find((each) => {
      const consent = answerOf(each, person);
      if (each.isItself || consent?.answer !== 'not now') return false;
      return consent.until === undefined ? each.intro.stage !== 'closed' : consent.until > today;
    });
    if (!waits) return [];
    const until = answerOf(waits, person)?.until;
    return [`${displayName(person)} said “not now”${until ? ` until ${until}` : ''}.`];
  });
}

function load({ troubled, earlier }: Facts): string[] {
  return troubled.flatMap((person) => {
    const open = earlier.filter(
      ({ intro, as, isItself }) => !isItself && as.has(person.id) && intro.stage !== 'closed',
    );
    if (open.length < MANY_FOR_THEM) return [];
    return [`${displayName(person)} already has a part in ${open.length} open introductions.`];
  });
}

function staleConsent({ document, today, earlier }: Facts): string[] {
  return earlier
    .filter(({ isSamePair, isItself }) => isSamePair || isItself)
    .flatMap(({ intro }) =>
      staleIn(document, intro, today).map((who) => {
        const on = consentOf(intro, who).answeredOn;
        return `${who === 'me' ? 'You' : nameOf(document, who)} said yes on ${on}, long ago: ask again first.`;
      }),
    );
}

function hardlyKnown({ reliedOn, hasMet }: Facts): string[] {
  return reliedOn
    .filter(({ id, closeness }) => (closeness === undefined ? !hasMet(id) : closeness === 'hardly'))
    .map((person) => `You hardly know ${displayName(person)}, as far as your notes say. The relationship comes first.`);
}

function myLoad({ underWay }: Facts): string[] {
  if (underWay < MANY_FOR_ME) return [];
  return [`You have ${underWay} introductions under way that are not made yet. Finish one before you begin another.`];
}

function answerOf({ intro, as }: Earlier, person: Person) {
  const who = as.get(person.id);
  return who === undefined ? undefined : consentOf(intro, who);
}

function isUnderWay(intro: Intro): boolean {
  return intro.stage !== 'closed' && intro.introducedOn === undefined;
}

function calling(document: VouchsafeDocument, party: PartyId): string {
  return party === 'me' ? 'you' : nameOf(document, party);
}

function bothOf(document: VouchsafeDocument, pair: readonly [PartyId, PartyId]): string {
  const [a, b] = pair[1] === 'me' ? [pair[1], pair[0]] : pair;
  return `${calling(document, a)} and ${calling(document, b)}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
