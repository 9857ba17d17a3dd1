// Start-up as a list. The main process knows windows, dialogs and the clock; it never holds a key or what is in the vault.
import { app, type BrowserWindow, dialog, nativeTheme } from 'electron';
import { sentenceOf } from '../shared/refusal.ts';
import { watchForAbsence } from './autolock.ts';
import { clearSecret, clearSelection } from './clipboard.ts';
import { deskHandlers, offerFile, themeOf } from './desk.ts';
import { openDoor } from './door.ts';
import { Guard } from './guard.ts';
import { settleHome } from './home.ts';
import { catchBugs, log, startLog } from './log.ts';
import { setMenu } from './menu.ts';
import { closeSession, openSession, registerScheme } from './pages.ts';
import { Settings } from './settings.ts';
import { closeSwitches, isUnsandboxed, refuseUnsandboxed } from './switches.ts';
import { closeWaysOut, openWindow, rememberBounds, replaceWindow } from './windows.ts';

const home = settleHome();
closeSwitches();
registerScheme();
startLog(home.logFile);
catchBugs();
app.on('session-created', closeSession);
app.on('web-contents-created', (_event, contents) => closeWaysOut(contents));
const settings = new Settings(home.settingsFile);
const guard = new Guard(home.vaultDir, () => settings.current.device, keeperGone);
let window: BrowserWindow | undefined;
let renewing: Promise<void> | undefined;
let isQuitting = false;
const deaths: number[] = [];

if (app.isPackaged && isUnsandboxed()) refuseUnsandboxed();
else if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

async function start(): Promise<void> {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', quitLocked);
  app.on('render-process-gone', (_event, contents, { reason }) => {
    if (contents === window?.webContents) pageGone(reason);
  });
  nativeTheme.themeSource = themeOf(settings);
  setMenu(() => void lock());
  const handlers = deskHandlers({ settings, guard, lock: () => void lock() });
  openDoor({ handlers, giveToKeeper: (port) => guard.give(port), offerFile: (path) => offerFile(guard, path) });
  watchForAbsence({
    lock: (inHurry) => void lock(inHurry),
    quit: () => app.quit(),
    isOpen: () => guard.isOpen,
    idleMinutes: () => settings.current.idleMinutes,
  });
  await guard.start();
  window = openWindow(await openSession(), settings);
  log('started', { version: app.getVersion(), electron: process.versions.electron });
}

/** Locks: the keeper ends, and with the page goes all that it was shown, half a passphrase included. */
async function lock(inHurry = false): Promise<void> {
  const renewed = renew({ inHurry });
  clearSelection();
  await Promise.all([renewed, clearSecret()]);
}

/** A new page and a new keeper, both empty. */
function renew(how: { readonly inHurry?: boolean; readonly crashed?: boolean }): Promise<void> {
  renewing ??= (async () => {
    if (isQuitting || !window || window.isDestroyed()) return;
    const locked = guard.lock(how.inHurry);
    window = replaceWindow(window, settings);
    await locked;
    if (!isQuitting) await guard.start(how.crashed);
  })().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

function keeperGone(): void {
  recover(true);
}

function pageGone(reason: string): void {
  log('page gone', { reason });
  recover(false);
}

/** What dies is replaced, but not for ever: what killed it at once will kill the next one, too. */
function recover(crashed: boolean): void {
  if (isQuitting) return;
  deaths.push(Date.now());
  if (deaths.filter((at) => Date.now() - at < 60_000).length < 4) return void renew({ crashed });
  dialog.showErrorBox('Vouchsafe', sentenceOf('keeper-gone'));
  app.quit();
}

/** Quitting waits, out of sight, until the vault is folded and closed. */
function quitLocked(event: Electron.Event): void {
  if (isQuitting) return;
  isQuitting = true;
  event.preventDefault();
  if (window && !window.isDestroyed()) {
    rememberBounds(window, settings);
    window.hide();
  }
  void Promise.allSettled([clearSecret(), guard.lock(), settings.flush()]).then(() => app.exit());
}

/** Someone started Vouchsafe again: here it is. Or was, while it is quitting: then a new one follows. */
function showWindow(): void {
  if (isQuitting) return app.relaunch();
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
