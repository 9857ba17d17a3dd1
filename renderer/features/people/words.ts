// How columns and filters are said.
import type { ContactFilter, PeopleColumn, PeopleFilter, PeopleSort } from '../../../shared/model/people-table.ts';
import { sayNumber } from '../../ui/saying.ts';
import { sayDay } from '../../ui/today.ts';

export const COLUMN_TITLES: Readonly<Record<PeopleColumn, string>> = {
  firm: 'Firm',
  title: 'Title',
  place: 'Place',
  tags: 'Tags',
  closeness: 'Known',
  lastContact: 'Last contact',
  drumbeat: 'Drumbeat',
  openCards: 'Open cards',
  email: 'E-mail',
  phone: 'Phone',
  birthday: 'Birthday',
  metOn: 'Met on',
  metThrough: 'Met through',
  addedOn: 'Added on',
};

/** A column as it is called, also the one that is always there. */
export function titleOfColumn(column: PeopleSort['by']): string {
  return column === 'name' ? 'Name' : COLUMN_TITLES[column];
}

/** The parts of a filter that stand as chips; the words that one types stand in their own field. */
export type FilterPart = Exclude<keyof PeopleFilter, 'text'>;
export const FILTER_PARTS: readonly FilterPart[] = [
  'allTags',
  'anyTags',
  'noTags',
  'untagged',
  'firm',
  'place',
  'closeness',
  'lastContact',
  'open',
  'missed',
  'noEmail',
];

/** One part of a filter as its chip says it; undefined for one that is not set. */
export function sayFilter(filter: PeopleFilter, part: FilterPart): string | undefined {
  if (filter[part] === undefined) return undefined;
  switch (part) {
    case 'allTags':
      return `Tagged ${filter.allTags?.join(' and ')}`;
    case 'anyTags':
      return `Tagged ${filter.anyTags?.join(' or ')}`;
    case 'noTags':
      return `Not tagged ${filter.noTags?.join(' or ')}`;
    case 'untagged':
      return 'No tags';
    case 'firm':
      return `Firm: ${filter.firm}`;
    case 'place':
      return `Place: ${filter.place}`;
    case 'closeness':
      return `Known: ${filter.closeness?.map((closeness) => closeness || 'not said').join(' or ')}`;
    case 'lastContact':
      return filter.lastContact && sayContact(filter.lastContact);
    case 'open':
      return filter.open === 'intro' ? 'In an open introduction' : 'Has an open card';
    case 'missed':
      return 'Drumbeat missed';
    case 'noEmail':
      return 'No e-mail';
  }
}

function sayContact(contact: ContactFilter): string {
  switch (contact.is) {
    case 'before':
      return `Last contact before ${sayDay(contact.on)}`;
    case 'after':
      return `Last contact after ${sayDay(contact.on)}`;
    case 'older':
      return `Not in touch for ${sayDayCount(contact.days)}`;
    case 'within':
      return `In touch within ${sayDayCount(contact.days)}`;
    case 'never':
      return 'Never in touch';
  }
}

/** "a day", "90 days". */
export function sayDayCount(days: number): string {
  return days === 1 ? 'a day' : `${sayNumber(days)} days`;
}
