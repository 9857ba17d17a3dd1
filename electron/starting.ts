// What the settings of a window may know and change about how Vouchsafe starts and closes on this laptop.
import type { Starting } from '../shared/requests.ts';
import { goesOn } from './closing.ts';
import type { DeskHandlers } from './door.ts';
import { canStartAtLogin, isStartedAtLogin, startAtLogin } from './login.ts';
import type { Settings } from './settings.ts';
import type { InTray } from './tray-host.ts';

interface Behind {
  readonly settings: Settings;
  readonly lookAtTray: () => Promise<InTray>;
}

/** The answers to `desk.starting` and `desk.changeStarting`. */
export function startingHandlers(behind: Behind): Pick<DeskHandlers, 'desk.starting' | 'desk.changeStarting'> {
  return {
    'desk.starting': () => starting(behind),
    'desk.changeStarting': async ({ atLogin, inTray }) => {
      if (atLogin !== undefined) await startAtLogin(atLogin);
      behind.settings.change({ closeToTray: inTray });
      return starting(behind);
    },
  };
}

async function starting({ settings, lookAtTray }: Behind): Promise<Starting> {
  const inTray = await lookAtTray();
  return {
    atLogin: canStartAtLogin() ? await isStartedAtLogin() : undefined,
    inTray: goesOn({ chosen: settings.current.closeToTray, inTray }),
    hasTray: inTray === 'shown',
  };
}
