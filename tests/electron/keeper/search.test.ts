// Finding as people do it: misspelt, without marks, half typed, in several languages; and an index that follows whatever
// happens to the network as if it had just been made.
import { describe, expect, test } from 'vitest';
import { Search } from '../../../electron/keeper/search.ts';
import { bin, restore } from '../../../shared/model/cards.ts';
import { nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import { addAffiliation, describeFirm } from '../../../shared/model/firm.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { addInteraction, editInteraction } from '../../../shared/model/interaction.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { closeAsk } from '../../../shared/model/move.ts';
import { editPerson } from '../../../shared/model/person.ts';
import { addSample } from '../../../shared/model/sample.ts';
import { find as findIn } from '../../../shared/model/table.ts';
import { weatheredNetwork, weathering } from '../../helpers/weather.ts';
import { Story, TODAY } from '../../shared/story.ts';

const searchIn = (story: { readonly document: VouchsafeDocument }) =>
  new Search(
    () => story.document,
    () => TODAY,
  );

/** What is found, by the names that are shown. */
function found(story: { readonly document: VouchsafeDocument }, text: string, search = searchIn(story)): string[] {
  const { document } = story;
  return search.find({ text, limit: 40 }).hits.map(({ table, id, name }) => {
    if (table === 'people') return nameOf(document, id as PersonId);
    if (table === 'firms') return `firm ${name}`;
    if (table === 'asks') return `ask ${findIn(document.asks, id)?.title}`;
    if (table === 'interactions') return `note ${findIn(document.interactions, id)?.text}`;
    return 'intro';
  });
}

const noteOf = (story: Story, person: PersonId, text: string, on = TODAY) =>
  story.change((document, stamp) => addInteraction(document, { person, kind: 'note', on, text }, stamp));

describe('misspelt, half typed, without marks', () => {
  const story = new Story();
  for (const name of [
    'Ana Jansen',
    'Anahita Rostami',
    'Björn Díaz',
    'Chiara Guerra',
    'Dmitri Volkov',
    'Élodie Moreau',
    'Fatima Haddad',
    'Ioana Ivanova',
    'Jean-Pierre Lefèvre',
    'Jürgen Müller',
    'Katherine Bergström',
    'Keiko Tanaka',
    'Łukasz Kowalski',
    'Mateusz Wójcik',
    'Niamh O’Sullivan',
    'Olu Ekwueme',
    'Priya Raman',
    'Siobhan Mac Donagh',
    'Søren Lindqvist',
    'Thomas Weiß',
    'Zoë Okafor',
    'Ngọc Nguyễn',
    'Şule Yılmaz',
    'دانا الحسن',
    'ليلى حداد',
    'משה כהן',
    'Ольга Иванова',
    'Йорданка Петрова',
    'Ελένη Παπαδοπούλου',
    '李娜',
    '田中恵子',
    '김민준',
    'सुनीता शर्मा',
    'ธนา ศรีสุข',
  ])
    story.person(name);
  const search = searchIn(story);

  test.each([
    // As it is, in any order, in any case.
    ['ana jansen', 'Ana Jansen'],
    ['JANSEN ana', 'Ana Jansen'],
    ['ana', 'Ana Jansen'],
    ['anah', 'Anahita Rostami'],
    // Without marks, or with others.
    ['bjorn', 'Björn Díaz'],
    ['elodie', 'Élodie Moreau'],
    ['zoe', 'Zoë Okafor'],
    ['soren', 'Søren Lindqvist'],
    ['lukasz', 'Łukasz Kowalski'],
    ['weiss', 'Thomas Weiß'],
    ['nguyen', 'Ngọc Nguyễn'],
    ['sule yilmaz', 'Şule Yılmaz'],
    ['muller', 'Jürgen Müller'],
    ['mueller', 'Jürgen Müller'],
    ['juergen', 'Jürgen Müller'],
    ['lefevre', 'Jean-Pierre Lefèvre'],
    ['jean pierre', 'Jean-Pierre Lefèvre'],
    ['jeanpierre', 'Jean-Pierre Lefèvre'],
    ['osullivan', 'Niamh O’Sullivan'],
    ["o'sullivan", 'Niamh O’Sullivan'],
    ['sullivan', 'Niamh O’Sullivan'],
    // A letter wrong, missing, doubled, or two of them turned about.
    ['janson', 'Ana Jansen'],
    ['zeo', 'Zoë Okafor'],
    ['jnasen', 'Ana Jansen'],
    ['kowalksi', 'Łukasz Kowalski'],
    ['kowalsky', 'Łukasz Kowalski'],
    ['lukas', 'Łukasz Kowalski'],
    ['katerine', 'Katherine Bergström'],
    ['catherine', 'Katherine Bergström'],
    ['kathrine', 'Katherine Bergström'],
    ['bergstorm', 'Katherine Bergström'],
    ['bergstrom', 'Katherine Bergström'],
    ['chirara', 'Chiara Guerra'],
    ['ciara', 'Chiara Guerra'],
    ['geurra', 'Chiara Guerra'],
    ['dmitry', 'Dmitri Volkov'],
    ['dimitri', 'Dmitri Volkov'],
    ['volkow', 'Dmitri Volkov'],
    ['fatma', 'Fatima Haddad'],
    ['hadad', 'Fatima Haddad'],
    ['ivanowa', 'Ioana Ivanova'],
    ['kieko', 'Keiko Tanaka'],
    ['matuesz', 'Mateusz Wójcik'],
    ['lindkvist', 'Søren Lindqvist'],
    ['linqvist', 'Søren Lindqvist'],
    ['prya raman', 'Priya Raman'],
    ['siobahn', 'Siobhan Mac Donagh'],
    ['ekweume', 'Olu Ekwueme'],
    ['okafro', 'Zoë Okafor'],
    ['elodie moreua', 'Élodie Moreau'],
    ['björn diax', 'Björn Díaz'],
    // Half typed.
    ['kath', 'Katherine Bergström'],
    ['lind', 'Søren Lindqvist'],
    ['pri ram', 'Priya Raman'],
    ['bregst', 'Katherine Bergström'],
    ['kowls', 'Łukasz Kowalski'],
    ['sibha', 'Siobhan Mac Donagh'],
    ['anahta', 'Anahita Rostami'],
    ['lefvr', 'Jean-Pierre Lefèvre'],
    // Other scripts: an article, another form of a letter, no blanks.
    ['دانا', 'دانا الحسن'],
    ['حسن', 'دانا الحسن'],
    ['الحسن', 'دانا الحسن'],
    ['ليلي', 'ليلى حداد'],
    ['כהן', 'משה כהן'],
    ['מש', 'משה כהן'],
    ['иванова', 'Ольга Иванова'],
    ['ольга', 'Ольга Иванова'],
    ['иорданка', 'Йорданка Петрова'],
    ['ελενη', 'Ελένη Παπαδοπούλου'],
    ['李', '李娜'],
    ['娜', '李娜'],
    ['恵子', '田中恵子'],
    ['田中', '田中恵子'],
    ['김민', '김민준'],
    ['शर्मा', 'सुनीता शर्मा'],
    ['ธนา', 'ธนา ศรีสุข'],
  ])('%s', (typed, expected) => {
    expect(found(story, typed, search)[0]).toBe(expected);
  });

  test('finds nobody for what is nothing like anybody', () => {
    for (const typed of ['xyzzy', 'qqqq', '!!!', '  ']) expect(found(story, typed, search)).toEqual([]);
  });
});

describe('what comes first', () => {
  test('the very name, then its beginning, then what is only like it', () => {
    const story = new Story();
    for (const name of ['Marianne Weiss', 'Marian Weiss', 'Mariam Weiss', 'Bo Marian']) story.person(name);
    expect(found(story, 'marian')).toEqual(['Marian Weiss', 'Bo Marian', 'Marianne Weiss', 'Mariam Weiss']);
  });

  test('among equals, whoever is closer and was in touch later', () => {
    const story = new Story();
    const well = story.person('Ana Okafor', { closeness: 'well' });
    story.person('Ana Varga', { closeness: 'hardly' });
    const recent = story.person('Ana Weiss', { closeness: 'well' });
    noteOf(story, recent, 'Lunch');
    noteOf(story, well, 'Lunch', '2019-01-01');
    expect(found(story, 'ana in:people')).toEqual(['Ana Weiss', 'Ana Okafor', 'Ana Varga']);
  });

  test('people above what was noted about them, and a name above a firm', () => {
    const story = new Story();
    const ana = story.person('Ana Harbour');
    story.person('Bo Díaz', { firm: 'Harbour Finance' });
    noteOf(story, ana, 'We met at the harbour');
    expect(found(story, 'harbour')).toEqual([
      'Ana Harbour',
      'firm Harbour Finance',
      'Bo Díaz',
      'note We met at the harbour',
    ]);
  });

  test('words that stand in different places: a name and a note, a firm and a title', () => {
    const story = new Story();
    const ana = story.person('Ana Jansen', { firm: 'Kestrel', title: 'CFO', expertise: 'pricing for clinics' });
    const bo = story.person('Bo Díaz', { firm: 'Kestrel', title: 'Analyst' });
    noteOf(story, ana, 'She grows kelp');
    noteOf(story, bo, 'He grows kelp');
    expect(found(story, 'kestrel cfo')).toEqual(['Ana Jansen']);
    expect(found(story, 'ana kelp')).toEqual(['note She grows kelp']);
    expect(found(story, 'ana pricing')).toEqual(['Ana Jansen']);
    expect(found(story, 'ana kestrel zebra')[0]).toBe('Ana Jansen');
  });

  test('an introduction by both names, an ask by its asker and by what was said on it', () => {
    const story = new Story();
    const [ana, bo] = [story.person('Ana Jansen'), story.person('Bo Díaz')];
    story.propose({ partyA: ana, partyB: bo, why: 'Both mend cellos' });
    story.ask({ title: 'A luthier near Porto', asker: ana, brief: { why: 'The concert is in May' } });
    expect(found(story, 'ana bo')).toEqual(['intro']);
    expect(found(story, 'cellos')).toEqual(['intro']);
    expect(found(story, 'ana luthier')).toEqual(['ask A luthier near Porto']);
    expect(found(story, 'concert')).toEqual(['ask A luthier near Porto']);
  });

  test('a former firm finds who was there; a firm, under its other names', () => {
    const story = new Story();
    const ana = story.person('Ana Jansen', { firm: 'Lumen GmbH' });
    story.change((document, stamp) => addAffiliation(document, { person: ana, firm: 'Quarry Design' }, stamp));
    story.change((document, stamp) =>
      describeFirm(document, { name: 'Lumen', changes: { aliases: ['Lichtwerk'] } }, stamp),
    );
    expect(found(story, 'quarry')).toEqual(['Ana Jansen']);
    expect(found(story, 'lichtwerk')).toEqual(['firm Lumen']);
    expect(found(story, 'lumen')).toEqual(['firm Lumen', 'Ana Jansen']);
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
  ])('%s', (text, expected) => {
    expect(found(story, text).sort()).toEqual([...expected].sort());
  });
});

describe('why it was found', () => {
  const story = new Story();
  const ana = story.person('Zoë O’Neill', { expertise: 'Sea farming, kelp above all', title: 'CFO' });
  const long = `${'We spoke of the weather. '.repeat(20)}Then she told me about the tidal lagoon. ${'And so on. '.repeat(20)}`;
  noteOf(story, ana, long);
  const search = searchIn(story);
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

describe('following the network', () => {
  test('a change is found at once, and what it was before no more', () => {
    const story = new Story();
    const ana = story.person('Ana Jansen');
    const search = searchIn(story);
    const note = noteOf(story, ana, 'She grows kelp');
    expect(found(story, 'kelp', search)).toEqual(['note She grows kelp']);
    story.change((document) => editInteraction(document, { id: note, changes: { text: 'She grows oysters' } }));
    expect(found(story, 'kelp', search)).toEqual([]);
    expect(found(story, 'ana oysters', search)).toEqual(['note She grows oysters']);
    story.change((document) => editPerson(document, { id: ana, changes: { name: 'Ana Weiss' } }));
    expect(found(story, 'jansen', search)).toEqual([]);
    expect(found(story, 'weiss oysters', search)).toEqual(['note She grows oysters']);
  });

  test('nothing that is in the bin is found, nor what was noted about somebody there; all of it once they are back', () => {
    const story = new Story();
    const ana = story.person('Ana Jansen', { firm: 'Lumen' });
    noteOf(story, ana, 'She grows kelp');
    const search = searchIn(story);
    expect(found(story, 'lumen', search)).toEqual(['firm Lumen', 'Ana Jansen']);
    story.change((document, stamp) => bin(document, { table: 'people', ids: [ana] }, stamp));
    for (const text of ['ana', 'kelp', 'lumen', 'in:notes', 'in:people'])
      expect(found(story, text, search)).toEqual([]);
    story.change((document, stamp) => restore(document, { table: 'people', ids: [ana] }, stamp));
    expect(found(story, 'kelp', search)).toEqual(['note She grows kelp']);
    expect(found(story, 'lumen', search)).toEqual(['firm Lumen', 'Ana Jansen']);
  });

  test('whoever was merged is found under both names, as the one who stayed, once', () => {
    const story = new Story();
    const [keep, other] = [story.person('Ana Jansen'), story.person('Anneke Brouwer')];
    noteOf(story, other, 'She grows kelp');
    const search = searchIn(story);
    found(story, 'anneke', search);
    story.change((document, stamp) => mergePeople(document, { keep, other, takeFromOther: [] }, stamp));
    expect(found(story, 'anneke', search)).toEqual(['Ana Jansen']);
    expect(found(story, 'an in:people', search)).toEqual(['Ana Jansen']);
    expect(found(story, 'jansen kelp', search)).toEqual(['note She grows kelp']);
  });

  test('whatever happens, the index that followed answers as one that is made anew', () => {
    for (let seed = 1; seed <= 6; seed++) {
      let document: VouchsafeDocument | undefined;
      const followed = new Search(
        () => document,
        () => TODAY,
      );
      let step = 0;
      for (document of weathering(seed, 160)) {
        // Not after each step: several changes at once are another path.
        if (step++ % 9 !== 0) continue;
        const story = { document };
        for (const text of QUESTIONS)
          expect(followed.find({ text, limit: 60 }), `seed ${seed}, step ${step}: ${text}`).toEqual(
            searchIn(story).find({ text, limit: 60 }),
          );
      }
    }
  });

  test('is made in slices, answers meanwhile, and has everything in the end', async () => {
    const document = weatheredNetwork(3, 200);
    const search = new Search(
      () => document,
      () => TODAY,
    );
    const following = search.follow();
    search.find({ text: 'ana', limit: 10 });
    await following;
    expect(search.find({ text: 'ana', limit: 10 }).isComplete).toBe(true);
  });

  test('a worn index is made anew behind the one that answers', async () => {
    const story = new Story();
    const ana = story.person('Ana Jansen');
    const search = searchIn(story);
    for (let turn = 0; turn < 2_200; turn++) {
      story.document = withTitle(story.document, ana, `Turn ${turn}`);
      if (turn % 50 === 0 || turn > 2_100) await search.follow();
      if (turn % 50 !== 0) search.find({ text: 'ana', limit: 1 });
    }
    await search.follow();
    expect(found(story, 'turn 2199', search)).toEqual(['Ana Jansen']);
    expect(found(story, 'jansen', search)).toEqual(['Ana Jansen']);
  });

  test('refuses while the vault is locked', () => {
    const search = new Search(
      () => undefined,
      () => TODAY,
    );
    expect(() => search.find({ text: 'ana', limit: 1 })).toThrow('locked');
  });
});

describe('the sample network', () => {
  const story = new Story();
  story.change((document, stamp) => addSample(document, undefined, stamp));
  const search = searchIn(story);

  test('every person is found by their name, first', () => {
    const names = found(story, 'in:people', search);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(found(story, name, search)[0]).toBe(name);
  });
});

const QUESTIONS = [
  'ana',
  'b',
  'acme',
  'why not',
  'jansen raman',
  'tag:"why not"',
  'in:notes',
  'bjron',
  'constructor',
  'in:firms',
  '李',
];

function withTitle(document: VouchsafeDocument, id: PersonId, title: string): VouchsafeDocument {
  const bucket = id.slice(0, 2);
  const people = { ...document.people, [bucket]: { ...document.people[bucket] } };
  const person = people[bucket]?.[id];
  if (person && people[bucket]) people[bucket][id] = { ...person, title };
  return { ...document, people };
}
