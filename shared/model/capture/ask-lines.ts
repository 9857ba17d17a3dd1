// Lines that ask for something: "Léa needs …", "I'm looking for …", "… for Léa", and whatever is nothing else.
import { takeDue } from './days.ts';
import { blank, capital, cut, groupOf, squeeze } from './line.ts';
import { ME, type Meaning, type Who } from './meaning.ts';
import type { Reading } from './reading.ts';
import { completing, isKnown, longestKnown, oneOf, whoIs } from './who.ts';

const THEY =
  /^\s*(?<who>\S.{0,60}?)(?:\s+|(?<=\S)(?=['’]s looking))(?:['’]s looking for|(?:is|are)(?=\s+hiring\b)|(?:is |are )?(?:urgently |also )?(?:needs?|lookin[g'’]? for|seeking|seeks|after|hunting for|desperate for|could use|wants(?: to)?|(?:would|['’]d) (?:like|love)(?: to)?|asks for|ask(?:ed|s) (?:me |us )?for|ask(?:ed|s) (?:me |us )?(?:if|whether) (?:i|we) (?:know|knew|have))|braucht|bräuchte|benötigt|sucht|ist auf der suche nach|will(?=\s+(?:jemand|ein|zu|mit|d(?:en|ie|as)\b))|möchte(?: gerne?)?|hätte gerne?|fragt(?:e)? nach|bittet um)\s+(?<what>\S.*)$/diu;
const MINE =
  /^\s*(?:(?:i|we)(?:\s+(?:may|might|really|urgently|also|still|am|are))*\s+|(?:i'm|we're)\s+|ich\s+|wir\s+)?(?:needs?:?|want(?: to)?|(?:would|['’]d) (?:like|love)(?: to)?|lookin[g'’]? for|after(?=\s+an?\s)|hiring|brauch(?:en?)?|suche[n]?|möchte[n]?|benötige[n]?)\s+(?<what>\S.*)$/diu;
/** The verb last, as German has it. */
const THEY_LAST = /^\s*(?<who>\S.{0,60}?)\s+hat\s+(?:mich\s+|uns\s+)?nach\s+(?<what>\S.*?)\s+gefragt[\s.!]*$/diu;
/** Somebody is in want of something, and every word says how. */
const STUCK =
  /^\s*(?<who>\S.{0,60}?)\s+(?:can['’]?t (?:find|seem)|cannot find|hasn['’]?t found|struggles|is struggling|is stuck|findet kein\w*|kommt nicht weiter)\b/diu;
/** "Find Klaus a ghostwriter." */
const GET = /^\s*(?<verb>find|get)\s+(?<who>\S.{0,60}?)\s+(?=(?:an?|some|someone|somebody)\s)/diu;
/** "A lawyer for Ana asap", "someone for Bruno who knows ports": what follows says how, and not whom else it is about. */
const FOR_AMID =
  /(?<gap>\s(?:for|für)\s+(?<who>\S.{0,60}?))(?=\s*(?:[,;:–—-]\s|\s(?:who|that|with|to|at|in|near|preferably|asap|urgently|urgent|please|soon|now|today|bitte|dringend|bei|mit|der|die|das)(?![\p{L}\p{M}])))/diu;
const FOR = /\s(?:for|für)\s+(?<who>[^\s].{0,60}?)[\s?!.]*$/diu;
const AT = /(?:(?:^|\s)(?:for|from|für|von)\s+)?(?<=^|\s)@(?<who>[\p{L}][\p{L}\p{M}'’_-]*)/diu;

/** The line as an ask: always one, for plain words are an ask of mine. */
export function readAsk(reading: Reading): Meaning {
  const { due, rest } = takeDue(reading.text, reading.today, reading.findDays);
  const found =
    mine(rest) ??
    theirs(reading, rest) ??
    mentioned(reading, rest) ??
    forThem(reading, rest) ??
    aboutThem(reading, rest);
  const title = cut(squeeze(found?.title ?? rest), 300);
  const { tags } = reading;
  return {
    is: 'ask',
    confidence: found ? 'sure' : 'guess',
    title: title === '' ? cut(squeeze(reading.text), 300) : title,
    asker: found?.asker ?? ME,
    tags,
    ...(due && { due }),
  };
}

interface Found {
  readonly asker: Who;
  readonly title: string;
}

function mine(text: string): Found | undefined {
  const what = MINE.exec(text)?.groups?.what;
  return what === undefined ? undefined : { asker: ME, title: capital(what.trim()) };
}

function theirs({ names }: Reading, text: string): Found | undefined {
  const bare = text.replace('@', ' ');
  const match = THEY.exec(bare) ?? THEY_LAST.exec(bare);
  const who = match && groupOf(match, 'who');
  const asker = who && whoIs(names, who, true);
  return asker ? { asker, title: capital(match?.groups?.what?.trim() ?? '') } : undefined;
}

function mentioned({ names }: Reading, text: string): Found | undefined {
  const match = AT.exec(text);
  const said = match && groupOf(match, 'who');
  if (!match || !said) return undefined;
  const whole = longestKnown(names, text.slice(said.start));
  const end = Math.max(said.end, said.start + (whole?.length ?? 0));
  const meant = whole
    ? whoIs(names, { start: said.start, end, text: whole }, false)
    : oneOf(completing(names, said.text));
  if (!meant) return undefined;
  const span = { start: said.start - 1, end };
  return { asker: { ...meant, span }, title: blank(text, { start: match.index, end }) };
}

function forThem({ names }: Reading, text: string): Found | undefined {
  const match = FOR.exec(text);
  const who = match && groupOf(match, 'who');
  if (!match || !who || !isKnown(names, who.text)) return undefined;
  const asker = whoIs(names, who, false);
  return asker && { asker, title: text.slice(0, match.index) };
}

/** Somebody known is named in a way that makes them the asker, and the rest of the line says what is wanted. */
function aboutThem({ names }: Reading, text: string): Found | undefined {
  for (const pattern of [STUCK, GET, FOR_AMID]) {
    const match = pattern.exec(text);
    const who = match && groupOf(match, 'who');
    if (!match || !who || !isKnown(names, who.text)) continue;
    const asker = whoIs(names, who, false);
    const gap = pattern === STUCK ? undefined : pattern === GET ? who : groupOf(match, 'gap');
    if (asker) return { asker, title: gap ? blank(text, gap) : text };
  }
  return undefined;
}
