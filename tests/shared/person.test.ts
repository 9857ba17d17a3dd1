// People and what was done with them: fields that are given change, no other; keys that every object has are harmless.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayName, nameOf } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction, editInteraction, interactionsWith } from '../../shared/model/interaction.ts';
import { editMe, editSettings } from '../../shared/model/me.ts';
import { editPerson, personFields, setEntries, setText } from '../../shared/model/person.ts';
import { find } from '../../shared/model/table.ts';
import { refusalOf, Story, unlawful } from './story.ts';

test('somebody can be found again by a name, an address or a firm, and goes by the first of these', () => {
  const story = new Story();
  const called = (id: PersonId) => nameOf(story.document, id);
  expect(called(story.person('Ana', { firm: 'Tidewater' }))).toBe('Ana');
  expect(called(story.person('', { emails: { 'a@x.example': '' }, firm: 'Tidewater' }))).toBe('a@x.example');
  const id = story.person('', { firm: 'Tidewater' });
  expect(called(id)).toBe('Tidewater');
  expect(refusalOf(() => story.person('', { title: 'CEO' })).code).toBe('name-missing');
  expect(refusalOf(() => story.change((d) => editPerson(d, { id, changes: { firm: '' } }))).code).toBe('name-missing');
  expect(displayName({ name: '', emails: {} })).toBe('No name');
  expect(nameOf(story.document, 'ff'.repeat(16) as PersonId)).toBe('somebody unknown');
});

test('an edit changes what is given, clears what is empty, and writes nothing that is there already', () => {
  const story = new Story();
  const id = story.person('Ana', { firm: 'Tidewater', title: 'CEO', tags: ['a'] });
  const edit = (changes: Parameters<typeof editPerson>[1]['changes']) =>
    story.change((document) => editPerson(document, { id, changes }));
  edit({ firm: 'Tidewater', tags: ['a'], place: '' });
  expect(story.edits).toEqual([]);
  edit({ title: '', tags: ['b', 'b'] });
  expect(find(story.document.people, id)).toMatchObject({ name: 'Ana', firm: 'Tidewater', tags: { b: true } });
  expect(find(story.document.people, id)).not.toHaveProperty('title');
  expect(story.edits.map(({ path }) => path.slice(3).join('/')).sort()).toEqual(['tags/a', 'tags/b', 'title']);
});

test('a set becomes equal to another by its entries, whatever its keys', () => {
  const key = fc.oneof(fc.constantFrom('constructor', 'toString', 'valueOf', 'a', ''), fc.string());
  const set = fc.dictionary(key, fc.constantFrom('', 'work', 'home'), { noNullPrototype: true });
  fc.assert(
    fc.property(set, set, (current, wanted) => {
      const { ['__proto__']: _, ...possible } = wanted;
      const before = { ...current };
      expect(setEntries(current, wanted)).toBe(JSON.stringify(sorted(before)) !== JSON.stringify(sorted(possible)));
      expect(current).toEqual(possible);
      expect(setEntries(current, wanted)).toBe(false);
    }),
  );
});

test('__proto__ is no key of a set, and pollutes nothing', () => {
  const wanted: Record<string, string> = JSON.parse('{ "__proto__": "work", "constructor": "home" }');
  const current: Record<string, string> = {};
  setEntries(current, wanted);
  expect(Object.keys(current)).toEqual(['constructor']);
  expect(Object.getPrototypeOf(current)).toBe(Object.prototype);
  const story = new Story();
  const fields = { emails: wanted, phones: wanted, links: wanted, tags: ['__proto__', 'constructor'] };
  const id = story.person('Ana', personFields.parse(fields));
  story.change((document) => editPerson(document, { id, changes: personFields.parse(fields) }));
  expect(story.edits).toEqual([]);
  expect(find(story.document.people, id)?.tags).toEqual({ constructor: true });
  expect(unlawful(story.document)).toEqual([]);
});

test('text is set field by field, and those that changed are named', () => {
  const record: Record<string, unknown> = { name: 'Ana', why: 'x' };
  expect(setText(record, { name: '', why: '', what: 'y', who: undefined, when: '' })).toEqual(['name', 'why', 'what']);
  expect(record).toEqual({ name: '', what: 'y' });
});

test.each(['2026-02-30', '--02-30', '--13-01', '2026-1-1', 'May'])('%s is no birthday', (birthday) => {
  expect(personFields.safeParse({ birthday }).success).toBe(false);
});

test.each(['', '--02-29', '2024-02-29', '1955-10-28'])('%j is a birthday, or none', (birthday) => {
  expect(personFields.parse({ birthday })).toEqual({ birthday });
});

test('what was done with somebody is noted, corrected, and shown newest first', () => {
  const story = new Story();
  const person = story.person('Ana');
  const meet = (on: string) =>
    story.change((document, stamp) => addInteraction(document, { person, kind: 'coffee', on, text: 'Port' }, stamp));
  const [old, recent] = [meet('2026-01-01'), meet('2026-02-01')];
  expect(interactionsWith(story.document, person).map(({ id }) => id)).toEqual([recent, old]);
  story.change((document) => editInteraction(document, { id: old, changes: { on: '2026-03-01', text: '' } }));
  expect(interactionsWith(story.document, person)[0]).toMatchObject({ id: old, kind: 'coffee', text: '' });
  const changes = { kind: undefined, text: undefined } as never;
  story.change((document) => editInteraction(document, { id: old, changes }));
  expect(story.edits).toEqual([]);
  const nobody = { id: 'ff'.repeat(16) as never, changes: {} };
  expect(refusalOf(() => story.change((document) => editInteraction(document, nobody))).code).toBe('not-found');
});

test('I have a name even when I have cleared it', () => {
  const story = new Story();
  story.change((document) => editMe(document, { name: 'Mo', email: 'mo@x.example' }));
  expect(nameOf(story.document, 'me')).toBe('Mo');
  story.change((document) => editMe(document, { name: '', email: '' }));
  expect(nameOf(story.document, 'me')).toBe('me');
  story.change((document) => editSettings(document, { followUpDays: 14 }));
  expect(story.document.settings.followUpDays).toBe(14);
});

function sorted(set: Record<string, string>): [string, string][] {
  return Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1));
}
