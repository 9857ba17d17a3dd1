// The history of a card: who did what, when, on which device. It is also the record: who was asked, what they answered,
// whom the user thanked, is read from here (consent.ts, thanks.ts, …), so two laptops that write at once lose no entry.
// An entry is written whole under its own id; correcting or striking it writes it whole again.
import { Refusal } from '../refusal.ts';
import { type Day, type Instant, LAST_INSTANT, type PartyId, type Stamp } from './identity.ts';

export interface Entry {
  id: string;
  /** When it was recorded; later than every entry that was known then, also where a clock is wrong. */
  at: Instant;
  /** What the clock of its device said, where `at` had to be another to stand in order. */
  writtenAt?: Instant;
  device: string;
  what:
    | 'captured'
    | 'proposed'
    | 'edited'
    | 'moved'
    | 'asked'
    | 'answered'
    | 'withdrew'
    | 'introduced'
    | 'switched'
    | 'promised'
    | 'settled'
    | 'thanked'
    | 'reported'
    | 'heard'
    | 'told'
    | 'responded'
    | 'planted'
    | 'assessed'
    | 'reclassified'
    | 'linked'
    | 'drafted'
    | 'snoozed'
    | 'closed'
    | 'reopened'
    | 'binned'
    | 'restored'
    | 'undid';
  /** The person it was about. */
  party?: PartyId;
  /** Columns of a move, kinds of a reclassification; of thanks and news: sent or waived. */
  from?: string;
  to?: string;
  /** Rules that the user overrode, by id, separated by blanks. */
  overrode?: string;
  channel?: string;
  /** Of a consent, of a response to a broadcast, of feedback: one of its closed list. */
  answer?: string;
  on?: Day;
  /** For "not now", and for what was planted: ask again from this day. */
  until?: Day;
  words?: string;
  /** On which terms a party agreed ("after the 10th", "mail yes, phone no"). */
  terms?: string;
  /** Said in confidence: it stands in no message and in no export. */
  neverLeaves?: true;
  /** Of a message: for which moment, and its subject; `words` are its text. */
  moment?: string;
  subject?: string;
  /** Of a link: the other card. */
  card?: string;
  /** Names of edited fields, separated by blanks. */
  fields?: string;
  /** Taken back, or struck as wrong: it stays to be seen, and counts no more. */
  struckAt?: Instant;
}

export type History = Record<string, Entry>;

/** What is a fact about people, and may be corrected or struck; the rest tells what was done to the card. */
export const FACTS = [
  'asked',
  'answered',
  'withdrew',
  'thanked',
  'reported',
  'heard',
  'told',
  'responded',
  'planted',
  'assessed',
  'linked',
  'drafted',
] as const satisfies readonly Entry['what'][];

/** What passed between the user and the person it names: every fact but links, which are between cards. */
export const BETWEEN_PEOPLE: readonly Entry['what'][] = FACTS.filter((what) => what !== 'linked');

/** True for a fact about people. */
export function isFact(entry: Entry): boolean {
  return (FACTS as readonly string[]).includes(entry.what);
}

/**
 * Adds an entry to a card's history. It is later than all that stand there: so what was known when it was written comes
 * before it, whatever the clocks of two laptops say.
 */
export function note(
  card: { history: History },
  what: Entry['what'],
  stamp: Stamp,
  details: Partial<Entry> = {},
): string {
  return noteEach(card, what, stamp, [details])[0] as string;
}

/** Adds many entries of a kind, in their order, with one look at those that stand there. */
export function noteEach(
  card: { history: History },
  what: Entry['what'],
  stamp: Stamp,
  each: readonly Partial<Entry>[],
): string[] {
  let at = stamp.now;
  for (const entry of Object.values(card.history)) if (entry.at >= at) at = entry.at + 1;
  const written = at - stamp.now > SAME_TIME ? { writtenAt: stamp.now } : {};
  return each.map((details, n) => {
    const id = stamp.newId();
    card.history[id] = { ...details, id, at: Math.min(at + n, LAST_INSTANT), ...written, device: stamp.device, what };
    return id;
  });
}

/** Entries of one change stand milliseconds apart; only a wrong clock moves one by more. */
const SAME_TIME = 60_000;

/** When an entry was written, for telling its time and its day; `at` is for the order of a card's entries alone. */
export function whenWritten({ at, writtenAt }: Entry): Instant {
  return writtenAt ?? at;
}

