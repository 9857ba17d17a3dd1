// Start-up as a list. The main process knows windows, dialogs and the clock; it never holds a key or what is in the vault.
import { app, type BrowserWindow, dialog, nativeTheme, session } from 'electron';
import { sentenceOf } from '../shared/refusal.ts';
import { watchForAbsence } from './autolock.ts';
import { clearSecret } from './clipboard.ts';
import { deskHandlers, offerFile, themeOf } from './desk.ts';
import { openDoor } from './door.ts';
import { Guard } from './guard.ts';
import { settleHome } from './home.ts';
import { log, startLog } from './log.ts';
import { setMenu } from './menu.ts';
import { openSession, registerScheme } from './pages.ts';
import { Settings } from './settings.ts';
import { closeSwitches } from './switches.ts';
import { closeWaysOut, openWindow } from './windows.ts';

const home = settleHome();
closeSwitches();
registerScheme();
startLog(home.logFile);
const settings = new Settings(home.settingsFile);
const guard = new Guard(home.vaultDir, () => settings.current.device, keeperGone);
let window: BrowserWindow | undefined;
let renewing: Promise<void> | undefined;
let isQuitting = false;
const deaths: number[] = [];

if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

async function start(): Promise<void> {
  app.on('second-instance', showWindow);
  app.on('web-contents-created', (_event, contents) => closeWaysOut(contents));
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', quitLocked);
  // Nothing of ours uses the default session; whatever tries to is stopped there, too.
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith('devtools://') }),
  );
  nativeTheme.themeSource = themeOf(settings);
  setMenu(() => void lock());
  const handlers = deskHandlers({ settings, guard, lock: () => void lock() });
  openDoor({ handlers, giveToKeeper: (port) => guard.give(port), offerFile: (path) => offerFile(guard, path) });
  watchForAbsence(
    () => void lock(),
    () => settings.current.idleMinutes,
  );
  await guard.start();
  const pages = await openSession();
  window = openWindow(pages, settings);
  log('started', { version: app.getVersion(), electron: process.versions.electron });
}

/** Locks: the keeper ends, and with the page goes all that it was shown. Nothing happens while nothing is open. */
async function lock(): Promise<void> {
  if (!['open', 'rehearsing', 'opening'].includes(guard.told.state)) return;
  await clearSecret();
  await renew();
}

/** A new page and a new keeper, both empty. */
function renew(crashed = false): Promise<void> {
  renewing ??= (async () => {
    const old = window;
    if (isQuitting || !old) return;
    const locked = guard.lock();
    window = openWindow(old.webContents.session, settings);
    window.setBounds(old.getBounds());
    old.destroy();
    await locked;
    await guard.start(crashed);
  })().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** A keeper that dies is replaced, but not for ever: what kills it at once will kill the next one, too. */
function keeperGone(): void {
  deaths.push(Date.now());
  if (deaths.filter((at) => Date.now() - at < 60_000).length < 4) return void renew(true);
  dialog.showErrorBox('Vouchsafe', sentenceOf('keeper-gone'));
  app.quit();
}

/** Quitting waits until the vault is folded and closed. */
function quitLocked(event: Electron.Event): void {
  if (isQuitting) return;
  isQuitting = true;
  event.preventDefault();
  void Promise.all([clearSecret(), guard.lock(), settings.flush()]).finally(() => app.quit());
}

function showWindow(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
