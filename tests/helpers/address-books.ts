// Address books of so many invented people, as each program would export them: for benchmarks and storms.
import type { FileKind } from '../../shared/model/arrival.ts';
import type { Person } from '../../shared/model/person.ts';
import { randomFrom } from '../torture/random.ts';
import { Inventor } from './inventor.ts';
import { linkedInFile } from './network.ts';

/** A file of a kind with so many people, the same ones each time. */
export function addressBook(kind: FileKind, rows: number, seed = 7): Uint8Array {
  if (kind === 'linkedin') return linkedInFile(rows, seed);
  const inventor = new Inventor(randomFrom(seed));
  const people = Array.from({ length: rows }, () => inventor.person());
  return new TextEncoder().encode(WRITERS[kind](people));
}

const WRITERS: Readonly<Record<Exclude<FileKind, 'linkedin'>, (people: readonly Person[]) => string>> = {
  google: (people) =>
    csv(
      'First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City,Website 1 - Label,Website 1 - Value',
      people,
      (p) => [
        given(p),
        '',
        family(p),
        '',
        p.firm,
        p.title,
        '',
        p.about,
        '* myContacts',
        '* Work',
        mail(p),
        'Mobile',
        phone(p),
        p.place,
        'Profile',
        link(p),
      ],
    ),
  outlook: (people) =>
    csv(
      'First Name,Middle Name,Last Name,Company,Job Title,Business City,Mobile Phone,E-mail Address,E-mail Type,Birthday,Categories,Notes,Referred By,Sensitivity,Web Page',
      people,
      (p) => [
        given(p),
        '',
        family(p),
        p.firm,
        p.title,
        p.place,
        phone(p),
        mail(p),
        'SMTP',
        '0/0/00',
        '',
        p.about,
        '',
        'Normal',
        link(p),
      ],
    ),
  thunderbird: (people) =>
    csv(
      'First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Work City,Job Title,Department,Organization,Web Page 1,Birth Year,Birth Month,Birth Day,Notes',
      people,
      (p) => [
        given(p),
        family(p),
        p.name,
        '',
        mail(p),
        '',
        '',
        '',
        '',
        '',
        phone(p),
        p.place,
        p.title,
        '',
        p.firm,
        link(p),
        '',
        '',
        '',
        p.about,
      ],
    ),
  dex: (people) =>
    csv(
      'First Name,Last Name,Email 1,Phone 1,Company,Job Title,LinkedIn URL,Notes,Location,How We Met,Tags',
      people,
      (p) => [given(p), family(p), mail(p), phone(p), p.firm, p.title, link(p), p.about, p.place, 'at a fair', 'kelp'],
    ),
  clay: (people) =>
    csv('First name,Last name,Email,Phone,Organization,Title,LinkedIn,Notes,Last Contacted,Tags', people, (p) => [
      given(p),
      family(p),
      mail(p),
      phone(p),
      p.firm,
      p.title,
      link(p),
      p.about,
      p.metOn,
      'kelp',
    ]),
  table: (people) =>
    csv(
      'Who;Mail;Tel;Where they work;What they do;Remarks',
      people,
      (p) => [p.name, mail(p), phone(p), p.firm, p.title, p.about],
      ';',
    ),
  vcard: (people) =>
    people
      .map((p) =>
        [
          'BEGIN:VCARD',
          'VERSION:3.0',
          `UID:${p.id}`,
          `FN:${p.name}`,
          `N:${family(p)};${given(p)};;;`,
          `ORG:${p.firm}`,
          `TITLE:${p.title}`,
          `EMAIL;TYPE=WORK:${mail(p)}`,
          `TEL;TYPE=CELL:${phone(p)}`,
          `URL:${link(p)}`,
          `NOTE:${p.about}`,
          'END:VCARD',
          '',
        ].join('\r\n'),
      )
      .join(''),
  monica: (people) =>
    JSON.stringify({
      version: '1.0-preview.1',
      app_version: '4.1.2',
      export_date: '2026-11-22T10:00:00Z',
      account: { uuid: 'a', data: [{ count: people.length, type: 'contact', values: people.map(monicaContact) }] },
    }),
};

function monicaContact(p: Person) {
  return {
    uuid: `${p.id.slice(0, 8)}-${p.id.slice(8, 12)}-${p.id.slice(12, 16)}-${p.id.slice(16, 20)}-${p.id.slice(20)}`,
    created_at: '2020-01-01T10:00:00Z',
    updated_at: '2020-01-01T10:00:00Z',
    properties: {
      first_name: given(p),
      last_name: family(p),
      description: p.about,
      job: p.title,
      company: p.firm,
      is_starred: false,
      is_partial: false,
      is_active: true,
      is_dead: false,
      stay_in_touch_frequency: 30,
      tags: ['kelp'],
    },
    data: [],
  };
}

function csv(
  header: string,
  people: readonly Person[],
  cells: (person: Person) => (string | undefined)[],
  delimiter = ',',
): string {
  const rows = people.map((person) => cells(person).map(quoted).join(delimiter));
  return `${[header, ...rows].join('\r\n')}\r\n`;
}

function quoted(cell = ''): string {
  return /[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const given = (p: Person) => p.name.split(' ')[0] ?? '';
const family = (p: Person) => p.name.split(' ').slice(1).join(' ');
const mail = (p: Person) => Object.keys(p.emails)[0] ?? '';
const phone = (p: Person) => Object.keys(p.phones)[0] ?? '';
const link = (p: Person) => Object.keys(p.links)[0] ?? '';
