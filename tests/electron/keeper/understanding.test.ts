// What the keeper tells a field of a line: whom an `@` may mean, and what the line means once somebody was chosen.
import { expect, test } from 'vitest';
import { Understanding } from '../../../electron/keeper/understanding.ts';
import { chipsOf } from '../../../shared/model/capture/chips.ts';
import { intentOf } from '../../../shared/model/capture/intent.ts';
import { moved } from '../../../shared/model/capture/mentions.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { editPerson } from '../../../shared/model/person.ts';
import { Story, TODAY } from '../../shared/story.ts';

const understanding = new Understanding();

/** What is kept of a line in which `@name` stands for somebody who was chosen. */
function kept(story: Story, line: string, ...chosen: readonly (readonly [name: string, id: PersonId])[]) {
  let from = 0;
  const mentions = chosen.map(([name, id]) => {
    const start = line.indexOf(`@${name}`, from);
    from = start + name.length + 1;
    return { start, end: from, id };
  });
  const meaning = understanding.understand(story.document, { line, today: TODAY, mentions });
  return intentOf(meaning, {}, line, TODAY);
}

test('after an @ the nearest come first, seven at most, and diacritics need not be typed', () => {
  const story = new Story();
  for (let n = 0; n < 9; n++) story.person(`Léa Nummer${n}`, { closeness: 'hardly' });
  const close = story.person('Léa Varga', { closeness: 'well', firm: 'Tidewater', title: 'COO' });
  const [first, ...others] = understanding.complete(story.document, 'lea', TODAY);
  expect(first).toEqual({ id: close, name: 'Léa Varga', firm: 'Tidewater', title: 'COO' });
  expect(others).toHaveLength(6);
  expect(understanding.complete(story.document, 'lea var', TODAY)).toHaveLength(1);
  expect(understanding.complete(story.document, 'nobody', TODAY)).toEqual([]);
});

test('somebody who was just renamed is found by the new name', () => {
  const story = new Story();
  const id = story.person('Léa Varga');
  expect(understanding.complete(story.document, 'varga', TODAY)).toHaveLength(1);
  story.change((document) => editPerson(document, { id, changes: { name: 'Léa Moreau' } }));
  expect(understanding.complete(story.document, 'varga', TODAY)).toEqual([]);
  expect(understanding.complete(story.document, 'moreau', TODAY)).toMatchObject([{ id }]);
});

test('of two people of the same name exactly the chosen one is meant', () => {
  const story = new Story();
  const near = story.person('Ana Weber', { closeness: 'well' });
  const far = story.person('Ana Weber', { closeness: 'hardly' });
  const line = '@Ana Weber needs a designer';
  expect(kept(story, line, ['Ana Weber', far])).toMatchObject({ is: 'ask', asker: far, title: 'A designer' });
  expect(kept(story, line, ['Ana Weber', near])).toMatchObject({ asker: near });
  expect(
    kept(story, 'intro @Ana Weber and @Ana Weber re boats', ['Ana Weber', far], ['Ana Weber', near]),
  ).toMatchObject({
    is: 'intro',
    a: far,
    b: near,
    why: 'boats',
  });
  expect(kept(story, 'met @Ana Weber, moved to Lyon', ['Ana Weber', far])).toMatchObject({ people: [far] });
});

test.each([
  'דנה לוי',
  'محمد الرفاعي',
  '{{me}}',
  'Anne and Co',
  '李',
  'Ana (Acme), PhD',
  '🌊 Wave',
  'Bernadette-Antoinette van',
])('whatever a chosen name looks like, it names them: %s', (name) => {
  const story = new Story();
  const id = story.person(name);
  expect(kept(story, `@${name} needs a translator by tomorrow`, [name, id])).toEqual({
    is: 'ask',
    asker: id,
    title: 'A translator',
    due: '2026-11-23',
    tags: [],
  });
  expect(kept(story, `remind me to call @${name}`, [name, id])).toMatchObject({ title: `Call ${name}` });
});

test('a name of which only the beginning stands in the line is kept whole', () => {
  const story = new Story();
  const long = 'Maximiliane Charlotte Wilhelmine von und zu Hohenstein-Oberwittelsbach';
  const id = story.person(long);
  const begun = long.slice(0, 40).trim();
  expect(kept(story, `remind me to thank @${begun} tomorrow`, [begun, id])).toMatchObject({ title: `Thank ${long}` });
});

test('a choice moves with the words before it, and ends when its name is changed', () => {
  const mentions = [{ start: 4, end: 8, id: 'a'.repeat(32) as PersonId }];
  expect(moved(mentions, 'for @Ana now', 'pilot for @Ana now')).toMatchObject([{ start: 10, end: 14 }]);
  expect(moved(mentions, 'for @Ana now', 'for @Ana nowhere')).toEqual(mentions);
  expect(moved(mentions, 'for @Ana now', 'for @Anna now')).toEqual([]);
  expect(moved(mentions, 'for @Ana now', 'for @An now')).toEqual([]);
});

test('a chip that was taken out stays out of what is kept', () => {
  const story = new Story();
  const meaning = understanding.understand(story.document, { line: 'plumber by Friday', today: TODAY });
  const due = chipsOf(meaning, {}, TODAY, () => 'on a day').find(({ label }) => label === 'due');
  expect(due?.options).toEqual(['on a day', 'none']);
  expect(intentOf(meaning, { [due?.key ?? '']: 1 }, 'plumber by Friday', TODAY)).not.toHaveProperty('due');
});
