// vCards on their way out, fact by fact. That others understand them is in vcard-others, that they come back in vcard-back.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../../electron/keeper/files/out/content-lines.ts';
import { writeVcard3, writeVcard4 } from '../../../../../electron/keeper/files/out/vcard.ts';
import { bin } from '../../../../../shared/model/cards.ts';
import { mergePeople } from '../../../../../shared/model/merge.ts';
import type { Person } from '../../../../../shared/model/person.ts';
import { recordTie } from '../../../../../shared/model/tie.ts';
import { stampAt } from '../../../../helpers/stamp.ts';
import { readOne } from '../reading.ts';
import { linesOf, networkOf, type Said, written } from './writing.ts';

const four = (...people: Said[]) => linesOf(writeVcard4, networkOf(...people));
const three = (...people: Said[]) => linesOf(writeVcard3, networkOf(...people));

describe('E14: a card', () => {
  test('begins with its version, has a UID and names that program which wrote it', () => {
    const network = networkOf({ name: 'Ana Díaz' });
    const uid = `UID:urn:uuid:${network.ids[0]?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
    const head = ['BEGIN:VCARD', 'VERSION:4.0', 'PRODID:-//Vouchsafe//EN', uid, 'FN:Ana Díaz', 'N:Díaz;Ana;;;'];
    expect(linesOf(writeVcard4, network)).toEqual([...head, 'END:VCARD', '']);
  });

  test('is the same each time', () => {
    const { document } = networkOf({ name: 'Ana Díaz', emails: { 'ana@example.org': 'work' } });
    expect(written(writeVcard4, document).text).toBe(written(writeVcard4, document).text);
  });

  test('has the UID that another file gave, and not one for two people', () => {
    const uid = '1b2c3d4e-0000-4000-8000-000000000001';
    const uids = four({ name: 'Ana', uid }, { name: 'Ben', uid }, { name: 'Chi', uid: 'abc:abperson' }).filter((line) =>
      line.startsWith('UID'),
    );
    expect(new Set(uids).size).toBe(3);
    expect(uids).toContain(`UID:urn:uuid:${uid}`);
    expect(uids).toContain('UID;VALUE=text:abc:abperson');
  });

  test('keeps a profile that is somebody’s identity beside its UID', () => {
    const uid = 'https://www.linkedin.com/in/ana';
    expect(four({ name: 'Ana', uid })).toContain(`X-VOUCHSAFE-UID:${uid}`);
  });

  test('is written for nobody in the bin, and for nobody who was merged into another', () => {
    const network = networkOf({ name: 'Ana' }, { name: 'Anna' }, { name: 'Ben' });
    const [keep, other, binned] = network.ids as [Person['id'], Person['id'], Person['id']];
    mergePeople(network.document, { keep, other, takeFromOther: [] }, stampAt());
    bin(network.document, { table: 'people', ids: [binned] }, stampAt());
    expect(linesOf(writeVcard4, network).filter((line) => line.startsWith('FN'))).toEqual(['FN:Ana']);
    expect(written(writeVcard4, network.document).tally.records).toBe(1);
  });

  test('may be only of those who were chosen, and names no others as their ties', () => {
    const network = networkOf({ name: 'Ana' }, { name: 'Ben' });
    const [a, b] = network.ids as [Person['id'], Person['id']];
    recordTie(network.document, { a, b, kind: 'colleague' }, stampAt());
    const lines = linesOf(writeVcard4, network, { everything: false, people: new Set([a]) });
    expect(lines.filter((line) => /^(FN|RELATED)/.test(line))).toEqual(['FN:Ana']);
  });

  test('cannot be ended, nor given a property, by what somebody is called or said to be', () => {
    const evil = 'x\r\nEND:VCARD\rBEGIN:VCARD\nTEL:1';
    const lines = four({ name: evil, about: evil, tags: [evil], emails: { [`${evil}@example.org`]: evil } });
    expect(lines.filter((line) => /^(BEGIN|END|TEL)/.test(line))).toEqual(['BEGIN:VCARD', 'END:VCARD']);
  });
});

describe('lines', () => {
  test('are folded at 75 octets, and no letter in two', () => {
    for (const text of ['x'.repeat(400), 'ü'.repeat(200), '李'.repeat(150), '👩‍👩‍👧'.repeat(40)]) {
      const lines = fold(`NOTE:${text}`).split('\r\n');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(lines.join('\r\n').replaceAll('\r\n ', '')).toBe(`NOTE:${text}`);
      expect(Buffer.byteLength(lines[0] as string)).toBeGreaterThan(70);
    }
  });

  test('never continue with what a lenient reader takes for the end of the card', async () => {
    for (let before = 60; before < 80; before++) {
      const about = `${'x'.repeat(before)}END:VCARD`;
      const { document } = networkOf({ name: 'Ana', about });
      const { text } = written(writeVcard4, document);
      expect(text.match(/^\s*END:VCARD\r$/gm)).toHaveLength(1);
      expect((await readOne(text)).note).toBe(about);
    }
  });

  test('never continue with blanks alone: such a line ends a property elsewhere', () => {
    const line = `NOTE:${'x'.repeat(70)}${' '.repeat(100)}y`;
    expect(
      fold(line)
        .split('\r\n')
        .filter((part) => part.trim() === ''),
    ).toEqual([]);
    expect(fold(line).replaceAll('\r\n ', '')).toBe(line);
  });
});

describe('names', () => {
  test.each([
    ['Ana Díaz', 'N:Díaz;Ana;;;'],
    ['Cher', 'N:;Cher;;;'],
    ['Ludwig van der Berg', 'N:van der Berg;Ludwig;;;'],
    ['María José de la Fuente', 'N:de la Fuente;María José;;;'],
    ['Ana Díaz, MBA', 'N:;Ana Díaz\\, MBA;;;'],
    ['李 小龙', 'N;X-VOUCHSAFE=split:李;小龙;;;'],
    ['李小龙', 'N:;李小龙;;;'],
    ['محمد صلاح', 'N:صلاح;محمد;;;'],
  ])('%s is split honestly', (name, line) => expect(four({ name })).toContain(line));

  test('keep the parts that a file gave, as long as they fit', () => {
    const alsoInFile = { N: 'Doe;John;Quinlan;Dr.;' };
    expect(four({ name: 'John Doe', alsoInFile })).toContain('N:Doe;John;Quinlan;Dr.;');
    const renamed = four({ name: 'John Smith', alsoInFile });
    expect(renamed).toContain('N:Smith;John;;;');
    expect(renamed).toContain('X-VOUCHSAFE-ALSO;X-KEY=N:Doe\\;John\\;Quinlan\\;Dr.\\;');
  });

  test('may be missing: then the next best thing stands for one, and comes back as none', async () => {
    const { document } = networkOf({ emails: { 'ana@example.org': '' }, firm: 'Acme' });
    const { text } = written(writeVcard3, document);
    expect(text).toContain('\r\nFN:ana@example.org\r\nN:;;;;\r\n');
    expect(await readOne(text)).toMatchObject({ name: '', firm: 'Acme' });
  });
});

describe('birthdays', () => {
  test('with a year and without, in both versions', () => {
    expect(four({ name: 'Ana', birthday: '1980-02-03' })).toContain('BDAY:19800203');
    expect(four({ name: 'Ana', birthday: '--02-03' })).toContain('BDAY:--0203');
    expect(three({ name: 'Ana', birthday: '1980-02-03' })).toContain('BDAY:1980-02-03');
    expect(three({ name: 'Ana', birthday: '--02-29' })).toContain('BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29');
  });

  test('of a year that others write for none come back with it', async () => {
    const { document } = networkOf({ name: 'Ana', birthday: '1900-02-03' });
    expect((await readOne(written(writeVcard3, document).text)).birthday).toBe('1900-02-03');
  });
});

describe('labels', () => {
  test('are types where there is one, and words beside it where that says it otherwise', () => {
    const phones = { '1': 'work', '2': 'home fax', '3': 'Mobile', '4': 'boat', '5': '' };
    const lines = four({ name: 'Ana', phones });
    const from = lines.indexOf('TEL;TYPE=work:1');
    expect(lines.slice(from, from + 7)).toEqual([
      'TEL;TYPE=work:1',
      'TEL;TYPE=home,fax:2',
      'item1.TEL;TYPE=cell:3',
      'item1.X-ABLabel:Mobile',
      'item2.TEL:4',
      'item2.X-ABLabel:boat',
      'TEL:5',
    ]);
  });
});

describe('firms and places', () => {
  const alsoInFile = { ORG: 'Acme;Sales', 'ADR (work)': ';;1 High Street;Porto;;4000;Portugal' };
  const fromFile = { firm: 'Acme', place: 'Porto, Portugal' };

  test('go out with all that their file said', () => {
    const lines = four({ name: 'Ana', firm: 'Acme', place: 'Porto, Portugal', alsoInFile, fromFile });
    expect(lines).toContain('ORG:Acme;Sales');
    expect(lines).toContain('ADR;TYPE=work:;;1 High Street;Porto;;4000;Portugal');
    expect(lines.filter((line) => /^(ORG|ADR)/.test(line))).toHaveLength(2);
  });

  test('that the user has replaced go out alone; the old ones are kept, and no longer true', async () => {
    const network = networkOf({ name: 'Ana', firm: 'Globex', place: 'Lyon', alsoInFile, fromFile });
    const lines = linesOf(writeVcard4, network);
    expect(lines.filter((line) => /^(ORG|ADR)/.test(line))).toEqual(['ORG:Globex', 'ADR;X-VOUCHSAFE=place:;;;Lyon;;;']);
    const arrival = await readOne(written(writeVcard4, network.document).text);
    expect(arrival).toMatchObject({ firm: 'Globex', place: 'Lyon', alsoInFile });
  });
});
