// What is known for a message, read from the document, the card and whom it goes to: one set of facts, the same for all
// moments. No address and no phone number is a fact; nobody unnamed is called by address or firm; what never leaves is none.
import type { Ask } from '../ask.ts';
import { firstName } from '../board.ts';
import { type Card, isIntro } from '../cards.ts';
import { consentOf } from '../consent.ts';
import { isSameParty, type Me, nameOf, personOf, type VouchsafeDocument } from '../document.ts';
import { type Day, isDay, type PartyId } from '../identity.ts';
import { type Intro, roleIn, standsAs } from '../intro.ts';
import type { Person } from '../person.ts';
import { find } from '../table.ts';
import { namedIn } from './named.ts';
import type { Facts } from './placeholders.ts';
import type { BuiltIn } from './templates.ts';

export interface About {
  readonly card?: Card | undefined;
  /** Whom the message goes to; absent where it goes to several. */
  readonly party?: PartyId | undefined;
  readonly language: string;
  readonly words: BuiltIn;
  readonly today: Day;
}

/** The facts for a message. */
export function factsFor(document: VouchsafeDocument, about: About): Facts {
  const { card, party, language, today } = about;
  const tell = (who: PartyId | undefined) => sayParty(document, who, about.words);
  const you = tell(party);
  const me = tell('me');
  return {
    ...(card && isIntro(card) ? introFacts(document, card, about) : card ? askFacts(document, card, about) : {}),
    target: namedIn(document, card, party === undefined ? [] : [party]),
    name: you.name,
    'first name': you.first,
    me: me.name,
    'my who': me.who,
    'my about': document.me.about,
    today: sayDayIn(today, language),
  };
}

function introFacts(document: VouchsafeDocument, intro: Intro, about: About): Facts {
  const { party, language, words } = about;
  const linked = intro.ask === undefined ? undefined : find(document.asks, intro.ask);
  const ask = linked?.binnedAt === undefined ? linked : undefined;
  const isB = party !== undefined && intro.partyB !== undefined && isSameParty(document, party, intro.partyB);
  const isParty = isB || (party !== undefined && isSameParty(document, party, intro.partyA));
  const tell = (who: PartyId | undefined) => sayParty(document, who, words);
  const [a, b] = [tell(intro.partyA), tell(intro.partyB)];
  // To a connector of mine, the other is whom I would like to meet.
  const other = isB || (!isParty && intro.partyA !== 'me') ? a : b;
  const asked = party === undefined ? undefined : consentOf(intro, standsAs(document, intro, party)).askedOn;
  const brought = ask?.asker ?? (roleIn(intro) === 'asker' ? 'me' : undefined);
  // Without an ask, what is wanted is the meeting itself; why it is wanted stands in the reason.
  const meeting = words.meeting.replace('{name}', () => b.name ?? '');
  return {
    ...(ask && askFacts(document, ask, about)),
    ...(brought && askerFacts(document, brought, words)),
    ...partyFacts('a', a, intro.gainA, termsOf(intro, intro.partyA)),
    ...partyFacts('b', b, intro.gainB, termsOf(intro, intro.partyB)),
    other: other.name,
    'other first name': other.first,
    'other who': other.who,
    gain: isB ? intro.gainB : isParty ? intro.gainA : ask?.brief.connectorUpside,
    'other gain': isB ? intro.gainA : intro.gainB,
    why: intro.why?.trim() || ask?.brief.why,
    reason: ask?.brief.why?.trim() || intro.why,
    wanted: ask?.brief.who?.trim() || b.name || intro.names,
    ...(!ask && b.name && { ask: meeting }),
    blurb: intro.blurb?.trim() || ask?.brief.blurb,
    names: intro.names?.trim() || b.name,
    'next step': intro.approach?.trim() || ask?.brief.approach,
    connector: tell(intro.connector).name,
    'connector first name': tell(intro.connector).first,
    due: sayDayIn(intro.due ?? ask?.due, language),
    'asked on': sayDayIn(asked, language),
    'introduced on': sayDayIn(intro.introducedOn, language),
    outcome: intro.outcome && words.outcomes[intro.outcome],
    value: intro.value?.trim() || ask?.value,
  };
}

