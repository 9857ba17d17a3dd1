// What an arrival may say beyond a card: howMet, entries, ties, former firms. Carried, limited, and joined when repeated.
import { expect, test } from 'vitest';
import { joinArrivals } from '../../../../electron/keeper/files/repeats.ts';
import {
  addEntry,
  addPast,
  addTie,
  arrivalOf,
  newDraft,
  setLine,
  setText,
} from '../../../../electron/keeper/files/tidy.ts';
import { type Arrival, arrivalSchema } from '../../../../shared/model/arrival.ts';

const LONG = 'x'.repeat(30_000);

function ana(fill: (draft: ReturnType<typeof newDraft>) => void): Arrival {
  const draft = newDraft();
  setLine(draft, 'name', 'Ana Díaz', 'Name');
  fill(draft);
  const arrival = arrivalOf(draft);
  expect(arrivalSchema.parse(arrival)).toEqual(arrival);
  return arrival;
}

test('all that can be said of somebody is carried, and nothing that is not said', () => {
  const full = ana((draft) => {
    setText(draft, 'howMet', ' At the\r\nharbour ', 'How met');
    setText(draft, 'expertise', 'Boats', 'Skills');
    setLine(draft, 'metThrough', 'Bo Xu', 'Referred By');
    draft.facts.drumbeat = 90;
    draft.facts.isPrivate = true;
    addPast(draft, { firm: ' Acme ', title: '', until: '2019' }, 'Former');
    addEntry(draft, { kind: 'note', on: '2024-03-12', text: 'Tea' }, 'Calls');
    addTie(draft, 'Cy Ode', 'spouse', 'Spouse');
  });
  expect(full).toMatchObject({
    howMet: 'At the\nharbour',
    expertise: 'Boats',
    metThrough: 'Bo Xu',
    drumbeat: 90,
    isPrivate: true,
    past: [{ firm: 'Acme', until: '2019' }],
    entries: [{ kind: 'note', on: '2024-03-12', text: 'Tea' }],
    ties: [{ to: 'Cy Ode', kind: 'spouse' }],
    alsoInFile: {},
  });
  expect(Object.keys(ana(() => undefined)).sort()).toEqual(['alsoInFile', 'emails', 'links', 'name', 'phones', 'tags']);
});

test('what is too long is cut with a mark, what is one too many is kept beside', () => {
  const full = ana((draft) => {
    setText(draft, 'needs', LONG, 'Needs');
    addEntry(draft, { kind: 'note', on: '2024-03-12', text: LONG }, 'Note');
    addTie(draft, 'y'.repeat(600), 'spouse', 'Spouse');
    addPast(draft, { firm: 'z'.repeat(600) }, 'Former');
    for (let count = 0; count < 600; count++) addTie(draft, `Friend ${count}`, 'friend', 'Friends');
  });
  expect(full.needs).toHaveLength(20_000);
  expect(full.entries?.[0]?.text).toMatch(/x…$/);
  expect(full.ties).toHaveLength(500);
  expect(full.past).toBeUndefined();
  expect(Object.keys(full.alsoInFile)).toEqual(expect.arrayContaining(['Needs', 'Spouse', 'Former', 'Friends']));
});

test('two records of one person are joined: nothing twice, contradictions beside', () => {
  const first = ana((draft) => {
    setText(draft, 'howMet', 'At the harbour', 'How met');
    draft.facts.drumbeat = 90;
    addEntry(draft, { uid: 'a', kind: 'note', on: '2024-03-12', text: 'Tea' }, 'Note');
    addTie(draft, 'Cy Ode', 'spouse', 'Spouse');
  });
  const second = ana((draft) => {
    setText(draft, 'howMet', 'On a boat', 'How met');
    draft.facts.drumbeat = 30;
    draft.facts.isPrivate = true;
    addEntry(draft, { uid: 'a', kind: 'note', on: '2024-03-12', text: 'Tea' }, 'Note');
    addEntry(draft, { uid: 'b', kind: 'called', on: '2024-04-01', text: 'Rain' }, 'Note');
    addTie(draft, 'Cy Ode', 'spouse', 'Spouse');
    addPast(draft, { firm: 'Acme' }, 'Former');
  });
  expect(joinArrivals(first, second)).toMatchObject({
    howMet: 'At the harbour',
    drumbeat: 90,
    isPrivate: true,
    entries: [{ uid: 'a' }, { uid: 'b' }],
    ties: [{ to: 'Cy Ode', kind: 'spouse' }],
    past: [{ firm: 'Acme' }],
    alsoInFile: { howMet: 'On a boat', drumbeat: '30' },
  });
});
