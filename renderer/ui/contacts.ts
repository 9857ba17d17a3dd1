// When the user was last in touch with whom, kept until what it comes from changes. Two screens show it.
import { contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { keeping } from './keeping.ts';

const written = keeping(['interactions'], contactsWritten);

/** The last contact with each person, as merges stand now. */
export const contactsOf = keeping(['interactions', 'people'], (document, today) =>
  lastContacts(document, written(document, today)),
);
