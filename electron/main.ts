// Start-up as a list. The main process knows windows, dialogs and the clock; it never holds a key or what is in the vault.
import { app, nativeTheme } from 'electron';
import { watchForAbsence } from './autolock.ts';
import { deskHandlers, offerFile, themeOf } from './desk.ts';
import { openDoor } from './door.ts';
import { settleHome } from './home.ts';
import { Life } from './life.ts';
import { type Asked, askedBy, linkAsks } from './links.ts';
import { catchBugs, log, startLog } from './log.ts';
import { isStartedHidden } from './login.ts';
import { setMenu } from './menu.ts';
import { closeSession, openSession, registerScheme } from './pages.ts';
import { startReminders } from './reminders.ts';
import { Settings } from './settings.ts';
import { Shortcut } from './shortcut.ts';
import { closeSwitches, isUnsandboxed, refuseUnsandboxed } from './switches.ts';
import { openTray } from './tray.ts';
import { closeWaysOut } from './windows.ts';

const home = settleHome();
closeSwitches();
registerScheme();
startLog(home.logFile);
catchBugs();
app.on('session-created', closeSession);
app.on('web-contents-created', (_event, contents) => closeWaysOut(contents));
// Windows shows notifications only of programs that it knows by a name.
app.setAppUserModelId('app.vouchsafe.desktop');
const settings = new Settings(home.settingsFile);
let life: Life | undefined;
/** What a link asked for before there was anything to show (macOS hands it over early). */
let early: Asked | undefined;

app.on('open-url', (event, link) => {
  event.preventDefault();
  early = linkAsks(link);
  if (life) follow(early);
});
if (app.isPackaged && isUnsandboxed()) refuseUnsandboxed();
else if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

async function start(): Promise<void> {
  const born = new Life(await openSession(), settings, home.vaultDir);
  life = born;
  const { guard, capture } = born;
  const shortcut = new Shortcut(settings, () => capture.toggle());
  app.on('second-instance', (_event, argv) => follow(askedBy(argv)));
  app.on('activate', () => born.show());
  app.on('before-quit', (event) => born.quit(event));
  app.on('render-process-gone', (_event, contents, { reason }) => born.pageGone(contents, reason));
  nativeTheme.themeSource = themeOf(settings);
  const lock = () => born.lockByHand();
  const menu = setMenu({ lead: (to) => born.lead(to), capture: () => capture.show(), lock });
  const tray = openTray({
    capture: () => capture.show(),
    show: () => born.show(),
    lock,
    quit: () => app.quit(),
    isOpen: () => guard.isOpen,
    captureKeys: () => (shortcut.state.works === 'taken' ? undefined : shortcut.state.accelerator),
  });
  born.lookAtTray = () => tray.look();
  guard.listen(() => {
    menu.update(guard.isOpen && guard.told.state === 'open', guard.isOpen);
    tray.update();
  });
  const handlers = deskHandlers({
    settings,
    guard,
    shortcut,
    capture,
    lock,
    lead: (to) => born.lead(to),
    lookAtTray: () => tray.look(),
    reminders: startReminders({ settings, guard, show: () => born.show() }),
  });
  openDoor({
    handlers,
    giveToKeeper: (port, page) => guard.give(port, page),
    offerFile: (path) => offerFile(guard, path),
  });
  watchForAbsence({
    lock: (inHurry) => born.lockForAbsence(inHurry),
    quit: () => app.quit(),
    isOpen: () => guard.isOpen,
    idleMinutes: () => settings.current.idleMinutes,
  });
  shortcut.register();
  if (app.isPackaged) app.setAsDefaultProtocolClient('vouchsafe');
  const asked = early ?? askedBy(process.argv);
  await born.begin(asked.is !== 'show' || isStartedHidden());
  if (asked.is === 'capture') follow(asked);
  log('started', { version: app.getVersion(), electron: process.versions.electron });
}

/** Does what another start of the app, or a link, asks for. */
function follow(asked: Asked): void {
  if (asked.is === 'capture') life?.capture.show(asked.text);
  else life?.show();
}
