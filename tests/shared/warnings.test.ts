// The warnings as a whole: who is left alone, what switching one off means, and that they cost nothing in a large network.
import { expect, test } from 'vitest';
import { emptyDocument } from '../../shared/model/document.ts';
import type { IntroId, PersonId } from '../../shared/model/identity.ts';
import { proposeIntro } from '../../shared/model/intro.ts';
import { addPerson } from '../../shared/model/person.ts';
import { switchRule, WARNING_IDS, warningsFor } from '../../shared/model/warnings.ts';
import { stampAt } from '../helpers/stamp.ts';
import { Circle } from './circle.ts';
import { TODAY } from './story.ts';

test('switching a rule off and on again is one fact, and undone', () => {
  const { story } = new Circle();
  story.change((d) => switchRule(d, { rule: 'my-load', off: true }));
  const { edits } = story;
  expect(story.document.rulesOff).toEqual({ 'my-load': true });
  story.takeBack(edits);
  expect(story.document.rulesOff).toEqual({});
  story.takeBack(story.edits);
  expect(story.document.rulesOff).toEqual({ 'my-load': true });
  story.change((d) => switchRule(d, { rule: 'my-load', off: false }));
  expect(story.document.rulesOff).toEqual({});
});

test('of two who are called the same it is said once', () => {
  const { story } = new Circle();
  const parties = [story.person('Hana Weiß'), story.person('Hana Weiß')];
  const said = warningsFor(story.document, { connector: 'me', parties }, TODAY).map(({ sentence }) => sentence);
  expect(said).toEqual(['You hardly know Hana Weiß, as far as your notes say. The relationship comes first.']);
});

test('nothing is said of people whom I know well and who are free, nor of nobody', () => {
  const { story, ana, bjorn } = new Circle();
  const nobody = 'ff'.repeat(16) as PersonId;
  for (const parties of [[ana, bjorn], [ana], [], ['me' as const, nobody]])
    expect(warningsFor(story.document, { connector: 'me', parties }, TODAY)).toEqual([]);
  expect(warningsFor(story.document, { connector: undefined, parties: ['me'] }, TODAY)).toEqual([]);
});

test('in a large network they look only once, and say the same', () => {
  const document = emptyDocument();
  const stamp = stampAt();
  const people = Array.from({ length: 300 }, (_, n) =>
    addPerson(document, { name: `P${n}`, closeness: 'well' }, stamp),
  );
  const intros: IntroId[] = [];
  for (let n = 0; n < 600; n++) {
    const [partyA, partyB] = [people[n % 300], people[(n * 7 + 1) % 300]] as [PersonId, PersonId];
    if (partyA !== partyB)
      intros.push(proposeIntro(document, { connector: 'me', partyA, partyB, mode: 'direct' }, stamp));
  }
  const [a, b] = people as [PersonId, PersonId];
  const rules = warningsFor(document, { connector: 'me', parties: [a, b] }, TODAY).map(({ rule }) => rule);
  expect(rules).toEqual(['still-open', 'load', 'load', 'my-load']);
  for (const rule of WARNING_IDS) switchRule(document, { rule, off: true });
  expect(warningsFor(document, { connector: 'me', parties: [a, b] }, TODAY)).toEqual([]);
});
