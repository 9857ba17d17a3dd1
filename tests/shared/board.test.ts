// Where a card is dropped, and what the view of the board shows.
import { describe, expect, test } from 'vitest';
import { boardOf, COLUMNS, firstName } from '../../shared/model/board.ts';
import type { Card } from '../../shared/model/cards.ts';
import { entriesOf, note } from '../../shared/model/history.ts';
import { addDays } from '../../shared/model/identity.ts';
import { moveCard } from '../../shared/model/move.ts';
import { everyRecord, type Table } from '../../shared/model/table.ts';
import { stampAt } from '../helpers/stamp.ts';
import { BRIEF, closing, findIn, friends, move, next } from './moves.ts';
import { refusalOf, Story, showings, TODAY } from './story.ts';

describe('where a card is dropped', () => {
  const drop = (story: Story, id: string, above?: string, below?: string) =>
    story.change((document, stamp) => moveCard(document, { id, to: 'captured', above, below }, stamp));
  const captured = (story: Story) => story.board().columns.captured.map(({ id }) => id);

  test('between two, at either end, and on itself', () => {
    const story = new Story();
    const [c, b, a] = ['C', 'B', 'A'].map((title) => story.ask({ title })) as string[] as [string, string, string];
    expect(captured(story)).toEqual([a, b, c]);
    drop(story, a, b, c);
    expect(captured(story)).toEqual([b, a, c]);
    drop(story, b, c, undefined);
    expect(captured(story)).toEqual([a, c, b]);
    drop(story, b, undefined, a);
    expect(captured(story)).toEqual([b, a, c]);
    drop(story, a, a, c);
    drop(story, a, b, a);
    expect(captured(story)).toEqual([b, a, c]);
  });

  test('between equals, which two laptops made, it goes behind both rather than far away', () => {
    const story = new Story();
    const [mine, last, one, other] = ['Mine', 'Last', 'One', 'Other'].map((title) => story.ask({ title }));
    story.change((document) => {
      for (const id of [one, other]) findIn(document.asks, id as string).order = 'B';
      findIn(document.asks, last as string).order = 'C';
      findIn(document.asks, mine as string).order = 'Z';
    });
    const [first, second] = captured(story);
    drop(story, mine as string, first, second);
    expect(captured(story)).toEqual([first, second, mine, last]);
  });

  test('beside a card that is not there is refused', () => {
    const story = new Story();
    const id = story.ask({ title: 'A' });
    expect(refusalOf(() => drop(story, id, 'ee'.repeat(16))).code).toBe('not-found');
  });

  test('closed cards stand by when they were closed, the newest first', () => {
    const story = new Story();
    const [a, b] = ['A', 'B'].map((title) => story.ask({ title })) as string[] as [string, string];
    for (const [id, today] of [
      [b, '2026-11-20'],
      [a, '2026-11-21'],
    ] as const) {
      story.today = today;
      move(story, id, 'closed', true);
    }
    expect(story.board().columns.closed.map(({ id }) => id)).toEqual([a, b]);
  });
});

describe('the view', () => {
  test('filters by role, person, tag, text and what is due, and counts what it hides', () => {
    const { story, ana, bjorn, priya } = friends();
    const connecting = story.propose({ partyA: ana, partyB: bjorn, why: 'Prïcing for clinics' });
    const asking = story.propose({ connector: priya, partyA: 'me' });
    const ask = story.ask({ title: 'A translator', asker: bjorn, tags: ['words'], due: addDays(TODAY, 1) });
    const seen = (filter: Parameters<typeof boardOf>[2]) => {
      const { columns, hidden } = boardOf(story.document, TODAY, filter);
      const ids = COLUMNS.flatMap((column) => columns[column].map(({ id }) => id as string));
      expect(ids.length + hidden).toBe(3);
      return ids.sort();
    };
    const sorted = (...ids: string[]) => ids.sort();
    expect(seen({ role: 'ask' })).toEqual([asking]);
    expect(seen({ role: 'connect' })).toEqual(sorted(connecting, ask));
    expect(seen({ person: bjorn })).toEqual(sorted(connecting, ask));
    expect(seen({ tag: 'words' })).toEqual([ask]);
    expect(seen({ tag: 'constructor' })).toEqual([]);
    expect(seen({ text: 'PRICING ana' })).toEqual([connecting]);
    expect(seen({ text: 'bjorn' })).toEqual(sorted(connecting, ask));
    expect(seen({ due: true })).toEqual([ask]);
    expect(seen({})).toHaveLength(3);
  });

  test('an ask with an introduction running is quiet, until that has ended', () => {
    const { story, ana, bjorn } = friends();
    const ask = story.ask({ title: 'A CFO', brief: BRIEF });
    expect(next(story, ask).sentence).toBe('Call it shaped');
    move(story, ask, 'shaped');
    expect(next(story, ask)).toMatchObject({ code: 'propose', mine: true });
    const id = story.propose({ partyA: ana, partyB: bjorn, ask });
    expect(next(story, ask)).toMatchObject({ code: 'quiet', sentence: '1 intro running', mine: false });
    closing(story, id)();
    expect(next(story, ask).code).toBe('propose');
  });

  test('says of a merged card what is safe, whatever its stage: a no is never introduced', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    for (const party of [ana, bjorn]) story.answered(id, party, 'yes');
    story.change((document, stamp) =>
      note(findIn(document.intros, id), 'answered', stamp, { party: ana, answer: 'no' }),
    );
    expect(story.column(id)).toBe('ready');
    expect(next(story, id).sentence).toBe('Ana said no: close it, or ask again');
  });

  test('shows a card whose stage it does not know', () => {
    const { story, ana, bjorn } = friends();
    const ids = [story.propose({ partyA: ana, partyB: bjorn }), story.ask({ title: 'A CFO' })];
    story.change((document) => {
      for (const table of [document.intros, document.asks] as Table<Card>[])
        for (const card of everyRecord(table)) card.stage = 'later' as never;
    });
    expect(ids.map((id) => story.column(id))).toEqual(['proposed', 'captured']);
    expect([...showings(story.document, TODAY).values()]).toEqual([1, 1]);
  });

  test.each([
    ['Ana Jansen', 'Ana'],
    ['Dr. Ana Jansen', 'Ana'],
    ['Prof Dr Ana Jansen', 'Ana'],
    ['Dr.', 'Dr.'],
    ['ليلى حداد', 'ليلى'],
    ['Björn', 'Björn'],
  ])('calls %s by the name %s', (name, called) => {
    const story = new Story();
    const id = story.person(name);
    expect(firstName(story.document, id)).toBe(called);
  });
});

test('what was recorded in one change is told in the order in which it was recorded', () => {
  const { story, ana, bjorn } = friends();
  for (let round = 0; round < 20; round++) {
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.answered(id, ana, 'no');
    expect(entriesOf(story.card(id)).map(({ what }) => what)).toEqual(['closed', 'answered', 'proposed']);
  }
  expect(stampAt().now).toBe(Date.parse(`${TODAY}T10:00:00Z`));
});
