// Cards that were put aside until an hour: when it comes, when nobody was there, and what is said of them.
import { describe, expect, test } from 'vitest';
import { bin, snoozeCard } from '../../shared/model/cards.ts';
import { MOST_BODY } from '../../shared/model/digest.ts';
import { dueBetween, momentsIn, tellMissed, tellMoment } from '../../shared/model/due-moments.ts';
import { closeAsk } from '../../shared/model/move.ts';
import { friends } from './moves.ts';
import { type Story, TODAY } from './story.ts';

const aside = (story: Story, id: string, time?: string, until = TODAY) =>
  story.change((d, s) => snoozeCard(d, { id, until, time }, s));
const due = (story: Story, since: string, now: string) =>
  dueBetween(momentsIn(story.document), `${TODAY} ${since}`, `${TODAY} ${now}`);

function threeCards() {
  const all = friends();
  const { story, ana, bjorn } = all;
  const garden = story.ask({ title: 'A garden designer', asker: ana });
  const intro = story.propose({ partyA: ana, partyB: bjorn });
  const boat = story.ask({ title: 'A boat', asker: bjorn });
  aside(story, garden, '16:00');
  aside(story, intro, '16:30');
  aside(story, boat);
  return { ...all, garden, intro, boat };
}

describe('A card that was put aside until an hour', () => {
  test('is due from that minute on, once', () => {
    const { story, garden } = threeCards();
    expect(due(story, '15:58', '15:59')).toEqual([]);
    expect(due(story, '15:59', '16:00').map(({ card }) => card.id)).toEqual([garden]);
    expect(due(story, '16:00', '16:01')).toEqual([]);
  });

  test('is none when only a day was said, when it was taken up, closed or binned', () => {
    const { story, garden, intro } = threeCards();
    expect(momentsIn(story.document)).toHaveLength(2);
    story.change((d, s) => closeAsk(d, { id: garden, outcome: 'withdrawn' }, s));
    expect(momentsIn(story.document).map(({ card }) => card.id)).toEqual([intro]);
    story.change((d, s) => bin(d, { table: 'intros', ids: [intro] }, s));
    expect(momentsIn(story.document)).toEqual([]);
  });

  test('put aside anew is another moment', () => {
    const { story, garden } = threeCards();
    const [before] = momentsIn(story.document);
    aside(story, garden, '17:00');
    expect(momentsIn(story.document).some(({ key }) => key === before?.key)).toBe(false);
    aside(story, garden, '');
    expect(momentsIn(story.document)).toHaveLength(1);
  });

  test('says its title only where names are allowed, and leads to it', () => {
    const { story, garden } = threeCards();
    const [first, second] = momentsIn(story.document);
    if (!first || !second) throw new Error('two moments were set');
    expect(tellMoment(story.document, first, false)).toMatchObject({
      title: 'An ask is back',
      body: 'You put it aside until now.',
      to: { card: garden },
    });
    expect(tellMoment(story.document, first, true).body).toBe('A garden designer');
    expect(tellMoment(story.document, second, true)).toMatchObject({
      title: 'An introduction is back',
      body: 'Ana ↔ Björn',
    });
  });
});

describe('Moments that came while nobody was there', () => {
  test('are told together', () => {
    const { story, garden } = threeCards();
    const missed = due(story, '09:00', '18:00');
    expect(tellMissed(story.document, missed, false)).toMatchObject({
      title: 'While you were away: two things are back',
      body: 'An ask and an introduction, put aside until then.',
      to: { screen: 'today' },
      keys: missed.map(({ key }) => key),
    });
    expect(tellMissed(story.document, missed, true)?.body).toBe('A garden designer · Ana ↔ Björn');
    expect(tellMissed(story.document, missed.slice(0, 1), false)).toMatchObject({
      title: 'While you were away: something is back',
      key: missed[0]?.key,
      to: { card: garden },
    });
    expect(tellMissed(story.document, [], true)).toBeUndefined();
  });

  test('stay short, however many there are', () => {
    const { story, ana } = friends();
    for (let n = 0; n < 40; n++)
      aside(story, story.ask({ title: 'A very long title '.repeat(15), asker: ana }), '08:00');
    const told = tellMissed(story.document, momentsIn(story.document), true);
    expect(told?.title).toBe('While you were away: 40 things are back');
    expect(told?.body).toMatch(/· and 37 more$/);
    expect(told?.body.length).toBeLessThanOrEqual(MOST_BODY);
  });
});
