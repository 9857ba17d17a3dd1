// The user's day, and dates as people read them.
import { useSyncExternalStore } from 'react';
import type { Day } from '../../shared/model/identity.ts';

/** Today in the user's own time zone. */
export function today(): Day {
  return dayOf(new Date());
}

/** Today, changing at midnight, in another time zone, and after the laptop has slept. */
export function useToday(): Day {
  return useSyncExternalStore(watchDay, today);
}

/**
 * A timer ends at midnight, and at the latest after this: while a laptop sleeps timers stand still, and nobody tells a window
 * that its time zone is another one.
 */
const LOOK_AGAIN_MS = 30_000;

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let known: Day | undefined;

function watchDay(watcher: () => void): () => void {
  watchers.add(watcher);
  if (watchers.size === 1) {
    for (const [target, event] of WAKING) target().addEventListener(event, lookAtDay);
    lookAtDay();
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    for (const [target, event] of WAKING) target().removeEventListener(event, lookAtDay);
  };
}

/** Whoever comes back to the window sees the right day at once. */
const WAKING = [
  [() => window, 'focus'],
  [() => document, 'visibilitychange'],
] as const;

function lookAtDay(): void {
  clearTimeout(timer);
  timer = setTimeout(lookAtDay, Math.min(LOOK_AGAIN_MS, msToMidnight(new Date())));
  const day = today();
  if (day === known) return;
  known = day;
  for (const watcher of watchers) watcher();
}

/** How long until the next day begins where the user is; days of 23 and of 25 hours have their midnight too. */
export function msToMidnight(now: Date): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return Math.max(1, next.getTime() - now.getTime());
}

/** The day of an instant in the user's time zone. */
export function dayOf(at: Date | number): Day {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** A day as it is written on a card: "14 Nov", with the year when it is not this one. */
export function sayDay(day: Day): string {
  const date = new Date(`${day}T12:00:00`);
  if (Number.isNaN(date.getTime())) return day;
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year });
}

/** An instant with its time: "14 Nov 09:40". */
export function sayInstant(at: number): string {
  return `${sayDay(dayOf(at))} ${new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** How long ago, in a word or two: "2 h", "3 d". */
export function sayAgo(at: number, now = Date.now()): string {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  if (minutes < 60) return minutes < 2 ? 'just now' : `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} d`;
}

/** A sentence of the model with its days as people write them. */
export function sayDays(sentence: string): string {
  return sentence.replace(/\d{4}-\d\d-\d\d/g, sayDay);
}

/** A day in full, as it stands above a page: "Sunday, 22 November". */
export function sayLongDay(day: Day): string {
  const date = new Date(`${day}T12:00:00`);
  return date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
}

/** The month of a day in words: "March", with the year when it is not this one. */
export function sayMonth(day: Day): string {
  const date = new Date(`${day}T12:00:00`);
  if (Number.isNaN(date.getTime())) return day;
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString('en-GB', { month: 'long', ...year });
}
