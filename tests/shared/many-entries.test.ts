// Histories that grow long, clocks that are wrong, and messages to many: the record stays in order, readable and bounded.
import { describe, expect, test } from 'vitest';
import { cardRequests, MESSAGE_WORDS_MAX } from '../../shared/card-requests.ts';
import { tellOfAsk, toldOf } from '../../shared/model/broadcast.ts';
import { type Entry, entriesOf } from '../../shared/model/history.ts';
import { isDay, LAST_INSTANT, type PersonId } from '../../shared/model/identity.ts';
import { messagesOf, noteMessage } from '../../shared/model/message.ts';
import { find } from '../../shared/model/table.ts';
import { dayOf, sayRows } from './days.ts';
import { friends } from './moves.ts';
import { refusalOf, TODAY } from './story.ts';

describe('a broadcast to many', () => {
  test('tells each of a thousand once, in their order, with one look at the history', () => {
    const { story, ana } = friends();
    const id = story.ask({ title: 'A CFO' });
    const parties = [ana, ...Array.from({ length: 999 }, (_, n) => story.person(`Friend ${n}`))];
    let looks = 0;
    story.change((d, s) => {
      const ask = find(d.asks, id) as { history: Record<string, Entry> };
      const { history } = ask;
      const ownKeys = (of: Record<string, Entry>) => {
        looks++;
        return Reflect.ownKeys(of);
      };
      ask.history = new Proxy(history, { ownKeys }) as Record<string, Entry>;
      tellOfAsk(d, { id, parties, channel: 'email', on: TODAY }, s);
      ask.history = history;
    });
    expect(looks).toBe(1);
    expect(toldOf(story.card(id) as never).map(({ party }) => party)).toEqual(parties);
  });

  test('tells nobody when one of them is nobody', () => {
    const { story, ana } = friends();
    const id = story.ask({ title: 'A CFO' });
    const parties = [ana, 'ee'.repeat(16) as PersonId];
    const tell = () => story.change((d, s) => tellOfAsk(d, { id, parties, channel: 'email', on: TODAY }, s));
    expect(refusalOf(tell).code).toBe('not-found');
    const said = { moment: 'progress', channel: 'email', subject: '', words: 'So far' };
    expect(refusalOf(() => story.change((d, s) => noteMessage(d, { id, parties, ...said }, s))).code).toBe('not-found');
    expect(messagesOf(story.card(id))).toEqual([]);
  });
});

describe('a message in the table of requests', () => {
  const { schema } = cardRequests['card.message'];
  const message = (count: number, length: number, moment = 'progress') => ({
    id: 'a'.repeat(32),
    moment,
    parties: Array.from({ length: count }, () => 'b'.repeat(32)),
    channel: 'email',
    subject: 'Where it stands',
    words: 'x'.repeat(length),
  });

  test('may be long to a few, and short to many', () => {
    for (const [count, length] of [
      [1, 20_000],
      [50, 20_000],
      [1_000, MESSAGE_WORDS_MAX / 1_000],
    ] as const)
      expect(schema.safeParse(message(count, length)).success).toBe(true);
  });

  test('is not kept twenty million characters long, nor for a moment that there is not', () => {
    expect(schema.safeParse(message(1_000, 20_000)).success).toBe(false);
    expect(schema.safeParse(message(1, 10, '__proto__')).success).toBe(false);
  });
});

describe('a laptop whose clock is far ahead', () => {
  test.each([
    ['by days', 3 * 86_400_000],
    ['beyond the last day', LAST_INSTANT - Date.parse(TODAY) + 1],
    ['beyond all that a computer counts', Number.MAX_SAFE_INTEGER - Date.parse(TODAY)],
  ])('%s: what is recorded after it comes after it, and has a day', (_, ahead) => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((d) => {
      for (const entry of Object.values(find(d.intros, id)?.history ?? {})) entry.at = Date.parse(TODAY) + ahead;
    });
    story.asked(id, ana);
    story.answered(id, ana, 'yes');
    const ats = entriesOf(story.card(id)).map(({ at }) => at);
    if (ahead < 1e9) expect(new Set(ats).size).toBe(3);
    for (const entry of entriesOf(story.card(id)).filter(({ what }) => what !== 'proposed'))
      expect(isDay(dayOf(entry.at))).toBe(true);
    expect(sayRows(story)).toEqual(['Ask Björn Díaz → Draft the question']);
  });
});
