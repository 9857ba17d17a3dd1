// A pasted mail or chat message: an ask whose title is its gist, with the whole text kept as its source. Who asks is guessed
// from its sender or signature, and only when the network knows them.
import { squeeze } from './line.ts';
import { ME, type Meaning, type Who } from './meaning.ts';
import { type Names, wordsOf } from './names.ts';
import { isKnown, whoIs } from './who.ts';

const SENDER = /^(?:from|von|de)\s*:\s*(?<name>[^<\n]*?)\s*(?:<[^>]*>)?\s*$/imu;
const SUBJECT = /^(?:subject|betreff)\s*:\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)*(?<subject>.+)$/imu;
/** A chat: "[12:04, 24/11/2026] Léa Varga: text", or "Léa Varga: text" as the first line. */
const CHAT = /^(?:\[[^\]\n]{4,30}\]\s*)?(?<name>[^:\n]{2,60}):\s+(?=\S)/u;
const HEADER = /^(?:from|von|to|an|cc|date|datum|sent|gesendet|subject|betreff)\s*:.*$/gimu;
const GREETING =
  /^(?:hi|hello|hey|dear|hallo|liebe[r]?|guten (?:tag|morgen|abend)|moin|good (?:morning|afternoon))\b[^\n,!.]{0,60}[,!.]?\s*/iu;
const MOST = 20_000;

/** True for what nobody types into one line. */
export function isPaste(text: string): boolean {
  return text.trim().includes('\n') || SENDER.test(text.trim().split('\n', 1)[0] ?? '') || text.length > 400;
}

/** A pasted text as an ask. */
export function readPaste(names: Names, pasted: string): Meaning {
  const source = pasted.trim().slice(0, MOST);
  const subject = SUBJECT.exec(source)?.groups?.subject;
  const chat = CHAT.exec(source);
  const isChat = chat !== null && isKnown(names, chat.groups?.name ?? '');
  const body = (isChat ? source.slice(chat[0].length) : source).replace(HEADER, '').trim();
  const title = squeeze(subject ?? firstSentence(body)).slice(0, 140);
  const said = SENDER.exec(source)?.groups?.name ?? (isChat ? chat.groups?.name : undefined) ?? signature(names, body);
  const asker = known(names, said);
  return { is: 'ask', confidence: asker ? 'sure' : 'guess', title, asker: asker ?? ME, source, tags: [] };
}

function known(names: Names, said: string | undefined): Who | undefined {
  const name = said?.replaceAll('"', '').trim();
  // "Varga, Léa", as some programs write senders.
  const turned = name?.replace(/^([^,]+),\s*(.+)$/u, '$2 $1');
  if (!turned || !isKnown(names, turned)) return undefined;
  const who = whoIs(names, { start: 0, end: turned.length, text: turned }, false);
  return who && { chosen: who.chosen, others: who.others };
}

/** The last short line that is the name of somebody known; a first name alone only after a closing. */
function signature(names: Names, body: string): string | undefined {
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-6);
  return lines.reverse().find((line) => line.length < 60 && wordsOf(line).length <= 4 && isKnown(names, line));
}

function firstSentence(body: string): string {
  const text = body.replace(GREETING, '').replace(/\s+/gu, ' ').trim();
  return /^.{12,}?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text;
}
