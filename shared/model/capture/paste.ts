// A pasted mail or chat message: an ask whose title is its gist, with the whole text kept as its source. Who asks is guessed
// from its sender or signature, and only when the network knows them.
import { gistOf } from './gist.ts';
import { cut } from './line.ts';
import { ME, type Meaning, type Who } from './meaning.ts';
import { type Names, wordsOf } from './names.ts';
import { isKnown, whoIs } from './who.ts';

const SENDER = /^(?:from|von|de)\s*:\s*(?<name>[^<\n]*?)\s*(?:<[^>]*>)?\s*$/imu;
const SUBJECT = /^(?:subject|betreff)\s*:\s*(?:(?:re|fwd?|aw|wg|antw)\s*:\s*)*(?<subject>.+)$/imu;
const HEADER = /^(?:from|von|to|an|cc|bcc|date|datum|sent|gesendet|subject|betreff|reply-to|attachments?)\s*:/iu;
/** How programs say who wrote what follows. */
const WROTE = [
  /^on\s.{6,80}?,?\s(?<name>[^,<\d]{2,60}?)\s*(?:<[^>]*>)?\s*wrote:?\s*$/imu,
  /^am\s.{6,80}?\sschrieb\s(?<name>[^<\n]{2,60}?)\s*(?:<[^>]*>)?:?\s*$/imu,
  /^(?<name>[^<\n]{2,60}?)\s*<[^>\s]+@[^>\s]+>\s*$/imu,
  /^(?<name>[^\n]{2,60}?)\s+(?:sent the following message|hat (?:die|folgende).{0,40}nachricht)\b.*$/imu,
];
/** A line of a chat: "[12:04, 24/11/2026] Léa: …", "24.11.26, 09:41 - Léa: …", or "Léa: …". */
const SAID =
  /^(?<when>\[[^\]\n]{4,30}\]\s*|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]m)?\s*-\s*)?(?<name>[^:\n<>]{2,60}):\s+(?=\S)/iu;
/** What stands around messages and says nothing: times, days, "to me", "View profile". */
const AROUND = [
  /^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|yesterday|heute|gestern|\d{1,2}\.?)?[\s,.]*(?:\p{L}{3,9}\.?\s+\d{1,2},?|\d{1,2}\.?\s+\p{L}{3,9}\.?,?)?\s*(?:\d{4},?)?\s*(?:at|um)?\s*\d{1,2}[:.]\d\d(?:\s*(?:[ap]m|uhr))?(?:\s*\(.*\))?\W*$/iu,
  /^(?:to me|an mich|view .{1,60} profile|profil von .{1,60}|edited|\(?bearbeitet\)?)$/iu,
];
const TIME_LAST = /\s+\d{1,2}[:.]\d\d(?:\s*(?:[ap]m|uhr))?$/iu;
const MOST = 20_000;
/** So much of a message is read for who asks, and for what. */
const LINES_MOST = 400;
/** What stands around messages is short. */
const AROUND_MOST = 100;

/** True for what nobody types into one line. */
export function isPaste(text: string): boolean {
  return text.trim().includes('\n') || SENDER.test(text.trim().split('\n', 1)[0] ?? '') || text.length > 400;
}

/** A pasted text as an ask. */
export function readPaste(names: Names, pasted: string): Meaning {
  const source = cut(pasted.trim(), MOST);
  const lines = source.split(/\r?\n/u, LINES_MOST).map((line) => line.replace(/^(?:>\s?)+/u, '').trim());
  const subject = SUBJECT.exec(lines.join('\n'))?.groups?.subject?.trim();
  const chat = speakerOf(names, lines);
  const asker = known(names, senderOf(names, lines) ?? chat);
  const words = chat === undefined ? proseOf(names, lines) : saidBy(lines, chat);
  const title = gistOf(words, subject) || cut(lines.find(Boolean) ?? '', 140);
  return { is: 'ask', confidence: asker ? 'sure' : 'guess', title, asker: asker ?? ME, source, tags: [] };
}

/** Who wrote it, as its head says; else somebody known who stands alone on the first line; else its signature. */
function senderOf(names: Names, lines: readonly string[]): string | undefined {
  const text = lines.join('\n');
  const said = SENDER.exec(text)?.groups?.name;
  if (said !== undefined) return said;
  for (const pattern of WROTE) {
    const name = pattern.exec(text)?.groups?.name;
    if (name !== undefined && known(names, name)) return name;
  }
  const first = lines[0]?.replace(TIME_LAST, '') ?? '';
  return isSigned(names, first) ? first : signature(names, lines);
}

/** The first known name that speaks in a chat. */
function speakerOf(names: Names, lines: readonly string[]): string | undefined {
  return lines.map((line) => SAID.exec(line)?.groups?.name).find((name) => name !== undefined && isKnown(names, name));
}

/** What somebody said in a chat, message by message; lines without a name go on with the message above. */
function saidBy(lines: readonly string[], speaker: string): string[] {
  let isTheirs = false;
  return lines.flatMap((line) => {
    const said = SAID.exec(line);
    const isHead = said?.groups?.when !== undefined || said?.groups?.name === speaker;
    if (isHead) isTheirs = said?.groups?.name === speaker;
    return isTheirs ? [isHead && said ? line.slice(said[0].length) : line] : [];
  });
}

/** The paragraphs of a mail or a message without head and signature. Lines are joined that were broken for their width. */
function proseOf(names: Names, lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let isBroken = false;
  for (const line of lines) {
    const isWords = line !== '' && !isAround(names, line);
    if (isWords && isBroken) paragraphs[paragraphs.length - 1] += ` ${line}`;
    else if (isWords) paragraphs.push(line);
    // A line of a mail is broken near its width; a shorter one was ended.
    isBroken = isWords && line.length > 55;
  }
  return paragraphs;
}

function isAround(names: Names, line: string): boolean {
  if (HEADER.test(line)) return true;
  if (line.length > AROUND_MOST) return false;
  if (AROUND.some((pattern) => pattern.test(line))) return true;
  return WROTE.some((pattern) => pattern.test(line)) || isSigned(names, line.replace(TIME_LAST, ''));
}

function known(names: Names, said: string | undefined): Who | undefined {
  const name = said?.replaceAll('"', '').trim();
  // "Varga, Léa", as some programs write senders.
  const turned = name?.replace(/^([^,]+),\s*(.+)$/u, '$2 $1');
  if (!turned || !isKnown(names, turned)) return undefined;
  const who = whoIs(names, { start: 0, end: turned.length, text: turned }, false);
  return who && { chosen: who.chosen, others: who.others };
}

/** The last short line that is the name of somebody known, the whole name before a first name alone. */
function signature(names: Names, lines: readonly string[]): string | undefined {
  const signed = lines
    .filter(Boolean)
    .slice(-6)
    .filter((line) => isSigned(names, line));
  return signed.findLast((line) => wordsOf(line).length > 1) ?? signed.at(-1);
}

function isSigned(names: Names, line: string): boolean {
  return line.length < 60 && wordsOf(line).length <= 4 && isKnown(names, line);
}
