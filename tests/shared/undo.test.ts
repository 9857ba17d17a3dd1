// Undo and redo: what the user did is taken back through one verb, history stays, nothing is deleted, and what came from
// elsewhere in between is never touched. Edits are built as the keeper builds them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../shared/model/arrival.ts';
import { editAsk } from '../../shared/model/ask.ts';
import { bin } from '../../shared/model/cards.ts';
import { consentOf } from '../../shared/model/consent.ts';
import { correctFact } from '../../shared/model/correction.ts';
import { entriesOf } from '../../shared/model/history.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { planImport, takeIn } from '../../shared/model/import.ts';
import { editIntro, nameParty } from '../../shared/model/intro.ts';
import { closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { editPerson, type PersonFields } from '../../shared/model/person.ts';
import { addPromise } from '../../shared/model/promise.ts';
import { addSample } from '../../shared/model/sample.ts';
import { everyRecord, find, records } from '../../shared/model/table.ts';
import { recordsIn, refusalOf, Story, unlawful } from './story.ts';

const arrival = (fields: Partial<Arrival>): Arrival => ({
  name: 'Ana Jansen',
  emails: [],
  phones: [],
  links: [],
  tags: [],
  alsoInFile: {},
  ...fields,
});
const taking = (story: Story, arrivals: Arrival[]) =>
  story.change((document, stamp) => takeIn(document, planImport(document, arrivals), stamp));
const person = (story: Story, id: PersonId) => {
  const found = find(story.document.people, id);
  if (!found) throw new Error('not there');
  return found;
};

/** The document without histories: what undo gives back. */
function state(story: Story): unknown {
  return JSON.parse(JSON.stringify(story.document), (key, value) => (key === 'history' ? undefined : value));
}

/** Undoes the last change, then redoes it, and says how things stood after each. */
function thereAndBack(story: Story): { undone: unknown; redone: unknown } {
  story.takeBack(story.edits);
  const undone = state(story);
  story.takeBack(story.edits);
  return { undone, redone: state(story) };
}

describe('taking back', () => {
  test('an edit: the fields are as before, and redo sets them again', () => {
    const story = new Story();
    const id = story.person('Ana', { firm: 'Tidewater', tags: ['history'], emails: { 'a@tide.example': 'work' } });
    const before = state(story);
    const changes = { firm: '', title: 'Founder', tags: ['health'], emails: { 'b@tide.example': 'home' } };
    story.change((document) => editPerson(document, { id, changes }));
    const after = state(story);
    expect(thereAndBack(story)).toEqual({ undone: before, redone: after });
    expect(unlawful(story.document)).toEqual([]);
  });

  test('a tag that is called history, and a card that has one', () => {
    const story = new Story();
    const id = story.ask({ title: 'A CFO' });
    story.change((document, stamp) => editAsk(document, { id, changes: { tags: ['history'] } }, stamp));
    story.takeBack(story.edits);
    expect(story.card(id).tags).toEqual({});
  });

  test('what was created goes into the bin, and redo brings it back', () => {
    const story = new Story();
    const id = story.ask({ title: 'A CFO' });
    story.takeBack(story.edits);
    expect(story.card(id).binnedAt).toBeDefined();
    expect(story.board().columns.captured).toEqual([]);
    story.takeBack(story.edits);
    expect(story.board().columns.captured.map((card) => card.id)).toEqual([id]);
    expect(entriesOf(story.card(id)).map(({ what }) => what)).toEqual(['undid', 'undid', 'captured']);
  });

  test('a move goes back and keeps its history', () => {
    const story = new Story();
    const id = story.ask({ title: 'A CFO' });
    const order = story.card(id).order;
    story.change((document, stamp) => moveCard(document, { id, to: 'shaped', override: true }, stamp));
    story.takeBack(story.edits);
    expect(story.card(id)).toMatchObject({ stage: 'captured', order });
    expect(entriesOf(story.card(id)).map(({ what }) => what)).toEqual(['undid', 'moved', 'captured']);
    story.takeBack(story.edits);
    expect(story.column(id)).toBe('shaped');
  });

  test('a no: the card is open again, as it was', () => {
    const story = new Story();
    const [ana, bjorn] = [story.person('Ana'), story.person('Björn')];
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, ana);
    const before = state(story);
    story.answered(id, ana, 'no', { words: 'Not for me' });
    const after = state(story);
    expect(thereAndBack(story)).toEqual({ undone: before, redone: after });
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'declined' });
  });

  test('an introduction, a closing, a "not now" and a switch', () => {
    const story = new Story();
    const [ana, bjorn] = [story.person('Ana'), story.person('Björn')];
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    const steps = [
      () => story.change((document, stamp) => introduce(document, { id, how: 'email', on: story.today }, stamp)),
      () => story.change((d, stamp) => closeIntro(d, { id, outcome: 'worked out', override: true }, stamp)),
      () => story.change((document, stamp) => moveCard(document, { id, to: 'proposed' }, stamp)),
      () => story.answered(id, ana, 'not now', { until: '2027-01-10' }),
      () => story.change((d, stamp) => editIntro(d, { id, changes: { mode: 'permission first', tags: ['a'] } }, stamp)),
    ];
    for (const step of steps) {
      const before = state(story);
      step();
      const after = state(story);
      expect(thereAndBack(story)).toEqual({ undone: before, redone: after });
    }
  });

  test('a promise is put away, not deleted', () => {
    const story = new Story();
    const id = story.propose({ partyA: story.person('Ana'), partyB: story.person('Björn') });
    story.change((document, stamp) => addPromise(document, { id, by: 'me', text: 'Call' }, stamp));
    story.takeBack(story.edits);
    expect(Object.values(story.intro(id).promises)).toMatchObject([{ text: 'Call', binnedAt: expect.any(Number) }]);
  });

  test('naming a party: nobody is named, and can be named again', () => {
    const story = new Story();
    const [ana, priya] = [story.person('Ana'), story.person('Priya')];
    const id = story.propose({ connector: priya, partyA: 'me' });
    const name = () => story.change((document, stamp) => nameParty(document, { id, party: ana }, stamp));
    name();
    story.takeBack(story.edits);
    expect(story.intro(id)).not.toHaveProperty('partyB');
    name();
    expect(consentOf(story.intro(id), ana)).toEqual({ answer: 'unasked' });
    story.asked(id, ana);
    expect(consentOf(story.intro(id), ana).answer).toBe('asked');
    expect(unlawful(story.document)).toEqual([]);
  });

  test('an import: whom it brought goes into the bin, whom it updated is as before, and redo does it again', () => {
    const story = new Story();
    const known = story.person('Ana Jansen', { emails: { 'ana@tide.example': '' } });
    const before = state(story);
    taking(story, [
      arrival({
        emails: [{ address: 'ana@tide.example' }],
        firm: 'Tidewater',
        alsoInFile: { 'X-SIZE': 'M' },
        note: 'Tall',
      }),
      arrival({ name: 'Björn Díaz', firm: 'Díaz & Holm' }),
    ]);
    expect(person(story, known)).toMatchObject({ firm: 'Tidewater', about: 'Tall', alsoInFile: { 'X-SIZE': 'M' } });
    const after = state(story);
    story.takeBack(story.edits);
    expect([...records(story.document.people)].map(({ id }) => id)).toEqual([known]);
    expect(person(story, known)).toEqual([...everyRecord((before as typeof story.document).people)][0]);
    story.takeBack(story.edits);
    expect(state(story)).toEqual(after);
  });

  test('the sample network leaves whole', () => {
    const story = new Story();
    story.change((document, stamp) => addSample(document, undefined, stamp));
    story.takeBack(story.edits);
    expect(recordsIn(story.document).every(({ binnedAt }) => binnedAt !== undefined)).toBe(true);
  });

  test('putting into the bin', () => {
    const story = new Story();
    const id = story.person('Ana');
    story.change((document, stamp) => bin(document, { table: 'people', ids: [id] }, stamp));
    story.takeBack(story.edits);
    expect(person(story, id)).not.toHaveProperty('binnedAt');
  });
});

