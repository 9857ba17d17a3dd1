// Start at login: macOS and Windows keep a list that Electron knows how to ask, Linux reads a file (autostart.ts).
// A run from the sources is never entered, or every developer would meet it at the next login; tests say that they mean it.
import { resolve } from 'node:path';
import { app } from 'electron';
import { autostartPath, hasAutostart, removeAutostart, startable, writeAutostart } from './autostart.ts';

/** Starts without a window. */
const HIDDEN = '--hidden';

/** True where it can be asked for at all. */
export function canStartAtLogin(): boolean {
  return app.isPackaged || process.env.VOUCHSAFE_TEST_LOGIN === '1';
}

/** True if Vouchsafe is started when the user logs in. */
export async function isStartedAtLogin(): Promise<boolean> {
  if (!canStartAtLogin()) return false;
  if (process.platform === 'linux') return hasAutostart(autostartPath());
  return app.getLoginItemSettings({ args: [HIDDEN] }).openAtLogin;
}

/** Switches it on or off. Refuses (`autostart-foreign`) where another's file is in the way. */
export async function startAtLogin(on: boolean): Promise<void> {
  if (!canStartAtLogin()) return;
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN] });
  await (on ? writeAutostart(autostartPath(), ownCommand()) : removeAutostart(autostartPath()));
}

/** True if this start is to show no window: at login, where macOS takes no arguments but says so itself. */
export function isStartedHidden(): boolean {
  if (process.argv.includes(HIDDEN)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** How Linux starts us again: an AppImage runs from a place that is gone after it, and a home of its own stays its own. */
function ownCommand(): readonly string[] {
  const home = process.env.VOUCHSAFE_HOME ? resolve(process.env.VOUCHSAFE_HOME) : undefined;
  const program = process.env.APPIMAGE ?? process.execPath;
  const source = app.isPackaged ? [] : [resolve(app.getAppPath())];
  return [...(home ? ['env', `VOUCHSAFE_HOME=${home}`] : []), ...startable([program, ...source, HIDDEN])];
}
