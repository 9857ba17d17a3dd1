// A line of text for a place that is not ours: notification servers read mark-up, draw what they like, and cut where they
// like. So what goes there is cut here, between characters as people see them, and holds nothing that a server could read
// as more than text.

/** Controls, line breaks, and marks that turn the direction of all that follows; joiners stay, scripts and emoji need them. */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]+/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** What servers take for mark-up, and what looks the same and is none: escaping would show on those that take plain text. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The text as one line of at most `max` UTF-16 units, without controls and mark-up. One with words from right to left stands
 * isolated, so that it turns nothing around it (the two marks count).
 */
export function plainLine(text: string, max: number): string {
  // A file may hold megabytes in one field; no line needs more of it than this.
  const line = text
    .slice(0, max * 8)
    .replace(UNSEEN, ' ')
    .replace(/[<>&]/g, (sign) => LOOK_ALIKE[sign] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return RIGHT_TO_LEFT.test(line) ? `${ISOLATE}${cut(line, max - 2)}${END_ISOLATE}` : cut(line, max);
}

function cut(line: string, max: number): string {
  if (line.length <= max) return line;
  let kept = '';
  for (const { segment } of characters.segment(line)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
