// Today and the open loops as stories ask for them: on the story's own day, in a zone where days are UTC's.

import { expect } from 'vitest';
import { nameOf } from '../../shared/model/document.ts';
import { dustyPeople } from '../../shared/model/dusty.ts';
import { addDays, type Day, isDay } from '../../shared/model/identity.ts';
import { interactionsWith } from '../../shared/model/interaction.ts';
import { ledgerLine, ledgerOverall, ledgerWith } from '../../shared/model/ledger.ts';
import { ledgerEntries } from '../../shared/model/ledger-entries.ts';
import { type Loop, openLoops } from '../../shared/model/loops.ts';
import { contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { todayOf } from '../../shared/model/today.ts';
import { byHurt, type Row } from '../../shared/model/today-row.ts';
import { suggestionsFor, weekOf } from '../../shared/model/week.ts';
import type { Story } from './story.ts';

export const dayOf = (at: number): Day => new Date(at).toISOString().slice(0, 10);

export const contactsOf = ({ document, today }: Story) => lastContacts(document, contactsWritten(document, today));

/** What waits on the story's day. */
export function rowsOf(story: Story): Row[] {
  const { document, today } = story;
  return todayOf(document, today, { dayOf, dusty: dustyPeople(document, contactsOf(story), today, 100) });
}

/** The same in short: what it is, and what its button does. */
export function sayRows(story: Story): string[] {
  return rowsOf(story).map(({ headline, label }) => `${headline} → ${label}`);
}

export function loopsOf(story: Story): Loop[] {
  return openLoops(story.document, story.today, dayOf);
}

/** The same in short: who, and why. */
export function sayLoops(story: Story): string[] {
  return loopsOf(story).map(({ kind, party, why }) => `${kind}: ${nameOf(story.document, party)} (${why})`);
}

/** Everything about days that a screen computes from a document is computable, in words, and there once. */
export function lookAtDays(story: Story): void {
  const { document, today } = story;
  for (const day of [today, addDays(today, 30), addDays(today, 400)]) {
    story.today = day;
    const rows = rowsOf(story);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect([...rows].sort(byHurt)).toEqual(rows);
    for (const { headline, why, since, late, label } of rows) {
      expect(`${headline} ${why} ${label}`).not.toMatch(/undefined|null|NaN/);
      expect([isDay(since), late >= 0]).toEqual([true, true]);
    }
    const loops = loopsOf(story);
    expect(new Set(loops.map(({ key }) => key)).size).toBe(loops.length);
    const week = weekOf(document, day, contactsOf(story));
    for (const list of [week.picked, week.left]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(suggestionsFor(week, rows).length).toBeLessThanOrEqual(5);
  }
  story.today = today;
  const lines = ledgerOverall(document, dayOf);
  for (const [person, line] of lines) {
    const { given, received, open } = ledgerWith(document, person);
    expect({ given: line.given, received: line.received, open: line.open }).toEqual({ given, received, open });
    expect(ledgerLine(document, person, interactionsWith(document, person), dayOf)).toEqual(line);
    const entries = ledgerEntries(document, person, interactionsWith(document, person), dayOf);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    for (const { words } of entries) expect(words).not.toMatch(/undefined|null|NaN/);
  }
}
