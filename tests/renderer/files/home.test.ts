// How much the export dialog says stays home.
import { expect, test } from 'vitest';
import { countHome } from '../../../renderer/features/files/home.ts';
import { emptyDocument } from '../../../shared/model/document.ts';
import { recordFeedback } from '../../../shared/model/feedback.ts';
import { addInteraction } from '../../../shared/model/interaction.ts';
import { proposeIntro } from '../../../shared/model/intro.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { stampAt } from '../../helpers/stamp.ts';

function network() {
  const [document, stamp] = [emptyDocument(), stampAt()];
  const noor = addPerson(
    document,
    {
      name: 'Noor Lindqvist',
      about: 'left in anger',
      emails: { 'noor@example.org': '', 'home/noor@example.org': '' },
      neverLeaves: ['about', 'birthday', 'emails/home/noor@example.org', 'emails/gone@example.org'],
    },
    stamp,
  );
  const goran = addPerson(document, { name: 'Goran Ekwueme', firm: 'Tidewater', neverLeaves: ['*', 'firm'] }, stamp);
  addInteraction(document, { person: noor, kind: 'note', on: '2026-11-02', text: 'said', neverLeaves: true }, stamp);
  addInteraction(document, { person: noor, kind: 'met', on: '2026-11-03', text: 'met' }, stamp);
  return { document, noor, goran };
}

test('marks with something behind them count, a person who stays home counts once, a note in confidence counts', () => {
  const { document } = network();
  expect(countHome(document)).toBe(2 + 1 + 1);
});

test('of chosen people, only theirs counts', () => {
  const { document, noor, goran } = network();
  expect(countHome(document, new Set([noor]))).toBe(3);
  expect(countHome(document, new Set([goran]))).toBe(1);
  expect(countHome(document, new Set())).toBe(0);
});

test('words in confidence in the history of a card count too', () => {
  const { document, noor, goran } = network();
  const stamp = stampAt();
  const intro = proposeIntro(
    document,
    { connector: 'me', partyA: noor, partyB: goran, mode: 'permission first' },
    stamp,
  );
  const said = { id: intro, party: noor, on: '2026-11-20', neverLeaves: true };
  recordFeedback(document, { ...said, words: 'between us' }, stamp);
  recordFeedback(document, said, stamp);
  expect(countHome(document)).toBe(4 + 1);
  expect(countHome(document, new Set([goran]))).toBe(1);
});
