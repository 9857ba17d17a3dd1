// Tables of the board, fact by fact. What a spreadsheet makes of them is in csv-spreadsheet, how people come back in csv-back.
import { describe, expect, test } from 'vitest';
import { writeAsksCsv } from '../../../../../electron/keeper/files/out/csv-asks.ts';
import { writeInteractionsCsv } from '../../../../../electron/keeper/files/out/csv-interactions.ts';
import { writeIntroductionsCsv } from '../../../../../electron/keeper/files/out/csv-introductions.ts';
import { writeIntrosCsv } from '../../../../../electron/keeper/files/out/csv-intros.ts';
import { writePeopleCsv } from '../../../../../electron/keeper/files/out/csv-people.ts';
import type { Wanted } from '../../../../../electron/keeper/files/out/wanted.ts';
import type { VouchsafeDocument } from '../../../../../shared/model/document.ts';
import { editPerson } from '../../../../../shared/model/person.ts';
import { EVERYTHING } from '../../../../helpers/leaving.ts';
import { rowsOf } from '../../../../helpers/spreadsheet.ts';
import { TODAY } from '../../../../shared/story.ts';
import { knownBoard } from './board.ts';
import { type Writer, written } from './writing.ts';

/** The rows of a table by the names of their columns, empty cells left out. */
function table(writer: Writer, document: VouchsafeDocument, wanted?: Wanted): Record<string, string>[] {
  const [names = [], ...rows] = rowsOf(written(writer, document, wanted).text);
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, place) => [names[place] ?? '', cell]).filter(([, cell]) => cell !== '')),
  );
}

describe('E17: a table', () => {
  test('is CSV with a byte order mark, CRLF and quotes where they are needed', () => {
    const { text } = written(writeInteractionsCsv, knownBoard().document);
    expect(text.startsWith('\ufeffPerson,On,Kind,Text,Id\r\n')).toBe(true);
    expect(text).toContain(`Ben Okafor,${TODAY},met,"two\nlines",`);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('of nothing is its header', () => {
    const { document } = knownBoard();
    const { text, tally } = written(writeAsksCsv, document, { everything: false, people: new Set() });
    expect([text.split('\r\n').length, tally]).toEqual([2, { records: 0, keptHome: 0 }]);
  });

  test('comes in pieces, none much longer than 64 KB', () => {
    const { document } = knownBoard();
    const about = 'x'.repeat(20_000);
    const person = Object.values(document.people).flatMap((bucket) => Object.values(bucket))[0];
    const many = Array.from({ length: 50 }, (_, place) => [`aa${place}`, { ...person, about, id: `aa${place}` }]);
    const network = { ...document, people: { aa: Object.fromEntries(many) } } as unknown as VouchsafeDocument;
    const lengths = [...writePeopleCsv(network, { everything: false })].map((piece) => piece.length);
    expect(lengths.length).toBeGreaterThan(10);
    expect(Math.max(...lengths)).toBeLessThan(100_000);
  });
});

describe('asks', () => {
  test('have their brief', () =>
    expect(table(writeAsksCsv, knownBoard().document)).toMatchObject([
      {
        Title: "'-2 hires",
        Asker: "'=Ana+Díaz",
        Kind: 'referral',
        Due: '2026-12-01',
        Tags: 'food',
        What: 'a buyer;\nsoon',
      },
    ]));
});

describe('introductions', () => {
  const rows = table(writeIntrosCsv, knownBoard().document);

  test('that were made have how, when, what was promised and how it ended', () =>
    expect(rows.find(({ Stage }) => Stage === 'closed')).toMatchObject({
      First: "'=Ana+Díaz",
      Second: 'Ben Okafor',
      Connector: 'me',
      'My part': 'connector',
      'For the ask': "'-2 hires",
      'Introduced on': TODAY,
      How: 'email',
      Promises: 'Ben Okafor: call (by 2026-11-30, open)',
      Thanks: "'=Ana+Díaz: sent",
      Outcome: 'worked out',
      'Outcome in words': '"hired"',
    }));

  test('that wait have who was asked and what they said', () => {
    const row = rows.find(({ Stage }) => Stage === 'permission') ?? {};
    expect(row).toMatchObject({
      First: 'Ben Okafor',
      Second: '李 小龙',
      'First: answer': 'not now',
      'First: asked on': TODAY,
      'First: not before': '2026-12-10',
      'First: in words': 'after the 10th',
      'Second: answer': 'unasked',
    });
    expect(row).not.toHaveProperty('Connector: answer');
  });
});

describe('who introduced whom', () => {
  test('is what was made on the board, and what is known of people', () => {
    const [made, met, ...more] = table(writeIntroductionsCsv, knownBoard().document);
    expect(made).toEqual({
      'Introduced by': 'me',
      Who: "'=Ana+Díaz",
      'To whom': 'Ben Okafor',
      On: TODAY,
      How: 'email',
      Outcome: 'worked out',
      'Outcome in words': '"hired"',
      'For the ask': "'-2 hires",
      'Asked by': "'=Ana+Díaz",
      Kind: 'referral',
      Thanked: "'=Ana+Díaz",
      'Still owed thanks': 'Ben Okafor',
      'Known from': 'the board',
    });
    expect(met).toEqual({
      'Introduced by': "'=Ana+Díaz",
      Who: 'me',
      'To whom': 'Ben Okafor',
      On: '2025-03-04',
      How: 'at “kelp, and more”',
      Kind: 'introduction',
      'Known from': 'how we met',
    });
    expect(more).toEqual([]);
  });
});

describe('what never leaves', () => {
  test('is no row of a note said in confidence, unless everything was wanted', () => {
    const { document } = knownBoard();
    expect(written(writeInteractionsCsv, document).text).not.toContain('in confidence');
    expect(written(writeInteractionsCsv, document).tally).toEqual({ records: 2, keptHome: 1 });
    expect(table(writeInteractionsCsv, document, EVERYTHING)).toContainEqual(
      expect.objectContaining({ Text: 'in confidence', 'Never leaves': 'yes' }),
    );
  });

  test('takes every card of somebody of whom nothing leaves along', () => {
    const { document: known, ben } = knownBoard();
    const document = structuredClone(known);
    editPerson(document, { id: ben, changes: { neverLeaves: ['*'] } });
    for (const writer of [writePeopleCsv, writeAsksCsv, writeIntrosCsv, writeInteractionsCsv, writeIntroductionsCsv])
      expect(written(writer, document).text).not.toMatch(/Ben|kelp/);
    expect(written(writeIntrosCsv, document).tally).toEqual({ records: 0, keptHome: 2 });
    expect(written(writeIntroductionsCsv, document).tally).toEqual({ records: 0, keptHome: 2 });
  });

  test('hides a name wherever it would stand', () => {
    const { document: known, chi } = knownBoard();
    const document = structuredClone(known);
    editPerson(document, { id: chi, changes: { neverLeaves: ['name'] } });
    for (const writer of [writePeopleCsv, writeIntrosCsv, writeInteractionsCsv])
      expect(written(writer, document).text).not.toContain('小龙');
  });
});
