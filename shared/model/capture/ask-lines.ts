// Lines that ask for something: "Léa needs …", "I'm looking for …", "… for Léa", and whatever is nothing else.
import { takeDue } from './days.ts';
import { blank, capital, groupOf, squeeze } from './line.ts';
import { ME, type Meaning, type Who } from './meaning.ts';
import type { Reading } from './reading.ts';
import { completing, isKnown, whoIs } from './who.ts';

const THEY =
  /^\s*(?<who>\S.{0,60}?)(?:\s+|(?<=\S)(?=['’]s looking))(?:['’]s looking for|(?:is |are )?(?:urgently |also )?(?:needs?|looking for|seeking|seeks|after|hunting for|desperate for|could use|wants(?: to)?|would like(?: to)?|'d like(?: to)?|asks for|ask(?:ed|s) (?:me |us )?for)|braucht|bräuchte|benötigt|sucht|möchte(?: gerne?)?|hätte gerne?|fragt(?:e)? nach|bittet um)\s+(?<what>\S.*)$/diu;
const MINE =
  /^\s*(?:(?:i|we)(?:\s+(?:may|might|really|urgently|also|still|am|are))*\s+|(?:i'm|we're)\s+|ich\s+|wir\s+)?(?:needs?:?|want(?: to)?|would like(?: to)?|'d like(?: to)?|looking for|brauche[n]?|suche[n]?|möchte[n]?|benötige[n]?)\s+(?<what>\S.*)$/diu;
const FOR = /\s(?:for|für)\s+(?<who>[^\s].{0,60}?)[\s?!.]*$/diu;
const AT = /(?:(?:^|\s)(?:for|from|für|von)\s+)?(?<=^|\s)@(?<who>[\p{L}][\p{L}\p{M}'’_-]*)/diu;

/** The line as an ask: always one, for plain words are an ask of mine. */
export function readAsk(reading: Reading): Meaning {
  const { due, rest } = takeDue(reading.text, reading.today, reading.findDays);
  const found = mine(rest) ?? theirs(reading, rest) ?? mentioned(reading, rest) ?? forThem(reading, rest);
  const title = squeeze(found?.title ?? rest).slice(0, 300);
  const { tags } = reading;
  return {
    is: 'ask',
    confidence: found ? 'sure' : 'guess',
    title: title === '' ? squeeze(reading.text).slice(0, 300) : title,
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
  const match = THEY.exec(text.replace('@', ' '));
  const who = match && groupOf(match, 'who');
  const asker = who && whoIs(names, who, true);
  return asker ? { asker, title: capital(match?.groups?.what?.trim() ?? '') } : undefined;
}

function mentioned({ names }: Reading, text: string): Found | undefined {
  const match = AT.exec(text);
  const who = match && groupOf(match, 'who');
  const meant = who && completing(names, who.text);
  if (!match || !who || !meant) return undefined;
  const span = { start: who.start - 1, end: who.end };
  return { asker: { ...meant, span }, title: blank(text, { start: match.index, end: who.end }) };
}

function forThem({ names }: Reading, text: string): Found | undefined {
  const match = FOR.exec(text);
  const who = match && groupOf(match, 'who');
  if (!match || !who || !isKnown(names, who.text)) return undefined;
  const asker = whoIs(names, who, false);
  return asker && { asker, title: text.slice(0, match.index) };
}
