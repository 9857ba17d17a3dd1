// The network as JSON: all of it, or without what never leaves. Then not a word of that is in the file, wherever in the
// document it stood, and the file says that it is not all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeArchive } from '../../../../../electron/keeper/files/out/archive.ts';
import { writeAsksCsv } from '../../../../../electron/keeper/files/out/csv-asks.ts';
import { writeIntroductionsCsv } from '../../../../../electron/keeper/files/out/csv-introductions.ts';
import { writeIntrosCsv } from '../../../../../electron/keeper/files/out/csv-intros.ts';
import { writeCalendar } from '../../../../../electron/keeper/files/out/ics.ts';
import type { Wanted } from '../../../../../electron/keeper/files/out/wanted.ts';
import { adoptNetwork } from '../../../../../shared/model/adopt.ts';
import { noteBatch } from '../../../../../shared/model/batch.ts';
import { recordResponse, tellOfAsk } from '../../../../../shared/model/broadcast.ts';
import { snoozeCard } from '../../../../../shared/model/cards.ts';
import { recordAnswer } from '../../../../../shared/model/consent.ts';
import { declineAsk } from '../../../../../shared/model/decline.ts';
import { recordFeedback } from '../../../../../shared/model/feedback.ts';
import { addAffiliation } from '../../../../../shared/model/firm.ts';
import type { PersonId } from '../../../../../shared/model/identity.ts';
import { addInteraction } from '../../../../../shared/model/interaction.ts';
import { mergePeople } from '../../../../../shared/model/merge.ts';
import { addPerson } from '../../../../../shared/model/person.ts';
import { everyRecord } from '../../../../../shared/model/table.ts';
import { recordTie } from '../../../../../shared/model/tie.ts';
import { EVERYTHING, fileOf, GUARDED, ORIGIN, plainOf, read } from '../../../../helpers/leaving.ts';
import { weatheredNetwork } from '../../../../helpers/weather.ts';
import { Story, TODAY } from '../../../../shared/story.ts';

const textOf = (story: Story, wanted: Wanted) => new TextDecoder().decode(fileOf(story.document, wanted));
const idsIn = (file: Uint8Array, table: string) => Object.keys(plainOf(file)[table] ?? {});

function guardedStory() {
  const story = new Story();
  const ana = story.person('Ana', {
    about: 'SECRET-A',
    expertise: 'pricing',
    neverLeaves: ['about', 'ties', 'affiliations'],
  });
  const bjorn = story.person('SECRET-B', { firm: 'SECRET-C', neverLeaves: ['*'] });
  const priya = story.person('Priya');
  const say = (person: PersonId, text: string, neverLeaves?: boolean) =>
    story.change((d, s) => addInteraction(d, { person, kind: 'met', on: TODAY, text, neverLeaves }, s));
  say(ana, 'we had soup');
  say(ana, 'SECRET-D', true);
  say(bjorn, 'SECRET-E');
  story.change((d, s) => recordTie(d, { a: ana, b: priya, words: 'SECRET-F' }, s));
  story.change((d, s) => recordTie(d, { a: bjorn, b: priya, words: 'SECRET-G' }, s));
  story.change((d, s) => addAffiliation(d, { person: ana, firm: 'SECRET-H' }, s));
  story.ask({ title: 'SECRET-I', asker: bjorn });
  story.ask({ title: 'A translator', asker: ana });
  story.propose({ partyA: ana, partyB: bjorn, why: 'SECRET-J' });
  story.propose({ partyA: ana, partyB: priya, why: 'both like soup' });
  story.change((d, s) => noteBatch(d, { kind: 'import', words: 'SECRET-K', report: 'SECRET-L' }, s));
  const other = story.change((d, s) => addPerson(d, { name: 'SECRET-M' }, s));
  story.change((d, s) => mergePeople(d, { keep: bjorn, other, takeFromOther: [] }, s));
  return { story, ana, bjorn, priya };
}

