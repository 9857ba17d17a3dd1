// The closing of the window: it goes out of sight or everything ends, as closing.ts decides; what must be told is told first.
import { type BrowserWindow, dialog } from 'electron';
import { onClosing, tellingOf } from './closing.ts';
import type { Settings } from './settings.ts';
import type { InTray } from './tray-host.ts';

interface Behind {
  readonly settings: Settings;
  readonly lookAtTray: () => Promise<InTray>;
  readonly isQuitting: () => boolean;
  readonly quit: () => void;
}

/** Decides anew at each closing of this window: a tray may have come or gone. */
export function watchClosing(window: BrowserWindow, behind: Behind): void {
  let isDeciding = false;
  window.on('close', (event) => {
    if (behind.isQuitting()) return;
    event.preventDefault();
    if (isDeciding) return;
    isDeciding = true;
    void close(window, behind).finally(() => {
      isDeciding = false;
    });
  });
}

async function close(window: BrowserWindow, { settings, lookAtTray, quit }: Behind): Promise<void> {
  const inTray = await lookAtTray();
  if (window.isDestroyed()) return;
  const { closeToTray: chosen, toldTray: told } = settings.current;
  const does = onClosing({ chosen, inTray, told });
  if (does === 'quit') return quit();
  if (does === 'tell') {
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      ...tellingOf(inTray),
      defaultId: 0,
      cancelId: 0,
    });
    settings.change(response === 1 ? { closeToTray: false } : { toldTray: inTray === 'shown' ? 'tray' : 'unseen' });
    if (response === 1) return quit();
  }
  if (!window.isDestroyed()) window.hide();
}
