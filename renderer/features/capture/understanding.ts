// What a line means in the network as it is now. The index of names is made once for a table of people, when first needed.

import type { Meaning } from '../../../shared/model/capture/meaning.ts';
import { namesOf } from '../../../shared/model/capture/names.ts';
import { cardsOwing, understand } from '../../../shared/model/capture/understand.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import { contactsWritten, lastContacts } from '../../../shared/model/people-facts.ts';
import { daysInText } from '../../ui/days-in-text.ts';
import { keeping } from '../../ui/keeping.ts';

const names = keeping(['people', 'interactions', 'intros'], (document, today) =>
  namesOf(document.people, lastContacts(document, contactsWritten(document, today))),
);

/** What a line means today. */
export function meaningOf(line: string, document: VouchsafeDocument, today: Day): Meaning {
  const owedTo = (person: Parameters<typeof cardsOwing>[1]) => cardsOwing(document, person);
  return understand(line, { names: names(document, today), today, findDays: daysInText, owedTo });
}
