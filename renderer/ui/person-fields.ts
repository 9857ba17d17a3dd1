// What the fields of a person are called on screen, and how their values read: on their page and beside a second person's.
import { nameOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import { sayDrumbeat } from '../../shared/model/drumbeat.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import type { MergeField } from '../../shared/model/merge.ts';
import { sayBirthday } from './birthday.ts';
import { sayLanguage } from './language.ts';
import { sayDay } from './today.ts';

/** The label of each field that holds one value. */
export const FIELD_LABELS: Readonly<Record<MergeField, string>> = {
  name: 'Name',
  firm: 'Firm',
  title: 'Title',
  place: 'Place',
  birthday: 'Birthday',
  metOn: 'Met on',
  howMet: 'How you met',
  metThrough: 'Through',
  metThroughName: 'Through, by name',
  expertise: 'Good at',
  needs: 'Looks for',
  about: 'About',
  closeness: 'You know them',
  noAsksUntil: 'No asks until',
  drumbeat: 'Drumbeat',
  drumbeatAtWorst: 'At worst',
  language: 'Language',
  knowsMe: 'They know you',
  likesMe: 'They like you',
  trustsMe: 'They trust you',
  knowsMyWork: 'They know your work',
};

/** The fields that hold several, with their labels. */
export const SET_LABELS = { emails: 'E-mail', phones: 'Phone', links: 'Links', tags: 'Tags' } as const;
export type SetField = keyof typeof SET_LABELS;
export const SET_FIELDS = Object.keys(SET_LABELS) as readonly SetField[];

/** A value of a field as people read it. Values are given as text, as a merge compares them. */
export function sayField(document: VouchsafeDocument, field: MergeField, value: string): string {
  switch (field) {
    case 'birthday':
      return sayBirthday(value);
    case 'metOn':
    case 'noAsksUntil':
      return sayDay(value);
    case 'metThrough':
      return nameOf(document, value as PersonId);
    case 'drumbeat':
    case 'drumbeatAtWorst':
      return sayDrumbeat(Number(value));
    case 'language':
      return sayLanguage(value);
    default:
      return value;
  }
}
