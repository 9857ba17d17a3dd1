// What a captured line means in the network as it is now, and whom its `@` may mean. The index of names is kept until people
// change, and made again by the next question. Must not keep a line, nor change anything.
import { COMPLETIONS_MOST, type Completion } from '../../shared/capture-requests.ts';
import type { Meaning } from '../../shared/model/capture/meaning.ts';
import type { Mention } from '../../shared/model/capture/mentions.ts';
import { type Named, type Names, namesOf } from '../../shared/model/capture/names.ts';
import { cardsOwing, understand } from '../../shared/model/capture/understand.ts';
import { completing } from '../../shared/model/capture/who.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Day, PersonId, Time } from '../../shared/model/identity.ts';
import { contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { find } from '../../shared/model/table.ts';
import { daysInText } from './days-in-text.ts';

export interface Asked {
  readonly line: string;
  readonly today: Day;
  /** Without it an hour without a day is one of today. */
  readonly now?: Time | undefined;
  readonly mentions?: readonly Mention[] | undefined;
}

interface Contacts {
  readonly of: VouchsafeDocument['interactions'];
  readonly today: Day;
  readonly last: ReadonlyMap<PersonId, Day>;
}

/** The first line takes ten times as long as the next, for all patterns are made with it. */
const PRACTICE = 'Ana needs a plumber by Friday 3pm, am Montag';

export class Understanding {
  #index: { readonly of: VouchsafeDocument['people']; readonly names: Names } | undefined;
  #contacts: Contacts | undefined;

  /** What a line means. An empty line means nothing, and has everything made ready before somebody waits for it. */
  understand(document: VouchsafeDocument, { line, today, now, mentions }: Asked): Meaning {
    const isNew = line === '' && this.#makeReady(document, today);
    const owedTo = (person: PersonId) => cardsOwing(document, person);
    const known = { names: this.#names(document, today), today, ...(now && { now }), findDays: daysInText, owedTo };
    if (isNew) understand(PRACTICE, known);
    return understand(line, known, mentions);
  }

  /** The people whose names begin so, the nearest first. Diacritics need not be typed. */
  complete(document: VouchsafeDocument, words: string, today: Day): Completion[] {
    const found = completing(this.#names(document, today), words, COMPLETIONS_MOST);
    return found.map((named) => completionOf(document, named));
  }

  #names(document: VouchsafeDocument, today: Day): Names {
    if (this.#index?.of !== document.people) {
      const last = this.#contacts?.last ?? this.#makeContacts(document, today);
      this.#index = { of: document.people, names: namesOf(document.people, last) };
    }
    return this.#index.names;
  }

  /** Who was met more recently only decides who comes first, so contacts are looked up when a field opens, not at a key. */
  #makeReady(document: VouchsafeDocument, today: Day): boolean {
    if (this.#contacts?.of === document.interactions && this.#contacts.today === today) return false;
    this.#index = undefined;
    this.#makeContacts(document, today);
    return true;
  }

  #makeContacts(document: VouchsafeDocument, today: Day): ReadonlyMap<PersonId, Day> {
    const last = lastContacts(document, contactsWritten(document, today));
    this.#contacts = { of: document.interactions, today, last };
    return last;
  }
}

function completionOf(document: VouchsafeDocument, { id, name, firm }: Named): Completion {
  const title = find(document.people, id)?.title;
  return { id, name, ...(firm && { firm }), ...(title && { title }) };
}
