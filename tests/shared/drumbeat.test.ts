// The drumbeat as its owner lives it: a person's own or that of their tags, missed and past the worst; it starts anew with
// every contact, wherever that was written down.
import { describe, expect, test } from 'vitest';
import { plantAsk, recordAssessment, recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { strikeFact } from '../../shared/model/correction.ts';
import {
  beatOf,
  joinedRhythm,
  lastContact,
  rhythmOf,
  rhythmOfTag,
  sayDrumbeat,
  sayRhythm,
  setTagDrumbeat,
} from '../../shared/model/drumbeat.ts';
import { recordFeedback } from '../../shared/model/feedback.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction, type InteractionKind, interactionsWith } from '../../shared/model/interaction.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { introduce } from '../../shared/model/move.ts';
import { contactsInCards, contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { editPeople, type Person, type PersonFields } from '../../shared/model/person.ts';
import { find } from '../../shared/model/table.ts';
import { recordNews, recordThanks } from '../../shared/model/thanks.ts';
import { Story, TODAY } from './story.ts';

function beatAfter(fields: PersonFields, ...happened: readonly [InteractionKind, string][]) {
  const story = new Story();
  const ana = story.person('Ana', fields);
  for (const [kind, on] of happened)
    story.change((document, stamp) => addInteraction(document, { person: ana, kind, on, text: '' }, stamp));
  const last = lastContact(interactionsWith(story.document, ana), TODAY)?.on;
  const person = find(story.document.people, ana);
  return person && beatOf(person, last, TODAY, story.document);
}

describe('Somebody whom one wants to see every month', () => {
  const monthly = { drumbeat: 30, metOn: '2026-01-01' };

  test('is due a month after the last contact', () => {
    expect(beatAfter(monthly, ['coffee', '2026-11-10'])).toMatchObject({ next: '2026-12-10', late: 0, hurts: false });
  });

  test('is missed by the days that have gone since', () => {
    expect(beatAfter(monthly, ['called', '2026-10-08'])).toMatchObject({ next: '2026-11-07', late: 15, hurts: false });
  });

  test('is not met by a note about them, nor by what is to come', () => {
    expect(beatAfter(monthly, ['called', '2026-10-08'], ['note', '2026-11-20'], ['met', '2026-12-24'])).toMatchObject({
      next: '2026-11-07',
      late: 15,
    });
  });

  test('hurts only when even the worst has passed', () => {
    const worst = { ...monthly, drumbeatAtWorst: 45 };
    expect(beatAfter(worst, ['called', '2026-10-08'])).toMatchObject({ late: 15, hurts: false });
    expect(beatAfter(worst, ['called', '2026-10-07'])).toMatchObject({ late: 16, hurts: true });
  });

  test('counts from the day they met while nothing is noted, or from the day they were added', () => {
    expect(beatAfter({ drumbeat: 30, metOn: '2026-11-20' })).toMatchObject({ next: '2026-12-20', late: 0 });
    expect(beatAfter({ drumbeat: 30 })).toMatchObject({ next: '2026-12-22', late: 0 });
  });
});

test('nobody is missed without a drumbeat', () => {
  expect(beatAfter({}, ['met', '2001-01-01'])).toBeUndefined();
});

describe('A tag with a drumbeat', () => {
  const story = new Story();
  const beat = (tag: string, ideal: number, atWorst = 0) =>
    story.change((document) => setTagDrumbeat(document, { tag, ideal, atWorst }));
  beat('investors', 90, 180);
  beat('board', 30);
  beat('constructor', 14, 7);
  const rhythm = (fields: PersonFields) => {
    const id = story.person('Ana', fields);
    const person = find(story.document.people, id);
    return person && rhythmOf(person, story.document);
  };

  test('holds for everybody who has it, the strictest of several', () => {
    expect(rhythm({ tags: ['investors'] })).toEqual({ ideal: 90, atWorst: 180, tag: 'investors' });
    expect(rhythm({ tags: ['investors', 'board', 'tennis'] })).toEqual({ ideal: 30, tag: 'board' });
    expect(rhythm({ tags: ['tennis', 'toString'] })).toBeUndefined();
  });

  test('gives way to a person’s own', () => {
    expect(rhythm({ tags: ['board'], drumbeat: 365 })).toEqual({ ideal: 365 });
    expect(rhythm({ tags: ['board'], drumbeatAtWorst: 100 })).toEqual({ ideal: 100, atWorst: 100 });
  });

  test('is at worst never less than ideally, whatever two laptops wrote', () => {
    expect(rhythm({ tags: ['constructor'] })).toEqual({ ideal: 14, atWorst: 14, tag: 'constructor' });
  });

  test('keeps the stricter one where two tags become one, and can be taken away', () => {
    expect(joinedRhythm(story.document, 'investors', 'board')).toEqual({ ideal: 30 });
    expect(joinedRhythm(story.document, 'tennis', 'investors')).toEqual({ ideal: 90, atWorst: 180 });
    expect(joinedRhythm(story.document, 'tennis', 'chess')).toBeUndefined();
    beat('investors', 0, 180);
    expect(rhythm({ tags: ['investors'] })).toBeUndefined();
  });
});

test('the drumbeat of a tag is undone like anything else', () => {
  const story = new Story();
  const beat = (ideal: number, atWorst: number) =>
    story.change((document) => setTagDrumbeat(document, { tag: 'board', ideal, atWorst }));
  beat(30, 90);
  beat(7, 0);
  expect(rhythmOfTag(story.document, 'board')).toEqual({ ideal: 7 });
  story.takeBack(story.edits);
  expect(rhythmOfTag(story.document, 'board')).toEqual({ ideal: 30, atWorst: 90 });
  story.takeBack(story.edits);
  expect(rhythmOfTag(story.document, 'board')).toEqual({ ideal: 7 });
});

test('many at once get a drumbeat with what it is at worst, and lose both together', () => {
  const story = new Story();
  const [ana, ben] = [story.person('Ana'), story.person('Ben', { drumbeatAtWorst: 365 })];
  const rhythms = () => [ana, ben].map((id) => rhythmOf(find(story.document.people, id) as Person, story.document));
  story.change((d, s) => editPeople(d, { ids: [ana, ben], changes: { drumbeat: 30, drumbeatAtWorst: 90 } }, s));
  expect(rhythms()).toEqual(Array(2).fill({ ideal: 30, atWorst: 90 }));
  story.change((d, s) => editPeople(d, { ids: [ana, ben], changes: { drumbeat: 0 } }, s));
  expect(rhythms()).toEqual([undefined, undefined]);
});

describe('The drumbeat starts anew with every contact', () => {
  const ON = '2026-11-20';
  const lastOf = (story: Story, person: PersonId) =>
    lastContacts(story.document, contactsWritten(story.document, TODAY), contactsInCards(story.document, TODAY)).get(
      person,
    );

  function cardsWith() {
    const story = new Story();
    const [ana, ben] = [story.person('Ana'), story.person('Ben')];
    const intro = story.propose({ partyA: ana, partyB: ben });
    const ask = story.ask({ title: 'A CFO' });
    return { story, ana, ben, intro, ask };
  }
  type Cards = ReturnType<typeof cardsWith>;

  const WAYS: readonly (readonly [string, (cards: Cards) => void])[] = [
    [
      'a coffee',
      ({ story, ana }) =>
        story.change((d, s) => addInteraction(d, { person: ana, kind: 'coffee', on: ON, text: '' }, s)),
    ],
    ['an asking', ({ story, ana, intro }) => story.asked(intro, ana, ON)],
    ['an answer', ({ story, ana, intro }) => story.answered(intro, ana, 'yes', { on: ON })],
    [
      'an introduction',
      ({ story, intro }) =>
        story.change((d, s) => introduce(d, { id: intro, how: 'email', on: ON, override: true }, s)),
    ],
    [
      'feedback',
      ({ story, ana, intro }) => story.change((d, s) => recordFeedback(d, { id: intro, party: ana, on: ON }, s)),
    ],
    [
      'news',
      ({ story, ana, intro }) =>
        story.change((d, s) => recordNews(d, { id: intro, party: ana, news: 'sent', on: ON }, s)),
    ],
    [
      'thanks',
      ({ story, ana, intro }) => {
        story.today = ON;
        story.change((d, s) => recordThanks(d, { id: intro, party: ana, thanks: 'sent' }, s));
      },
    ],
    [
      'a message',
      ({ story, ana, intro }) => {
        story.today = ON;
        story.change((d, s) =>
          noteMessage(
            d,
            { id: intro, moment: 'nudge', parties: [ana], channel: 'mail', subject: '', words: 'Hello' },
            s,
          ),
        );
      },
    ],
    [
      'being told of an ask',
      ({ story, ana, ask }) =>
        story.change((d, s) => tellOfAsk(d, { id: ask, parties: [ana], channel: 'phone', on: ON }, s)),
    ],
    [
      'an answer to an ask',
      ({ story, ana, ask }) =>
        story.change((d, s) => recordResponse(d, { id: ask, party: ana, response: 'will think', on: ON }, s)),
    ],
    ['planting', ({ story, ana, ask }) => story.change((d, s) => plantAsk(d, { id: ask, party: ana, on: ON }, s))],
    [
      'an assessment',
      ({ story, ana, ask }) =>
        story.change((d, s) => recordAssessment(d, { id: ask, party: ana, on: ON, words: 'too dear' }, s)),
    ],
  ];

  test.each(WAYS)('%s', (_, happen) => {
    const cards = cardsWith();
    expect(lastOf(cards.story, cards.ana)).toBeUndefined();
    happen(cards);
    expect(lastOf(cards.story, cards.ana)).toBe(ON);
  });

  test('but not with what was waived, struck, or is still to come, and not for others', () => {
    const { story, ana, ben, intro } = cardsWith();
    story.change((d, s) => recordThanks(d, { id: intro, party: ana, thanks: 'waived' }, s));
    expect(lastOf(story, ana)).toBeUndefined();
    story.asked(intro, ana, '2026-12-24');
    expect(lastOf(story, ana)).toBeUndefined();
    story.asked(intro, ana, ON);
    expect([lastOf(story, ana), lastOf(story, ben)]).toEqual([ON, undefined]);
    const entry = Object.values(story.intro(intro).history).find(({ on }) => on === ON);
    story.change((d, s) => strikeFact(d, { id: intro, entry: entry?.id ?? '', struck: true }, s));
    expect(lastOf(story, ana)).toBeUndefined();
  });

  test('of several the latest', () => {
    const { story, ana, intro } = cardsWith();
    story.asked(intro, ana, '2026-11-03');
    story.change((d, s) => addInteraction(d, { person: ana, kind: 'met', on: '2026-10-01', text: '' }, s));
    expect(lastOf(story, ana)).toBe('2026-11-03');
  });
});

test('a drumbeat reads as one says it', () => {
  expect([1, 14, 30, 45].map(sayDrumbeat)).toEqual(['every day', 'every 2 weeks', 'every month', 'every 45 days']);
  expect(sayRhythm({ ideal: 30, atWorst: 90 })).toBe('every month, at worst every quarter');
  expect(sayRhythm({ ideal: 30, atWorst: 30 })).toBe('every month');
});
