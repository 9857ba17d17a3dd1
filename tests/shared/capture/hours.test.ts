// Hours as people write them in a line, and when a reminder comes back by them.
import { describe, expect, test } from 'vitest';
import { chipsOf } from '../../../shared/model/capture/chips.ts';
import { intentOf } from '../../../shared/model/capture/intent.ts';
import { captureLine } from '../../../shared/model/capture/keep.ts';
import { understand } from '../../../shared/model/capture/understand.ts';
import { snoozeCard } from '../../../shared/model/cards.ts';
import { records } from '../../../shared/model/table.ts';
import { Story } from '../story.ts';
import { WRITTEN_ON } from './people.ts';
import { KNOWN, said } from './saying.ts';

// It is nine in the morning of the 24th.
test.each([
  ['remind me tomorrow at 3pm to call Priya', 'Call Priya; 2026-11-25 15:00'],
  ['remind me to call Priya at 15:00', 'Call Priya; 2026-11-24 15:00'],
  ['remind me at 3pm to call Priya', 'Call Priya; 2026-11-24 15:00'],
  ['remind me at 8am to call Priya', 'Call Priya; 2026-11-25 08:00'],
  ['remind me at 3 to call Priya', 'Call Priya; 2026-11-24 15:00'],
  ['remind me at half past four to call Priya', 'Call Priya; 2026-11-24 16:30'],
  ['remind me on Friday at quarter to nine to call Priya', 'Call Priya; 2026-11-27 08:45'],
  ['remind me tomorrow at noon to call Priya', 'Call Priya; 2026-11-25 12:00'],
  ['remind me at 9 in the evening to call Priya', 'Call Priya; 2026-11-24 21:00'],
  ['remind me in 20 minutes to call Priya', 'Call Priya; 2026-11-24 09:20'],
  ['remind me in an hour to call Priya', 'Call Priya; 2026-11-24 10:00'],
  ['remind me in 16 hours to call Priya', 'Call Priya; 2026-11-25 01:00'],
  ['remind me tomorrow at 04:30 to catch the train', 'Catch the train; 2026-11-25 04:30'],
  ['erinnere mich morgen um 9 Uhr an die Gala', 'Die Gala; 2026-11-25 09:00'],
  ['erinnere mich um 14.30 Uhr an die Gala', 'Die Gala; 2026-11-24 14:30'],
  ['erinnere mich um halb fünf an die Gala', 'Die Gala; 2026-11-24 16:30'],
  ['erinnere mich am Montag um Viertel nach acht an die Gala', 'Die Gala; 2026-11-30 08:15'],
  ['erinnere mich um 3 am Montag an die Gala', 'Die Gala; 2026-11-30 15:00'],
  ['remind me to invite 10 to 20 people', 'Invite 10 to 20 people'],
  ['remind me to pay 15.30 euros', 'Pay 15.30 euros'],
])('%s', (line, meant) => {
  expect(said(line)).toBe(`remind: ${meant}`);
});

describe('an hour of an ask', () => {
  test('stays among its words, for an ask is due on a day', () => {
    const meaning = understand('speaker by Friday 3pm', KNOWN);
    expect(chipsOf(meaning, {}, WRITTEN_ON, (day) => day)).toContainEqual(
      expect.objectContaining({ label: 'due', options: ['2026-11-27 15:00', '2026-11-27', 'none'] }),
    );
    expect(intentOf(meaning, {}, '', WRITTEN_ON)).toMatchObject({ title: 'speaker (15:00)', due: '2026-11-27' });
  });

  test('that says something else is left where it stands', () => {
    expect(said('somebody who is free at 10am, by Friday')).toBe('ask me: somebody who is free at 10am; 2026-11-27');
    expect(said('someone at 7 Eleven')).toBe('ask me: someone at 7 Eleven');
  });
});

describe('a reminder with an hour', () => {
  const reminded = (line: string) => {
    const story = new Story();
    story.today = WRITTEN_ON;
    const intent = intentOf(understand(line, KNOWN), {}, line, WRITTEN_ON);
    if (!intent) throw new Error('nothing was left to ask');
    story.change((document, stamp) => captureLine(document, intent, stamp));
    const [ask] = [...records(story.document.asks)];
    if (!ask) throw new Error('it was kept');
    return { story, ask };
  };

  test('is aside until that day and time, today too', () => {
    expect(reminded('remind me tomorrow at 3pm to call').ask).toMatchObject({
      snoozedUntil: '2026-11-25',
      snoozedTime: '15:00',
    });
    expect(reminded('remind me at 3pm to call').ask).toMatchObject({ snoozedUntil: WRITTEN_ON, snoozedTime: '15:00' });
    expect(reminded('remind me tomorrow to call').ask).not.toHaveProperty('snoozedTime');
  });

  test('loses its time with its day, and undo brings both back', () => {
    const { story, ask } = reminded('remind me tomorrow at 3pm to call');
    const now = () => [...records(story.document.asks)][0];
    story.change((document, stamp) => snoozeCard(document, { id: ask.id, until: '' }, stamp));
    expect(now()).not.toHaveProperty('snoozedUntil');
    expect(now()).not.toHaveProperty('snoozedTime');
    story.takeBack(story.edits);
    expect(now()).toMatchObject({ snoozedUntil: '2026-11-25', snoozedTime: '15:00' });
    story.change((document, stamp) => snoozeCard(document, { id: ask.id, until: '2026-12-01' }, stamp));
    expect(now()).not.toHaveProperty('snoozedTime');
  });
});
