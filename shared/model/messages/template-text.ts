// The text of a template: words with `{{placeholders}}`. A line that begins with `{{?}}` is optional: it vanishes when a fact
// that it names is missing. Elsewhere a missing fact leaves a readable [gap]. What a fact says is never read as a template.
import { type Facts, isPlaceholder, type Placeholder } from './placeholders.ts';

/** What of a template's text cannot be filled. */
export interface Fault {
  readonly is: 'unknown' | 'unclosed';
  /** As it stands in the text. */
  readonly text: string;
}

type Part = { readonly text: string } | { readonly name: string; readonly as: string };

const OPTIONAL = /^\s*\{\{\s*\?\s*\}\}[ \t]*/;
const MARK = /\{\{([^{}\n]*)\}\}/g;

/** A line as plain text and placeholders, in their order. */
function partsOf(line: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of line.matchAll(MARK)) {
    if (match.index > at) parts.push({ text: line.slice(at, match.index) });
    parts.push({ name: nameIn(match[1] ?? ''), as: match[0] });
    at = match.index + match[0].length;
  }
  if (at < line.length) parts.push({ text: line.slice(at) });
  return parts;
}

/** `{{ First  name }}` means the same as `{{first name}}`. */
function nameIn(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** What is wrong with a template's text, each once: placeholders that do not exist, braces that do not close. */
export function faultsIn(text: string): Fault[] {
  const faults = new Map<string, Fault>();
  for (const line of text.split('\n'))
    for (const part of partsOf(line.replace(OPTIONAL, ''))) {
      if ('name' in part) {
        if (!isPlaceholder(part.name)) faults.set(part.as, { is: 'unknown', text: part.as });
      } else
        for (const [brace] of part.text.matchAll(/\{\{.{0,20}|\}\}/gu))
          faults.set(brace, { is: 'unclosed', text: brace });
    }
  return [...faults.values()];
}

/**
 * A template's text with the facts in their places. `gaps` says in the reader's language what a missing fact is; what has
 * no gap of its own is called by its name. Unknown placeholders stay, for the draft check to find.
 */
export function fill(text: string, facts: Facts, gaps: Readonly<Record<string, string>>): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => fillLine(line, facts, gaps));
  return lines
    .filter((line) => line !== undefined)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '');
}

function fillLine(line: string, facts: Facts, gaps: Readonly<Record<string, string>>): string | undefined {
  const isOptional = OPTIONAL.test(line);
  const parts = partsOf(isOptional ? line.replace(OPTIONAL, '') : line);
  if (isOptional && parts.some((part) => 'name' in part && isPlaceholder(part.name) && !known(facts, part.name)))
    return undefined;
  return parts
    .map((part) => {
      if (!('name' in part)) return part.text;
      if (!isPlaceholder(part.name)) return part.as;
      return known(facts, part.name) ?? `[${gapFor(gaps, part.name)}]`;
    })
    .reduce(join, '');
}

/** “It prices care.” + “.” would end twice: a full stop of the template gives way to the one that the fact brought. */
function join(before: string, next: string): string {
  return /[.!?…]$/.test(before) && /^\.(?!\.)/.test(next) ? before + next.slice(1) : before + next;
}

function known(facts: Facts, name: Placeholder): string | undefined {
  return facts[name]?.trim() || undefined;
}

function gapFor(gaps: Readonly<Record<string, string>>, name: Placeholder): string {
  return Object.hasOwn(gaps, name) ? (gaps[name] ?? name) : name;
}
