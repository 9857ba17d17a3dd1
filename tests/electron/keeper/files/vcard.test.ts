// vCard rules and habits one by one, each as small as it can be.
import { describe, expect, test } from 'vitest';
import { card, read, readOne } from './reading.ts';

describe('lines (RFC 6350 §3.2, §3.3)', () => {
  test('are unfolded by one blank or tab, in the middle of a word too', async () =>
    expect((await readOne(card('FN:An\n a D\n\tíaz'))).name).toBe('Ana Díaz'));

  test('may be folded in the middle of a letter', async () => {
    const [before, after] = card('FN:Jü!rgen').split('ü!') as [string, string];
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xc3]),
      Buffer.from('\r\n '),
      Buffer.from([0xbc]),
      Buffer.from(after),
    ]);
    expect((await readOne(bytes)).name).toBe('Jürgen');
  });

  test('keep their blank when folded in version 2.1 (vCard 2.1 §2.1.3)', async () =>
    expect((await readOne(card('FN:Ana\nNOTE:one\n two', '2.1'))).note).toBe('one two'));

  test('may have quoted parameters with colons and semicolons', async () =>
    expect((await readOne(card('FN:Ana\nTEL;X-A="b:c;d";TYPE="home,cell":123'))).phones).toEqual([
      { number: '123', label: 'home cell' },
    ]));

  test('whose quote never closes are read all the same', async () =>
    expect((await readOne(card('FN:Ana\nTEL;TYPE="home:123'))).phones).toEqual([{ number: '123', label: 'home' }]));

  test('that are none are kept beside', async () =>
    expect((await readOne(card('FN:Ana\nthis is no line\nTITLE:CEO'))).alsoInFile).toEqual({
      'Unreadable lines': 'this is no line',
    }));

  test('escape line breaks, commas, semicolons and backslashes (§3.4); Apple colons, Google quotes', async () =>
    expect((await readOne(card('FN:Ana\nNOTE:a\\nb\\Nc\\, d\\; e\\\\n http\\://x \\"q\\"'))).note).toBe(
      'a\nb\nc, d; e\\n http://x "q"',
    ));
});

describe('encodings', () => {
  test('quoted-printable in a character set (vCard 2.1 §2.1.5)', async () => {
    const text = (charset: string, name: string) =>
      card(`FN;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${name}`, '2.1');
    expect((await readOne(text('UTF-8', 'J=C3=BC=\n=72gen'))).name).toBe('Jürgen');
    expect((await readOne(text('ISO-8859-1', 'J=FCrgen'))).name).toBe('Jürgen');
    expect((await readOne(text('windows-1252', 'O=92Neil'))).name).toBe('O’Neil');
    expect((await readOne(text('no-such-set', 'Ana'))).name).toBe('Ana');
  });

  test('base64 text', async () =>
    expect((await readOne(card('FN:Ana\nNOTE;ENCODING=b;CHARSET=utf-8:SsO8cmdlbg=='))).note).toBe('Jürgen'));

  test('UTF-16, Windows-1252, and two of them in one file', async () => {
    expect((await readOne(Buffer.from(`\ufeff${card('FN:Jürgen 李')}`, 'utf16le'))).name).toBe('Jürgen 李');
    expect((await readOne(Buffer.from(card('FN:Jürgen'), 'latin1'))).name).toBe('Jürgen');
    const both = Buffer.concat([Buffer.from(card('FN:Jürgen 李')), Buffer.from(card('FN:Zoë'), 'latin1')]);
    expect((await read(both)).arrivals.map(({ name }) => name)).toEqual(['Jürgen 李', 'Zoë']);
  });

  test('a photograph without indentation costs nothing that follows it', async () => {
    const { arrivals, media } = await read(card('FN:Ana\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\nBBBB+/\nCC==\n\nTITLE:CEO'));
    expect([media, arrivals[0]?.title, arrivals[0]?.alsoInFile]).toEqual([1, 'CEO', {}]);
  });
});

