// Where people's address books are today, and how each gives up its file. Short: the place in words, then the file's kind.
// Menus move; what stands here is what to look for, not a manual.

export interface Source {
  readonly title: string;
  readonly file: string;
  readonly how: string;
}

export const SOURCES: readonly Source[] = [
  {
    title: 'LinkedIn',
    file: 'Connections.csv',
    how: 'Settings → Data privacy → Get a copy of your data → Connections. The file comes by mail within minutes, sometimes inside a ZIP: unpack it first. Most e-mail addresses are missing from it, because LinkedIn leaves them out.',
  },
  {
    title: 'Google Contacts',
    file: 'CSV or vCard',
    how: 'On contacts.google.com choose Export, then “Google CSV”. Labels come along as tags.',
  },
  {
    title: 'Outlook',
    file: 'CSV',
    how: 'On the web: People → Manage contacts → Export contacts. In the older desktop program: File → Open & Export → Import/Export → Export to a file → Comma Separated Values.',
  },
  {
    title: 'Thunderbird',
    file: 'CSV or vCard',
    how: 'In the address book, choose the book at the left, then Tools → Export. Comma separated and vCard both do; vCard keeps more.',
  },
  {
    title: 'Apple Contacts',
    file: 'vCard',
    how: 'On a Mac: choose everybody with ⌘A, then File → Export → Export vCard. On an iPhone: hold a finger on a list, then Export. On icloud.com: choose everybody, then Export vCard.',
  },
  {
    title: 'A phone',
    file: 'vCard',
    how: 'Android’s contacts app writes one under Settings or Organise → Export to file.',
  },
  {
    title: 'Dex',
    file: 'CSV',
    how: 'Export your contacts as CSV in its settings. How you met, notes, tags and the rhythm of keeping in touch come along.',
  },
  {
    title: 'Clay, now Mesh',
    file: 'CSV',
    how: 'Export your people as CSV in its settings. Notes, lists and the last contact come along.',
  },
  {
    title: 'Monica',
    file: 'JSON',
    how: 'In version 4: Settings → Export data → JSON. Notes, activities, relationships and who introduced you come along; photographs do not.',
  },
  {
    title: 'Your own table',
    file: 'CSV',
    how: 'Any spreadsheet saves one as CSV. The first line must name the columns; you say what each of them means, once.',
  },
  {
    title: 'Another Vouchsafe',
    file: 'JSON',
    how: 'What Vouchsafe exported as “Everything, as data” is read back whole, into a vault that is still empty.',
  },
];
