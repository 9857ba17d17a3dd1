// Tells the main process what the user has before them, by its id: a notification that leads there has done its work.
import { useEffect } from 'react';
import { request } from '../vouchsafe.ts';
import { usePlace } from './place.ts';

/** Says so whenever the user comes to a card or to Today. Whether it was heard changes nothing here. */
export function useSeen(): void {
  const { panel, screen } = usePlace();
  useEffect(() => {
    if (panel !== undefined) void request('desk.seen', { to: { card: panel } }).catch(() => undefined);
  }, [panel]);
  const isToday = screen.is === 'today';
  useEffect(() => {
    if (isToday) void request('desk.seen', { to: { screen: 'today' } }).catch(() => undefined);
  }, [isToday]);
}
