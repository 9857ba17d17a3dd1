// Backers: who would send leads, who nearly would, and whom to ask oneself about next.
import { expect, test } from 'vitest';
import { backersOf, standingOf } from '../../shared/model/backers.ts';
import type { BackerAnswer, Person, PersonFields } from '../../shared/model/person.ts';
import { Story } from './story.ts';

type Answers = readonly [
  know: BackerAnswer | '',
  like: BackerAnswer | '',
  trust: BackerAnswer | '',
  work: BackerAnswer | '',
];

function fields([knowsMe, likesMe, trustsMe, knowsMyWork]: Answers): PersonFields {
  return { knowsMe, likesMe, trustsMe, knowsMyWork };
}

test.each<[Answers, string, string]>([
  [['yes', 'yes', 'yes', 'yes'], 'backer', 'the old client who has seen three projects'],
  [['yes', 'yes', 'yes', 'no'], 'nearly', 'the neighbour who thinks I do something with computers'],
  [['yes', 'yes', 'yes', 'partly'], 'nearly', 'the friend who knows last year’s offer'],
  [['yes', 'no', 'yes', 'yes'], 'nearly', 'the auditor who respects me and no more'],
  [['partly', 'yes', 'yes', 'yes'], 'nearly', 'the reader of my articles'],
  [['yes', 'partly', 'partly', 'yes'], 'not yet', 'the former colleague from another floor'],
  [['no', 'no', 'no', 'no'], 'not yet', 'the stranger with a card'],
  [['yes', 'yes', '', ''], 'open', 'half asked'],
  [['yes', 'no', '', ''], 'open', 'half asked, one lacks'],
  [['no', 'no', '', ''], 'not yet', 'half asked, and it cannot become one any more'],
  [['', '', '', ''], 'unrated', 'nobody has asked'],
])('%j is %s: %s', (answers, standing) => {
  const story = new Story();
  story.person('Ana', fields(answers));
  expect(standingOf(Object.values(story.document.people).flatMap(Object.values)[0] as Person)).toBe(standing);
});

function network() {
  const story = new Story();
  const all: Answers = ['yes', 'yes', 'yes', 'yes'];
  story.person('Ana', fields(all));
  story.person('Zoë', fields(all));
  story.person('Ben', fields(['yes', 'yes', 'yes', 'no']));
  story.person('Chi', fields(['yes', 'yes', 'no', 'yes']));
  story.person('Dan', { closeness: 'somewhat' });
  story.person('Eve', { closeness: 'well' });
  story.person('Fay', { closeness: 'hardly' });
  story.person('Gus', { ...fields(['yes', 'yes', '', '']), closeness: 'hardly' });
  return story;
}

test('the list says who they are, and what one thing lacks', () => {
  const { backers, nearly } = backersOf(network().document.people, new Map(), () => false);
  expect(backers.map(({ person, lacks }) => [person.name, lacks])).toEqual([
    ['Ana', undefined],
    ['Zoë', undefined],
  ]);
  expect(nearly.map(({ person, lacks }) => [person.name, lacks])).toEqual([
    ['Ben', 'knowsMyWork'],
    ['Chi', 'trustsMe'],
  ]);
});

test('dust comes before all else that lacks', () => {
  const { backers, nearly } = backersOf(network().document.people, new Map(), ({ name }) => 'Ana Ben'.includes(name));
  expect(backers.map(({ lacks }) => lacks)).toEqual(['dusty', undefined]);
  expect(nearly.map(({ lacks }) => lacks)).toEqual(['dusty', 'trustsMe']);
});

test('to be rated are the close ones, who was begun first, then the closest; nobody who is hardly known', () => {
  const { unrated, close } = backersOf(network().document.people, new Map(), () => false);
  expect(unrated.map(({ name }) => name)).toEqual(['Gus', 'Eve', 'Dan']);
  expect(close).toBe(2);
});
