// What a contact was, from the first word of its line: from life, in English and German; a false alarm is a fault.
import { expect, test } from 'vitest';
import { kindOfLine, textOfLine } from '../../shared/model/log-line.ts';

test.each([
  ['coffee at the station', 'coffee'],
  ['Coffee, she starts in May', 'coffee'],
  ['Kaffee am Hafen', 'coffee'],
  ['called about the flat', 'called'],
  ['Call: 20 minutes', 'called'],
  ['angerufen wegen der Wohnung', 'called'],
  ['Telefonat, sie sucht jemanden für Preise', 'called'],
  ['met at the fair', 'met'],
  ['Lunch with her sister', 'met'],
  ['getroffen im Zug', 'met'],
  ['wrote for her birthday', 'wrote'],
  ['e-mailed the deck', 'wrote'],
  ['geschrieben, sie antwortet morgen', 'wrote'],
  ['conference in Porto', 'event'],
  ['Messe Leipzig', 'event'],
  ['helped with her visa', 'gave help'],
  ['gave help with the deck', 'gave help'],
  ['geholfen beim Umzug', 'gave help'],
  ['got help with the contract', 'received help'],
  ['Hilfe bekommen beim Vertrag', 'received help'],
] as const)('%s', (line, kind) => {
  expect(kindOfLine(line)).toBe(kind);
});

test.each([
  '',
  '   ',
  'she called me a genius',
  'metal prices came up',
  'callous remark',
  'meeting-free week',
  'got a new job',
  'received a parcel',
  'helper of last year',
  'coffeehouse chain wants to hire',
  'partyless',
  'sie hat mich angerufen',
  'Teekanne verschenkt',
  'Anrufbeantworter',
])('says nothing of what it was: %j', (line) => {
  expect(kindOfLine(line)).toBeUndefined();
});

test('a line of one word that says what it was keeps no words; any other keeps its own', () => {
  expect(textOfLine(' coffee ')).toBe('');
  expect(textOfLine('coffee at noon ')).toBe('coffee at noon');
  expect(textOfLine('Portugal')).toBe('Portugal');
});