/** A card's entries, newest first. */
export function entriesOf(card: { history: History }): Entry[] {
  return Object.values(card.history).sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** The facts of some kinds that stand, oldest first. */
export function factsOf(card: { history: History }, ...kinds: readonly (typeof FACTS)[number][]): Entry[] {
  const facts: Entry[] = [];
  for (const entry of Object.values(card.history))
    if (entry.struckAt === undefined && (kinds as readonly string[]).includes(entry.what)) facts.push(entry);
  return facts.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** What of a fact can be corrected. An empty text clears a field. */
export type EntryChanges = {
  readonly [Field in 'on' | 'until' | 'words' | 'terms' | 'channel' | 'answer']?: string | undefined;
} & { readonly neverLeaves?: boolean | undefined };

/** Corrects a fact. Refuses `not-found` for what is none. */
export function correctEntry(card: { history: History }, id: string, changes: EntryChanges): void {
  const entry = factToEdit(card, id);
  const { neverLeaves, ...texts } = changes;
  const next: Record<string, unknown> = { ...entry };
  // An answer can be another one; that there was one is struck, not cleared.
  for (const [field, text] of Object.entries(texts))
    if (text === '' && field === 'answer') continue;
    else if (text === '') delete next[field];
    else if (text !== undefined) next[field] = text;
  if (neverLeaves) next.neverLeaves = true;
  if (neverLeaves === false) delete next.neverLeaves;
  card.history[id] = next as unknown as Entry;
}

/** Strikes a fact as wrong, or lets it stand again. */
export function strikeEntry(card: { history: History }, id: string, struck: boolean, now: Instant): void {
  const { struckAt, ...entry } = factToEdit(card, id);
  if (struck === (struckAt !== undefined)) return;
  card.history[id] = { ...entry, ...(struck && { struckAt: now }) };
}

function factToEdit(card: { history: History }, id: string): Entry {
  const entry = Object.hasOwn(card.history, id) ? card.history[id] : undefined;
  if (!entry || !isFact(entry)) throw new Refusal('not-found');
  return entry;
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
      return sayEdit(entry, who);
    case 'moved':
      // With the record put right, the card goes where it belongs by itself.
      return `${entry.fields === 'record' ? 'so it went' : 'you moved it'} from ${entry.from} to ${entry.to}${overrode}`;
    case 'asked':
      return `${entry.party === 'me' ? 'you were asked' : `you asked ${who}`}${by(entry)}${dayOf(entry)}`;
    case 'answered':
      return `${who} said ${entry.answer}${entry.until ? ` until ${entry.until}` : ''}${quoted(entry)}${dayOf(entry)}`;
    case 'withdrew':
      return `${who} took ${entry.party === 'me' ? 'your' : 'their'} yes back${quoted(entry)}${dayOf(entry)}`;
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
    case 'reported':
      return entry.to === 'waived' ? `news to ${who} waived` : `you told ${who} what came of it${dayOf(entry)}`;
    case 'heard':
      return `${who} told you how it went${entry.answer ? ` (${entry.answer})` : ''}${quoted(entry)}${dayOf(entry)}`;
    case 'told':
      return `you told ${who} of it${by(entry)}${dayOf(entry)}`;
    case 'responded':
      return `${who} answered${entry.answer ? `: ${entry.answer}` : ''}${quoted(entry)}${dayOf(entry)}`;
    case 'planted':
      return `you asked ${who} whether you may ask${entry.until ? `, from ${entry.until}` : ''}${dayOf(entry)}`;
    case 'assessed':
      return `${who} said what they think of it${quoted(entry)}`;
    case 'reclassified':
      return `you made it a ${entry.to} instead of a ${entry.from}`;
    case 'linked':
      return entry.to === 'from' ? 'it came out of another ask' : 'another ask came out of it';
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

function sayEdit({ fields = 'it', from, to }: Entry, who: string): string {
  const of = who ? ` of ${who}` : '';
  if (fields === 'struck') return `you struck what was recorded${of}`;
  if (fields === 'unstruck') return `you let stand again what was recorded${of}`;
  if (fields === 'record') return `you put right what was recorded${of}${from ? ` (${from} → ${to})` : ''}`;
  if (fields === 'promise') return `you put right a promise${of}`;
  return `you changed ${fields.split(' ').map(fieldInWords).join(', ')}`;
}

/** Fields whose name in the document is no plain word. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  whyConnector: 'why this connector',
  connectorUpside: 'what is in it for the connector',
  targetUpside: 'what is in it for the target',
  gainA: 'what the first gains',
  gainB: 'what the second gains',
  followUpOn: 'the day of the follow-up',
  value: 'what came of it',
  due: 'the day it is due',
  pickedFor: 'the week for which you picked it',
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