describe('without what never leaves', () => {
  test('E6: not a word of it is in the file, and what may leave is', () => {
    const { story } = guardedStory();
    const text = textOf(story, GUARDED);
    expect(text.match(/SECRET-./g) ?? []).toEqual([]);
    for (const word of ['Ana', 'Priya', 'pricing', 'we had soup', 'both like soup', 'A translator'])
      expect(text).toContain(word);
    expect(new Set(textOf(story, EVERYTHING).match(/SECRET-./g)).size).toBe(13);
  });

  test('E6: the file says that it is not all, and what stayed home is counted', () => {
    const { story } = guardedStory();
    const tally = { records: 0, keptHome: 0 };
    const network = read(fileOf(story.document, GUARDED, tally));
    expect(network.complete).toBe(false);
    expect(read(fileOf(story.document, EVERYTHING)).complete).toBe(true);
    // about, Björn and who became him, two entries, two ties, where Ana was, an ask, an introduction.
    expect(tally).toEqual({ records: 5, keptHome: 10 });
  });

  test('it can still be read back, whatever is missing from it', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const network = read(fileOf(weatheredNetwork(seed, 60), GUARDED));
        const story = new Story();
        story.change((document, stamp) => adoptNetwork(document, network, stamp));
        expect([...everyRecord(story.document.people)].map(({ id }) => id).sort()).toEqual(
          Object.keys(network.people).sort(),
        );
      }),
      { numRuns: 15 },
    );
  });
});

test('of chosen people only they leave, with what concerns them', () => {
  const { story, ana, priya } = guardedStory();
  const everything = true;
  const both = fileOf(story.document, { everything, people: new Set([ana, priya]) });
  expect(idsIn(both, 'people').sort()).toEqual([ana, priya].sort());
  expect([idsIn(both, 'ties'), idsIn(both, 'interactions'), idsIn(both, 'intros')].map(({ length }) => length)).toEqual(
    [1, 2, 2],
  );
  expect(idsIn(both, 'batches')).toEqual([]);
  const one = fileOf(story.document, { everything, people: new Set([priya]) });
  expect(idsIn(one, 'people')).toEqual([priya]);
  expect([idsIn(one, 'ties'), idsIn(one, 'asks'), idsIn(one, 'intros')].map(({ length }) => length)).toEqual([0, 0, 1]);
  expect(read(one).complete).toBe(false);
});

test('E4: a record is a line, so that two files of one network can be compared', () => {
  const { story, ana } = guardedStory();
  const lines = textOf(story, EVERYTHING).split('\n');
  expect(lines.filter((line) => line.startsWith(`"${ana}": {`))).toHaveLength(1);
  const before = new Set(lines);
  story.change((document, stamp) => addPerson(document, { name: 'Léa' }, stamp));
  const news = textOf(story, EVERYTHING)
    .split('\n')
    .filter((line) => !before.has(line) && !before.has(line.replace(/,$/, '')) && !before.has(`${line},`));
  expect(news).toHaveLength(1);
});

test('E5: half a letter, which is no text, leaves as the sign for one that was lost', () => {
  const story = new Story();
  story.person('\ud83e\udeb8 whole, \ud83e half, \\ud83e spelt, \\\udc00 after a stroke, \udc00\udc00 two');
  const [person] = Object.values(read(fileOf(story.document)).people);
  expect(person?.name).toBe(
    '\ud83e\udeb8 whole, \ufffd half, \\ud83e spelt, \\\ufffd after a stroke, \ufffd\ufffd two',
  );
});

