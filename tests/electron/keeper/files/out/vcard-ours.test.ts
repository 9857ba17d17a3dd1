// What only Vouchsafe says of people, what their files had said besides, and what never leaves, on vCards.
import { describe, expect, test } from 'vitest';
import { writeVcard3, writeVcard4 } from '../../../../../electron/keeper/files/out/vcard.ts';
import { addAffiliation } from '../../../../../shared/model/firm.ts';
import { planImport, takeIn } from '../../../../../shared/model/import.ts';
import { editPerson, type Person } from '../../../../../shared/model/person.ts';
import { find, records } from '../../../../../shared/model/table.ts';
import { recordTie } from '../../../../../shared/model/tie.ts';
import { EVERYTHING } from '../../../../helpers/leaving.ts';
import { stampAt } from '../../../../helpers/stamp.ts';
import { card, read, readOne } from '../reading.ts';
import { linesOf, networkOf, type Said, written } from './writing.ts';

const four = (...people: Said[]) => linesOf(writeVcard4, networkOf(...people));

describe('E15: what vCard has no property for', () => {
  const network = networkOf(
    {
      name: 'Ana',
      expertise: 'kelp; farming',
      needs: 'a buyer',
      howMet: 'at a fair,\nin Porto',
      metOn: '2024-05-01',
      closeness: 'well',
      drumbeat: 30,
      noAsksUntil: '2027-01-01',
    },
    { name: 'Ben', metThroughName: 'Eva' },
    { name: 'Chi' },
  );
  const [ana, ben, chi] = network.ids as [Person['id'], Person['id'], Person['id']];
  recordTie(
    network.document,
    { a: ana, b: ben, kind: 'Boss, "the" one', back: 'friend', words: 'since 2019' },
    stampAt(),
  );
  editPerson(network.document, { id: chi, changes: { metThrough: ana } });
  addAffiliation(network.document, { person: ana, firm: 'Acme, Inc.', title: 'Chair', until: '2019-04' }, stampAt());

  test('goes out as ours', () => {
    const lines = linesOf(writeVcard4, network);
    for (const line of [
      'X-VOUCHSAFE-EXPERTISE:kelp\\; farming',
      'X-VOUCHSAFE-HOW-MET:at a fair\\,\\nin Porto',
      'X-VOUCHSAFE-CLOSENESS:well',
      'X-VOUCHSAFE-NO-ASKS-UNTIL:2027-01-01',
      'X-VOUCHSAFE-PAST:Acme\\, Inc.;Chair;;2019-04',
      'X-VOUCHSAFE-MET-THROUGH:Eva',
    ])
      expect(lines).toContain(line);
    const tie = lines.find((line) => line.startsWith('RELATED;TYPE=friend')) ?? '';
    expect(tie).toMatch(/;X-VOUCHSAFE-WORDS="since 2019":urn:uuid:[0-9a-f-]{36}$/);
    expect(lines.find((line) => line.startsWith('RELATED;TYPE=contact'))).toContain(`KIND="Boss, ^'the^' one"`);
  });

  test('is in Apple’s way for 3.0, with the other’s name', () => {
    const lines = linesOf(writeVcard3, network);
    expect(lines).toContain('item1.X-ABLabel:_$!<Friend>!$_');
    expect(lines.find((line) => line.includes('X-VOUCHSAFE-KIND=friend'))).toMatch(/^item1\.X-ABRELATEDNAMES.*:Ben$/);
  });

  test.each([
    ['4.0', writeVcard4],
    ['3.0', writeVcard3],
  ] as const)('is in an empty network again after an import of %s', async (_, writer) => {
    const { arrivals } = await read(written(writer, network.document).text);
    const { document } = networkOf();
    takeIn(document, planImport(document, arrivals), stampAt());
    const people = [...records(document.people)];
    expect(people.find(({ name }) => name === 'Ana')).toMatchObject({
      expertise: 'kelp; farming',
      needs: 'a buyer',
      howMet: 'at a fair,\nin Porto',
      metOn: '2024-05-01',
      closeness: 'well',
      drumbeat: 30,
    });
    const there = Object.fromEntries(people.map(({ name, id }) => [name, id]));
    expect(people.find(({ name }) => name === 'Chi')?.metThrough).toBe(there.Ana);
    const [tie, ...more] = [...records(document.ties)];
    expect([tie?.kind, tie?.back].sort()).toEqual(['Boss, "the" one', 'friend']);
    expect(more).toEqual([]);
    expect([...records(document.affiliations)]).toMatchObject([
      { firm: 'Acme, Inc.', title: 'Chair', until: '2019-04' },
    ]);
  });

  test('that says nonsense is kept beside, not believed', async () => {
    const lines = 'FN:Ana\nX-VOUCHSAFE-DRUMBEAT:often\nX-VOUCHSAFE-CLOSENESS:very\nX-VOUCHSAFE-MET-ON:2024-02-31';
    expect(await readOne(card(lines))).toMatchObject({
      name: 'Ana',
      alsoInFile: {
        'X-VOUCHSAFE-DRUMBEAT': 'often',
        'X-VOUCHSAFE-CLOSENESS': 'very',
        'X-VOUCHSAFE-MET-ON': '2024-02-31',
      },
    });
  });

  test('makes no key of objects from a stranger’s card', async () => {
    const lines = 'FN:Ana\nX-VOUCHSAFE-ALSO;X-KEY=__proto__:x\nX-VOUCHSAFE-ALSO;X-KEY=constructor:y';
    const { alsoInFile } = await readOne(card(lines));
    expect(Object.entries(alsoInFile)).toEqual([
      ['(__proto__)', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('E16: what a file had said besides', () => {
  test('goes out as the property that it was', () => {
    const alsoInFile = {
      NICKNAME: 'Nan, the great',
      'X-ABDATE (Anniversary)': '2010-01-02',
      'IMPP (jabber)': 'xmpp:ana@example.org',
      PHOTO: 'https://example.org/ana.jpg',
      'URL (ftp)': 'ftp://example.org/ana',
    };
    const lines = four({ name: 'Ana', alsoInFile });
    for (const line of [
      'NICKNAME:Nan\\, the great',
      'item2.X-ABDATE:2010-01-02',
      'item2.X-ABLabel:Anniversary',
      'IMPP;TYPE=jabber:xmpp:ana@example.org',
      'PHOTO;VALUE=uri:https://example.org/ana.jpg',
      'item1.URL:ftp://example.org/ana',
    ])
      expect(lines).toContain(line);
  });

  test('goes out under its key where it was none, is none any more, or had better not be one', () => {
    const alsoInFile = {
      'Home Street': '1 High Street',
      'Unreadable lines': 'a\nb',
      'NOTE (continued)': '…',
      URL: 'javascript:alert(1)',
      KIND: 'group',
      BEGIN: 'VCARD',
      'X-ABLABEL': 'x',
    };
    const network = networkOf({ name: 'Ana', alsoInFile });
    const lines = linesOf(writeVcard3, network).filter((line) => !line.startsWith('X-VOUCHSAFE-ALSO;X-KEY='));
    expect(lines).toHaveLength(8);
    expect(linesOf(writeVcard3, network)).toContain('X-VOUCHSAFE-ALSO;X-KEY="Unreadable lines":a\\nb');
  });

  test('a date that nobody can read is text in 4.0', () =>
    expect(four({ name: 'Ana', alsoInFile: { BDAY: 'circa 1960' } })).toContain('BDAY;VALUE=text:circa 1960'));
});

describe('what never leaves', () => {
  const network = networkOf(
    { name: 'Ana', about: 'owes me', emails: { 'ana@example.org': '', 'secret@example.org': '' } },
    { name: 'Ben', neverLeaves: ['*'] },
  );
  const [ana, ben] = network.ids as [Person['id'], Person['id']];
  recordTie(network.document, { a: ana, b: ben, kind: 'friend' }, stampAt());
  editPerson(network.document, { id: ana, changes: { neverLeaves: ['about', 'emails/secret@example.org'] } });

  test('is in no card, nor are ties to somebody of whom nothing leaves', () => {
    const { text, tally } = written(writeVcard4, network.document);
    expect(text).not.toMatch(/owes|secret|Ben|RELATED|CLASS/);
    expect(tally).toEqual({ records: 1, keptHome: 4 });
  });

  test('is marked where everything was wanted', () => {
    const lines = linesOf(writeVcard3, network, EVERYTHING);
    expect(lines).toContain('NOTE:owes me');
    expect(lines).toContain('X-VOUCHSAFE-NEVER-LEAVES:about');
    expect(lines.filter((line) => line.startsWith('CLASS')).sort()).toEqual(['CLASS:CONFIDENTIAL', 'CLASS:PRIVATE']);
  });

  test('does not slip out by way of what their file said', () => {
    const alsoInFile = { 'ADR (home)': ';;1 High Street;Porto;;;', NICKNAME: 'Nan', X: 'lives in porto' };
    const hidden = networkOf({ name: 'Ana', place: 'Porto', alsoInFile, neverLeaves: ['place'] });
    const { text, tally } = written(writeVcard4, hidden.document);
    expect(text).not.toMatch(/porto/i);
    expect(text).toContain('NICKNAME:Nan');
    expect(tally.keptHome).toBe(3);
  });
});

test('a person of the network is found by their card, and nobody is doubled', async () => {
  const network = networkOf({ name: 'Ana', emails: { 'ana@example.org': 'work' }, tags: ['a, b', 'c'] });
  const { arrivals } = await read(written(writeVcard4, network.document).text);
  const steps = planImport(network.document, arrivals);
  expect(steps.map(({ person }) => person)).toEqual(network.ids);
  takeIn(network.document, steps, stampAt());
  expect([...records(network.document.people)]).toHaveLength(1);
  expect(Object.keys(find(network.document.people, network.ids[0] as string)?.tags ?? {})).toEqual(['a, b', 'c']);
});
