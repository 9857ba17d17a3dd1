// What closing the window means: Vouchsafe ends, or it goes on in the tray. What has not been told is told once, because a
// program that goes on out of sight is a surprise to whoever thought to have ended it.
import type { InTray } from './tray-host.ts';

/** What the user was told before: nothing, that it goes on in the tray, or that it goes on where nobody sees it. */
export type Told = 'nothing' | 'tray' | 'unseen';

interface Circumstances {
  /** What the user chose; undefined if they never did. */
  readonly chosen: boolean | undefined;
  readonly inTray: InTray;
  readonly told: Told;
}

/** True if a closed window leaves Vouchsafe running. Where no icon would be seen, only if the user said so. */
export function goesOn({ chosen, inTray }: Pick<Circumstances, 'chosen' | 'inTray'>): boolean {
  return chosen ?? inTray === 'shown';
}

/** What closing the window does: `tell` asks first, in the words for what is so. */
export function onClosing({ chosen, inTray, told }: Circumstances): 'quit' | 'hide' | 'tell' {
  if (!goesOn({ chosen, inTray })) return 'quit';
  if (told === 'unseen' || (told === 'tray' && inTray === 'shown')) return 'hide';
  return 'tell';
}

/** The words in which it is told, and the two answers; the first is "go on". */
export function tellingOf(inTray: InTray) {
  return inTray === 'shown'
    ? {
        message: 'Vouchsafe goes on in the tray',
        detail:
          'It can capture what comes up and remind you there. The vault stays open until it locks. Its icon opens the ' +
          'window again, and quits. You can change this in the settings.',
        buttons: ['Keep it there', 'Quit instead'],
      }
    : {
        message: 'Vouchsafe goes on out of sight',
        detail:
          'Your desktop shows no tray. To see Vouchsafe again, start it again or press the shortcut for capturing. The ' +
          'vault stays open until it locks. You can change this in the settings.',
        buttons: ['Keep it running', 'Quit instead'],
      };
}
