// Search everywhere: what comes first, why it was found, and what facets leave.
import { beforeAll, describe, expect, test } from 'vitest';
import { addAffiliation, describeFirm } from '../../../shared/model/firm.ts';
import { closeAsk } from '../../../shared/model/move.ts';
import { addSample } from '../../../shared/model/sample.ts';
import { found, noteOf, searchIn } from '../../helpers/finding.ts';
import { Story, TODAY } from '../../shared/story.ts';

describe('what comes first', () => {
  test('the very name, then its beginning, then what is only like it', async () => {
    const story = new Story();
    for (const name of ['Marianne Weiss', 'Marian Weiss', 'Mariam Weiss', 'Bo Marian']) story.person(name);
    expect(await found(story, 'marian')).toEqual(['Marian Weiss', 'Bo Marian', 'Marianne Weiss', 'Mariam Weiss']);
  });

  test('among equals, whoever is closer and was in touch later', async () => {
    const story = new Story();
    const well = story.person('Ana Okafor', { closeness: 'well' });
    story.person('Ana Varga', { closeness: 'hardly' });
    const recent = story.person('Ana Weiss', { closeness: 'well' });
    noteOf(story, recent, 'Lunch');
    noteOf(story, well, 'Lunch', '2019-01-01');
    expect(await found(story, 'ana in:people')).toEqual(['Ana Weiss', 'Ana Okafor', 'Ana Varga']);
  });

  test('people above what was noted about them, and a name above a firm', async () => {
    const story = new Story();
    const ana = story.person('Ana Harbour');
    story.person('Bo Díaz', { firm: 'Harbour Finance' });
    noteOf(story, ana, 'We met at the harbour');
    expect(await found(story, 'harbour')).toEqual([
      'Ana Harbour',
      'firm Harbour Finance',
      'Bo Díaz',
      'note We met at the harbour',
    ]);
  });

  test('words that stand in different places: a name and a note, a firm and a title', async () => {
    const story = new Story();
    const ana = story.person('Ana Jansen', { firm: 'Kestrel', title: 'CFO', expertise: 'pricing for clinics' });
    const bo = story.person('Bo Díaz', { firm: 'Kestrel', title: 'Analyst' });
    noteOf(story, ana, 'She grows kelp');
    noteOf(story, bo, 'He grows kelp');
    expect(await found(story, 'kestrel cfo')).toEqual(['Ana Jansen']);
    expect(await found(story, 'ana kelp')).toEqual(['note She grows kelp']);
    expect(await found(story, 'ana pricing')).toEqual(['Ana Jansen']);
    expect((await found(story, 'ana kestrel zebra'))[0]).toBe('Ana Jansen');
  });

  test('an introduction by both names, an ask by its asker and by what was said on it', async () => {
    const story = new Story();
    const [ana, bo] = [story.person('Ana Jansen'), story.person('Bo Díaz')];
    story.propose({ partyA: ana, partyB: bo, why: 'Both mend cellos' });
    story.ask({ title: 'A luthier near Porto', asker: ana, brief: { why: 'The concert is in May' } });
    expect(await found(story, 'ana bo')).toEqual(['intro']);
    expect(await found(story, 'cellos')).toEqual(['intro']);
    expect(await found(story, 'ana luthier')).toEqual(['ask A luthier near Porto']);
    expect(await found(story, 'concert')).toEqual(['ask A luthier near Porto']);
  });

  test('a former firm finds who was there; a firm, under its other names', async () => {
    const story = new Story();
    const ana = story.person('Ana Jansen', { firm: 'Lumen GmbH' });
    story.change((document, stamp) => addAffiliation(document, { person: ana, firm: 'Quarry Design' }, stamp));
    story.change((document, stamp) =>
      describeFirm(document, { name: 'Lumen', changes: { aliases: ['Lichtwerk'] } }, stamp),
    );
    expect(await found(story, 'quarry')).toEqual(['Ana Jansen']);
    expect(await found(story, 'lichtwerk')).toEqual(['firm Lumen']);
    expect(await found(story, 'lumen')).toEqual(['firm Lumen', 'Ana Jansen']);
  });
});

describe('facets', () => {
  const story = new Story();
  const ana = story.person('Ana Jansen', { firm: 'Kestrel Water', tags: ['kelp'] });
  story.person('Ana Weiss', { firm: 'Lumen', tags: ['seed'] });
  noteOf(story, ana, 'She likes tea');
  const done = story.ask({ title: 'Tea from Assam', asker: ana, due: TODAY, tags: ['kelp'] });
  story.ask({ title: 'Tea for two', asker: 'me' });
  story.change((document, stamp) => closeAsk(document, { id: done, outcome: 'worked out' }, stamp));

  test.each([
    ['ana tag:kelp', ['Ana Jansen', 'ask Tea from Assam']],
    ['tag:kelp in:people', ['Ana Jansen']],
    ['tea in:notes', ['note She likes tea']],
    ['tea firm:kestrel', ['ask Tea from Assam', 'note She likes tea']],
    ['tea stage:closed', ['ask Tea from Assam']],
    ['stage:captured', ['ask Tea for two']],
    ['role:asker', ['ask Tea for two']],
    ['due:week', []],
    ['firm:"Kestrel Water" in:people', ['Ana Jansen']],
    ['in:people', ['Ana Jansen', 'Ana Weiss']],
    ['tag:nobody', []],
  ])('%s', async (text, expected) => {
    expect((await found(story, text)).sort()).toEqual([...expected].sort());
  });
});

describe('why it was found', () => {
  const story = new Story();
  const ana = story.person('Zoë O’Neill', { expertise: 'Sea farming, kelp above all', title: 'CFO' });
  const long = `${'We spoke of the weather. '.repeat(20)}Then she told me about the tidal lagoon. ${'And so on. '.repeat(20)}`;
  noteOf(story, ana, long);
  const search = searchIn(story);
  beforeAll(() => search.follow());
  const why = (text: string) => search.find({ text, limit: 10 }).hits[0]?.why ?? [];
  const marks = (text: string) => why(text).map(({ excerpt, spans }) => spans.map(([a, b]) => excerpt.slice(a, b)));

  test('says the field, and which characters answered', () => {
    expect(why('zoe')).toEqual([{ field: 'name', excerpt: 'Zoë O’Neill', spans: [[0, 3]] }]);
    expect(marks('oneil')).toEqual([['O’Neill']]);
    expect(why('zoe kelp').map(({ field }) => field)).toEqual(['name', 'good at']);
    expect(marks('zoe klep')).toEqual([['Zoë'], ['kelp']]);
  });

  test('of a long note, only the words around', () => {
    const [note] = why('tidal lagoon');
    expect(note?.excerpt).toMatch(/^… .*told me about the tidal lagoon.* …$/);
    expect(note?.excerpt.length).toBeLessThan(140);
    expect(marks('tidal lagoon')).toEqual([['tidal', 'lagoon']]);
  });
});

describe('the sample network', () => {
  const story = new Story();
  story.change((document, stamp) => addSample(document, undefined, stamp));
  const search = searchIn(story);

  test('every person is found by their name, first', async () => {
    const names = await found(story, 'in:people', search);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect((await found(story, name, search))[0]).toBe(name);
  });
});
