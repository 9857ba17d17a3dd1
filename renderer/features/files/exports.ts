// Everything that can go out, each with a sentence of what it is for. Whole kinds hold the network as it is, with its
// history: nothing can be left out of them.
import type { ExportKind } from '../../../shared/answers.ts';

export interface Export {
  readonly kind: ExportKind;
  readonly title: string;
  readonly about: string;
}

export const PEOPLE: readonly Export[] = [
  {
    kind: 'vcard 3.0',
    title: 'Address book (vCard 3.0)',
    about: 'What phones, Google, Outlook and Apple read. Closeness, drumbeat and what they look for go along.',
  },
  {
    kind: 'vcard 4.0',
    title: 'Address book (vCard 4.0)',
    about: 'The newer form, which keeps more: for Thunderbird, Nextcloud and others.',
  },
  { kind: 'people csv', title: 'Table (CSV)', about: 'One person a line, for any spreadsheet.' },
];

export const WORK: readonly Export[] = [
  { kind: 'asks csv', title: 'Asks (CSV)', about: 'Each ask with its brief and how it ended.' },
  { kind: 'intros csv', title: 'Introductions (CSV)', about: 'Each with its consents, dates and outcome.' },
  { kind: 'interactions csv', title: 'Notes and meetings (CSV)', about: 'What was said and done, one a line.' },
  {
    kind: 'introductions csv',
    title: 'Who introduced whom (CSV)',
    about: 'Every pair with its connector, also introductions made to you.',
  },
  {
    kind: 'calendar',
    title: 'Follow-up days (calendar)',
    about: 'Follow-ups, deadlines, promises and planted asks, for any calendar. Read it in again, and days move.',
  },
];

export const WHOLE: readonly Export[] = [
  {
    kind: 'age',
    title: 'Sealed backup (age)',
    about: 'Everything, locked with a passphrase or a key of its own. Any age program opens it.',
  },
  { kind: 'json', title: 'Everything, as data (JSON)', about: 'Open and described; an empty Vouchsafe reads it back.' },
  { kind: 'archive', title: 'Readable archive', about: 'Everything as one page to read and to print, in any browser.' },
  {
    kind: 'automerge',
    title: 'The document itself (Automerge)',
    about: 'With its whole history, for programs that read Automerge.',
  },
];

export const EXPORTS: readonly Export[] = [...PEOPLE, ...WORK, ...WHOLE];

/** Why a kind cannot leave anything out; undefined where it can. */
export function whyWhole(kind: ExportKind): string | undefined {
  switch (kind) {
    case 'automerge':
      return 'The document is one piece with its history: what was ever written in it is in it, also what you changed or binned since.';
    case 'age':
      return 'A backup from which something is missing would be none. It is sealed, and only who can open it reads it.';
    default:
      return undefined;
  }
}
