// What is to be settled, in words: which field of what, and what each laptop made of it. Days stay `YYYY-MM-DD`; a screen says
// them in the user's way.
import { titleOf } from './board.ts';
import type { Card } from './cards.ts';
import type { BinConflict, Conflict } from './conflict.ts';
import { displayName, nameOf, type VouchsafeDocument } from './document.ts';
import { type Entry, sayEntry } from './history.ts';
import type { PartyId } from './identity.ts';
import { find } from './table.ts';

/** Fields whose name is no plain word for a user. */
const FIELDS: Readonly<Record<string, string>> = {
  asker: 'who asks',
  stage: 'the column',
  due: 'by when',
  outcome: 'how it ended',
  outcomeWords: 'how it ended, in words',
  value: 'what came of it',
  jobRole: 'the job',
  jobFirm: 'the firm of the job',
  jobLink: 'the link to the job',
  submittedOn: 'when it was submitted',
  cameFrom: 'out of which ask it came',
  source: 'the message it came in',
  declinedFor: 'why it was declined',
  mayTellReason: 'whether the asker may be told why',
  pickedFor: 'the week for which it is picked',
  snoozedUntil: 'until when it is put aside',
  snoozedTime: 'the time until which it is put aside',
  ask: 'the ask it is for',
  connector: 'who connects',
  partyA: 'the first party',
  partyB: 'the second party',
  offered: 'whether it was offered',
  mode: 'direct, or asked first',
  gainA: 'what the first gains',
  gainB: 'what the second gains',
  how: 'how it was made',
  introducedOn: 'when it was made',
  followUpOn: 'the day of the follow-up',
  whyConnector: 'why this connector',
  connectorUpside: 'what is in it for the connector',
  targetUpside: 'what is in it for the target',
  emails: 'e-mail addresses',
  phones: 'phone numbers',
  metOn: 'when you met',
  howMet: 'how you met',
  metThrough: 'who brought you together',
  metThroughName: 'who brought you together',
  expertise: 'what they are good at',
  needs: 'what they look for',
  closeness: 'how well you know them',
  noAsksUntil: 'not to be asked before',
  drumbeat: 'the drumbeat, in days',
  drumbeatAtWorst: 'the drumbeat at worst, in days',
  knowsMe: 'whether they know you',
  likesMe: 'whether they like you',
  trustsMe: 'whether they trust you',
  knowsMyWork: 'whether they know your work',
  neverLeaves: 'what never leaves the vault',
  mergedInto: 'who they are',
  alsoInFile: 'what their file said besides',
  on: 'the day',
  text: 'the text',
  words: 'the words',
  from: 'from when',
  until: 'until when',
  back: 'what the first is to the other',
  shows: 'what it shows',
  followUpDays: 'days to a follow-up',
  consentDays: 'days for which a yes is good',
  brief: 'the brief',
};
/** Whose values are people, or cards. */
const PARTIES = ['asker', 'connector', 'partyA', 'partyB', 'metThrough', 'mergedInto', 'by', 'person', 'a', 'b'];

/** What a conflict is about: the card, the person, the firm, the note. */
export function sayRecord(document: VouchsafeDocument, { path }: Pick<Conflict, 'path'>): string {
  const [part, , id = ''] = path;
  const person = (party: PartyId | undefined) => nameOf(document, party);
  switch (part) {
    case 'asks':
    case 'intros': {
      const card: Card | undefined = find(document.asks, id) ?? find(document.intros, id);
      return card ? titleOf(document, card) : 'a card';
    }
    case 'people': {
      const found = find(document.people, id);
      return found ? displayName(found) : 'somebody unknown';
    }
    case 'interactions': {
      const note = find(document.interactions, id);
      return note ? `${note.kind} with ${person(note.person)}, ${note.on}` : 'a note';
    }
    case 'affiliations':
      return `a firm of ${person(find(document.affiliations, id)?.person)}`;
    case 'ties': {
      const tie = find(document.ties, id);
      return `${person(tie?.a)} and ${person(tie?.b)}`;
    }
    default:
      return sayOther(document, path);
  }
}

function sayOther(document: VouchsafeDocument, [part, , id = '']: readonly string[]): string {
  switch (part) {
    case 'firms':
      return find(document.firms, id)?.name ?? 'a firm';
    case 'templates':
      return `a template (${find(document.templates, id)?.moment ?? ''})`;
    case 'views':
      return `the view “${find(document.views, id)?.name ?? ''}”`;
    case 'me':
      return 'your profile';
    case 'tagDrumbeats':
    case 'tagDrumbeatsAtWorst':
      return 'drumbeats of tags';
    default:
      return 'your settings';
  }
}

/** Which field it is. */
export function sayField(document: VouchsafeDocument, path: readonly string[]): string {
  const field = path.at(-1) ?? '';
  if (path[0]?.startsWith('tagDrumbeats')) return `everybody tagged “${field}”`;
  if (path[3] === 'history') return 'what was recorded';
  if (path[3] === 'promises') {
    const promise = find(document.intros, path[2] ?? '')?.promises[path[4] ?? ''];
    return `a promise of ${nameOf(document, promise?.by)}${promise && field !== 'text' ? `, “${promise.text}”` : ''}`;
  }
  if (path.length === 5 && path[3] !== 'brief') return `${fieldName(path[3] ?? '')}: ${field}`;
  if (path[0] === 'asks' && path[3] === 'value') return 'what came of it';
  if (path[3] === 'brief') return `the brief: ${field === 'value' ? 'what it is worth' : fieldName(field)}`;
  return fieldName(field);
}

function fieldName(field: string): string {
  return Object.hasOwn(FIELDS, field) ? (FIELDS[field] ?? field) : field;
}

/** A value as a user reads it. */
export function sayValue(document: VouchsafeDocument, path: readonly string[], value: unknown): string {
  const field = path.at(-1) ?? '';
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'object') {
    const entry = value as Entry;
    const said = sayEntry(entry, (party) => nameOf(document, party));
    const words = entry.words && !said.includes(entry.words) ? `: “${entry.words}”` : '';
    const terms = entry.terms ? `, on terms: ${entry.terms}` : '';
    return `${said}${words}${terms}${entry.struckAt === undefined ? '' : ' (struck)'}`;
  }
  if (value === true) return 'yes';
  const said = String(value);
  if (PARTIES.includes(field) && path.length > 2) return nameOf(document, said as PartyId);
  if (field === 'ask' || field === 'cameFrom') return find(document.asks, said)?.title ?? 'an ask that is gone';
  return said;
}

/** What was changed of something that lies in the bin, in words. */
export function sayChanged(document: VouchsafeDocument, { path, changed }: BinConflict): string {
  const said = changed.map((inside) => sayField(document, [...path, ...inside]));
  return [...new Set(said)].join(', ');
}
