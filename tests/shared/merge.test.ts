// Two people turn out to be one: both histories stay, every card, tie and note is about the one who stays, and it can be
// taken back, however much has happened since.
import { describe, expect, test } from 'vitest';
import { planUndo, undoBatch } from '../../shared/model/batch-undo.ts';
import { restore } from '../../shared/model/cards.ts';
import { isSameParty, nameOf, personOf, survivorOf } from '../../shared/model/document.ts';
import type { IntroId, PersonId } from '../../shared/model/identity.ts';
import { addInteraction, interactionsWith } from '../../shared/model/interaction.ts';
import { nameParty } from '../../shared/model/intro.ts';
import { cardsOf, ledgerWith } from '../../shared/model/ledger.ts';
import { fullerOf, type MergeField, mergeChoices, mergedInto, mergePeople } from '../../shared/model/merge.ts';
import { introduce } from '../../shared/model/move.ts';
import { editPerson, type Person } from '../../shared/model/person.ts';
import { find, records } from '../../shared/model/table.ts';
import { recordTie, tiesOf } from '../../shared/model/tie.ts';
import { warningsFor } from '../../shared/model/warnings.ts';
import { refusalOf, Story, TODAY, unlawful } from './story.ts';

function person(story: Story, id: PersonId): Person {
  const found = find(story.document.people, id);
  if (!found) throw new Error('not there');
  return found;
}

function merge(story: Story, keep: PersonId, other: PersonId, takeFromOther: readonly MergeField[] = []) {
  const id = story.change((document, stamp) => mergePeople(document, { keep, other, takeFromOther }, stamp));
  return { id, edits: story.edits };
}

/** Ana twice, with Bruno: the second Ana asked for something, was introduced, met and is tied. */
function twoAnas() {
  const story = new Story();
  const ana = story.person('Ana Jansen', { emails: { 'ana@a.example': 'work' }, tags: ['health'], about: 'Kind.' });
  const double = story.person('Ana M. Jansen', {
    emails: { 'ANA@a.example': '', 'ana@home.example': 'home' },
    firm: 'Acme',
    tags: ['kelp'],
    about: 'Sails.',
  });
  const bruno = story.person('Bruno Díaz');
  const ask = story.ask({ title: 'A CFO', asker: double });
  const intro = story.propose({ partyA: double, partyB: bruno });
  const note = story.change((document, stamp) =>
    addInteraction(document, { person: double, kind: 'coffee', on: TODAY, text: 'Spoke of Lisbon' }, stamp),
  );
  story.change((document, stamp) =>
    recordTie(document, { a: double, b: bruno, kind: 'manager', back: 'report' }, stamp),
  );
  return { story, ana, double, bruno, ask, intro, note };
}

