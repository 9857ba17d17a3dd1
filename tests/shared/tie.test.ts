// Ties: recorded once, from whichever side, and read from both.
import { describe, expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import type { PersonId, TieId } from '../../shared/model/identity.ts';
import { find } from '../../shared/model/table.ts';
import { editTie, recordTie, tieBetween, tiesOf } from '../../shared/model/tie.ts';
import { refusalOf, Story, unlawful } from './story.ts';

function couple() {
  const story = new Story();
  const [ana, bruno] = [story.person('Ana'), story.person('Bruno')];
  const record = (said: Partial<Parameters<typeof recordTie>[1]>) =>
    story.change((document, stamp) => recordTie(document, { a: ana, b: bruno, ...said }, stamp));
  return { story, ana, bruno, record };
}

describe('a tie', () => {
  test('says from each side what the other is', () => {
    const { story, ana, bruno, record } = couple();
    record({ kind: 'manager', back: 'report', closeness: 'well', words: 'from Acme' });
    expect(tiesOf(story.document, ana)).toMatchObject([{ other: bruno, kind: 'report' }]);
    expect(tiesOf(story.document, bruno)).toMatchObject([{ other: ana, kind: 'manager' }]);
    expect(unlawful(story.document)).toEqual([]);
  });

  test('with one word for both is that word from either side', () => {
    const { story, ana, bruno, record } = couple();
    record({ kind: 'colleague' });
    expect([ana, bruno].map((who) => tiesOf(story.document, who)[0]?.kind)).toEqual(['colleague', 'colleague']);
  });

  test('recorded again from the other side is the same tie, turned round', () => {
    const { story, ana, bruno, record } = couple();
    const id = record({ kind: 'manager', back: 'report' });
    expect(record({ a: bruno, b: ana, kind: 'mentor', back: 'mentee', words: 'from Lisbon' })).toBe(id);
    expect(tiesOf(story.document, ana)).toMatchObject([
      { other: bruno, kind: 'mentor', tie: { words: 'from Lisbon' } },
    ]);
    expect(tiesOf(story.document, bruno)).toMatchObject([{ other: ana, kind: 'mentee' }]);
  });

  test('that was recorded on two laptops at once shows once', () => {
    const { story, ana, bruno, record } = couple();
    const id = record({ kind: 'friend' });
    const twin = 'ab'.repeat(16) as TieId;
    story.change((document) => {
      const tie = find(document.ties, id);
      if (tie && document.ties.ab) document.ties.ab[twin] = { ...tie, id: twin, a: bruno, b: ana };
    });
    expect(tiesOf(story.document, ana)).toHaveLength(1);
  });

  test('can be changed, cleared of a word, binned, and recorded afresh', () => {
    const { story, ana, bruno, record } = couple();
    const id = record({ kind: 'friend', words: 'from school' });
    story.change((document) => editTie(document, { id, changes: { words: '', closeness: 'hardly' } }));
    expect(tieBetween(story.document, bruno, ana)).toMatchObject({ kind: 'friend', closeness: 'hardly' });
    expect(tieBetween(story.document, bruno, ana)?.words).toBeUndefined();
    story.change((document, stamp) => bin(document, { table: 'ties', ids: [id] }, stamp));
    expect(tiesOf(story.document, ana)).toEqual([]);
    expect(record({ kind: 'colleague' })).not.toBe(id);
  });

  test('needs two people of the network', () => {
    const { ana, record } = couple();
    expect(refusalOf(() => record({ b: ana })).code).toBe('parties-same');
    expect(refusalOf(() => record({ b: 'f'.repeat(32) as PersonId })).code).toBe('not-found');
  });
});
