// What is under way with the people of a firm.
import { expect, test } from 'vitest';
import { describeFirm, firmKeys, firmsOf, foldFirm } from '../../shared/model/firm.ts';
import { openCardsByFirm } from '../../shared/model/firm-cards.ts';
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
  story.change((document, stamp) =>
    describeFirm(document, { name: 'Kelp & Co', changes: { aliases: ['Seaweed'] } }, stamp),
  );
  const keyOf = firmKeys(story.document);
  expect(keyOf('seaweed GmbH')).toBe(keyOf('KELP AND CO.'));
  expect(keyOf('Lumen')).not.toBe(keyOf('Seaweed'));
  expect(firmsOf(story.document).map(({ key }) => key)).toEqual([keyOf('Seaweed')]);
});
