// The digest of a day as its reader meets it: on a lock screen, in front of others, in a hurry. Kind, short, and without a name
// unless names were allowed.
import { describe, expect, test } from 'vitest';
import { snoozeCard } from '../../shared/model/cards.ts';
import { type Digest, digestOf, MOST_BODY } from '../../shared/model/digest.ts';
import { addDays, type IntroId } from '../../shared/model/identity.ts';
import { addPromise } from '../../shared/model/promise.ts';
import { rowsOf } from './days.ts';
import { closing, friends, introducing } from './moves.ts';
import { Story, TODAY } from './story.ts';

const digest = (story: Story, names = false, time = '09:00', picked: readonly string[] = []): Digest | undefined =>
  digestOf(story.document, rowsOf(story), { picked, today: story.today, time, names });

/** Ana and Björn have both said yes, and Priya was promised something. */
function bothSaidYes() {
  const all = friends();
  const { story, ana, bjorn } = all;
  const id = story.propose({ partyA: ana, partyB: bjorn });
  for (const who of [ana, bjorn]) {
    story.asked(id, who);
    story.answered(id, who, 'yes');
  }
  return { ...all, id };
}

describe('A digest', () => {
  test('is not told when nothing waits', () => {
    expect(digest(new Story())).toBeUndefined();
    expect(digest(friends().story)).toBeUndefined();
  });

  test('of one thing leads to its card, and names nobody', () => {
    const { story, id } = bothSaidYes();
    expect(digest(story)).toEqual({
      title: 'One thing waits for you today',
      body: 'An introduction that is ready.',
      to: { card: id },
      count: 1,
    });
  });

  test('says who it is where the user allowed it', () => {
    const { story } = bothSaidYes();
    expect(digest(story, true)?.body).toBe('Ana and Björn both said yes: introduce them');
  });

  test('of several things counts them by kind, what hurts most first, and leads to Today', () => {
    const { story, id, ana, bjorn, priya } = bothSaidYes();
    story.change((d, s) => addPromise(d, { id, by: 'me', text: 'Send Ana the deck', due: TODAY }, s));
    for (const party of [ana, priya]) {
      const asked = story.propose({ partyA: party, partyB: bjorn });
      story.asked(asked, party, addDays(TODAY, -5));
    }
    const told = digest(story);
    expect(told).toMatchObject({ title: 'Four things wait for you today', to: { screen: 'today' }, count: 4 });
    expect(told?.body).toBe('A promise of yours, an introduction that is ready and two questions to ask.');
    expect(digest(story, true)?.body).toMatch(/^Send Ana the deck · Ana and Björn both said yes: introduce them/);
  });

  test('never holds a word that came from the network, whatever waits', () => {
    const { story, ana, bjorn, priya } = friends();
    const words = ['Ana', 'Jansen', 'Björn', 'Díaz', 'Priya', 'Raman', 'zebra'];
    story.ask({ title: 'zebra', asker: ana, due: TODAY });
    const id = story.propose({ partyA: ana, partyB: bjorn, why: 'zebra' });
    story.change((d, s) => addPromise(d, { id, by: 'me', text: 'zebra', due: TODAY }, s));
    story.change((d, s) => addPromise(d, { id, by: ana, text: 'zebra', due: TODAY }, s));
    introducing(story, story.propose({ connector: priya, partyA: 'me', partyB: ana }), true)();
    closing(story, id, true)();
    for (const days of [0, 1, 8, 30, 200]) {
      story.today = addDays(TODAY, days);
      const said = JSON.stringify(digest(story));
      for (const word of words) expect(said).not.toContain(word);
    }
    expect(digest(story, true)?.body).toContain('zebra');
  });

  test('tells what Today shows in a planned week: what was picked, and what keeps others waiting', () => {
    const { story, id, ana } = bothSaidYes();
    const ask = story.ask({ title: 'A garden', asker: ana, due: TODAY });
    expect(digest(story)?.count).toBe(2);
    expect(digest(story, false, '09:00', ['somebody else'])).toMatchObject({ count: 1, to: { card: id } });
    expect(digest(story, false, '09:00', [ask])?.count).toBe(2);
  });

  test('leaves out a card that tells of itself later in the day', () => {
    const { story, ana } = friends();
    const id = story.ask({ title: 'A garden', asker: ana });
    story.change((d, s) => snoozeCard(d, { id, until: TODAY, time: '16:00' }, s));
    story.today = TODAY;
    expect(digest(story, false, '09:00')).toBeUndefined();
    expect(digest(story, false, '16:00')).toMatchObject({ count: 1, body: 'Something to look at again.' });
  });

  test('neither shouts nor scolds', () => {
    const { story } = bothSaidYes();
    story.today = addDays(TODAY, 60);
    const { title, body } = digest(story) ?? { title: '', body: '' };
    expect(`${title} ${body}`).not.toMatch(/!|overdue|late|forgot|still|should|must/i);
  });
});

describe('Whatever somebody is called', () => {
  const NAMES = {
    'a name of six hundred letters': 'Ana-Maria '.repeat(60),
    'an Arabic name': 'محمد بن عبد الله '.repeat(12),
    'a Hebrew name': 'רות כהן',
    'mark-up': '<b>Bold</b> & <a href="http://x">Sons</a>',
    'controls, and a mark that turns what follows': 'line\nbreak\u0007\u202Eevil',
    families: '👩‍👩‍👧‍👦'.repeat(30),
    'one letter with four hundred accents': `Z${'\u0301'.repeat(400)}`,
  };

  test.each(Object.entries(NAMES))('%s: the words stay one short line without mark-up', (_, name) => {
    const story = new Story();
    const [one, two] = [story.person(name), story.person(`${name} two`)];
    const id = story.propose({ partyA: one, partyB: two });
    for (const who of [one, two]) {
      story.asked(id, who);
      story.answered(id, who, 'yes');
    }
    for (const more of [false, true]) {
      if (more) for (const text of [name, name, name]) promise(story, id, text);
      const { body } = digest(story, true) ?? { body: '' };
      expect(body).not.toBe('');
      expect(body.length).toBeLessThanOrEqual(MOST_BODY);
      expect(body).not.toMatch(/[<>&\p{Cc}\u202A-\u202E]/u);
      // No half of a pair is left over, and what is turned is turned back.
      expect(Buffer.from(body).toString()).toBe(body);
      expect(body.split('\u2068').length).toBe(body.split('\u2069').length);
    }
  });
});

function promise(story: Story, id: IntroId, text: string): void {
  story.change((d, s) => addPromise(d, { id, by: 'me', text, due: TODAY }, s));
}
