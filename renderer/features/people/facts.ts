// What the table shows of people that other tables know, each computed once for a change of what it comes from.
import { firmKeys } from '../../../shared/model/firm.ts';
import { metThroughNames, openCardsByPerson, type PeopleFacts } from '../../../shared/model/people-facts.ts';
import { type TagCount, tagCounts } from '../../../shared/model/tags.ts';
import { contactsOf } from '../../ui/contacts.ts';
import { keeping } from '../../ui/keeping.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';

const cards = keeping(['asks', 'intros', 'people'], openCardsByPerson);
const through = keeping(['people'], metThroughNames);
const keys = keeping(['firms'], firmKeys);
const all = keeping(
  ['interactions', 'people', 'asks', 'intros', 'firms', 'tagDrumbeats', 'tagDrumbeatsAtWorst'],
  (document, today): PeopleFacts => ({
    lastContact: contactsOf(document, today),
    openCards: cards(document, today),
    metThrough: through(document, today),
    firmKey: keys(document, today),
    tagBeats: document,
  }),
);
const tags = keeping(['people'], ({ people }) => tagCounts(people));

/** The facts as they stand now. */
export function usePeopleFacts(): PeopleFacts {
  return all(useDocument(), useToday());
}

/** Every tag with how many people have it, by name. */
export function useTagCounts(): readonly TagCount[] {
  return tags(useDocument(), useToday());
}
