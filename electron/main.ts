// Start-up as a list. The main process knows windows, dialogs and the clock; it never holds a key or what is in the vault.
import { app, type BrowserWindow, dialog, nativeTheme, type Session } from 'electron';
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
import { startReminders } from './reminders.ts';
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
let pages: Session | undefined;
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
  setMenu(lockByHand);
  const reminders = startReminders({ settings, guard, show: showWindow });
  const handlers = deskHandlers({ settings, guard, lock: lockByHand, reminders });
  openDoor({
    handlers,
    giveToKeeper: (port, page) => guard.give(port, page),
    offerFile: (path) => offerFile(guard, path),
  });
  watchForAbsence({
    // Being away is no reason to lose what could not be saved; the system going to sleep is.
    lock: (inHurry) => void (inHurry || !guard.told.unsaved ? lock(inHurry) : undefined),
    quit: () => app.quit(),
    isOpen: () => guard.isOpen,
    idleMinutes: () => settings.current.idleMinutes,
  });
  await guard.start();
  pages = await openSession();
  window = openWindow(pages, settings);
  log('started', { version: app.getVersion(), electron: process.versions.electron });
}

/** Locks because the user said so. What could not be saved would be lost, so then they are asked. */
function lockByHand(): void {
  if (isLossAccepted()) void lock();
}

/** True when nothing would be lost by closing the vault now, or the user would rather lose it. */
function isLossAccepted(): boolean {
  if (!guard.told.unsaved) return true;
  const choice = dialog.showMessageBoxSync({
    type: 'warning',
    message: 'Your last changes are not saved yet',
    detail: 'The disk does not take them. Make room or make it writable, and they are saved by themselves.',
    buttons: ['Keep it open', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
  });
  return choice === 1;
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
  event.preventDefault();
  if (!isLossAccepted()) return showAgain();
  isQuitting = true;
  if (window && !window.isDestroyed()) {
    rememberBounds(window, settings);
    window.hide();
  }
  void Promise.allSettled([clearSecret(), guard.lock(), settings.flush()]).then(() => app.exit());
}

/** The user stays: if they had closed the window, here is another on the same open vault. */
function showAgain(): void {
  if (pages && (!window || window.isDestroyed())) window = openWindow(pages, settings);
}

/** Someone started Vouchsafe again: here it is. Or was, while it is quitting: then a new one follows. */
function showWindow(): void {
  if (isQuitting) return app.relaunch();
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
