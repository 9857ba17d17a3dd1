// The brief's check: what a connector would feel on reading it, in plain words, each with its source in the playbook. It
// hints and never blocks. It only calls vague what holds nothing but words known to be empty, so an odd word or a language
// that it does not know counts as said: a false alarm is worse than silence.
import type { AskKind, Brief } from './ask.ts';
import {
  ANYBODY,
  BEFORE_NAMES,
  BROAD,
  COLOUR,
  DOUBT,
  IDLE,
  IDLE_TALK,
  NO_REASON,
  NOTHING,
  REMEDY,
  SMALL,
  UNKNOWN_WORK,
} from './brief-words.ts';

export const BRIEF_RULES = [
  'too vague',
  'too casual',
  'one-sided',
  'risky',
  'doubts left open',
  'nothing to bring',
  'no words to forward',
  'long',
] as const;
export type BriefRule = (typeof BRIEF_RULES)[number];

/** One hint, about one field. */
export interface Hint {
  readonly rule: BriefRule;
  readonly field: keyof Brief;
  /** What a connector would think, in their words. */
  readonly feels: string;
  /** What would help. */
  readonly help: string;
  /** The rule of the playbook behind it. */
  readonly source: string;
  /** True when it is about something not said yet, rather than about what is written. */
  readonly isMissing: boolean;
}

/** The longest blurb that is still few words (S0.2). */
export const LONGEST_BLURB = 90;

/** All hints on a brief, in the order in which one thinks it through. */
export function checkBrief(ask: { readonly kind: AskKind; readonly brief: Brief }): Hint[] {
  const { kind, brief } = ask;
  const hints = [vagueWhat(brief), vagueWho(brief), casual(brief)];
  // A recommendation is a name and no contact: it costs nobody an hour, so nobody's hour has to be earned.
  if (kind !== 'recommendation') {
    hints.push(noUpside(brief, 'connectorUpside'), noUpside(brief, 'targetUpside'));
    if (kind === 'referral') hints.push(risky(brief));
    hints.push(openDoubts(brief), nothingToBring(brief), noWords(brief));
  }
  hints.push(long(brief));
  return hints.filter((hint) => hint !== undefined);
}

/** The hints to show at once: all about what is written, and of what is missing only the next. Never a wall. */
export function hintsToShow(hints: readonly Hint[]): Hint[] {
  const next = hints.find(({ isMissing }) => isMissing);
  return hints.filter((hint) => !hint.isMissing || hint === next);
}

type Rule = (brief: Brief) => Hint | undefined;

const vagueWhat: Rule = ({ what }) => {
  const hint = {
    rule: 'too vague',
    field: 'what',
    feels: 'What would I be asking for?',
    help: 'Say what exactly, so small that a yes is easy.',
    source: 'S1',
  } as const;
  if (!what?.trim()) return { ...hint, isMissing: true };
  return isEmptyTalk(what) ? { ...hint, isMissing: false } : undefined;
};

/** True when what is wanted could be anything: a chat, some help, a brain to pick. */
export function isEmptyTalk(text: string): boolean {
  const [rest, taken] = without(text, IDLE_TALK);
  const said = contentOf(rest);
  return said.length === 0 || (taken && said.length < 2);
}

const vagueWho: Rule = ({ who }) => {
  const hint = {
    rule: 'too vague',
    field: 'who',
    feels: 'Whom do you mean? I think of everybody, so of nobody.',
    help: 'Name somebody, or say what they have done and where.',
    source: 'S3.5',
  } as const;
  if (!who?.trim()) return { ...hint, isMissing: true };
  return isNobodyInParticular(who) ? { ...hint, isMissing: false } : undefined;
};

/** True for "anyone", "someone in marketing", "irgendwen": no name, and no description that follows. */
export function isNobodyInParticular(text: string): boolean {
  const said = contentOf(text);
  if (said.length === 0) return true;
  const isAnybody = wordsOf(text).some((word) => ANYBODY.has(word));
  return isAnybody && said.length < 2 && !isNamed(text, said[0] ?? '');
}

/** True when a word stands in a text as a name does: with a capital inside the sentence, or after "at", "bei", "like". */
function isNamed(text: string, word: string): boolean {
  const written = spelled(text);
  const at = written.findIndex((each) => each.toLowerCase() === word);
  return at > 0 && (/^\p{Lu}/u.test(written[at] ?? '') || BEFORE_NAMES.has(written[at - 1]?.toLowerCase() ?? ''));
}

const casual: Rule = ({ why }) => {
  const hint = {
    rule: 'too casual',
    field: 'why',
    feels: 'Why? It sounds like a passing thought, so I let it pass.',
    help: 'Say what makes it matter, and why now.',
    source: 'S1',
  } as const;
  if (!why?.trim()) return { ...hint, isMissing: true };
  return isNoReason(why) ? { ...hint, isMissing: false } : undefined;
};

