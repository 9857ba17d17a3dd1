// Monica's own export: the exact facts that come out of one with everything in it, and what each odd thing becomes.
// The file is invented, in exactly the shape that Monica 4.1 writes.
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../electron/keeper/files/recognise.ts';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { lists, read, vector } from './reading.ts';

const EXPORT = vector('monica/export.json').toString('utf8');

async function people(text = EXPORT): Promise<ReadonlyMap<string, Arrival>> {
  const { arrivals } = await read(text);
  return new Map(arrivals.map((arrival) => [arrival.name, arrival]));
}

async function person(name: string, text = EXPORT): Promise<Arrival> {
  const found = (await people(text)).get(name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** The export after something was done to it. */
function changed(edit: (account: Account) => void): string {
  const json = JSON.parse(EXPORT) as { account: Account };
  edit(json.account);
  return JSON.stringify(json);
}

interface Values {
  type: string;
  values: { uuid: string; properties: Record<string, unknown>; data?: Values[] }[];
}
interface Account {
  data: Values[];
  [name: string]: unknown;
}

function valuesOf(account: Account, type: string) {
  return account.data.find((each) => each.type === type)?.values ?? [];
}

describe('an export with everything in it', () => {
  test('is told by its content, and says how much of it was pictures', async () => {
    expect(recognise(Buffer.from(EXPORT))).toBe('monica');
    const { kind, arrivals, leftOut, media } = await read(EXPORT);
    expect([kind, arrivals.length, leftOut, media]).toEqual(['monica', 7, [], 2]);
  });

  test('says what in it is about nobody: a journal, and kinds that nobody knows', async () => {
    const entry = (uuid: string) => ({ uuid, properties: { title: 'A quiet day' } });
    const text = changed((account) => {
      account.data.push({ type: 'journal_entry', values: [entry('j-1'), entry('j-2')] });
      account.data.push({ type: 'moon', values: [{ uuid: '', properties: {} }] });
    });
    const { leftOut } = await read(text);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['impersonal', 'impersonal', 'impersonal']);
  });

  test('gives the plain facts', async () => {
    const ana = await person('Ana Maria Jansen');
    expect(ana).toMatchObject({
      firm: 'Tidewater Health',
      title: 'Founder',
      place: 'Porto, PT',
      birthday: '1980-02-03',
      drumbeat: 30,
      note: 'Runs marathons; knows every hospital in Porto.',
      tags: ['health', 'porto', 'starred'],
    });
    expect(lists(ana)).toEqual({
      emails: ['ana@tide.example'],
      phones: ['+351 22 555 01 23'],
      links: [
        'https://www.linkedin.com/in/ana-jansen (LinkedIn)',
        'https://twitter.com/anatide (Twitter)',
        'https://wa.me/351225550123 (Whatsapp)',
      ],
    });
  });

  test('keeps beside, in words, what has no place here: a debt is no favour', async () => {
    expect((await person('Ana Maria Jansen')).alsoInFile).toEqual({
      N: 'Jansen;Ana;Maria;;',
      NICKNAME: 'Annie',
      GENDER: 'F;Woman',
      Telegram: 'anatide',
      'ADR (home)': ';;Pier 4\\; left door;Porto;;4000-001;PT',
      'GEO (home)': 'geo:41.14,-8.61',
      'Food preferences': 'No shellfish',
      'Last talked to': '2026-03-14',
      Debt: 'I owe them, 25.00 EUR, open, 2024-05-05',
      Gift: 'Tide tables, offered, 19.00, For her boat, https://books.example/tides, 2025-12-24',
      Reminder: '2022-09-01, every 6 months, Ask about the ward, and the nurses',
      Task: 'Send the tide tables',
      'Task 2': 'Find the photograph, of the regatta, done 2026-02-20',
      Pet: 'Kelp, dog',
      Document: 'ward-plan.pdf',
      'RELATED (child)': 'Emma Jansen, born 2015-03-04, sibling: Tom Jansen',
      'RELATED (child) 2': 'Tom Jansen, called Tommy, sibling: Emma Jansen',
      vCard: 'BEGIN:VCARD\nVERSION:4.0\nFN:Ana Jansen\nX-SHOE-SIZE:39\nEND:VCARD',
    });
  });

  test('dates what happened, each with its identity', async () => {
    const { entries = [] } = await person('Ana Maria Jansen');
    expect(entries.map(({ kind, on, text }) => [on, kind, text])).toEqual([
      ['2026-03-14', 'called', 'Spoke of the new ward.\nThey called.\njoy, pride'],
      ['2026-01-10', 'called', 'I called.'],
      ['2021-06-01', 'note', 'Looks for a CFO.\nMet her board in Leeds.'],
      ['2022-02-28', 'note', 'Prefers a call to a letter.'],
      ['2025-04-01', 'wrote', 'Telegram\nI: Are you in Leeds?\nThey: Until Friday.'],
      ['2023-09-01', 'note', 'new job\nTidewater\nFounded it with Björn.'],
      ['2022-06-30', 'met', 'Walk along the Douro\nThe three of us, and the dog.\njust hung out'],
      ['2023-01-20', 'event', 'Fado night\nwent to a concert'],
    ]);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(8);
  });

  test('gives an activity to each who was there', async () => {
    const walk = (arrival: Arrival) => arrival.entries?.find(({ text }) => text.startsWith('Walk'));
    const [ana, bjorn] = [await person('Ana Maria Jansen'), await person('Björn Díaz')];
    expect(walk(bjorn)).toEqual(walk(ana));
    expect(walk(ana)?.uid).toBeDefined();
  });

  test('says who brought us together, when and how', async () => {
    const all = await people();
    const [ana, bjorn, nandini] = ['Ana Maria Jansen', 'Björn Díaz', 'Nandini'].map((name) => all.get(name));
    expect(bjorn).toMatchObject({ metThrough: ana?.uid, metOn: '2019-05-04' });
    expect(nandini).toMatchObject({ metThrough: bjorn?.uid, howMet: 'At the regatta dinner', drumbeat: 90 });
  });

  test('says what people are to each other, from either side', async () => {
    const all = await people();
    const ties = (name: string) =>
      all.get(name)?.ties?.map(({ to, kind }) => [[...all.values()].find(({ uid }) => uid === to)?.name, kind]);
    expect(ties('Ana Maria Jansen')).toEqual([['Björn Díaz', 'colleague']]);
    expect(ties('Björn Díaz')).toEqual([
      ['Ana Maria Jansen', 'colleague'],
      ['Goran Ekwueme', 'mentor'],
    ]);
    expect(ties('Goran Ekwueme')).toEqual([['Björn Díaz', 'protégé']]);
  });
});

describe('a date', () => {
  test('without its year stays without', async () =>
    expect(await person('Björn Díaz')).toMatchObject({ birthday: '--05-17' }));

  test('that was reckoned from an age is none, and is kept as what it is', async () => {
    const nandini = await person('Nandini');
    expect(nandini.alsoInFile).toEqual({ Born: 'about 1986', 'First met': 'about 2021' });
    expect(nandini).not.toHaveProperty('birthday');
    expect(nandini).not.toHaveProperty('metOn');
  });

  test('of a death is kept; and nobody is reminded to call the dead', async () => {
    expect((await person('Goran Ekwueme')).alsoInFile).toEqual({ DEATHDATE: '2024-11-05' });
    expect((await person('太郎 山田')).alsoInFile).toEqual({ Died: 'yes' });
    const dead = changed((account) => {
      const goran = valuesOf(account, 'contact').find(({ properties }) => properties.first_name === 'Goran');
      if (goran) goran.properties.stay_in_touch_frequency = 14;
    });
    const goran = await person('Goran Ekwueme', dead);
    expect(goran).not.toHaveProperty('drumbeat');
    expect(goran.alsoInFile['Stay in touch (days)']).toBe('14');
  });
});

describe('a contact', () => {
  test('of one word is a person', async () =>
    expect(await person('Nandini')).toMatchObject({ tags: ['archived', 'Sailors'] }));

  test('that is partial is a name beside those whom it belongs to; one of whom more is said is a person', async () => {
    const all = await people();
    expect(all.has('Emma Jansen')).toBe(false);
    expect(all.get('Léa Varga')?.entries).toMatchObject([{ text: 'Sings.' }]);
  });

  test('that is partial and belongs to nobody is a person', async () => {
    const alone = changed((account) => {
      account.data = account.data.filter(({ type }) => type !== 'relationship');
    });
    expect((await people(alone)).has('Emma Jansen')).toBe(true);
  });

  test('who is the owner of the account is marked', async () =>
    expect((await person('Mo Sample')).tags).toEqual(['me']));

  test('has the family name first where the owner has it so, and the name’s parts are kept', async () => {
    const all = await people(EXPORT.replace('firstname_lastname', 'lastname_firstname'));
    expect(all.get('山田 太郎')?.alsoInFile.N).toBe('山田;太郎;;;');
    expect(all.get('Nandini')?.alsoInFile).not.toHaveProperty('N');
  });

  test('with a property or a list that nobody knew of keeps it beside', async () => {
    const newer = changed((account) => {
      const [ana] = valuesOf(account, 'contact');
      if (ana) ana.properties.shoe_size = 39;
      ana?.data?.push({ type: 'boat', values: [{ uuid: 'b', properties: { name: 'Kelpie' } }] });
    });
    const { alsoInFile } = await person('Ana Maria Jansen', newer);
    expect(alsoInFile).toMatchObject({ shoe_size: '39', boat: '{"uuid":"b","properties":{"name":"Kelpie"}}' });
  });

  test('without any name is left out, and its line is told', async () => {
    const nameless = JSON.parse(EXPORT) as { account: Account };
    const [ana] = valuesOf(nameless.account, 'contact');
    if (ana) {
      ana.properties = {};
      ana.data = [];
    }
    const text = JSON.stringify(nameless, null, 4);
    const { leftOut } = await read(text);
    expect(leftOut).toEqual([{ line: lineOf(text, ana?.uuid ?? ''), reason: 'nameless' }]);
  });
});

function lineOf(text: string, uuid: string): number {
  return text.slice(0, text.indexOf(`"uuid": "${uuid}"`)).split('\n').length;
}
