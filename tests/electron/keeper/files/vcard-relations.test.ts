// Whom a card speaks of besides its person, and what it says of who may see it: as each address book writes it.
import { describe, expect, test } from 'vitest';
import { book, card, read, readOne } from './reading.ts';

const tiesIn = async (lines: string, version = '3.0') => (await readOne(card(`FN:Ana\n${lines}`, version))).ties;

describe('a relation', () => {
  test.each([
    ['in words (RFC 6350 §6.6.6)', 'RELATED;TYPE=co-worker;VALUE=text:Bo Xu', 'Bo Xu', 'co-worker'],
    ['by UID, whatever its capitals', 'RELATED;TYPE=friend:urn:uuid:AB-12', 'ab-12', 'friend'],
    [
      'by profile, in its one form',
      'RELATED;TYPE=contact:https://uk.linkedin.com/in/Bo-Xu/',
      'https://www.linkedin.com/in/bo-xu',
      'contact',
    ],
    ['of Apple', 'item1.X-ABRELATEDNAMES:Bo Xu\nitem1.X-ABLabel:_$!<Sister>!$_', 'Bo Xu', 'sister'],
    ["with a label of the user's own", 'item1.X-ABRELATEDNAMES:Bo Xu\nitem1.X-ABLabel:Trauzeuge', 'Bo Xu', 'Trauzeuge'],
    ['of Google', 'item1.X-ABRELATEDNAMES:Bo Xu\nitem1.X-ABLabel:DOMESTIC_PARTNER', 'Bo Xu', 'domestic partner'],
    ['of Evolution', 'X-EVOLUTION-MANAGER:Bo Xu', 'Bo Xu', 'manager'],
    ['of Outlook', 'X-MS-ASSISTANT:Bo Xu', 'Bo Xu', 'assistant'],
    ['of Nextcloud', 'X-MANAGERSNAME:Bo Xu', 'Bo Xu', 'manager'],
    ['of KDE', 'X-KADDRESSBOOK-X-SpousesName:Bo Xu', 'Bo Xu', 'spouse'],
    ['of Android, by number', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo Xu;7;;;;;', 'Bo Xu', 'manager'],
    ['of Android, in words', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo Xu;0;Coach;;;;', 'Bo Xu', 'Coach'],
    ['without a word for it', 'X-ABRELATEDNAMES:Bo Xu', 'Bo Xu', ''],
  ])('%s is a tie', async (_, lines, to, kind) => expect(await tiesIn(lines)).toEqual([{ to, kind }]));

  test.each([
    ['an address that leads to nobody', 'RELATED;TYPE=friend:http://example.com/bo.vcf'],
    ['an e-mail address', 'RELATED;TYPE=friend:mailto:bo@x.example'],
    ['the owner of the address book', 'RELATED;TYPE=me:urn:uuid:ab'],
    ['what the person is to the owner (Nextcloud)', 'RELATIONSHIP:COLLEAGUE'],
  ])('to %s is none, and stays beside', async (_, line) => {
    const { ties, alsoInFile } = await readOne(card(`FN:Ana\n${line}`));
    expect(ties).toBeUndefined();
    expect(Object.values(alsoInFile)).toEqual([line.slice(line.indexOf(':') + 1)]);
  });

  test('"referred by" says who brought us together', async () => {
    const google = 'item1.X-ABRELATEDNAMES:Bo Xu\nitem1.X-ABLabel:REFERRED_BY';
    const android = 'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo Xu;11;;';
    for (const lines of [google, android]) {
      expect(await readOne(card(`FN:Ana\n${lines}`))).toMatchObject({ metThrough: 'Bo Xu' });
      expect(await tiesIn(lines)).toBeUndefined();
    }
  });

  test('keeps its name as the card had it, for whoever gets the card back', async () => {
    const { alsoInFile } = await readOne(card('FN:Ana\nX-MS-SPOUSE:Bo Xu\nRELATED;TYPE=child:urn:uuid:ab'));
    expect(alsoInFile).toEqual({ 'X-MS-SPOUSE': 'Bo Xu' });
  });

  test('each of Gmail’s sixteen is a tie, but for the one who referred', async () => {
    const { ties, metThrough } = await readOne(book('gmail-single2'));
    expect(ties?.map(({ to, kind }) => `${to} ${kind}`.trim())).toEqual([
      'Name1',
      'Name2 spouse',
      'Name3 child',
      'Name4 mother',
      'Name5 father',
      'Name6 parent',
      'Name7 brother',
      'Name8 sister',
      'Name9 friend',
      'Name10 relative',
      'Name11 manager',
      'Name12 assistant',
      'Name14 partner',
      'Name15 domestic partner',
      'Name16 CustomRelationCategory',
    ]);
    expect(metThrough).toBe('Name13');
  });
});

describe('a card that is nobody’s business (RFC 2426 §3.7.1)', () => {
  test.each(['PRIVATE', 'CONFIDENTIAL', 'Private'])('CLASS:%s is private', async (mark) =>
    expect(await readOne(card(`FN:Ana\nCLASS:${mark}`))).toMatchObject({
      isPrivate: true,
      alsoInFile: { CLASS: mark },
    }),
  );

  test('CLASS:PUBLIC is not', async () => {
    const ana = await readOne(card('FN:Ana\nCLASS:PUBLIC'));
    expect(ana).not.toHaveProperty('isPrivate');
  });
});

describe('kept beside', () => {
  test('a name with the family name first, and how it sounds', async () => {
    const lines = 'FN:山田 太郎\nN:山田;太郎;;;\nX-PHONETIC-LAST-NAME:やまだ\nX-PHONETIC-FIRST-NAME:たろう';
    expect(await readOne(card(lines))).toMatchObject({
      name: '山田 太郎',
      alsoInFile: { N: '山田;太郎;;;', 'X-PHONETIC-LAST-NAME': 'やまだ', 'X-PHONETIC-FIRST-NAME': 'たろう' },
    });
  });

  test('how a name sounds, as Japanese telephones write it', async () => {
    const { arrivals, media } = await read(card('FN:山田 太郎\nSOUND;X-IRMC-N:ヤマダ;タロウ', '2.1'));
    expect([media, arrivals[0]?.alsoInFile]).toEqual([0, { 'SOUND (x-irmc-n)': 'ヤマダ;タロウ' }]);
  });

  test('anniversaries and deaths', async () =>
    expect((await readOne(card('FN:Ana\nANNIVERSARY:19900430\nDEATHDATE:20200101', '4.0'))).alsoInFile).toEqual({
      ANNIVERSARY: '19900430',
      DEATHDATE: '20200101',
    }));

  test('an address as it stands on a letter (RFC 6350 §6.3.1)', async () => {
    const line = 'ADR;TYPE=home;LABEL="Pier 4\\nPorto":;;Pier 4;Porto;;;';
    expect((await readOne(card(`FN:Ana\n${line}`, '4.0'))).alsoInFile).toMatchObject({
      'LABEL (home)': 'Pier 4\nPorto',
    });
  });

  test('a second name, a label of nothing, a firm’s other name', async () => {
    const lines = 'N:Díaz;Ana;;;\nN;ALTID=1:ディアス;アナ;;;\nitem9.X-ABLabel:Lost';
    expect((await readOne(card(lines))).alsoInFile).toEqual({ N: 'ディアス;アナ;;;', 'X-ABLABEL': 'Lost' });
    const firm = 'FN:Acme Holding\nORG:Acme\nX-ABShowAs:COMPANY';
    expect(await readOne(card(firm))).toMatchObject({ name: '', firm: 'Acme', alsoInFile: { FN: 'Acme Holding' } });
  });

  test('a card within a card, in its own words; one that is not ended costs only itself', async () => {
    const inner = 'AGENT:\nBEGIN:VCARD\nFN:Aide\nTEL:1\nEND:VCARD';
    const { alsoInFile, title } = await readOne(card(`FN:Boss\n${inner}\nTITLE:CEO`, '2.1'));
    expect([alsoInFile, title]).toEqual([{ AGENT: 'FN:Aide\nTEL:1' }, 'CEO']);
    const unended = card('FN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Aide') + card('FN:Bo');
    expect((await read(unended)).arrivals.map(({ name }) => name)).toEqual(['Boss', 'Bo']);
  });
});
