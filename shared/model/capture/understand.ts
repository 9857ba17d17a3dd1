// One line, understood as it is typed: who asks, what, for whom, by when, tags. The readers are asked in order; whatever none
// of them knows is an ask of mine with the line as its title. Must not change anything: keep.ts does what is meant.
import type { VouchsafeDocument } from '../document.ts';
import { nameOf, survivorOf } from '../document.ts';
import type { PersonId } from '../identity.ts';
import { peopleIn } from '../intro.ts';
import { records } from '../table.ts';
import { thanksOwed } from '../thanks.ts';
import { readAsk } from './ask-lines.ts';
import { readContact } from './contact-lines.ts';
import { readIntro } from './intro-lines.ts';
import { cleaned, isEmpty, takeTags } from './line.ts';
import type { Meaning, OwedCard } from './meaning.ts';
import { type Mention, standIn } from './mentions.ts';
import { readReminder, readThanks } from './other-lines.ts';
import { isPaste, readPaste } from './paste.ts';
import type { Reading } from './reading.ts';

export type Known = Pick<Reading, 'names' | 'today' | 'now' | 'findDays' | 'owedTo'>;

/** What a line means. Days are found by `known.findDays`, because a parser of dates is a library and has its door elsewhere. */
export function understand(typed: string, known: Known, mentions: readonly Mention[] = []): Meaning {
  const text = cleaned(typed);
  if (isEmpty(text)) return { is: 'nothing' };
  if (isPaste(text)) return readPaste(known.names, text);
  const { line, names, named } = standIn(text, known.names, mentions);
  const { tags, rest } = takeTags(line);
  return named(readLine({ ...known, names, text: rest, tags }));
}

function readLine(reading: Reading): Meaning {
  return readReminder(reading) ?? readThanks(reading) ?? readIntro(reading) ?? readContact(reading) ?? readAsk(reading);
}

/** The introductions on which somebody is owed thanks, the newest first. */
export function cardsOwing(document: VouchsafeDocument, person: PersonId): OwedCard[] {
  return [...records(document.intros)]
    .filter((intro) => thanksOwed(intro).some((party) => survivorOf(document, party) === person))
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
    .map((intro) => ({
      card: intro.id,
      words: peopleIn(intro)
        .map((party) => nameOf(document, party))
        .join(' ↔ '),
    }));
}
