// What a line meant, once kept: one change that undo takes back whole, and nobody added whom the user did not confirm.
import { expect, test } from 'vitest';
import { chipsOf } from '../../../shared/model/capture/chips.ts';
import { intentOf } from '../../../shared/model/capture/intent.ts';
import { captureIntent, captureLine } from '../../../shared/model/capture/keep.ts';
import { understand } from '../../../shared/model/capture/understand.ts';
import { records } from '../../../shared/model/table.ts';
import { thanksOwed } from '../../../shared/model/thanks.ts';
import { network, WRITTEN_ON } from './people.ts';
import { KNOWN } from './saying.ts';

/** What would be kept of a line, with the chip of this label at another option. */
function intended(line: string, label?: string, at = 1) {
  const meaning = understand(line, KNOWN);
  const chip = chipsOf(meaning, {}, WRITTEN_ON, (day) => day).find((each) => each.label === label);
  return intentOf(meaning, chip ? { [chip.key]: at } : {}, line, WRITTEN_ON);
}

test('an unknown name keeps nothing until the user says that they are new', () => {
  expect(intended('Hassan needs a plumber')).toBeUndefined();
  expect(intended('Hassan needs a plumber', 'asker')).toMatchObject({ asker: { name: 'Hassan' } });
  expect(intended('Hassan needs a plumber', 'asker', 2)).toMatchObject({ asker: 'me' });
});

test('a new person and the introduction are one change, and one undo', () => {
  const story = network();
  const people = [...records(story.document.people)].length;
  const intros = [...records(story.document.intros)].length;
  const [lea] = [...records(story.document.people)].filter(({ name }) => name === 'Léa Varga');
  if (!lea) throw new Error('Léa is in the network');
  story.change((document, stamp) =>
    captureLine(document, { is: 'intro', a: lea.id, b: { name: 'Hassan' }, why: 'boats', tags: ['sea'] }, stamp),
  );
  expect([...records(story.document.people)]).toHaveLength(people + 1);
  story.takeBack(story.edits);
  expect([...records(story.document.people)]).toHaveLength(people);
  expect([...records(story.document.intros)]).toHaveLength(intros);
});

test('a reminder is an ask of mine, put aside until its day', () => {
  const intent = intended('remind me to call Bruno on Monday #calls');
  expect(intent).toMatchObject({
    is: 'ask',
    asker: 'me',
    title: 'Call Bruno',
    due: '2026-11-30',
    asideUntil: '2026-11-30',
  });
  expect(captureIntent.parse(intent)).toEqual(intent);
});

test('thanks settle the newest card on which they are owed', () => {
  const story = network();
  const [intro] = [...records(story.document.intros)];
  const [priya] = intro ? thanksOwed(intro) : [];
  if (!intro || !priya) throw new Error('thanks are owed to Priya');
  story.change((document, stamp) => captureLine(document, { is: 'thanks', card: intro.id, to: priya }, stamp));
  expect(thanksOwed(story.intro(intro.id))).toEqual([]);
  expect(intended('thank Bruno')).toMatchObject({ is: 'contact', kind: 'in touch', text: 'Said thanks.' });
});

test('what was understood wrongly is kept as a plain ask with every word', () => {
  expect(intended('Léa x Bruno', 'what')).toEqual({ is: 'ask', title: 'Léa x Bruno', asker: 'me', tags: [] });
});

test('a pasted mail is an ask with its text as source, of a sender who is known', () => {
  const mail = 'From: Bruno Costa <bruno@example.org>\nSubject: Re: Pricing help\n\nHi,\nwe reprice in spring.\nBruno';
  const meaning = understand(mail, KNOWN);
  expect(meaning).toMatchObject({ is: 'ask', title: 'Pricing help', source: mail });
  expect(intentOf(meaning, {}, mail, WRITTEN_ON)).toMatchObject({ asker: expect.stringMatching(/^[0-9a-f]{32}$/) });
  const chat = 'Léa Varga: hello! Do you know a sommelier near Lyon? It is for May.\nThanks';
  expect(understand(chat, KNOWN)).toMatchObject({ asker: { chosen: { name: 'Léa Varga' } } });
  expect(understand('From: Nobody Known <n@example.org>\n\nPlease help us find a hall.', KNOWN)).toMatchObject({
    asker: { chosen: { is: 'me' } },
  });
});
