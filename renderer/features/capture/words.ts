// What is said of a line that was kept, and of those that wait in the inbox. Pure. Whether the vault was locked is known only of
// finished ones: a line that was left unfinished may have been begun while it was open.
import type { CaptureIntent } from '../../../shared/model/capture/keep.ts';
import { sayDay } from '../../ui/today.ts';

/** What became of a line: "Captured: A cellist", "Call Léa: comes back on 24 Nov". */
export function sayKept(intent: CaptureIntent): string {
  switch (intent.is) {
    case 'ask':
      return intent.asideUntil
        ? `${intent.title}: comes back on ${sayDay(intent.asideUntil)}.`
        : `Captured: ${intent.title}.`;
    case 'intro':
      return 'Captured as an introduction.';
    case 'contact':
      return 'Noted with whom you were in touch.';
    case 'thanks':
      return 'Thanks noted.';
  }
}

/** "3 captured while locked", "1 left unfinished", or both. `unfinished` are among the `captured`. */
export function sayWaiting(captured: number, unfinished: number): string {
  const finished = captured - unfinished;
  const parts = [
    finished > 0 && `${finished} captured while locked`,
    unfinished > 0 && `${unfinished} left unfinished`,
  ];
  return parts.filter(Boolean).join(', ');
}
