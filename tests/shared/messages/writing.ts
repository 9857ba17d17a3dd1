// What the tests of messages write with: the built-in words, a draft for a moment as the dialog makes it, and a card of
// which everything is known.
import de from '../../../resources/templates/de.json';
import en from '../../../resources/templates/en.json';
import { editAsk } from '../../../shared/model/ask.ts';
import { plantAsk, tellOfAsk } from '../../../shared/model/broadcast.ts';
import { findCard } from '../../../shared/model/cards.ts';
import type { IntroId, PartyId, PersonId } from '../../../shared/model/identity.ts';
import { editIntro } from '../../../shared/model/intro.ts';
import { type Draft, makeDraft, recipientsFor } from '../../../shared/model/messages/draft.ts';
import { factsFor } from '../../../shared/model/messages/facts.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { namedIn } from '../../../shared/model/messages/named.ts';
import type { Facts } from '../../../shared/model/messages/placeholders.ts';
import { type Beginning, type BuiltIn, beginningsFor, builtInFor } from '../../../shared/model/messages/templates.ts';
import { closeIntro, introduce } from '../../../shared/model/move.ts';
import { Story } from '../story.ts';

export const BUILT_INS: readonly BuiltIn[] = [en, de];

/** What breaks encoders of mail: lines, spaces at their ends, dots, equals signs, astral letters, halves of them. */
export const BREAKS_MAIL = [
  ...[' ', '\t', '=', '.', '\n', '\r\n', '\r', 'é', '🪸', '\u202e', '\u2028', '\ud800', '\0'],
  ...['=?utf-8?Q?a?=', '?=', 'From ', '%0A'],
];

interface Asked {
  readonly card?: string;
  readonly party?: PartyId;
  readonly language?: string;
  readonly beginning?: Pick<Beginning, 'subject' | 'body'>;
}

/** A draft for a moment, begun with the built-in words. */
export function draftFor(story: Story, moment: Moment, asked: Asked): Draft & { facts: Facts } {
  const { language = 'en' } = asked;
  const words = builtInFor(BUILT_INS, language);
  const card = asked.card === undefined ? undefined : findCard(story.document, asked.card);
  const parties = asked.party ? [asked.party] : recipientsFor(story.document, moment, card);
  const { today, document } = story;
  const about = { card, language, words, today };
  const isNamed = namedIn(document, card, parties) !== undefined;
  const [begun] = beginningsFor(document, BUILT_INS, moment, language, isNamed);
  const beginning = asked.beginning ?? begun ?? words.templates[moment];
  const draft = makeDraft(story.document, { ...about, moment, parties, beginning });
  const facts = factsFor(story.document, { ...about, party: parties.length === 1 ? parties[0] : undefined });
  return { ...draft, facts };
}

interface Full {
  readonly story: Story;
  readonly intro: IntroId;
  readonly ask: string;
  readonly ana: PersonId;
  readonly bjorn: PersonId;
}

const FACTS = {
  en: {
    title: 'A pricing consultant for a clinic',
    ana: 'Founder',
    bjorn: 'Pricing consultant',
    what: 'An hour on a tier model before the price list changes in spring.',
    who: 'somebody who has repriced software for clinics',
    reason: 'Ana changes her prices in spring and has never done it before.',
    whyConnector: 'you worked with two people who did just that.',
    connectorUpside: 'You would hear first how clinics buy.',
    targetUpside: 'A field that he wants to enter.',
    hesitation: 'Time. One hour is enough.',
    value: 'Numbers from forty clinics.',
    blurb: 'Ana runs Tidewater Health, which forty clinics use. She changes her prices in spring.',
    approach: 'A first call of half an hour.',
    why: 'You both build for clinics, and Björn has repriced such a product twice.',
    gainA: 'A price list that holds.',
    gainB: 'A field that you want to enter.',
    came: 'The new prices hold, and two clinics have signed.',
    declined: 'I know nobody in that field.',
  },
  de: {
    title: 'Jemand, der Preise für eine Klinik kennt',
    ana: 'Gründerin',
    bjorn: 'Preisberater',
    what: 'Eine Stunde zu einem Stufenmodell, bevor sich im Frühling die Preisliste ändert.',
    who: 'jemand, der Software für Kliniken neu bepreist hat',
    reason: 'Ana ändert im Frühling ihre Preise und hat das noch nie gemacht.',
    whyConnector: 'du hast mit zwei Leuten gearbeitet, die genau das getan haben.',
    connectorUpside: 'Du hörst als Erste, wie Kliniken einkaufen.',
    targetUpside: 'Ein Feld, in das er gern möchte.',
    hesitation: 'Die Zeit. Eine Stunde genügt.',
    value: 'Zahlen aus vierzig Kliniken.',
    blurb: 'Ana leitet Tidewater Health, das vierzig Kliniken nutzen. Im Frühling ändert sie ihre Preise.',
    approach: 'Ein erstes Gespräch von einer halben Stunde.',
    why: 'Ihr baut beide für Kliniken, und Björn hat so ein Produkt zweimal neu bepreist.',
    gainA: 'Eine Preisliste, die hält.',
    gainB: 'Ein Feld, in das du gern möchtest.',
    came: 'Die neuen Preise halten, und zwei Kliniken haben unterschrieben.',
    declined: 'Ich kenne niemanden in dem Feld.',
  },
} as const;

/** A card of which everything is known: an ask of Ana's with its whole brief, and an introduction for it, made and closed. */
export function fullCard(language: 'en' | 'de'): Full {
  const said = FACTS[language];
  const story = new Story();
  story.change((document) => {
    Object.assign(document.me, {
      name: 'Mo Okafor',
      title: 'Partner',
      firm: 'Harbour Row',
      about: 'Read a term sheet.',
    });
  });
  const ana = story.person('Ana Jansen', {
    title: said.ana,
    firm: 'Tidewater Health',
    emails: { 'ana@tide.example': '' },
  });
  const bjorn = story.person('Björn Díaz', {
    title: said.bjorn,
    firm: 'Díaz & Holm',
    emails: { 'b@holm.example': '' },
  });
  const { title, what, who, whyConnector, connectorUpside, targetUpside, hesitation, value, blurb, approach } = said;
  const brief = {
    what,
    who,
    why: said.reason,
    whyConnector,
    connectorUpside,
    targetUpside,
    hesitation,
    value,
    blurb,
    approach,
  };
  const ask = story.ask({ title, asker: ana, brief });
  const intro = story.propose({ ask, partyA: ana, partyB: bjorn });
  const { why, gainA, gainB } = said;
  for (const party of [ana, bjorn]) {
    story.asked(intro, party, '2026-10-02');
    story.answered(intro, party, 'yes', { on: '2026-10-04' });
  }
  story.change((document, stamp) => {
    editIntro(
      document,
      { id: intro, changes: { why, gainA, gainB, names: 'Björn Díaz', approach, value: said.came } },
      stamp,
    );
    introduce(document, { id: intro, how: 'email', on: '2026-10-05' }, stamp);
    closeIntro(document, { id: intro, outcome: 'worked out', override: true }, stamp);
    tellOfAsk(document, { id: ask, parties: [bjorn], channel: 'email', on: '2026-10-01' }, stamp);
    plantAsk(document, { id: ask, party: bjorn, on: '2026-10-01' }, stamp);
    editAsk(document, { id: ask, changes: { value: said.came } }, stamp);
    const record = document.asks[ask.slice(0, 2)]?.[ask];
    if (record) Object.assign(record, { declinedFor: said.declined, mayTellReason: true, outcome: 'worked out' });
  });
  return { story, intro, ask, ana, bjorn };
}
