// What to think of before proposing: warnings with a source and a reason, which stop nobody.
import { expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { closeIntro } from '../../shared/model/move.ts';
import { editPerson } from '../../shared/model/person.ts';
import { warningsFor } from '../../shared/model/proposal.ts';
import { Story } from './story.ts';

function circle() {
  const story = new Story();
  const known = { closeness: 'well' } as const;
  const [ana, bjorn] = [story.person('Ana Jansen', known), story.person('Björn Díaz', known)];
  const warned = (...people: (PersonId | 'me')[]) =>
    warningsFor(story.document, people, story.today).map(({ source, sentence }) => `${source} ${sentence}`);
  return { story, ana, bjorn, warned };
}

test('nothing is said about people whom I know well, nor about me', () => {
  const { ana, bjorn, warned } = circle();
  expect(warned(ana, bjorn, 'me', 'ff'.repeat(16) as PersonId)).toEqual([]);
});

test('a part in three open introductions is a load; closed and binned ones weigh nothing', () => {
  const { story, ana, bjorn, warned } = circle();
  const ids = [1, 2, 3].map(() => story.propose({ partyA: ana, partyB: bjorn }));
  expect(warned(ana)).toEqual(['S2.3 Ana Jansen already has a part in 3 open introductions.']);
  const [first, second] = ids as [(typeof ids)[0], (typeof ids)[0]];
  story.change((d, stamp) => closeIntro(d, { id: first, outcome: 'withdrawn' }, stamp));
  expect(warned(ana)).toEqual([]);
  story.propose({ partyA: ana, partyB: bjorn });
  story.change((document, stamp) => bin(document, { table: 'intros', ids: [second] }, stamp));
  expect(warned(ana)).toEqual([]);
});

test('"not now" is remembered until its day, also when that card has been closed since', () => {
  const { story, ana, bjorn, warned } = circle();
  const id = story.propose({ partyA: ana, partyB: bjorn });
  story.answered(id, ana, 'not now', { until: '2027-01-10' });
  const sentence = ['S2.3 Ana Jansen said “not now” until 2027-01-10.'];
  expect(warned(ana, bjorn)).toEqual(sentence);
  story.change((d, stamp) => closeIntro(d, { id, outcome: 'withdrawn', override: true }, stamp));
  expect(warned(ana)).toEqual(sentence);
  story.today = '2027-01-09';
  expect(warned(ana)).toEqual(sentence);
  story.today = '2027-01-10';
  expect(warned(ana)).toEqual([]);
});

test('"not now" without a day counts while that card is open', () => {
  const { story, ana, bjorn, warned } = circle();
  const id = story.propose({ partyA: ana, partyB: bjorn });
  story.answered(id, ana, 'not now');
  expect(warned(ana)).toEqual(['S2.3 Ana Jansen said “not now”.']);
  story.change((d, stamp) => closeIntro(d, { id, outcome: 'withdrawn', override: true }, stamp));
  expect(warned(ana)).toEqual([]);
});

test('who wants no asks until a day is left alone until that day', () => {
  const { story, ana, warned } = circle();
  story.change((document) => editPerson(document, { id: ana, changes: { noAsksUntil: '2026-12-24' } }));
  expect(warned(ana)).toEqual(['S2.3 Ana Jansen asked to be asked for nothing until 2026-12-24.']);
  story.today = '2026-12-24';
  expect(warned(ana)).toEqual([]);
});

test('people whom I hardly know: gently, until we have met or I have said otherwise', () => {
  const { story, warned } = circle();
  const id = story.person('Hana Weiss');
  const gently = ['S3.1 You hardly know Hana Weiss, as far as your notes say. The relationship comes first.'];
  expect(warned(id)).toEqual(gently);
  const meeting = story.change((d, stamp) =>
    addInteraction(d, { person: id, kind: 'coffee', on: story.today, text: '' }, stamp),
  );
  expect(warned(id)).toEqual([]);
  story.change((document, stamp) => bin(document, { table: 'interactions', ids: [meeting] }, stamp));
  expect(warned(id)).toEqual(gently);
  story.change((document) => editPerson(document, { id, changes: { closeness: 'somewhat' } }));
  expect(warned(id)).toEqual([]);
});