describe('what came from elsewhere in between', () => {
  test('stays, and when nothing else is left to take back, undo says so', () => {
    const story = new Story();
    const id = story.person('Ana', { firm: 'Tidewater' });
    story.change((document) => editPerson(document, { id, changes: { firm: 'Northlight' } }));
    const mine = story.edits;
    story.change((document) => editPerson(document, { id, changes: { firm: 'Kelp & Co' } }));
    expect(refusalOf(() => story.takeBack(mine)).code).toBe('changed-since');
    expect(person(story, id).firm).toBe('Kelp & Co');
  });

  test('stays on a card, while the rest of my change goes back', () => {
    const story = new Story();
    const id = story.ask({ title: 'A CFO' });
    const edit = (brief: { why?: string; who?: string }) =>
      story.change((document, stamp) => editAsk(document, { id, changes: { brief } }, stamp));
    edit({ why: 'mine', who: 'mine' });
    const mine = story.edits;
    edit({ who: 'theirs' });
    story.takeBack(mine);
    expect(story.card(id)).toMatchObject({ brief: { who: 'theirs' } });
    expect(story.card(id)).not.toHaveProperty('brief.why');
  });

  test('stays, whatever it was', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c');
    const fields: fc.Arbitrary<PersonFields> = fc.record(
      {
        firm: text,
        title: text,
        expertise: text,
        emails: fc.dictionary(fc.constantFrom('a@x', 'b@x', 'constructor'), text),
        tags: fc.subarray(['history', 'a', 'constructor']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, fields, fields, (first, mine, theirs) => {
        const story = new Story();
        const id = story.person('Ana', first);
        const before = person(story, id);
        story.change((document) => editPerson(document, { id, changes: mine }));
        const [edits, after] = [story.edits, person(story, id)];
        story.change((document) => editPerson(document, { id, changes: theirs }));
        const merged = flat(person(story, id));
        try {
          story.takeBack(edits);
        } catch {
          expect(flat(person(story, id))).toEqual(merged);
        }
        const [was, made, is] = [flat(before), flat(after), flat(person(story, id))];
        for (const path of new Set([...Object.keys(was), ...Object.keys(made), ...Object.keys(merged)])) {
          // What still was as my change left it goes back; what they changed since stays.
          const isMine = was[path] !== made[path] && merged[path] === made[path];
          expect([path, is[path]]).toEqual([path, isMine ? was[path] : merged[path]]);
        }
        expect(unlawful(story.document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('stays when what I created was filled elsewhere: it goes into the bin with all that is in it', () => {
    const story = new Story();
    const id = story.person('Ana');
    const mine = story.edits;
    story.change((document) => editPerson(document, { id, changes: { firm: 'Kelp & Co' } }));
    story.takeBack(mine);
    expect(person(story, id)).toMatchObject({ name: 'Ana', firm: 'Kelp & Co', binnedAt: expect.any(Number) });
  });

  test('an answer that was put right since stays, and its card stays where it put it', () => {
    const story = new Story();
    const [ana, bjorn] = [story.person('Ana'), story.person('Björn')];
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.answered(id, ana, 'yes');
    story.answered(id, bjorn, 'yes');
    const mine = story.edits;
    const entry = consentOf(story.intro(id), bjorn).entry ?? '';
    story.change((d, s) => correctFact(d, { id, entry, changes: { words: 'Gladly' } }, s));
    expect(refusalOf(() => story.takeBack(mine)).code).toBe('changed-since');
    expect([story.column(id), consentOf(story.intro(id), bjorn).answer]).toEqual(['ready', 'yes']);
  });

  test('a bin that was emptied and filled elsewhere is left alone', () => {
    const story = new Story();
    const id = story.person('Ana');
    const mine = story.edits;
    story.change((document, stamp) => bin(document, { table: 'people', ids: [id] }, stamp));
    expect(refusalOf(() => story.takeBack(mine)).code).toBe('changed-since');
  });
});

/** Each scalar of a record by its path. */
function flat(value: unknown, path = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [path]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, each]) => flat(each, `${path}/${key}`)));
}
