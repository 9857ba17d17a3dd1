// Facets as people type them: taken apart, completed as one types, and held against what the network has.
import { describe, expect, test } from 'vitest';
import { nameOf } from '../../shared/model/document.ts';
import { type Candidate, canPass, facetTest } from '../../shared/model/facet-match.ts';
import { completions, looksIn, parseTyped, sayFacet } from '../../shared/model/facets.ts';
import { find, records } from '../../shared/model/table.ts';
import { Story, TODAY } from './story.ts';

describe('what was typed', () => {
  test.each([
    ['ana jansen', 'ana jansen', []],
    ['tag:kelp ana', 'ana', ['tag:kelp']],
    ['ana tag:kelp díaz', 'ana díaz', ['tag:kelp']],
    ['firm:"Kestrel Water" cfo', 'cfo', ['firm:"Kestrel Water"']],
    ['firm:“Kestrel Water”', '', ['firm:"Kestrel Water"']],
    ['firm:"Kestrel Wa', '', ['firm:"Kestrel Wa"']],
    ['#kelp #seed', '', ['tag:kelp', 'tag:seed']],
    ['TAG:Kelp', '', ['tag:Kelp']],
    ['"ana jansen"', 'ana jansen', []],
    ['tag: ana', 'ana', []],
    ['tag:', '', []],
    ['https://tide.example', 'https://tide.example', []],
    ['note: call Ana', 'note: call Ana', []],
    ['due:2026-12-01 in:asks', '', ['due:2026-12-01', 'in:asks']],
    ['place:"São Paulo"', '', ['place:"São Paulo"']],
    ['#', '#', []],
    ['   ', '', []],
    ['tag:ליבנה', '', ['tag:ליבנה']],
  ])('%s', (text, words, facets) => {
    const typed = parseTyped(text);
    expect([typed.words, typed.facets.map(sayFacet)]).toEqual([words, facets]);
  });

  test('looks everywhere, or where it says, also by the beginning of the word', () => {
    expect(looksIn(parseTyped('ana'), 'notes')).toBe(true);
    expect(looksIn(parseTyped('in:no ana'), 'notes')).toBe(true);
    expect(looksIn(parseTyped('in:notes ana'), 'people')).toBe(false);
    expect(looksIn(parseTyped('in:notes in:people'), 'people')).toBe(true);
    expect(canPass(parseTyped('due:today'), 'people')).toBe(false);
  });
});

describe('completing', () => {
  const network = { tags: ['kelp', 'seed', 'sea kelp'], firms: ['Kestrel Water', 'Lumen'], places: ['Porto', 'Lyon'] };
  const offered = (text: string) => completions(text, network).map((each) => each.text);

  test.each([
    ['t', ['tag:']],
    ['ana fi', ['ana firm:']],
    ['tag:', ['tag:kelp ', 'tag:seed ', 'tag:"sea kelp" ']],
    ['tag:k', ['tag:kelp ', 'tag:"sea kelp" ']],
    ['#se', ['tag:seed ', 'tag:"sea kelp" ']],
    ['ana firm:KES', ['ana firm:"Kestrel Water" ']],
    ['firm:"kestrel w', ['firm:"Kestrel Water" ']],
    ['due:', ['due:overdue ', 'due:today ', 'due:week ', 'due:month ']],
    ['in:p', ['in:people ']],
    ['stage:in', ['stage:introduced ']],
    ['place:ly', ['place:Lyon ']],
    ['tag:kelp', ['tag:kelp ', 'tag:"sea kelp" ']],
    ['place:Lyon', []],
    ['firm:"Kestrel Water"', []],
    ['ana jansen', []],
    ['mail:a', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(offered(text)).toEqual(expected);
  });
});

describe('what passes', () => {
  const story = new Story();
  const ana = story.person('Ana Jansen', {
    firm: 'Kestrel Water',
    tags: ['kelp', 'seed'],
    title: 'CFO',
    place: 'Porto',
  });
  const bo = story.person('Bo Díaz', { firm: 'Lumen', tags: ['Kelp'], title: 'Analyst' });
  story.ask({ title: 'A luthier', asker: ana, due: '2026-11-21' });
  story.ask({ title: 'A loan', asker: 'me', due: '2026-11-27', tags: ['seed'] });
  story.propose({ partyA: ana, partyB: bo });
  const { document } = story;
  const all: readonly Candidate[] = [
    ...[...records(document.people)].map((person) => ({ person })),
    ...[...records(document.asks), ...records(document.intros)].map((card) => ({ card })),
    { firm: { name: 'Kestrel Water', record: undefined } },
  ];
  const said = (candidate: Candidate) =>
    'person' in candidate
      ? nameOf(document, candidate.person.id)
      : 'firm' in candidate
        ? candidate.firm.name
        : 'card' in candidate && 'title' in candidate.card
          ? candidate.card.title
          : 'the intro';

  test.each([
    ['tag:kelp', ['Ana Jansen', 'Bo Díaz']],
    ['tag:kelp tag:seed', ['Ana Jansen']],
    ['tag:seed', ['A loan', 'Ana Jansen']],
    ['firm:kestrel', ['A luthier', 'Ana Jansen', 'Kestrel Water', 'the intro']],
    ['firm:kestrel firm:lumen in:people', ['A luthier', 'Ana Jansen', 'Bo Díaz', 'Kestrel Water', 'the intro']],
    ['place:porto role:cfo', ['Ana Jansen']],
    ['role:connector', ['A luthier', 'the intro']],
    ['role:asker', ['A loan']],
    ['due:overdue', ['A luthier']],
    ['due:today', ['A luthier']],
    ['due:week', ['A loan', 'A luthier']],
    ['due:2026-11-30', ['A loan', 'A luthier']],
    ['stage:captured', ['A loan', 'A luthier']],
    ['stage:prop', ['the intro']],
    ['stage:nowhere', []],
  ])('%s', (text, expected) => {
    const passes = facetTest(document, parseTyped(text), TODAY);
    expect(all.filter(passes).map(said).sort()).toEqual(expected);
  });

  test('nobody passes by a tag that is called like what every object has', () => {
    const passes = facetTest(document, parseTyped('tag:constructor'), TODAY);
    expect(find(document.people, ana)).toBeDefined();
    expect(all.filter(passes)).toEqual([]);
  });
});
