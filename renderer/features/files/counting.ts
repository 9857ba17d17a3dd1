// Counts and kinds of an import, in words.
import type { ImportPreview } from '../../../shared/answers.ts';

export const KIND: Readonly<Record<ImportPreview['kind'], string>> = {
  linkedin: 'Your LinkedIn connections',
  vcard: 'An address book (vCard)',
  google: 'Google Contacts',
  outlook: 'Outlook contacts',
  thunderbird: 'A Thunderbird address book',
  dex: 'Dex',
  clay: 'Clay, now Mesh',
  monica: 'Monica',
  table: 'A table of people',
};

export function sayNumber(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "1 person", "4,980 people". */
export function sayPeople(count: number): string {
  return count === 1 ? '1 person' : `${sayNumber(count)} people`;
}

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
    default:
      return many ? 'rows could not be understood' : 'row could not be understood';
  }
}
