// The draft check: what whoever reads a message would feel, in plain words, one small function a rule (playbook, Messages).
// Hints, never grades that block: the user always decides. Only rules that make sense for a moment run. What a message may
// give away is leaks.ts.
import { folded } from '../board.ts';
import { meantIn, NEXT_STEP, OVERSELLING, PRESSURE, REASON, WAY_OUT } from './lexicon.ts';
import type { Moment } from './moments.ts';
import type { Facts } from './placeholders.ts';
import { baseOf } from './templates.ts';

export interface CheckedDraft {
  readonly moment: Moment;
  /** BCP 47. */
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly facts: Facts;
}

export const CHECK_RULES = [
  'unfilled',
  'pressure',
  'overselling',
  'no out',
  'no reason',
  'party not described',
  'no next step',
  'too long',
] as const;
export type CheckRule = (typeof CHECK_RULES)[number];

export interface Hint {
  readonly rule: CheckRule;
  /** Where the rule comes from (playbook, S0 to S4). */
  readonly source: string;
  readonly sentence: string;
}

interface Rule {
  readonly source: string;
  /** At which moments it makes sense; absent for all. */
  readonly at?: readonly Moment[];
  /** True when it can be judged in this language alone. */
  readonly reads?: boolean;
  readonly check: (draft: CheckedDraft) => string | undefined;
}

/** Messages that ask something of whoever reads them. */
export const ASKING: readonly Moment[] = ['permission to ask', 'ask', 'permission', 'forwardable', 'nudge'];
const PROPOSING: readonly Moment[] = [
  'permission to ask',
  'ask',
  'permission',
  'forwardable',
  'introduction',
  'talking points',
];

const RULES: { readonly [Name in CheckRule]: Rule } = {
  unfilled: { source: 'Messages', check: unfilled },
  pressure: { source: 'S2', check: pressure },
  overselling: { source: 'S2', at: PROPOSING, check: overselling },
  'no out': { source: 'S2.4', at: [...ASKING, 'introduction'], reads: true, check: noOut },
  'no reason': {
    source: 'S2.10',
    at: ['permission to ask', 'ask', 'permission', 'forwardable', 'introduction'],
    reads: true,
    check: noReason,
  },
  'party not described': { source: 'S2.8', at: ['permission', 'introduction', 'talking points'], check: notDescribed },
  'no next step': {
    source: 'S2.12',
    at: ['permission to ask', 'ask', 'permission', 'introduction', 'nudge', 'catch-up'],
    reads: true,
    check: noNextStep,
  },
  'too long': { source: 'S0.2', check: tooLong },
};

const READ = ['en', 'de'];

/** What the check has to say of a draft, in the order of the rules; nothing for a good one. */
export function checkDraft(draft: CheckedDraft): Hint[] {
  const hints: Hint[] = [];
  for (const rule of CHECK_RULES) {
    const { source, at, reads, check } = RULES[rule];
    if (at && !at.includes(draft.moment)) continue;
    if (reads && !READ.includes(baseOf(draft.language))) continue;
    const sentence = check(draft);
    if (sentence) hints.push({ rule, source, sentence });
  }
  return hints;
}

/** A placeholder or a [gap] that still stands in it. A link's brackets, and a lone [1], are none. */
function unfilled({ subject, body }: CheckedDraft): string | undefined {
  const gaps = `${subject}\n${body}`.match(
    /\{\{[^}\n]*\}?\}?|\[(?!(?:\d+|x| |sic|…|\.\.\.)\])[^\][\n]{1,80}\](?!\()/gu,
  );
  return gaps ? `Still to fill in: ${[...new Set(gaps)].join(', ')}` : undefined;
}

function pressure({ subject, body }: CheckedDraft): string | undefined {
  return quoted(meantIn(`${subject}\n${body}`, PRESSURE), 'feels like pressure');
}

function overselling({ subject, body }: CheckedDraft): string | undefined {
  return quoted(meantIn(`${subject}\n${body}`, OVERSELLING), 'promises too much; plain words are believed');
}

