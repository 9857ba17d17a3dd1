// A line while it is understood. What has been understood is blanked out, never cut, so that every place in it stays true.
import type { FoundTag, Span } from './meaning.ts';

/** The line with a stretch of it blanked. */
export function blank(text: string, { start, end }: Span): string {
  return text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);
}

/** The line without what no eye sees and no file should hold: control characters, each of them a blank, so that places stay. */
export function cleaned(line: string): string {
  return line.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, ' ');
}

/** True when there is nothing to be seen in a text: blanks, and marks of direction or of joining. */
export function isEmpty(text: string): boolean {
  return !/[^\s\p{C}\p{M}]/u.test(text);
}

/** The beginning of a text, never cut within a letter, and without blanks at its end. */
export function cut(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd();
}

/** What is left, in one piece, without what hangs loose at its ends. */
export function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '')
    .trim();
}

/** A first letter as a title has it. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

/** The tags of a line, and the line without them. A number alone (`#3`) is none. */
export function takeTags(line: string): { tags: FoundTag[]; rest: string } {
  const tags: FoundTag[] = [];
  let rest = line;
  for (const match of line.matchAll(/(?<=^|\s)#([\p{L}\p{M}\d_/-]{0,59}\p{L}[\p{L}\p{M}\d_/-]{0,59})/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const tag = (match[1] ?? '').slice(0, 60);
    if (!tags.some((each) => each.tag === tag)) tags.push({ ...span, tag });
    rest = blank(rest, span);
  }
  return { tags, rest };
}

/** A named group of a match as a stretch of the line; the pattern has the flag `d`. */
export function groupOf(match: RegExpExecArray, name: string): (Span & { text: string }) | undefined {
  const at = match.indices?.groups?.[name];
  return at && { start: at[0], end: at[1], text: match.groups?.[name] ?? '' };
}
