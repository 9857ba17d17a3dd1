// What a draft would give away that follows from its card: the address of a party before their yes, and who
// declined. Marked secrets are found in leaks.ts.
import { firstName } from '../board.ts';
import { type Card, isIntro } from '../cards.ts';
import { consentOf, consentsNeeded, refusedBy } from '../consent.ts';
import { isSameParty, nameOf, personOf, type VouchsafeDocument } from '../document.ts';
import { factsOf } from '../history.ts';
import type { PartyId } from '../identity.ts';
import { type Intro, partiesOf, peopleIn } from '../intro.ts';
import { isTelling, wordsIn } from './leak-words.ts';
import { type Leak, type Outgoing, tellsContact } from './leaks.ts';
import type { Moment } from './moments.ts';

/** What of the card must not be told with this message. */
export function cardLeaks(
  document: VouchsafeDocument,
  draft: Outgoing,
  card: Card | undefined,
  moment: Moment,
): Leak[] {
  if (!card) return [];
  return [
    ...contactsBeforeYes(document, draft, card),
    ...(isIntro(card) ? whoDeclined(document, draft, card, moment) : []),
  ];
}

const CONTACTS = [
  ['emails', 'e-mail address', 'address'],
  ['phones', 'phone number', 'phone'],
  ['links', 'link', 'link'],
] as const;

function contactsBeforeYes(document: VouchsafeDocument, draft: Outgoing, card: Card): Leak[] {
  const leaks: Leak[] = [];
  for (const who of notYetWilling(card)) {
    const person = who === 'me' ? undefined : personOf(document, who);
    const reads = (other: PartyId) => !isSameParty(document, other, who);
    // Whom it goes to knows their own address. Where several are written to openly, each sees the others'.
    if (!person || (draft.parties.length > 0 && !draft.parties.some(reads))) continue;
    const isReader = !draft.parties.every(reads);
    const open = isReader && draft.to.length < 2 ? [] : draft.to;
    const text = [...open, draft.subject, draft.body].join('\n');
    for (const [field, what, is] of CONTACTS)
      for (const value of Object.keys(person[field]))
        if (tellsContact(text, is, value))
          leaks.push({ tells: `${nameOf(document, who)}’s ${what} before they said yes`, excerpt: value });
  }
  return leaks;
}

/** Whose address is not given away yet: whoever's yes is needed and not there; of an ask, whoever asks. */
function notYetWilling(card: Card): PartyId[] {
  if (!isIntro(card)) return [card.asker];
  if (card.introducedOn !== undefined || card.mode === 'direct') return [];
  const needed = [...new Set([...consentsNeeded(card), ...partiesOf(card)])];
  return needed.filter((who) => who !== 'me' && consentOf(card, who).answer !== 'yes');
}

const REFUSED =
  /\b(?:said no|says no|say no|saying no|declin(?:ed?|es|ing)|refus(?:ed?|es)|turn(?:ed|s)? (?:it|you|this|us) down|(?:is|are|was|were|am)(?: not|n[’']t) (?:interested|keen|willing|ready|available)|(?:does|do|did)(?: not|n[’']t) want|would rather not|prefers? not|passed on|has no (?:time|interest)|no interest|too busy|abgelehnt|abgesagt|nein gesagt|(?:hat|hatte|habe) (?:gerade |derzeit |leider )?kein(?:e|en)? (?:interesse|zeit|lust|bedarf)|nicht interessiert|(?:möchte|will|wollte|mag|kann) (?:das |dich |leider |gerade |derzeit |sich |es |im moment )*nicht|lieber nicht|lehnt(?:e)?(?: das| es)? ab|sagt(?:e)? (?:ab|nein))/iu;
const OTHER =
  /\b(?:she|he|they|the other (?:side|party|person)|er|sie|die andere (?:seite|person)|der andere|die andere)\b/iu;

/** Whose answer is nobody else's affair: who said no; and where it is put off gracefully, who said not now (S2.4). */
function unwilling(intro: Intro, moment: Moment): PartyId[] {
  const later = peopleIn(intro).filter((who) => consentOf(intro, who).answer === 'not now');
  return [...refusedBy(intro), ...(moment === 'decline' ? later : [])];
}

/** Whoever connects hears from the parties themselves, and passes on what they said: that is no leak. */
function whoDeclined(document: VouchsafeDocument, draft: Outgoing, intro: Intro, moment: Moment): Leak[] {
  if (draft.parties.length > 0 && draft.parties.every((who) => isSameParty(document, who, intro.connector))) return [];
  const leaks: Leak[] = [];
  const text = `${draft.subject}\n${draft.body}`;
  for (const who of unwilling(intro, moment)) {
    if (draft.parties.some((reader) => isSameParty(document, reader, who))) continue;
    const names = [nameOf(document, who), firstName(document, who)].map((name) => name.toLowerCase());
    // “He has nothing to do with it”: only what refuses, said of them in one sentence, tells it.
    const told = text
      .match(/[^.!?\n]+/g)
      ?.find(
        (sentence) =>
          REFUSED.test(sentence) &&
          (names.some((name) => isSaid(sentence, name)) || OTHER.test(beforeRefusal(sentence))),
      );
    if (told) leaks.push({ tells: `that ${nameOf(document, who)} declined`, excerpt: told.trim() });
    else if (repeats(text, wordsOfRefusal(intro, who)))
      leaks.push({
        tells: `the words with which ${nameOf(document, who)} declined`,
        excerpt: wordsOfRefusal(intro, who),
      });
  }
  return leaks;
}

/** Only whoever is named before the refusal refuses: “I asked them not to say no” is mine. */
function beforeRefusal(sentence: string): string {
  return sentence.slice(0, sentence.search(REFUSED));
}

function isSaid(sentence: string, name: string): boolean {
  const at = sentence.toLowerCase().indexOf(name);
  return at >= 0 && !/\p{L}/u.test(sentence.charAt(at - 1)) && !/\p{L}/u.test(sentence.charAt(at + name.length));
}

function wordsOfRefusal(intro: Intro, who: PartyId): string {
  const entries = factsOf(intro, 'answered', 'withdrew').filter(({ party }) => party === who);
  return entries.at(-1)?.words ?? '';
}

/** True when four words in a row, two of them telling, are theirs. */
function repeats(text: string, words: string): boolean {
  const theirs = wordsIn(words).map(({ word }) => word);
  const said = ` ${wordsIn(text)
    .map(({ word }) => word)
    .join(' ')} `;
  for (let at = 0; at + 4 <= theirs.length; at++) {
    const run = theirs.slice(at, at + 4);
    if (run.filter(isTelling).length >= 2 && said.includes(` ${run.join(' ')} `)) return true;
  }
  return false;
}