function quoted(found: readonly string[], what: string): string | undefined {
  return found.length > 0 ? `${found.map((each) => `“${each}”`).join(', ')} ${what}` : undefined;
}

function noOut({ body }: CheckedDraft): string | undefined {
  return WAY_OUT.test(plain(body)) ? undefined : 'It leaves no easy way out: say that a no is fine';
}

/** The reason that stands on the card, or words that give one. */
function noReason({ body, facts }: CheckedDraft): string | undefined {
  const told = [facts.why, facts.reason, facts['why you']].some(
    (reason) => reason !== undefined && saysAsMuch(body, reason),
  );
  return told || REASON.test(plain(body)) ? undefined : 'It gives no reason, and they may think: huh?';
}

/** True when most words of a fact stand in a text: so an edited reason counts too. */
function saysAsMuch(text: string, fact: string): boolean {
  const said = new Set(wordsOf(text));
  const wanted = wordsOf(fact).filter((word) => word.length > 3);
  return wanted.length >= 2 && wanted.filter((word) => said.has(word)).length * 2 > wanted.length;
}

function notDescribed(draft: CheckedDraft): string | undefined {
  const { facts, moment, body } = draft;
  const parties =
    moment === 'permission'
      ? [[facts.other, facts['other first name'], facts['other who']]]
      : [
          [facts.a, facts['a first name'], facts['a who']],
          [facts.b, facts['b first name'], facts['b who']],
        ];
  const nameless = parties
    .filter(([name, first, who]) => name && first && !isDescribed(body, first, who))
    .map(([name]) => name);
  return nameless.length > 0 ? `It does not say who ${nameless.join(' and ')} is` : undefined;
}

/** By what the card knows of them, or by words after the name: “Ana, who builds …”, “Ana is …”, “Ana (Tidewater)”. */
function isDescribed(body: string, first: string, who: string | undefined): boolean {
  const text = folded(body);
  if (
    who &&
    folded(who)
      .split(/\s(?:at|bei|@)\s|,/)
      .some((part) => part.trim().length > 2 && text.includes(part.trim()))
  )
    return true;
  const name = folded(first).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // After the name, perhaps a family name; then what says who they are. A comma alone may end an address: “Ana, meet Bo.”
  const after =
    '(?:is|was|works|runs|leads|builds|makes|knows|helps|founded|heads|teaches|has|ist|war|arbeitet|leitet|fuhrt|baut|macht|kennt|hilft|hat|berat|unterrichtet|grundete)';
  const kin =
    '(?:[,;]? (?:who|which|whose)\\b|[,;] (?!(?:meet|das ist)\\b)(?:the|a|an|my|our|his|her|your|der|die|das|ein|eine|mein|meine|unser|unsere|deren|dessen|head|founder|chef|grunder|leiter)\\b|:| \\(| [–-])';
  return new RegExp(
    `(?<![\\p{L}])${name}(?: [\\p{L}’'.-]+){0,2}(?: (?:also )?${after}\\b(?! (?:not sure|great|nice|toll|nett|fine|super)\\b)|${kin}[^\\n\\[]{3})`,
    'u',
  ).test(text);
}

function noNextStep({ body }: CheckedDraft): string | undefined {
  return NEXT_STEP.test(plain(body)) ? undefined : 'It suggests no next step';
}

/** Words that are still read, by moment. Support the champion in few words. */
const MOST_WORDS: { readonly [Of in Moment]: number } = {
  'permission to ask': 150,
  ask: 260,
  permission: 170,
  forwardable: 230,
  introduction: 220,
  'talking points': 160,
  decline: 150,
  'decline ask': 150,
  nudge: 90,
  thanks: 150,
  'follow-up': 140,
  'circle back': 180,
  progress: 200,
  'catch-up': 130,
};

function tooLong({ body, moment }: CheckedDraft): string | undefined {
  const count = body.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.-]*/gu)?.length ?? 0;
  const most = MOST_WORDS[moment];
  return count > most ? `It has ${count} words; about ${most} are read` : undefined;
}

function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Without curly quotes and runs of blanks, so that the lexicon sees words as it knows them. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}
