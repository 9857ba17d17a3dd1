// The index follows the network: whatever happens to it, a search answers as if the index had just been made.
import { describe, expect, test } from 'vitest';
import { Search } from '../../../electron/keeper/search.ts';
import { bin, restore } from '../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { editInteraction } from '../../../shared/model/interaction.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { editPerson } from '../../../shared/model/person.ts';
import { found, noteOf, searchIn } from '../../helpers/finding.ts';
import { weatheredNetwork, weathering } from '../../helpers/weather.ts';
import { Story, TODAY } from '../../shared/story.ts';

describe('following the network', () => {
  test('a change is found at once, and what it was before no more', async () => {
    const story = new Story();
    const ana = story.person('Ana Jansen');
    const search = searchIn(story);
    const note = noteOf(story, ana, 'She grows kelp');
    expect(await found(story, 'kelp', search)).toEqual(['note She grows kelp']);
    story.change((document) => editInteraction(document, { id: note, changes: { text: 'She grows oysters' } }));
    expect(await found(story, 'kelp', search)).toEqual([]);
    expect(await found(story, 'ana oysters', search)).toEqual(['note She grows oysters']);
    story.change((document) => editPerson(document, { id: ana, changes: { name: 'Ana Weiss' } }));
    expect(await found(story, 'jansen', search)).toEqual([]);
    expect(await found(story, 'weiss oysters', search)).toEqual(['note She grows oysters']);
  });

  test('nothing that is in the bin is found, nor what was noted about somebody there; all of it once they are back', async () => {
    const story = new Story();
    const ana = story.person('Ana Jansen', { firm: 'Lumen' });
    noteOf(story, ana, 'She grows kelp');
    const search = searchIn(story);
    expect(await found(story, 'lumen', search)).toEqual(['firm Lumen', 'Ana Jansen']);
    story.change((document, stamp) => bin(document, { table: 'people', ids: [ana] }, stamp));
    for (const text of ['ana', 'kelp', 'lumen', 'in:notes', 'in:people'])
      expect(await found(story, text, search)).toEqual([]);
    story.change((document, stamp) => restore(document, { table: 'people', ids: [ana] }, stamp));
    expect(await found(story, 'kelp', search)).toEqual(['note She grows kelp']);
    expect(await found(story, 'lumen', search)).toEqual(['firm Lumen', 'Ana Jansen']);
  });

  test('whoever was merged is found under both names, as the one who stayed, once', async () => {
    const story = new Story();
    const [keep, other] = [story.person('Ana Jansen'), story.person('Anneke Brouwer')];
    noteOf(story, other, 'She grows kelp');
    const search = searchIn(story);
    await found(story, 'anneke', search);
    story.change((document, stamp) => mergePeople(document, { keep, other, takeFromOther: [] }, stamp));
    expect(await found(story, 'anneke', search)).toEqual(['Ana Jansen']);
    expect(await found(story, 'an in:people', search)).toEqual(['Ana Jansen']);
    expect(await found(story, 'jansen kelp', search)).toEqual(['note She grows kelp']);
  });

  test('whatever happens, the index that followed answers as one that is made anew', async () => {
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
        const anew = searchIn({ document });
        await Promise.all([followed.follow(), anew.follow()]);
        for (const text of QUESTIONS)
          expect(followed.find({ text, limit: 60 }), `seed ${seed}, step ${step}: ${text}`).toEqual(
            anew.find({ text, limit: 60 }),
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
    expect(await found(story, 'turn 2199', search)).toEqual(['Ana Jansen']);
    expect(await found(story, 'jansen', search)).toEqual(['Ana Jansen']);
  });

  test('refuses while the vault is locked', () => {
    const search = new Search(
      () => undefined,
      () => TODAY,
    );
    expect(() => search.find({ text: 'ana', limit: 1 })).toThrow('locked');
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
