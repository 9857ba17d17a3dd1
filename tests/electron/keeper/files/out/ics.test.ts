// The days that wait, as a calendar: read back by a program that is none of ours, private, and naming nobody.
import { expect, test } from 'vitest';
import { type CalendarChoice, writeCalendar } from '../../../../../electron/keeper/files/out/ics.ts';
import { plantAsk, tellOfAsk } from '../../../../../shared/model/broadcast.ts';
import { snoozeCard } from '../../../../../shared/model/cards.ts';
import { uuidOf } from '../../../../../shared/model/identity.ts';
import { editIntro } from '../../../../../shared/model/intro.ts';
import { closeIntro, introduce } from '../../../../../shared/model/move.ts';
import { addPromise, settlePromise } from '../../../../../shared/model/promise.ts';
import { EVERYTHING, GUARDED, ORIGIN } from '../../../../helpers/leaving.ts';
import { readCalendar } from '../../../../helpers/vobject.ts';
import { weatheredNetwork } from '../../../../helpers/weather.ts';
import { Story, TODAY } from '../../../../shared/story.ts';

const DAYS: CalendarChoice = { tasks: false, names: false };

function calendarOf({ document }: Pick<Story, 'document'>, choice = DAYS, wanted = GUARDED) {
  const tally = { records: 0, keptHome: 0 };
  const text = [...writeCalendar(document, wanted, tally, ORIGIN, choice)].join('');
  return { text, tally, entries: readCalendar(text) };
}

/** One of everything that waits, and of most that does not. */
function desk() {
  const story = new Story();
  const [ana, ben, eva] = [story.person('Ana, the “first”; of two'), story.person('بن حداد'), story.person('Éva')];
  const home = story.person('Nobody’s business', { neverLeaves: ['*'] });
  const made = story.propose({ partyA: ana, partyB: ben });
  story.change((d, s) => introduce(d, { id: made, how: 'email', on: TODAY, override: true }, s));
  const planned = story.propose({ partyA: ana, partyB: eva });
  story.change((d, s) => editIntro(d, { id: planned, changes: { due: '2026-12-05' } }, s));
  story.change((d, s) => addPromise(d, { id: planned, by: ana, text: 'One page;\nof facts', due: '2026-12-01' }, s));
  const aside = story.propose({ partyA: ben, partyB: eva });
  story.change((d, s) => snoozeCard(d, { id: aside, until: '2027-01-07' }, s));
  const ask = story.ask({ title: 'A CFO\r\nEND:VEVENT\r\nBEGIN:VEVENT', asker: ana, due: '2026-11-30' });
  story.change((d, s) => plantAsk(d, { id: ask, party: eva, on: TODAY, until: '2026-12-20' }, s));
  story.change((d, s) => plantAsk(d, { id: ask, party: eva, on: TODAY, until: '2026-12-21' }, s));
  story.ask({ title: 'Handed in', due: '2026-11-30', submittedOn: TODAY });
  story.ask({ title: 'SECRET', asker: home, due: '2026-11-29' });
  const over = story.propose({ partyA: ana, partyB: ben });
  story.change((d, s) => introduce(d, { id: over, how: 'email', on: TODAY, override: true }, s));
  story.change((d, s) => closeIntro(d, { id: over, outcome: 'worked out', override: true }, s));
  return { story, ana, ben, eva, made, planned, aside, ask };
}

test('E20, E21: another program finds every day that waits, and no other', () => {
  const { entries, tally } = calendarOf(desk().story);
  expect(
    entries.map(({ kind, DTSTART, DTEND, SUMMARY, CLASS, TRANSP }) => [kind, DTSTART, DTEND, SUMMARY, CLASS, TRANSP]),
  ).toEqual(
    [
      ['2026-11-30', '2026-12-01', 'An ask is due'],
      ['2026-12-01', '2026-12-02', 'A promise is due'],
      ['2026-12-05', '2026-12-06', 'An introduction is due'],
      ['2026-12-13', '2026-12-14', 'Follow up on an introduction'],
      ['2026-12-21', '2026-12-22', 'Ask, as you said you would'],
      ['2027-01-07', '2027-01-08', 'Take up an introduction again'],
    ].map(([from, to, said]) => ['VEVENT', from, to, said, 'PRIVATE', 'TRANSPARENT']),
  );
  expect(tally).toEqual({ records: 6, keptHome: 1 });
});

