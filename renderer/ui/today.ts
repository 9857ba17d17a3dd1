// The user's day, and dates as people read them.
import { useEffect, useState } from 'react';
import type { Day } from '../../shared/model/identity.ts';

/** Today in the user's own time zone. */
export function today(): Day {
  return dayOf(new Date());
}

/** Today, changing at midnight. */
export function useToday(): Day {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return day;
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