function partyFacts(side: 'a' | 'b', said: Said, gain: string | undefined, terms: string | undefined): Facts {
  const { name, first, who } = said;
  return {
    [side]: name,
    [`${side} first name`]: first,
    [`${side} who`]: who,
    [`${side} gain`]: gain,
    [`${side} terms`]: terms,
  };
}

/** On which terms a party said yes. What they said in confidence stays with me. */
function termsOf(intro: Intro, who: PartyId | undefined): string | undefined {
  const { answer, terms, neverLeaves } = who === undefined ? {} : consentOf(intro, who);
  return answer === 'yes' && !neverLeaves ? terms : undefined;
}

function askFacts(document: VouchsafeDocument, ask: Ask, { language, words }: About): Facts {
  const { brief } = ask;
  return {
    ...askerFacts(document, ask.asker, words),
    ask: ask.title,
    what: brief.what,
    wanted: brief.who,
    reason: brief.why,
    why: brief.why,
    'why you': brief.whyConnector,
    'connector upside': brief.connectorUpside,
    'target upside': brief.targetUpside,
    hesitation: brief.hesitation,
    bring: brief.value,
    terms: brief.terms,
    vouch: brief.vouch,
    blurb: brief.blurb,
    'next step': brief.approach,
    'job role': ask.jobRole,
    'job firm': ask.jobFirm,
    'job link': ask.jobLink,
    due: sayDayIn(ask.due, language),
    outcome: ask.outcome && words.outcomes[ask.outcome],
    value: ask.value,
    'decline reason': ask.mayTellReason ? ask.declinedFor : undefined,
  };
}

/** For whom I ask; nothing where it is for myself. */
function askerFacts(document: VouchsafeDocument, asker: PartyId, words: BuiltIn): Facts {
  const said = asker === 'me' ? {} : sayParty(document, asker, words);
  return { asker: said.name, 'asker who': said.who };
}

interface Said {
  readonly name?: string | undefined;
  readonly first?: string | undefined;
  readonly who?: string | undefined;
}

/** A party as a letter may call and describe them. */
function sayParty(document: VouchsafeDocument, who: PartyId | undefined, words: BuiltIn): Said {
  const record = who === undefined ? undefined : who === 'me' ? document.me : personOf(document, who);
  if (who === undefined || !record) return {};
  // Somebody without a name goes by their address or firm on screen: neither belongs into a letter, least of all another's.
  const isNamed = Boolean(record.name?.trim());
  return {
    ...(isNamed && { name: oneLine(nameOf(document, who)), first: oneLine(firstIn(document, who)) }),
    who: whoIs(record, words),
  };
}

function firstIn(document: VouchsafeDocument, who: PartyId): string {
  return who === 'me' ? (document.me.name?.trim().split(/\s+/)[0] ?? '') : firstName(document, who);
}

function whoIs(record: Me | Person, words: BuiltIn): string | undefined {
  const told = (field: 'title' | 'firm') => (staysHome(record, field) ? undefined : record[field]?.trim() || undefined);
  const [title, firm] = [told('title'), told('firm')];
  if (!title || !firm) return title ?? firm;
  return oneLine(
    words.titleAtFirm.replace(/\{(title|firm)\}/g, (_, part: string) => (part === 'title' ? title : firm)),
  );
}

function staysHome(record: Me | Person, field: string): boolean {
  const marks = 'neverLeaves' in record ? record.neverLeaves : undefined;
  return marks !== undefined && (Object.hasOwn(marks, field) || Object.hasOwn(marks, '*'));
}

/** A day as people write it in a language: `14 November`. A tag that no system knows is read as English. */
function sayDayIn(day: Day | undefined, language: string): string | undefined {
  if (!day || !isDay(day)) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  try {
    return at.toLocaleDateString(language === 'en' ? 'en-GB' : language, options);
  } catch {
    return at.toLocaleDateString('en-GB', options);
  }
}

/** A header value may not break its line: what follows a break would be read as another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
