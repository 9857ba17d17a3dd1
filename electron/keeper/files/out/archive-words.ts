// The small parts of the archive's pages: days, people by their names, faces with the ring of their consent, histories in
// words. Names are isolated, so that one written from the right leaves the line around it alone.

import type { Consent } from '../../../../shared/model/consent.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { survivorOf } from '../../../../shared/model/document.ts';
import { hueOf, initialsOf } from '../../../../shared/model/face.ts';
import { type Entry, entriesOf, type History, sayEntry, whenWritten } from '../../../../shared/model/history.ts';
import type { Instant, PartyId } from '../../../../shared/model/identity.ts';
import type { Telling } from './archive-index.ts';
import { html, type Markup } from './html.ts';
import { visibleName, type Wanted } from './wanted.ts';

/** What every part of the archive needs. */
export interface Page {
  readonly document: VouchsafeDocument;
  readonly wanted: Wanted;
  readonly telling: Telling;
  readonly today: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const RINGS: Readonly<Record<Consent['answer'], string>> = {
  unasked: 'is-unasked',
  asked: 'is-asked',
  yes: 'is-yes',
  'not now': 'is-later',
  no: 'is-no',
};

/** A day in words, "3 Nov 2026"; a birthday without its year, a month or a year as far as they go. */
export function sayDay(day: string): string {
  const [, year, month, date] = /^(\d{4}|-)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(day) ?? [];
  if (year === undefined) return day;
  const words = [date && String(Number(date)), month && MONTHS[Number(month) - 1], year === '-' ? '' : year];
  return words.filter(Boolean).join(' ');
}

/** The day of an instant, where this laptop is. */
export function sayInstant(at: Instant): string {
  const then = new Date(at);
  return `${then.getDate()} ${MONTHS[then.getMonth()]} ${then.getFullYear()}`;
}

/** A closed list's word at the beginning of a line. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "one ask", "3 asks". */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
}

/** A party by name; somebody of the archive with a way to them. */
export function who(page: Page, party: PartyId | undefined): Markup {
  if (party === 'me') return html`you`;
  if (party === undefined) return html`<span class="soft">nobody yet</span>`;
  const told = page.telling.people.get(survivorOf(page.document, party));
  const name = visibleName(page.document, party, page.wanted);
  return told ? html`<a href="#p${told.place}"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`;
}

/** A party at the beginning of a line. */
export function begin(page: Page, party: PartyId | undefined): Markup {
  return party === 'me' ? html`You` : who(page, party);
}

/** A person's initials on a colour of their own, ringed with their consent. Whoever does not see it reads it beside. */
export function face(name: string, consent?: Consent['answer'], isMe = false): Markup {
  const ring = consent === undefined ? '' : RINGS[consent];
  const hue = isMe ? 'me' : hueOf(name);
  return html`<span class="face ${ring}" aria-hidden="true"><span class="hue-${hue}">${isMe ? 'me' : initialsOf(name)}</span></span>`;
}

/** A card's history in words, oldest first. */
export function historyOf(page: Page, card: { history: History }): Markup {
  const entries = entriesOf(card).reverse();
  const name = (party: PartyId) => visibleName(page.document, party, page.wanted);
  // A day is said here as everywhere in the archive.
  const said = ({ on, until, ...entry }: Entry) =>
    sayEntry({ ...entry, ...(on && { on: sayDay(on) }), ...(until && { until: sayDay(until) }) }, name);
  return html`<h5>History</h5><ul class="time history">${entries.map(
    (entry) =>
      html`<li><span class="when">${sayInstant(whenWritten(entry))}</span><span dir="auto">${said(entry)}</span></li>`,
  )}</ul>`;
}

/** A row of facts; nothing where nothing was said. */
export function fact(title: string, said: Markup | string | undefined): Markup | undefined {
  return said === undefined || said === '' ? undefined : html`<dt>${title}</dt><dd dir="auto">${said}</dd>`;
}

export function tagsOf(tags: Readonly<Record<string, true>>): Markup | undefined {
  const names = Object.keys(tags).sort();
  return names.length === 0 ? undefined : html`${names.map((tag) => html`<span class="tag" dir="auto">${tag}</span>`)}`;
}