describe('E6: what was said in confidence on a card', () => {
  function confided() {
    const story = new Story();
    const [ana, ben] = [story.person('Ana'), story.person('Ben')];
    const home = story.person('SECRET-Z', { neverLeaves: ['*'] });
    const intro = story.propose({ partyA: ana, partyB: ben });
    const said = { id: intro, party: ana, on: TODAY } as const;
    story.asked(intro, ana);
    story.change((d, s) =>
      recordAnswer(d, { ...said, answer: 'yes', words: 'SECRET-A', terms: 'SECRET-B', neverLeaves: true }, s),
    );
    story.change((d, s) => recordFeedback(d, { ...said, words: 'SECRET-C', neverLeaves: true }, s));
    story.change((d, s) => recordFeedback(d, { ...said, party: ben, words: 'a good talk' }, s));
    const ask = story.ask({ title: 'A CFO', asker: ana });
    story.change((d, s) => tellOfAsk(d, { id: ask, parties: [home, ben], channel: 'phone', on: TODAY }, s));
    story.change((d, s) =>
      recordResponse(d, { id: ask, party: home, response: 'will think', on: TODAY, words: 'SECRET-D' }, s),
    );
    const [open, quiet] = [story.ask({ title: 'A barn', asker: ana }), story.ask({ title: 'A loan', asker: ana })];
    story.change((d, s) => declineAsk(d, { id: open, reason: 'no barns here', mayTellReason: true }, s));
    story.change((d, s) => declineAsk(d, { id: quiet, reason: 'SECRET-E' }, s));
    story.ask({ title: 'A clock', asker: ana, due: TODAY });
    return story;
  }
  const KINDS: readonly (readonly [string, (story: Story, wanted: Wanted) => string])[] = [
    ['JSON', textOf],
    ['the archive', ({ document }, wanted) => [...writeArchive(document, wanted, none(), ORIGIN)].join('')],
    ['the table of introductions', ({ document }, wanted) => [...writeIntrosCsv(document, wanted)].join('')],
    ['the table of asks', ({ document }, wanted) => [...writeAsksCsv(document, wanted)].join('')],
    ['who introduced whom', ({ document }, wanted) => [...writeIntroductionsCsv(document, wanted)].join('')],
    ['the calendar', ({ document }, wanted) => [...writeCalendar(document, wanted, none(), ORIGIN)].join('')],
  ];
  const none = () => ({ records: 0, keptHome: 0 });

  test.each(KINDS)('is not in %s', (_, write) => {
    expect(write(confided(), GUARDED).match(/SECRET-./g) ?? []).toEqual([]);
  });

  test('but that it happened is, and the words of others; what stayed home is counted', () => {
    const tally = none();
    const network = read(fileOf(confided().document, GUARDED, tally));
    const [intro] = Object.values(network.intros);
    const history = Object.values(intro?.history ?? {});
    const answered = history.find(({ what }) => what === 'answered');
    expect(answered).toMatchObject({ answer: 'yes', neverLeaves: true });
    expect(history.find(({ words }) => words === 'a good talk')).toBeDefined();
    const asked = (title: string) => Object.values(network.asks).find((ask) => ask.title === title);
    expect(Object.values(asked('A CFO')?.history ?? {}).map(({ what }) => what)).toEqual(['captured', 'told']);
    expect(asked('A barn')).toMatchObject({ declinedFor: 'no barns here', mayTellReason: true });
    expect(asked('A loan')).toMatchObject({ outcome: 'declined' });
    // Somebody as a whole, two entries of the introduction, two of an ask, and why another was declined.
    expect([tally.keptHome, network.complete]).toEqual([6, false]);
  });

  test('is there where everything was asked for', () => {
    expect(new Set(textOf(confided(), EVERYTHING).match(/SECRET-./g)).size).toBe(6);
  });
});

test('the message out of which an ask was captured leaves with its asker, and stays home with them', () => {
  const story = new Story();
  const open = story.person('Ana');
  const closed = story.person('Björn', { neverLeaves: ['*'] });
  story.ask({ title: 'A pilot', asker: open, source: 'A message of Ana' });
  story.ask({ title: 'A cellist', asker: closed, source: 'A message of SECRET' });
  expect(textOf(story, GUARDED)).toContain('A message of Ana');
  expect(textOf(story, GUARDED)).not.toContain('SECRET');
  expect(textOf(story, EVERYTHING)).toContain('SECRET');
});

test('the time until which a card is put aside leaves and comes back', () => {
  const story = new Story();
  const id = story.ask({ title: 'Call' });
  story.change((document, stamp) => snoozeCard(document, { id, until: '2026-12-01', time: '15:00' }, stamp));
  expect(read(fileOf(story.document)).asks[id]).toMatchObject({ snoozedUntil: '2026-12-01', snoozedTime: '15:00' });
});
