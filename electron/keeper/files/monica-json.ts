// JSON of a stranger's making, looked at without trust: its depth is measured before it is parsed, only a record's own
// fields are seen, and a value of another type than expected counts as absent. What is parsed is never merged into ours.
import { isDay } from '../../../shared/model/identity.ts';
import { Refusal } from '../../../shared/refusal.ts';

/** Monica nests fourteen deep. */
const DEPTH_MAX = 64;
const SLICE = 1024 * 1024;

export type Fields = Readonly<Record<string, unknown>>;

/** Parses JSON, yielding the share that was looked at. Refuses `file-unrecognised` for what is none, or is too deep. */
export function* parseJson(text: string): Generator<number, unknown> {
  yield* measureDepth(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('file-unrecognised');
  }
}

function* measureDepth(text: string): Generator<number> {
  let depth = 0;
  let next = SLICE;
  for (let at = 0; at < text.length; at++) {
    if (at > next) {
      yield at / text.length;
      next = at + SLICE;
    }
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === BRACKET || char === BRACE) {
      if (++depth > DEPTH_MAX) throw new Refusal('file-unrecognised');
    } else if (char === BRACKET + 2 || char === BRACE + 2) depth--;
  }
}

const [QUOTE, BRACKET, BRACE] = [0x22, 0x5b, 0x7b];

/** Where the string ends that begins here: photographs are strings of megabytes. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** A value as a record; nothing when it is none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function fieldIn(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A field as text: numbers as they are written, anything else as nothing. */
export function textIn(fields: Fields, name: string): string {
  const value = fieldIn(fields, name);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = fieldIn(fields, name);
  return Array.isArray(value) ? value : [];
}

export function isTrueIn(fields: Fields, name: string): boolean {
  const value = fieldIn(fields, name);
  return value === true || value === 1;
}

/** The day of an instant or of a day, in the time zone of the file; empty when it is none. */
export function dayIn(fields: Fields, name: string): string {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)([T ]|$)/.exec(textIn(fields, name)) ?? [];
  return isDay(day) ? day : '';
}
