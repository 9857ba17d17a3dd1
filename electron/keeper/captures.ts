// What a captured line means in the network as it is now, and whom its `@` may mean. The index of names is kept until a table
// that it is made from changes, and made again by the next question. Must not keep a line, nor change anything.
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

export class Captures {
  #index: { readonly from: readonly unknown[]; readonly names: Names } | undefined;

  /** What a line means. An empty line means nothing, and has the index made before somebody waits for it. */
  understand(document: VouchsafeDocument, { line, today, now, mentions }: Asked): Meaning {
    const owedTo = (person: PersonId) => cardsOwing(document, person);
    const known = { names: this.#names(document, today), today, ...(now && { now }), findDays: daysInText, owedTo };
    return understand(line, known, mentions);
  }

  /** The people whose names begin so, the nearest first. Diacritics need not be typed. */
  complete(document: VouchsafeDocument, words: string, today: Day): Completion[] {
    const found = completing(this.#names(document, today), words, COMPLETIONS_MOST);
    return found.map((named) => completionOf(document, named));
  }

  #names(document: VouchsafeDocument, today: Day): Names {
    const { people, interactions, intros } = document;
    const from = [people, interactions, intros, today];
    if (this.#index && from.every((part, n) => part === this.#index?.from[n])) return this.#index.names;
    const names = namesOf(people, lastContacts(document, contactsWritten(document, today)));
    this.#index = { from, names };
    return names;
  }
}

function completionOf(document: VouchsafeDocument, { id, name, firm }: Named): Completion {
  const title = find(document.people, id)?.title;
  return { id, name, ...(firm && { firm }), ...(title && { title }) };
}
