// Lines that propose an introduction: "intro Ana and Bruno re hiring", "Ana should meet Bruno", "Ana <> Bruno".
// An introduction of me is no proposal of two parties: such a line stays an ask.
import { takeDue } from './days.ts';
import { groupOf, squeeze } from './line.ts';
import type { Meaning } from './meaning.ts';
import { type Reading, WHY } from './reading.ts';
import { whoIs } from './who.ts';

const AND = String.raw`\s*(?:\s(?:and|to|with|w/|w|und|u\.|mit|x)\s|&|/|<-?>|↔|\+)\s*`;
/** Patterns of two parties, and whether either may be somebody new. */
const PATTERNS: readonly (readonly [pattern: RegExp, mayBeNew: boolean])[] = [
  [
    pattern(
      String.raw`(?:please\s+|bitte\s+|(?:may|can|could|shall) I\s+)?(?:(?:make|do|set up|arrange)\s+(?:an?\s+)?(?:warm\s+)?)?(?:hook up|intro(?:duce|duction|s)?|connect|verbinde|double opt-?in)\b:?\s+(?:of\s+|between\s+)?(?<a>\S.*?)${AND}(?<b>\S.*?)${WHY}`,
    ),
    true,
  ],
  [
    pattern(
      String.raw`(?<a>\S.*?)\s+(?:should|shd|shld|must|ought to|could)\s+(?:really\s+|maybe\s+|probably\s+|def\s+)?(?:meet|talk to|talk with|speak to|speak with|know)\s+(?<b>\S.*?)${WHY}`,
    ),
    true,
  ],
  [pattern(String.raw`put\s+(?<a>\S.*?)\s+in touch with\s+(?<b>\S.*?)${WHY}`), true],
  [pattern(String.raw`stelle?\s+(?<a>\S.*?)\s+(?:und|mit)\s+(?<b>\S.*?)\s+(?:einander\s+)?vor${WHY}`), true],
  [pattern(String.raw`stelle?\s+(?<a>\S+)\s+(?<b>\S.*?)\s+vor${WHY}`), false],
  [
    pattern(
      String.raw`(?<a>\S.*?)\s+(?:and|&|und)\s+(?<b>\S.*?)\s+(?:should|must|ought to|sollten)\s+(?:meet|talk|know each other|sich kennenlernen|sich treffen)${WHY}`,
    ),
    true,
  ],
  [
    pattern(
      String.raw`(?<a>\S.*?)\s+(?:mit|und|u\.)\s+(?<b>\S.*?)\s+(?:bekannt ?machen|zusammenbringen|verbinden|vernetzen|vorstellen)${WHY}`,
    ),
    true,
  ],
  [pattern(String.raw`(?<a>\S.*?)\s+sollten?\s+(?<b>\S.*?)\s+(?:kennenlernen|treffen)${WHY}`), true],
  [pattern(String.raw`(?<a>\S.*?)(?:\s*(?:<-?>|↔)\s*|\s+[x×+]\s+)(?<b>\S.*?)${WHY}`), false],
];

function pattern(source: string): RegExp {
  return new RegExp(String.raw`^\s*${source}\s*[.!?]?\s*$`, 'diu');
}

/** The line as an introduction, where two are named. */
export function readIntro(reading: Reading): Meaning | undefined {
  const { due, rest } = takeDue(reading.text, reading.today, reading.findDays);
  const text = rest.replaceAll('@', ' ');
  for (const [pattern, mayBeNew] of PATTERNS) {
    const match = pattern.exec(text);
    const [first, second] = match ? [groupOf(match, 'a'), groupOf(match, 'b')] : [];
    const a = first && whoIs(reading.names, first, mayBeNew);
    const b = second && whoIs(reading.names, second, mayBeNew);
    if (!a || !b || a.chosen.is === 'me' || b.chosen.is === 'me') continue;
    const why = squeeze(match?.groups?.why ?? '');
    return { is: 'intro', confidence: 'sure', a, b, why, tags: reading.tags, ...(due && { due }) };
  }
  return undefined;
}