describe('files', () => {
  test('may have text round their cards, marks between them, and no end at the end', async () => {
    const text = `Dear Ana,\n\nhere it is:\n${card('FN:One')}--\nregards\n\ufeff${card('FN:Two')}BEGIN:VCARD\nFN:Three`;
    expect((await read(text)).arrivals.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
  });

  test('may forget an END: the next card begins all the same', async () =>
    expect((await read('BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\n')).arrivals).toHaveLength(2));

  test('may have been put together from files without a last newline', async () => {
    const text = 'BEGIN:VCARD\nFN:One\nEND:VCARDBEGIN:VCARD\nFN:Two\nEND:VCARD BEGIN:VCARD\nFN:Three\nEND:VCARD';
    expect((await read(text)).arrivals.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
  });

  test('may hold a card within a card, which is nobody here (vCard 2.1 §2.6.3)', async () => {
    const text = card('FN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Aide\nEND:VCARD\nTITLE:CEO', '2.1');
    expect(await readOne(text)).toMatchObject({ name: 'Boss', title: 'CEO' });
  });

  test('say what was left out and where', async () => {
    const text = `${card('FN:Ana\nEMAIL:a@x.example')}${card('TEL:1')}${card('')}${card('rubbish')}${card('FN:Ana\nEMAIL:A@x.example')}`;
    expect((await read(text)).leftOut).toEqual([
      { line: 6, reason: 'nameless' },
      { line: 10, reason: 'empty' },
      { line: 14, reason: 'malformed' },
      { line: 18, reason: 'repeated' },
    ]);
  });

  test('may give one UID to different people', async () =>
    expect((await read(card('FN:Ana\nUID:1') + card('FN:Bo\nUID:1'))).arrivals).toHaveLength(2));

  test('turn groups into tags of their members (RFC 6350 §6.1.4)', async () => {
    const group = 'X-ADDRESSBOOKSERVER-KIND:group\nFN:Friends\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:AB-1';
    const { arrivals } = await read(card('FN:Ana\nUID:ab-1') + card(group) + card('FN:Bo\nUID:ab-2'));
    expect(arrivals.map(({ name, tags }) => [name, tags])).toEqual([
      ['Ana', ['Friends']],
      ['Bo', []],
    ]);
  });
});

describe('names', () => {
  test('come from FN, else N, else a nickname', async () => {
    expect((await readOne(card('N:Díaz;Ana;;Dr.;'))).name).toBe('Dr. Ana Díaz');
    expect((await readOne(card('N:;;;;\nFN:\nNICKNAME:Annie\nEMAIL:a@x.example'))).name).toBe('Annie');
  });

  test('are not needed where there is a firm or an address, nor is a version', async () =>
    expect(await readOne('BEGIN:VCARD\nORG:Acme\nEND:VCARD')).toMatchObject({ name: '', firm: 'Acme' }));

  test("are not a firm's on its own card", async () => {
    for (const lines of ['N:;;;;\nFN:Acme\nORG:Acme;', 'FN:Acme\nX-ABShowAs:COMPANY', 'FN:Acme\nKIND:org'])
      expect(await readOne(card(lines))).toMatchObject({ name: '', firm: 'Acme' });
    expect(await readOne(card('N:Díaz;Ana;;;\nFN:Ana Díaz\nORG:Acme'))).toMatchObject({
      name: 'Ana Díaz',
      firm: 'Acme',
    });
  });

  test('from right to left, of one word and of pictures are left as they are', async () => {
    const { arrivals } = await read(card('FN:محمد') + card('FN:Pelé') + card('FN:👩🏽‍🚀 Zoë'));
    expect(arrivals.map(({ name }) => name)).toEqual(['محمد', 'Pelé', '👩🏽‍🚀 Zoë']);
  });

  test('longer than a line are cut between letters, and kept whole beside', async () => {
    const long = '😀'.repeat(400);
    const { name, alsoInFile } = await readOne(card(`FN:${long}`));
    expect(name).toBe(`${'😀'.repeat(249)}…`);
    expect(alsoInFile).toEqual({ FN: long });
  });
});

describe('a birthday (RFC 6350 §6.2.5)', () => {
  test.each([
    ['BDAY:1980-03-22', '1980-03-22'],
    ['BDAY:19800322', '1980-03-22'],
    ['BDAY;VALUE=date-time:1980-03-22T00:00:00Z', '1980-03-22'],
    ['BDAY:--0203', '--02-03'],
    ['BDAY:--02-29', '--02-29'],
    ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-02', '--03-02'],
    ['BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1904:1904-03-02', '--03-02'],
    ['BDAY:1900-03-02', '--03-02'],
  ])('%s is %s', async (line, birthday) => expect((await readOne(card(`FN:Ana\n${line}`))).birthday).toBe(birthday));

  test.each(['circa 1800', '1985', '---12', '1980-02-30', '0/0/00'])('%s is none, and is kept beside', async (value) =>
    expect(await readOne(card(`FN:Ana\nBDAY:${value}`))).toMatchObject({ alsoInFile: { BDAY: value } }),
  );
});

describe('what does not fit', () => {
  test('links that a click should not follow are kept beside', async () => {
    const urls = ['javascript:alert(1)', 'file:///etc/passwd', 'https://user name/', 'http:///x'];
    const { links, alsoInFile } = await readOne(card(`FN:Ana\n${urls.map((url) => `URL:${url}`).join('\n')}`));
    expect(links).toEqual([]);
    expect(Object.values(alsoInFile)).toEqual(urls);
  });

  test('an address without an @ is none', async () =>
    expect(await readOne(card('FN:Ana\nEMAIL:nonsense'))).toMatchObject({
      emails: [],
      alsoInFile: { EMAIL: 'nonsense' },
    }));

  test('an unknown property stays under its name and label, however often it comes', async () =>
    expect(
      (await readOne(card('FN:Ana\nX-MOOD;TYPE=home:sunny\nX-MOOD;TYPE=home:rainy\nX-MOOD:x'))).alsoInFile,
    ).toEqual({
      'X-MOOD (home)': 'sunny',
      'X-MOOD (home) 2': 'rainy',
      'X-MOOD': 'x',
    }));

  test('a note longer than a note may be goes on beside', async () => {
    const { note, alsoInFile } = await readOne(card(`FN:Ana\nNOTE:${'x'.repeat(30_000)}`));
    expect(note).toBe(`${'x'.repeat(19_999)}…`);
    expect(alsoInFile['NOTE (continued)']).toBe('x'.repeat(10_001));
  });
});
