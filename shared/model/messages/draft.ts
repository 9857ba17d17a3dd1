// A draft of a message for a moment: to whom, and in which words. The app sends nothing by itself: the user edits a draft and
// sends it with their own mail program or clipboard. No address of one party ever stands in the words to another.
import type { Ask } from '../ask.ts';
import { type Card, isIntro } from '../cards.ts';
import { consentOf, consentsNeeded, refusedBy } from '../consent.ts';
import { personOf, survivorOf, type VouchsafeDocument } from '../document.ts';
import { helpersOf } from '../helped.ts';
import type { PartyId } from '../identity.ts';
import { type Intro, partiesOf, peopleIn } from '../intro.ts';
import { find } from '../table.ts';
import { type About, factsFor } from './facts.ts';
import { isAddress } from './mail.ts';
import type { Moment } from './moments.ts';
import { fill } from './template-text.ts';
import type { Beginning } from './templates.ts';

export interface Draft {
  readonly to: readonly string[];
  /** Who gets it without the others seeing their address. */
  readonly bcc?: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export interface Wanted extends Omit<About, 'party'> {
  readonly moment: Moment;
  readonly parties: readonly PartyId[];
  readonly beginning: Pick<Beginning, 'subject' | 'body'>;
}

/** Makes a draft. It opens where both parties are to know each other; to several others it goes by blind copy. */
export function makeDraft(document: VouchsafeDocument, wanted: Wanted): Draft {
  const { moment, parties, beginning, words } = wanted;
  const [only] = parties;
  const facts = factsFor(document, { ...wanted, party: parties.length === 1 ? only : undefined });
  // A subject is one line: what a fact brings of more is laid in one.
  const subject = fill(beginning.subject, facts, words.gaps).replace(/\s+/g, ' ');
  const body = fill(beginning.body, facts, words.gaps);
  const addresses = [...new Set(parties.flatMap((who) => addressesOf(document, who)))];
  if (parties.length <= 1 || showsAll(moment)) return { to: addresses, subject, body };
  return { to: [], bcc: addresses, subject, body };
}

/** Only an introduction shows each the other's address: that is what it is for. */
function showsAll(moment: Moment): boolean {
  return moment === 'introduction' || moment === 'talking points';
}

/** Whom a message for a moment goes to, where the user has named nobody. */
export function recipientsFor(document: VouchsafeDocument, moment: Moment, card: Card | undefined): PartyId[] {
  const found =
    card === undefined ? [] : isIntro(card) ? inIntro(document, moment, card) : inAsk(document, moment, card);
  const standing = found.map((who) => (who === 'me' ? who : survivorOf(document, who)));
  return [...new Set(standing)].filter((who) => who !== 'me');
}

function inIntro(document: VouchsafeDocument, moment: Moment, intro: Intro): PartyId[] {
  const parties = partiesOf(intro);
  switch (moment) {
    case 'permission to ask':
    case 'ask':
    case 'forwardable':
    case 'circle back':
      return intro.connector === 'me' ? parties : [intro.connector];
    case 'permission':
      return consentsNeeded(intro)
        .filter((who) => consentOf(intro, who).answer !== 'yes')
        .slice(0, 1);
    case 'nudge':
      return consentsNeeded(intro)
        .filter((who) => consentOf(intro, who).answer === 'asked')
        .slice(0, 1);
    case 'decline':
      return parties.filter((who) => !refusedBy(intro).includes(who));
    case 'progress': {
      const ask = intro.ask === undefined ? undefined : find(document.asks, intro.ask);
      return ask ? inAsk(document, moment, ask) : [];
    }
    case 'thanks':
      return peopleIn(intro);
    case 'introduction':
    case 'talking points':
    case 'follow-up':
      return parties;
    case 'decline ask':
    case 'catch-up':
      return [];
  }
}

function inAsk(document: VouchsafeDocument, moment: Moment, ask: Ask): PartyId[] {
  if (moment === 'decline ask' || moment === 'decline') return [ask.asker];
  const isToHelpers = moment === 'progress' || moment === 'circle back' || moment === 'thanks';
  return isToHelpers ? [...helpersOf(document, ask).keys()] : [];
}

/** The first of somebody's addresses that is one. */
export function addressesOf(document: VouchsafeDocument, who: PartyId): string[] {
  if (who === 'me') return [];
  return Object.keys(personOf(document, who)?.emails ?? {})
    .filter(isAddress)
    .slice(0, 1);
}
