// The history of a card: who did what, when, on which device. Entries are written once, each under its own id.
// Every entry is plain data; `sayEntry` turns it into the words that the panel shows.
import type { Day, Instant, PartyId, Stamp } from './identity.ts';

export interface Entry {
  id: string;
  at: Instant;
  device: string;
  what:
    | 'captured'
    | 'proposed'
    | 'edited'
    | 'moved'
    | 'asked'
    | 'answered'
    | 'introduced'
    | 'switched'
    | 'promised'
    | 'settled'
    | 'thanked'
    | 'drafted'
    | 'snoozed'
    | 'closed'
    | 'reopened'
    | 'binned'
    | 'restored'
    | 'undid';
  /** The person it was about. */
  party?: PartyId;
  /** Columns of a move. */
  from?: string;
  to?: string;
  /** Rules that the user overrode, by id, separated by blanks. */
  overrode?: string;
  channel?: string;
  answer?: string;
  on?: Day;
  /** For "not now". */
  until?: Day;
  words?: string;
  /** Names of edited fields, separated by blanks. */
  fields?: string;
}

export type History = Record<string, Entry>;

/** Adds an entry to a card's history. Two entries of one change are a millisecond apart: their order is the story. */
export function note(
  card: { history: History },
  what: Entry['what'],
  stamp: Stamp,
  details: Partial<Entry> = {},
): void {
  const id = stamp.newId();
  const taken = new Set(Object.values(card.history).map((entry) => entry.at));
  let at = stamp.now;
  while (taken.has(at)) at++;
  card.history[id] = { ...details, id, at, device: stamp.device, what };
}

/** A card's entries, newest first. */
export function entriesOf(card: { history: History }): Entry[] {
  return Object.values(card.history).sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** An entry in words, as the owner of the vault reads it. `name` says how a party is called. */
export function sayEntry(entry: Entry, name: (party: PartyId) => string): string {
  const who = entry.party === undefined ? '' : entry.party === 'me' ? 'you' : name(entry.party);
  const advice = entry.overrode?.split(' ').map((rule) => rule.replaceAll('-', ' '));
  const overrode = advice ? ` (against the advice: ${advice.join(', ')})` : '';
  switch (entry.what) {
    case 'captured':
      return 'you captured it';
    case 'proposed':
      return 'you proposed it';
    case 'edited':
      return `you changed ${(entry.fields ?? 'it').split(' ').map(fieldInWords).join(', ')}`;
    case 'moved':
      return `you moved it from ${entry.from} to ${entry.to}${overrode}`;
    case 'asked':
      return `${entry.party === 'me' ? 'you were asked' : `you asked ${who}`}${by(entry)}${dayOf(entry)}`;
    case 'answered':
      return `${who} said ${entry.answer}${entry.until ? ` until ${entry.until}` : ''}${quoted(entry)}${dayOf(entry)}`;
    case 'introduced':
      return `${who ? `${who} introduced you` : 'you introduced them'}${by(entry)}${dayOf(entry)}${overrode}`;
    case 'switched':
      return `you switched it to ${entry.to}`;
    case 'promised':
      return `${who} promised: ${entry.words ?? ''}`;
    case 'settled':
      return `${entry.party === 'me' ? 'your promise' : `a promise of ${who}`} was ${entry.to === 'open' ? 'opened again' : entry.to}`;
    case 'thanked':
      return entry.to === 'waived' ? `thanks to ${who} waived` : `you thanked ${who}`;
    case 'drafted':
      return `a message${who ? ` to ${who}` : ''} left for ${entry.channel}`;
    case 'snoozed':
      return entry.on ? `you put it aside until ${entry.on}` : 'you took it up again';
    case 'closed':
      return `closed: ${entry.to}${entry.words ? ` – ${entry.words}` : ''}${overrode}`;
    case 'reopened':
      return `you opened it again${entry.to ? `, in ${entry.to}` : ''}${overrode}`;
    case 'binned':
      return 'you put it into the bin';
    case 'restored':
      return 'you brought it back from the bin';
    case 'undid':
      return 'you undid a change';
  }
}

/** Fields whose name in the document is no plain word. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  whyConnector: 'why this connector',
  connectorUpside: 'what is in it for the connector',
  targetUpside: 'what is in it for the target',
  gainA: 'what the first gains',
  gainB: 'what the second gains',
  followUpOn: 'the day of the follow-up',
  due: 'the day it is due',
};

function fieldInWords(field: string): string {
  return Object.hasOwn(FIELD_WORDS, field) ? (FIELD_WORDS[field] ?? field) : field;
}

function by(entry: Entry): string {
  return entry.channel ? ` (${entry.channel})` : '';
}

function quoted(entry: Entry): string {
  return entry.words ? `: “${entry.words}”` : '';
}

function dayOf(entry: Entry): string {
  return entry.on ? ` on ${entry.on}` : '';
}