test('E20: what was planted waits until the ask has followed', () => {
  const { story, eva, ask } = desk();
  const planted = () => calendarOf(story).entries.filter(({ SUMMARY }) => SUMMARY === 'Ask, as you said you would');
  expect(planted()).toHaveLength(1);
  story.change((d, s) => tellOfAsk(d, { id: ask, parties: [eva], channel: 'email', on: TODAY }, s));
  expect(planted()).toEqual([]);
});

test('E20: as tasks, where the user wants those', () => {
  const { entries } = calendarOf(desk().story, { tasks: true, names: false });
  expect(entries).toHaveLength(6);
  for (const { kind, STATUS, CLASS, DTSTART } of entries)
    expect([kind, STATUS, CLASS, DTSTART]).toEqual(['VTODO', 'NEEDS-ACTION', 'PRIVATE', undefined]);
  expect(entries[0]?.DUE).toBe('2026-11-30');
});

test('E23: names and words stand in it only where the user wants them', () => {
  const { story } = desk();
  const quiet = calendarOf(story).text;
  for (const word of ['Ana', 'بن', 'Éva', 'CFO', 'facts', 'SECRET', 'Nobody']) expect(quiet).not.toContain(word);
  const { text, entries } = calendarOf(story, { tasks: false, names: true });
  expect(text).not.toContain('SECRET');
  expect(entries.map(({ SUMMARY }) => SUMMARY)).toEqual([
    'Due: A CFO\nEND:VEVENT\nBEGIN:VEVENT (Ana, the “first”; of two)',
    'Promised by Ana, the “first”; of two: One page;\nof facts',
    'Introduce Ana, the “first”; of two and Éva',
    'Follow up: Ana, the “first”; of two and بن حداد',
    'Ask Éva, as agreed',
    'Take up again: بن حداد and Éva',
  ]);
  expect(calendarOf(story, { tasks: false, names: true }, EVERYTHING).text).toContain('SECRET');
});

test('E22: who is who stays the same when days move, so that nothing is doubled', () => {
  const { story, made, planned, aside, ask, eva } = desk();
  const uids = () => calendarOf(story).entries.map(({ UID }) => UID);
  const before = uids();
  const [promise = ''] = Object.keys(story.intro(planned).promises);
  expect(before).toEqual([
    `${uuidOf(ask)}-due`,
    `${uuidOf(planned)}-promise-${promise}`,
    `${uuidOf(planned)}-due`,
    `${uuidOf(made)}-follow-up`,
    `${uuidOf(ask)}-ask-${eva}`,
    `${uuidOf(aside)}-put-aside`,
  ]);
  story.change((d, s) => editIntro(d, { id: made, changes: { followUpOn: '2027-02-01' } }, s));
  expect(uids().sort()).toEqual([...before].sort());
  story.change((d, s) => settlePromise(d, { id: planned, promise, state: 'kept' }, s));
  expect(uids()).toHaveLength(5);
});

test('E20: where nothing waits, or all of it stays home, there is no calendar', () => {
  const story = new Story();
  expect(() => calendarOf(story)).toThrow(expect.objectContaining({ code: 'calendar-empty' }));
  story.ask({ title: 'SECRET', asker: story.person('Zoë', { neverLeaves: ['*'] }), due: TODAY });
  expect(() => calendarOf(story)).toThrow(expect.objectContaining({ code: 'calendar-empty' }));
  expect(calendarOf(story, DAYS, EVERYTHING).entries).toHaveLength(1);
});

test('E20: whatever people wrote, no line is longer than 75 octets, and every entry is read', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const story = new Story();
    story.document = weatheredNetwork(seed, 60);
    story.ask({ title: 'A clock', asker: 'me', due: TODAY });
    const { text, tally, entries } = calendarOf(story, { tasks: seed % 2 === 0, names: true });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(entries).toHaveLength(tally.records);
  }
});
