// Firms as a table: who is there now, who was, what is under way with them; found by any name, sorted by any column.
import { expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import { addAffiliation, describeFirm, firmKeys, firmsOf } from '../../shared/model/firm.ts';
import { openCardsByFirm } from '../../shared/model/firm-cards.ts';
import { foldFirm } from '../../shared/model/firm-name.ts';
import { firmRows, nextFirmSort, searchFirms, sortFirms } from '../../shared/model/firm-table.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { closeAsk } from '../../shared/model/move.ts';
import { Story } from './story.ts';

test('a card counts once for each firm whose people have a part in it, until it is closed', () => {
  const story = new Story();
  const [ana, björn, chiara] = [
    story.person('Ana', { firm: 'Kelp & Co' }),
    story.person('Björn', { firm: 'Kelp and Co.' }),
    story.person('Chiara', { firm: 'Lumen' }),
  ];
  const within = story.propose({ partyA: ana, partyB: björn });
  const across = story.propose({ partyA: ana, partyB: chiara });
  const ask = story.ask({ title: 'A pilot ship', asker: chiara });
  const count = () => {
    const cards = openCardsByFirm(story.document, firmsOf(story.document));
    return ['Kelp & Co', 'Lumen', 'Nowhere'].map((name) =>
      cards
        .get(foldFirm(name))
        ?.map(({ id }) => id)
        .sort(),
    );
  };
  expect(count()).toEqual([[within, across].sort(), [across, ask].sort(), undefined]);
  story.change((document, stamp) => closeAsk(document, { id: ask, outcome: 'withdrawn' }, stamp));
  expect(count()).toEqual([[within, across].sort(), [across], undefined]);
});

test('every spelling of a firm has one key, and so have the names that were joined to it', () => {
  const story = new Story();
  story.person('Ana', { firm: 'Kelp & Co' });
  describe(story, 'Kelp & Co', { aliases: ['Seaweed'] });
  const keyOf = firmKeys(story.document);
  expect(keyOf('seaweed GmbH')).toBe(keyOf('KELP AND CO.'));
  expect(keyOf('Lumen')).not.toBe(keyOf('Seaweed'));
  expect(firmsOf(story.document).map(({ key }) => key)).toEqual([keyOf('Seaweed')]);
});

test('who was at a firm stands there until they come back or go into the bin', () => {
  const story = new Story();
  const [ana, björn] = [story.person('Ana', { firm: 'Lumen' }), story.person('Björn', { firm: 'Kelp & Co' })];
  was(story, ana, 'KELP AND CO');
  was(story, björn, 'Kelp & Co');
  const kelp = () => firmRows(story.document).find(({ key }) => key === foldFirm('Kelp & Co'));
  expect(kelp()?.now.map(({ name }) => name)).toEqual(['Björn']);
  expect(kelp()?.before.map(({ person }) => person.name)).toEqual(['Ana']);
  story.change((document, stamp) => bin(document, { table: 'people', ids: [ana] }, stamp));
  expect(kelp()?.before).toEqual([]);
});

test('a firm is found by its other names and its tags, and everything sorts with its equals by name', () => {
  const story = new Story();
  for (const [name, firm] of Object.entries({ Ana: 'Kelp & Co', Björn: 'Kelp & Co', Chiara: 'Éclair', Dana: 'Lumen' }))
    story.person(name, { firm });
  describe(story, 'Lumen', { tags: ['Énergie'], aliases: ['Lux'] });
  const rows = firmRows(story.document);
  const names = (found: typeof rows | ReturnType<typeof searchFirms>) => found.map(({ name }) => name);
  expect(names(searchFirms(rows, 'LUX energie'))).toEqual(['Lumen']);
  expect(names(searchFirms(rows, ' '))).toHaveLength(3);
  expect(names(sortFirms(rows, { by: 'name', down: false }))).toEqual(['Éclair', 'Kelp & Co', 'Lumen']);
  expect(names(sortFirms(rows, { by: 'name', down: true }))).toEqual(['Lumen', 'Kelp & Co', 'Éclair']);
  expect(names(sortFirms(rows, { by: 'now', down: true }))).toEqual(['Kelp & Co', 'Éclair', 'Lumen']);
  expect(names(sortFirms(rows, { by: 'tags', down: true }))).toEqual(['Lumen', 'Éclair', 'Kelp & Co']);
  expect(nextFirmSort({ by: 'name', down: false }, 'now')).toEqual({ by: 'now', down: true });
  expect(nextFirmSort({ by: 'name', down: false }, 'name')).toEqual({ by: 'name', down: true });
});

function describe(story: Story, name: string, changes: Parameters<typeof describeFirm>[1]['changes']): void {
  story.change((document, stamp) => describeFirm(document, { name, changes }, stamp));
}

function was(story: Story, person: PersonId, firm: string): void {
  story.change((document, stamp) => addAffiliation(document, { person, firm }, stamp));
}