describe('a merge', () => {
  test('re-points every ask, introduction, tie and note, and keeps both histories', () => {
    const { story, ana, double, bruno, ask, intro, note } = twoAnas();
    merge(story, ana, double);
    const { document } = story;
    expect(cardsOf(document, ana)).toMatchObject({ asks: [{ id: ask }], intros: [{ id: intro }] });
    expect(interactionsWith(document, ana).map(({ id }) => id)).toEqual([note]);
    expect(tiesOf(document, ana)).toMatchObject([{ other: bruno, kind: 'report' }]);
    expect(tiesOf(document, bruno)).toMatchObject([{ other: ana, kind: 'manager' }]);
    expect(nameOf(document, double)).toBe('Ana Jansen');
    expect(ledgerWith(document, ana).open).toBe(1);
    story.change((draft, stamp) => introduce(draft, { id: intro, how: 'email', on: TODAY, override: true }, stamp));
    expect(ledgerWith(story.document, ana).given.introductions).toBe(1);
    expect(mergedInto(document, ana)).toEqual([person(story, double)]);
    expect(person(story, double)).toMatchObject({ name: 'Ana M. Jansen', about: 'Sails.', firm: 'Acme' });
    expect(unlawful(document)).toEqual([]);
  });

  test('joins what both have, and takes of the other only what the user chose', () => {
    const { story, ana, double } = twoAnas();
    merge(story, ana, double, ['firm', 'about']);
    expect(person(story, ana)).toMatchObject({
      name: 'Ana Jansen',
      firm: 'Acme',
      about: 'Sails.',
      emails: { 'ana@a.example': 'work', 'ana@home.example': 'home' },
      tags: { health: true, kelp: true },
    });
    expect(Object.keys(person(story, ana).emails)).toHaveLength(2);
  });

  test('leaves one of them in every list, and the bin cannot bring back the other by itself', () => {
    const { story, ana, double, bruno } = twoAnas();
    merge(story, ana, double);
    story.change((document, stamp) => restore(document, { table: 'people', ids: [double] }, stamp));
    expect([...records(story.document.people)].map(({ id }) => id).sort()).toEqual([ana, bruno].sort());
  });

  test('counts what the two were asked together', () => {
    const { story, ana, double } = twoAnas();
    for (const name of ['Chiara', 'Dmitri']) story.propose({ partyA: ana, partyB: story.person(name) });
    const about = (party: PersonId) => warningsFor(story.document, { connector: 'me', parties: [party] }, TODAY);
    const load = () => about(ana).filter(({ rule }) => rule === 'load');
    expect(load()).toEqual([]);
    merge(story, ana, double);
    expect(load()[0]?.sentence).toContain('3 open introductions');
    expect(about(double)).toEqual(about(ana));
  });

  test('keeps anybody from being introduced to themselves, by whichever name a card still has them', () => {
    const { story, ana, double } = twoAnas();
    const half = story.propose({ connector: story.person('Priya'), partyA: 'me' });
    const theirs = story.propose({ connector: double, partyA: 'me' });
    merge(story, ana, double);
    expect(refusalOf(() => story.propose({ partyA: double, partyB: ana })).code).toBe('parties-same');
    const name = (id: IntroId) => story.change((document, stamp) => nameParty(document, { id, party: ana }, stamp));
    expect(refusalOf(() => name(theirs)).code).toBe('parties-same');
    name(half);
    expect(cardsOf(story.document, ana).intros).toHaveLength(3);
  });

  test('of two whom an introduction connects is refused', () => {
    const { story, double, bruno } = twoAnas();
    expect(refusalOf(() => merge(story, double, bruno)).code).toBe('merge-introduced');
    expect(refusalOf(() => merge(story, double, double)).code).toBe('parties-same');
    expect(refusalOf(() => merge(story, double, 'f'.repeat(32) as PersonId)).code).toBe('not-found');
  });

  test('of three into one another ends at one of them; a ring that two laptops made ends at the same one for both', () => {
    const { story, ana, double } = twoAnas();
    const third = story.person('A. Jansen');
    merge(story, double, third);
    merge(story, ana, third);
    expect([ana, double, third].map((id) => survivorOf(story.document, id))).toEqual([ana, ana, ana]);
    story.change((document) => {
      const [a, b, c] = [ana, double, third].map((id) => find(document.people, id)) as [Person, Person, Person];
      [a.mergedInto, b.mergedInto, c.mergedInto] = [double, ana, double];
    });
    const lowest = [ana, double].sort()[0];
    for (const id of [ana, double, third]) expect(survivorOf(story.document, id)).toBe(lowest);
    expect(isSameParty(story.document, third, ana)).toBe(true);
    expect(personOf(story.document, third)?.id).toBe(lowest);
  });
});

describe('a merge taken back later', () => {
  test('gives both people back as they were, with their own cards', () => {
    const { story, ana, double, ask, intro } = twoAnas();
    const before = [person(story, ana), person(story, double)];
    const { id, edits } = merge(story, ana, double, ['firm', 'about', 'name']);
    story.change((document, stamp) => undoBatch(document, { id, edits }, stamp));
    expect([person(story, ana), person(story, double)]).toEqual(before);
    expect(cardsOf(story.document, double)).toMatchObject({ asks: [{ id: ask }], intros: [{ id: intro }] });
    expect(cardsOf(story.document, ana)).toEqual({ asks: [], intros: [] });
    expect(refusalOf(() => story.change((document, stamp) => undoBatch(document, { id, edits }, stamp))).code).toBe(
      'changed-since',
    );
  });

  test('leaves alone what was changed since, and says so', () => {
    const { story, ana, double } = twoAnas();
    const { id, edits } = merge(story, ana, double, ['firm', 'about']);
    story.change((document) => editPerson(document, { id: ana, changes: { firm: 'Kestrel' } }));
    const late = story.ask({ title: 'A translator', asker: ana });
    const plan = planUndo(story.document, edits);
    expect(plan.kept).toEqual([{ name: 'Ana Jansen', why: 'firm changed since' }]);
    story.change((document, stamp) => undoBatch(document, { id, edits }, stamp));
    expect(person(story, ana)).toMatchObject({ firm: 'Kestrel', about: 'Kind.' });
    expect(person(story, double).mergedInto).toBeUndefined();
    expect(cardsOf(story.document, ana).asks.map((ask) => ask.id)).toEqual([late]);
  });
});

describe('what a merge suggests', () => {
  test('asks only where they differ, and takes what is missing or fuller from the other', () => {
    const story = new Story();
    const [a, b] = [
      story.person('Ana Jansen', { birthday: '--02-03', title: 'CFO', place: 'Porto' }),
      story.person('Ana Jansen-Holm', { birthday: '1980-02-03', title: 'COO', firm: 'Acme', place: 'Porto' }),
    ];
    expect(mergeChoices(person(story, a), person(story, b))).toEqual([
      { field: 'name', keep: 'Ana Jansen', other: 'Ana Jansen-Holm', suggests: 'other' },
      { field: 'firm', keep: '', other: 'Acme', suggests: 'other' },
      { field: 'title', keep: 'CFO', other: 'COO', suggests: 'keep' },
      { field: 'birthday', keep: '--02-03', other: '1980-02-03', suggests: 'other' },
    ]);
    expect(fullerOf(person(story, a), person(story, b)).id).toBe(b);
  });
});
