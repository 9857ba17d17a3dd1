// The main window: sandboxed, isolated, unable to navigate, to open others or to embed. Locking destroys its page.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, type WebContents } from 'electron';
import icon from '../resources/icon.png?asset';
import { PAGES } from './pages.ts';
import type { Settings } from './settings.ts';

/** Opens the main window; unless it is to stay hidden, it shows itself once its page has painted: nobody sees a white flash. */
export function openWindow(pages: Session, settings: Settings, hidden = false): BrowserWindow {
  const window = makeWindow(pages, settings);
  if (!hidden) window.once('ready-to-show', () => window.show());
  return window;
}

/** A new window in the place of another, whose page ends at once, with its process. It does not push itself forward. */
export function replaceWindow(old: BrowserWindow, settings: Settings): BrowserWindow {
  // Destroying alone might leave the process running for a while, or let the new page share it.
  old.webContents.forcefullyCrashRenderer();
  const window = makeWindow(old.webContents.session, settings);
  const [wasFocused, wasHidden] = [old.isFocused(), !old.isVisible()];
  const [wasMinimized, wasMaximized] = [old.isMinimized(), old.isMaximized()];
  window.setBounds(old.getNormalBounds());
  window.once('ready-to-show', () => {
    if (wasMinimized) return window.minimize();
    if (wasMaximized) window.maximize();
    if (wasFocused) window.show();
    else if (!wasHidden) window.showInactive();
  });
  old.destroy();
  return window;
}

function makeWindow(pages: Session, settings: Settings): BrowserWindow {
  const { x, y, width, height } = settings.current.window;
  const window = new BrowserWindow({
    ...(x !== undefined && y !== undefined && { x, y }),
    width,
    height,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Vouchsafe',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#171514' : '#faf8f5',
    autoHideMenuBar: true,
    icon,
    // The map is drawn by it (renderer/features/map). Only our own code runs in the page.
    webPreferences: { ...pagePreferences(pages), webgl: true },
  });
  window.on('close', () => rememberBounds(window, settings));
  // The title is fixed: what a page might put there would be seen by every other program.
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(PAGES.desk);
  return window;
}

/** What every page may: as little as possible. */
export function pagePreferences(pages: Session): Electron.WebPreferences {
  return {
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    session: pages,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: process.platform === 'darwin',
    devTools: !app.isPackaged,
    webgl: false,
    enableWebSQL: false,
  };
}

/** Shuts every way out of a page. Set for each new page, whoever made it. */
export function closeWaysOut(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  // Without this, the first Bluetooth device in reach would be given to whoever asks.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  // WebRTC ignores content policies and request filters: this is what closes it.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Notes where the window stands, for the next start. */
export function rememberBounds(window: BrowserWindow, settings: Settings): void {
  if (window.isMinimized() || window.isFullScreen()) return;
  settings.change({ window: window.getNormalBounds() });
}
