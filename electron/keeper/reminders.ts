// What the main process may put into a notification: asked for by it, made here. Where names are not wanted, none leaves this
// process. A look costs next to nothing while the document is the same: what was read from it is kept with it.

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
import { todayOf } from '../../shared/model/today.ts';
import type { Row } from '../../shared/model/today-row.ts';
import { weekOf } from '../../shared/model/week.ts';
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

interface Waiting {
  readonly rows: readonly Row[];
  readonly picked: readonly string[];
}

const DIGEST = 'digest/';

export class Reminders {
  readonly #document: () => VouchsafeDocument | undefined;
  readonly #now: () => { readonly day: Day; readonly time: Time };
  #moments: { readonly from: readonly unknown[]; readonly value: readonly DueMoment[] } | undefined;
  #waiting: { readonly from: readonly unknown[]; readonly value: Waiting } | undefined;

  /** `document` answers undefined while the vault is not open: then there is nothing to say. */
  constructor(document: () => VouchsafeDocument | undefined, now = () => wallNow()) {
    this.#document = document;
    this.#now = now;
  }

  /** What is to be told now. Undefined while the vault is not open. */
  look({ names, since, missed, digest, told, shown }: RemindersAsked): RemindersFound | undefined {
    const document = this.#document();
    if (!document) return undefined;
    const { day, time } = this.#now();
    const came = dueBetween(this.#momentsOf(document), since, wallMoment(day, time));
    const due = came.filter(({ key }) => !told.includes(key));
    const reminders = missed
      ? [tellMissed(document, due, names)].flatMap((all) => all ?? [])
      : due.map((moment) => tellMoment(document, moment, names));
    const today = digest ? digestOf(document, ...this.#arguments(document, day, time, names)) : undefined;
    return {
      reminders: today
        ? [{ key: DIGEST + day, keys: [], title: today.title, body: today.body, to: today.to }, ...reminders]
        : reminders,
      settled: shown.filter((key) => this.#isSettled(document, key, day, time)),
    };
  }

  #arguments(document: VouchsafeDocument, today: Day, time: Time, names: boolean) {
    const { rows, picked } = this.#waitingOn(document, today);
    return [rows, { picked, today, time, names }] as const;
  }

  /** A moment is settled when its card was taken up, put aside anew, closed or binned; a digest when nothing waits any more. */
  #isSettled(document: VouchsafeDocument, key: string, day: Day, time: Time): boolean {
    if (key.startsWith('moment/')) return !this.#momentsOf(document).some((moment) => moment.key === key);
    if (!key.startsWith(DIGEST)) return false;
    return key !== DIGEST + day || digestOf(document, ...this.#arguments(document, day, time, false)) === undefined;
  }

  #momentsOf(document: VouchsafeDocument): readonly DueMoment[] {
    const from = [document.asks, document.intros];
    if (!isSame(this.#moments?.from, from)) this.#moments = { from, value: momentsIn(document) };
    return this.#moments?.value ?? [];
  }

  #waitingOn(document: VouchsafeDocument, today: Day): Waiting {
    const from = [document, today];
    if (!isSame(this.#waiting?.from, from)) this.#waiting = { from, value: waitingIn(document, today) };
    return this.#waiting?.value ?? { rows: [], picked: [] };
  }
}

/** What Today shows, as the window computes it for itself. */
function waitingIn(document: VouchsafeDocument, today: Day): Waiting {
  const contacts = lastContacts(document, contactsWritten(document, today), contactsInCards(document, today));
  const dusty = dustyPeople(document, contacts, today, Number.POSITIVE_INFINITY);
  const picked = weekOf(document, today, contacts).picked.filter(({ isDone }) => !isDone);
  return { rows: todayOf(document, today, { dayOf, dusty }), picked: picked.map(({ id }) => id) };
}

function isSame(kept: readonly unknown[] | undefined, from: readonly unknown[]): boolean {
  return kept?.every((part, n) => part === from[n]) ?? false;
}
