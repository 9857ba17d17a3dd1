// The ledger: what passed between me and a person, counted once, and only what really happened.
import { expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { cardsOf, ledgerWith } from '../../shared/model/ledger.ts';
import { closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { Story } from './story.ts';

const NOTHING = { introductions: 0, referrals: 0, help: 0 };

function circle() {
  const story = new Story();
  const [ana, bjorn, priya] = ['Ana', 'Björn', 'Priya'].map((name) => story.person(name)) as [
    PersonId,
    PersonId,
    PersonId,
  ];
  return { story, ana, bjorn, priya, ledger: (who: PersonId) => ledgerWith(story.document, who) };
}

const make = (story: Story, id: ReturnType<Story['propose']>) =>
  story.change((d, stamp) => introduce(d, { id, how: 'email', on: story.today, override: true }, stamp));

test('a stranger’s ledger is empty', () => {
  const { ana, ledger } = circle();
  expect(ledger(ana)).toEqual({ given: NOTHING, received: NOTHING, open: 0 });
});

test('an introduction counts once it is made, for both whom I introduced, and is open until it is closed', () => {
  const { story, ana, bjorn, priya, ledger } = circle();
  const id = story.propose({ partyA: ana, partyB: bjorn });
  expect(ledger(ana)).toEqual({ given: NOTHING, received: NOTHING, open: 1 });
  make(story, id);
  for (const who of [ana, bjorn]) expect(ledger(who).given).toEqual({ ...NOTHING, introductions: 1 });
  expect(ledger(priya).given).toEqual(NOTHING);
  story.change((d, stamp) => closeIntro(d, { id, outcome: 'did not click', override: true }, stamp));
  expect(ledger(ana)).toMatchObject({ given: { introductions: 1 }, open: 0 });
  story.change((d, stamp) => moveCard(d, { id, to: 'proposed' }, stamp));
  expect(ledger(ana)).toMatchObject({ given: NOTHING, open: 1 });
});

test('what was declined before it was made was not given', () => {
  const { story, ana, bjorn, ledger } = circle();
  const id = story.propose({ partyA: ana, partyB: bjorn });
  story.answered(id, bjorn, 'no');
  expect(ledger(ana)).toEqual({ given: NOTHING, received: NOTHING, open: 0 });
});

test('what I received counts for the connector, not for whom I met', () => {
  const { story, ana, priya, ledger } = circle();
  make(story, story.propose({ connector: priya, partyA: 'me', partyB: ana }));
  make(story, story.propose({ connector: priya, partyA: 'me', partyB: ana, offered: true }));
  expect(ledger(priya).received).toEqual({ ...NOTHING, introductions: 2 });
  expect(ledger(ana)).toEqual({ given: NOTHING, received: NOTHING, open: 2 });
});

test('a referral is told from an introduction by its ask, also when that is in the bin', () => {
  const { story, ana, bjorn, ledger } = circle();
  const ask = story.ask({ title: 'A CFO', asker: ana, kind: 'referral' });
  make(story, story.propose({ partyA: ana, partyB: bjorn, ask }));
  story.change((document, stamp) => bin(document, { table: 'asks', ids: [ask] }, stamp));
  expect(ledger(ana).given).toEqual({ ...NOTHING, referrals: 1 });
});

test('help is counted as it was noted; what is in the bin is not counted', () => {
  const { story, ana, bjorn, ledger } = circle();
  const meet = (person: PersonId, kind: 'gave help' | 'received help' | 'coffee') =>
    story.change((d, stamp) => addInteraction(d, { person, kind, on: story.today, text: '' }, stamp));
  meet(ana, 'gave help');
  const extra = meet(ana, 'gave help');
  meet(ana, 'received help');
  meet(ana, 'coffee');
  meet(bjorn, 'gave help');
  story.change((document, stamp) => bin(document, { table: 'interactions', ids: [extra] }, stamp));
  expect(ledger(ana)).toMatchObject({ given: { help: 1 }, received: { help: 1 } });
});

test('a person’s cards are those in which they have a part', () => {
  const { story, ana, bjorn, priya } = circle();
  const mine = story.ask({ title: 'A CFO', asker: ana });
  story.ask({ title: 'A translator' });
  const made = story.propose({ partyA: ana, partyB: bjorn });
  const through = story.propose({ connector: ana, partyA: 'me', partyB: priya });
  const { asks, intros } = cardsOf(story.document, ana);
  expect(asks.map(({ id }) => id)).toEqual([mine]);
  expect(intros.map(({ id }) => id).sort()).toEqual([made, through].sort());
});
