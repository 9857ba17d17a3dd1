// The kinds of files, and why rows are left out, in words.
import type { FileKind } from '../../../shared/model/arrival.ts';

export const KIND: Readonly<Record<FileKind, string>> = {
  linkedin: 'Your LinkedIn connections',
  vcard: 'An address book (vCard)',
  google: 'Google Contacts',
  outlook: 'Outlook contacts',
  thunderbird: 'A Thunderbird address book',
  dex: 'Your people from Dex',
  clay: 'Your people from Clay, now Mesh',
  monica: 'Your people from Monica',
  table: 'A table of people',
};

/** Why rows were left out; the counts and lines stand beside it. */
export function sayReason(reason: string, count: number): string {
  const many = count !== 1;
  switch (reason) {
    case 'empty':
      return many ? 'rows are empty' : 'row is empty';
    case 'repeated':
      return many ? 'rows repeat somebody and were joined with them' : 'row repeats somebody and was joined with them';
    case 'nameless':
      return many ? 'rows have no name, e-mail address or firm' : 'row has no name, e-mail address or firm';
    case 'impersonal':
      return many ? 'records are about nobody (a journal, say)' : 'record is about nobody (a journal, say)';
    default:
      return many ? 'rows could not be understood' : 'row could not be understood';
  }
}