/** True when a reason is only a manner of speaking: "why not", "könnte spannend sein". */
export function isNoReason(text: string): boolean {
  const [rest, taken] = without(text, NO_REASON);
  const said = contentOf(rest);
  return said.length === 0 || (taken && said.length < 2);
}

const UPSIDES = {
  connectorUpside: {
    feels: 'What is in it for me? I lend my name and get nothing back.',
    help: 'Say what the connector gains: news, thanks from the other side, a favour they like to do.',
  },
  targetUpside: {
    feels: 'I would be asking a favour of somebody who gains nothing.',
    help: 'Say what the target gains from it, in their eyes.',
  },
} as const;

function noUpside(brief: Brief, field: keyof typeof UPSIDES): Hint | undefined {
  const text = brief[field]?.trim();
  if (text && !isNothing(text)) return undefined;
  return { rule: 'one-sided', field, ...UPSIDES[field], source: 'S1', isMissing: !text };
}

/** True for "nothing", "not sure", "Dank", "-": words that offer nobody anything. */
export function isNothing(text: string): boolean {
  const [rest] = without(text, NOTHING);
  return contentOf(rest, SMALL, COLOUR, ANYBODY, BROAD).length === 0;
}

const risky: Rule = ({ vouch }) => {
  const text = vouch?.trim();
  if (text && !isNothingToVouch(text)) return undefined;
  return {
    rule: 'risky',
    field: 'vouch',
    feels: 'My name would stand for work that nobody has seen.',
    help: 'Say what can honestly be vouched for, or make it an introduction.',
    source: 'S4',
    isMissing: !text,
  };
};

/** True when there is nothing to vouch with: mere praise, or "we never worked together". */
export function isNothingToVouch(text: string): boolean {
  const [rest, taken] = without(text, [...UNKNOWN_WORK, ...NOTHING]);
  const said = contentOf(rest);
  return said.length === 0 || (taken && said.length < 2);
}

const openDoubts: Rule = ({ hesitation }) => {
  const hint = {
    rule: 'doubts left open',
    field: 'hesitation',
    help: 'Say what could make either hesitate, and what removes that.',
    source: 'S1',
  } as const;
  const text = hesitation?.trim();
  if (!text) return { ...hint, feels: 'I can think of a reason to say no. Have you?', isMissing: true };
  if (!isDoubtOnly(text)) return undefined;
  return { ...hint, feels: 'A good reason to say no. What speaks against it?', isMissing: false };
};

/** True when a doubt is named and nothing is said that would take it away. */
export function isDoubtOnly(text: string): boolean {
  return text.search(DOUBT) >= 0 && !REMEDY.test(text.trim().replace(/[.!?…]+$/, ''));
}

const nothingToBring: Rule = ({ value }) => {
  const text = value?.trim();
  if (text && !isNothing(text)) return undefined;
  return {
    rule: 'nothing to bring',
    field: 'value',
    feels: 'What would they get out of the first half hour?',
    help: 'Say what the asker brings even in the first talk: figures, a finding, a name.',
    source: 'S3',
    isMissing: !text,
  };
};

const noWords: Rule = ({ blurb }) =>
  blurb?.trim()
    ? undefined
    : {
        rule: 'no words to forward',
        field: 'blurb',
        feels: 'I would have to write it myself, so I put it off.',
        help: 'Bring a few words that can be forwarded as they are.',
        source: 'S3.5',
        isMissing: true,
      };

const long: Rule = ({ blurb }) => {
  const count = countWords(blurb ?? '');
  if (count <= LONGEST_BLURB) return undefined;
  return {
    rule: 'long',
    field: 'blurb',
    feels: `${count} words? I would have to shorten that before I forward it.`,
    help: `Keep it under ${LONGEST_BLURB} words.`,
    source: 'S0.2',
    isMissing: false,
  };
};

/** How many words a text has. A link is one word, however long. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const EMPTY: readonly ReadonlySet<string>[] = [SMALL, ANYBODY, BROAD, COLOUR, IDLE];

/** The words of a text that say something: in none of the lists. */
function contentOf(text: string, ...lists: readonly ReadonlySet<string>[]): string[] {
  const empty = lists.length > 0 ? lists : EMPTY;
  return wordsOf(text).filter((word) => !empty.some((words) => words.has(word)));
}

function wordsOf(text: string): string[] {
  return spelled(text).map((word) => word.toLowerCase());
}

function spelled(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? []
  );
}

/** A text without some phrases, and whether one of them stood there. */
function without(text: string, phrases: readonly RegExp[]): [rest: string, taken: boolean] {
  const rest = phrases.reduce((left, phrase) => left.replace(phrase, ' '), text.normalize('NFC'));
  return [rest, rest !== text.normalize('NFC')];
}
