// The main window: sandboxed, isolated, unable to navigate, to open others or to embed. Locking destroys its page.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, type WebContents } from 'electron';
import { ORIGIN } from './pages.ts';
import type { Settings } from './settings.ts';

export const PAGE = `${ORIGIN}/index.html`;

/** Opens the main window; it shows itself once its page has painted, so that nobody sees a white flash. */
export function openWindow(pages: Session, settings: Settings): BrowserWindow {
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
    icon: join(import.meta.dirname, '../../resources/icon.png'),
    webPreferences: {
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
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberBounds(window, settings));
  // The title is fixed: what a page might put there would be seen by every other program.
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(PAGE);
  return window;
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

function rememberBounds(window: BrowserWindow, settings: Settings): void {
  if (window.isMinimized() || window.isFullScreen()) return;
  settings.change({ window: window.getBounds() });
}
