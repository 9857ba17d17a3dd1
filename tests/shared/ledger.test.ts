// The ledger: what passed between me and a person, counted once, and only what really happened.
import { describe, expect, test } from 'vitest';
import { recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { bin } from '../../shared/model/cards.ts';
import { correctFact, strikeFact } from '../../shared/model/correction.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction, editInteraction, interactionsWith } from '../../shared/model/interaction.ts';
import { cardsOf, ledgerOverall, ledgerWith } from '../../shared/model/ledger.ts';
import { ledgerEntries } from '../../shared/model/ledger-entries.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { find } from '../../shared/model/table.ts';
import { recordNews, recordThanks } from '../../shared/model/thanks.ts';
import { dayOf } from './days.ts';
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

// On one laptop this is refused; two that were apart may bring it about.
test('when the connector turns out to be the one I met, all lines say the same', () => {
  const { story, ana, priya, ledger } = circle();
  make(story, story.propose({ connector: priya, partyA: 'me', partyB: ana }));
  story.change((d) => Object.assign(find(d.people, priya) ?? {}, { mergedInto: ana }));
  const { given, received, open } = ledger(ana);
  expect(received).toEqual({ ...NOTHING, introductions: 1 });
  expect(ledgerOverall(story.document, dayOf).get(ana)).toMatchObject({ given, received, open });
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

describe('What I asked of Priya', () => {
  const asked = () => {
    const all = circle();
    const { story, ana, priya } = all;
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana });
    story.asked(id, priya, '2026-03-02');
    const line = () => ledgerOverall(story.document, dayOf).get(priya);
    const entries = () => ledgerEntries(story.document, priya, interactionsWith(story.document, priya), dayOf);
    return { ...all, id, line, entries };
  };

  test('counts once a card, however often she was nudged', () => {
    const { story, id, priya, line } = asked();
    story.asked(id, priya, '2026-03-09');
    expect(line()).toMatchObject({ asked: 1, askedOn: ['2026-03-02'], declined: 0 });
  });

  test('counts a broadcast that she was told of, and her rather-not', () => {
    const { story, priya, line } = asked();
    const ask = story.ask({ title: 'A CFO' });
    story.change((d, s) => tellOfAsk(d, { id: ask, parties: [priya], channel: 'email', on: '2026-05-01' }, s));
    story.change((d, s) => recordResponse(d, { id: ask, party: priya, response: 'rather not', on: '2026-05-02' }, s));
    expect(line()).toMatchObject({ asked: 2, askedOn: ['2026-03-02', '2026-05-01'], declined: 1 });
  });

  test('counts her not-now and her no, but no answer of a party that I offered something', () => {
    const { story, id, ana, bjorn, priya, line } = asked();
    story.answered(id, priya, 'not now');
    story.answered(id, priya, 'no');
    const offer = story.propose({ partyA: priya, partyB: bjorn });
    story.asked(offer, priya);
    story.answered(offer, priya, 'no');
    expect(line()).toMatchObject({ asked: 1, declined: 2 });
    expect(ledgerOverall(story.document, dayOf).get(ana)?.asked).toBe(0);
  });

  test('counts thanks and news that were sent, not those that were waived', () => {
    const { story, id, ana, priya, line } = asked();
    story.change((d, s) => recordThanks(d, { id, party: priya, thanks: 'sent' }, s));
    story.change((d, s) => recordThanks(d, { id, party: ana, thanks: 'waived' }, s));
    story.change((d, s) => recordNews(d, { id, party: priya, news: 'sent', on: story.today }, s));
    expect(line()).toMatchObject({ thanked: 1, reported: 1 });
    expect(ledgerOverall(story.document, dayOf).get(ana)?.thanked).toBe(0);
  });

  test('can be put right at any time: another day, struck, and standing again', () => {
    const { story, id, line, entries } = asked();
    const [entry] = entries();
    expect(entry).toMatchObject({ kind: 'asked', on: '2026-03-02', words: 'asked about meeting Ana' });
    const fact = entry?.fact?.id ?? '';
    story.change((d, s) => correctFact(d, { id, entry: fact, changes: { on: '2026-04-04' } }, s));
    expect(line()?.askedOn).toEqual(['2026-04-04']);
    story.change((d, s) => strikeFact(d, { id, entry: fact, struck: true }, s));
    expect(line()?.asked ?? 0).toBe(0);
    expect(entries()).toHaveLength(1);
    story.change((d, s) => strikeFact(d, { id, entry: fact, struck: false }, s));
    expect(line()?.asked).toBe(1);
  });

  test('stays hers when she turns out to be somebody else too', () => {
    const { story, id, ana, priya } = asked();
    const twin = story.person('P. Raman');
    make(story, story.propose({ partyA: twin, partyB: ana }));
    story.change((d, s) => mergePeople(d, { keep: twin, other: priya, takeFromOther: [] }, s));
    const line = ledgerOverall(story.document, dayOf).get(twin);
    expect(line).toMatchObject({ asked: 1, given: { introductions: 1 }, open: 2 });
    expect(story.intro(id).connector).toBe(priya);
  });
});

test('every number of a ledger has its entries, newest first, and help that was noted the wrong way round is turned', () => {
  const { story, ana, bjorn } = circle();
  make(story, story.propose({ partyA: ana, partyB: bjorn }));
  const help = story.change((d, s) =>
    addInteraction(d, { person: ana, kind: 'gave help', on: '2026-01-05', text: 'Read her deck' }, s),
  );
  const said = () =>
    ledgerEntries(story.document, ana, interactionsWith(story.document, ana), dayOf).map(
      ({ kind, on, words }) => `${on} ${kind}: ${words}`,
    );
  expect(said()).toEqual(['2026-11-22 given: an introduction to Björn', '2026-01-05 given: help: Read her deck']);
  story.change((d) => editInteraction(d, { id: help, changes: { kind: 'received help' } }));
  expect(said()[1]).toBe('2026-01-05 received: help: Read her deck');
});
