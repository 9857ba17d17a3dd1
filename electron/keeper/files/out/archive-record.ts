// What the history of a card says in more words than a line has: messages that left, news given, how it went, who was told of
// an ask and with whom it was planted. What was said in confidence has left the history before it comes here.
import type { Ask } from '../../../../shared/model/ask.ts';
import { toldOf } from '../../../../shared/model/broadcast.ts';
import type { Card } from '../../../../shared/model/cards.ts';
import { feedbackOf } from '../../../../shared/model/feedback.ts';
import { type Entry, factsOf } from '../../../../shared/model/history.ts';
import type { Intro } from '../../../../shared/model/intro.ts';
import { messagesOf } from '../../../../shared/model/message.ts';
import { begin, capital, type Page, sayDay, who } from './archive-words.ts';
import { html, type Markup } from './html.ts';

/** How it went, as each party told it. */
export function feedbackIn(page: Page, intro: Intro): Markup | undefined {
  return listed(
    'How it went',
    feedbackOf(intro),
    (entry) => html`${begin(page, entry.party)} ${soft(entry.answer, day(entry))}${quote(entry.words)}`,
  );
}

/** Who was told what came of it. */
export function newsOf(page: Page, card: Card): Markup | undefined {
  return listed(
    'News given',
    factsOf(card, 'reported'),
    (entry) => html`${who(page, entry.party)} ${soft(entry.to, day(entry))}${quote(entry.words)}`,
  );
}

/** Whom the user asked for leave to ask, and what connectors think of it. */
export function plantedOf(page: Page, card: Card): Markup | undefined {
  return listed(
    'Planted and assessed',
    factsOf(card, 'planted', 'assessed'),
    (entry) =>
      html`${begin(page, entry.party)} ${soft(entry.what, day(entry), entry.until && `from ${sayDay(entry.until)}`)}${quote(entry.words)}`,
  );
}

/** Who was told of an ask, and what each answered last. */
export function toldIn(page: Page, ask: Ask): Markup | undefined {
  return listed(
    'Told of it',
    toldOf(ask),
    ({ party, on, response, words }) => html`${begin(page, party)} ${soft(on && sayDay(on), response)}${quote(words)}`,
  );
}

/** The messages that left, in their words. */
export function messagesIn(page: Page, card: Card): Markup | undefined {
  return listed(
    'Messages',
    messagesOf(card),
    (entry) =>
      html`To ${who(page, entry.party)} ${soft(capital(entry.moment ?? 'message'), entry.channel, day(entry))}${
        entry.subject && html`<p class="said" dir="auto">${entry.subject}</p>`
      }${entry.words && html`<p class="said soft" dir="auto">${entry.words}</p>`}`,
  );
}

function listed<Item>(title: string, items: readonly Item[], line: (item: Item) => Markup): Markup | undefined {
  if (items.length === 0) return undefined;
  return html`<h5>${title}</h5><ul class="list">${items.map((item) => html`<li>${line(item)}</li>`)}</ul>`;
}

function soft(...said: readonly (string | undefined)[]): Markup {
  return html`<span class="soft">${said.filter(Boolean).join(' · ')}</span>`;
}

function quote(words: string | undefined): Markup | undefined {
  return words === undefined ? undefined : html`<p class="said soft" dir="auto">“${words}”</p>`;
}

function day({ on }: Entry): string | undefined {
  return on && sayDay(on);
}
