// What the main process may put into a notification: asked for by it, made here. Where names are not wanted, none leaves this
// process. A look costs next to nothing: Today is computed once a day, for its digest, and the moments are kept with the tables
// that they were read from.

import type { Card } from '../../shared/model/cards.ts';
import { digestOf } from '../../shared/model/digest.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import {
  type DueMoment,
  dueBetween,
  momentsIn,
  type Reminder,
  tellMissed,
  tellMoment,
  wallMoment,
} from '../../shared/model/due-moments.ts';
import { dustyPeople } from '../../shared/model/dusty.ts';
import type { Day, Time } from '../../shared/model/identity.ts';
import { contactsInCards, contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { find, type Table } from '../../shared/model/table.ts';
import { todayOf } from '../../shared/model/today.ts';
import type { Row } from '../../shared/model/today-row.ts';
import { weekOf } from '../../shared/model/week.ts';
import { inSlices } from './slices.ts';
import { dayOf, wallNow } from './stamp.ts';

/** What the main process asks. */
export interface RemindersAsked {
  /** Whether people and titles may be named. */
  readonly names: boolean;
  /** Moments after this one are told, by the clock on the wall. */
  readonly since: string;
  /** Told together, as missed: nobody could be told when they came. */
  readonly missed: boolean;
  /** Also the digest of today. */
  readonly digest: boolean;
  /** Keys of what was told already. */
  readonly told: readonly string[];
  /** Keys of what is on the screen now. */
  readonly shown: readonly string[];
}

/** What it is answered. */
export interface RemindersFound {
  readonly reminders: readonly Reminder[];
  /** Of those shown, what needs nobody any more. */
  readonly settled: readonly string[];
}

const DIGEST = 'digest/';

export class Reminders {
  readonly #document: () => VouchsafeDocument | undefined;
  readonly #now: () => { readonly day: Day; readonly time: Time };
  #moments: { readonly from: readonly unknown[]; readonly value: readonly DueMoment[] } | undefined;
  /** The card of which the last digest was, if it was of one, and how much had happened to it by then. */
  #digestCard: { readonly id: string; readonly entries: number | undefined } | undefined;

  /** `document` answers undefined while the vault is not open: then there is nothing to say. */
  constructor(document: () => VouchsafeDocument | undefined, now = () => wallNow()) {
    this.#document = document;
    this.#now = now;
  }

  /** What is to be told now. Undefined while the vault is not open. */
  async look({ names, since, missed, digest, told, shown }: RemindersAsked): Promise<RemindersFound | undefined> {
    const document = this.#document();
    if (!document) return undefined;
    const { day, time } = this.#now();
    const came = dueBetween(this.#momentsOf(document), since, wallMoment(day, time));
    const due = came.filter(({ key }) => !told.includes(key));
    const moments = missed
      ? [tellMissed(document, due, names)].flatMap((all) => all ?? [])
      : due.map((moment) => tellMoment(document, moment, names));
    const settled = shown.filter((key) => this.#isSettled(document, key, day));
    const today = digest ? await this.#digest(document, day, time, names) : [];
    // It may have been locked meanwhile.
    return this.#document() && { reminders: [...today, ...moments], settled };
  }

  async #digest(document: VouchsafeDocument, today: Day, time: Time, names: boolean): Promise<Reminder[]> {
    const { rows, picked } = await inSlices(waitingIn(document, today));
    const digest = digestOf(document, rows, { picked, today, time, names });
    if (!digest) return [];
    const { title, body, to } = digest;
    this.#digestCard = 'card' in to ? { id: to.card, entries: entriesIn(document, to.card) } : undefined;
    return [{ key: DIGEST + today, keys: [], title, body, to }];
  }

  /**
   * A moment is settled when its card was taken up, put aside anew, closed or binned; a digest when its day is over, or
   * somebody was at its one card. Today is not made anew for it: that of several things goes when the user looks at Today.
   */
  #isSettled(document: VouchsafeDocument, key: string, today: Day): boolean {
    if (key.startsWith('moment/')) return !this.#momentsOf(document).some((moment) => moment.key === key);
    if (!key.startsWith(DIGEST)) return false;
    const card = this.#digestCard;
    return key !== DIGEST + today || (card !== undefined && entriesIn(document, card.id) !== card.entries);
  }

  #momentsOf(document: VouchsafeDocument): readonly DueMoment[] {
    const from = [document.asks, document.intros];
    if (!this.#moments?.from.every((part, n) => part === from[n])) this.#moments = { from, value: momentsIn(document) };
    return this.#moments?.value ?? [];
  }
}

/** Undefined for a card that is gone: another laptop's document may have taken the place of the one it was in. */
function entriesIn(document: VouchsafeDocument, id: string): number | undefined {
  const card = [document.asks, document.intros].map((table) => find(table as Table<Card>, id)).find(Boolean);
  return card && Object.keys(card.history).length;
}

/** What Today shows, as the window computes it for itself; in steps, for a large network takes a while. */
function* waitingIn(
  document: VouchsafeDocument,
  today: Day,
): Generator<number, { readonly rows: readonly Row[]; readonly picked: readonly string[] }> {
  const written = contactsWritten(document, today);
  yield 0.2;
  const contacts = lastContacts(document, written, contactsInCards(document, today));
  yield 0.4;
  const dusty = dustyPeople(document, contacts, today, Number.POSITIVE_INFINITY);
  yield 0.6;
  const picked = weekOf(document, today, contacts).picked.filter(({ isDone }) => !isDone);
  yield 0.7;
  return { rows: todayOf(document, today, { dayOf, dusty }), picked: picked.map(({ id }) => id) };
}
