// The capture window: small, frameless, above whatever the user does, on the screen with the pointer. It is kept warm and
// hidden, so that the caret is there at once, and its page ends with every lock like the desk's own.
import { BrowserWindow, type Rectangle, type Session, screen } from 'electron';
import { PAGES } from './pages.ts';
import { pagePreferences } from './windows.ts';

const WIDTH = 640;
const LOWEST = 120;
const HIGHEST = 520;
/** Long enough for a page to see that it was hidden. */
const AWAY_MS = 80;

export class CaptureWindow {
  readonly #pages: Session;
  #window: BrowserWindow | undefined;
  #given: string | undefined;

  constructor(pages: Session) {
    this.#pages = pages;
  }

  /** Makes the window, hidden, if there is none. */
  warm(): BrowserWindow {
    if (this.#window && !this.#window.isDestroyed()) return this.#window;
    const window = new BrowserWindow({
      width: WIDTH,
      height: LOWEST,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Vouchsafe',
      // On macOS a panel takes the keys without bringing the whole app forward, so that the focus returns when it hides.
      ...(process.platform === 'darwin' && { type: 'panel' }),
      webPreferences: pagePreferences(this.#pages),
    });
    window.on('page-title-updated', (event) => event.preventDefault());
    void window.loadURL(PAGES.capture);
    this.#window = window;
    return window;
  }

  /** True for the contents of this window. */
  is(contents: Electron.WebContents): boolean {
    return this.#window?.webContents === contents;
  }

  /** Shows it, with a text that came from outside if there is one; where it stands already, it is put away. */
  toggle(): void {
    if (this.#window?.isVisible() && this.#window.isFocused()) this.putAway();
    else this.show();
  }

  /** Shows it. A text that was given waits until the page asks for it. */
  show(given?: string): void {
    if (given !== undefined) this.#given = given;
    const window = this.warm();
    if (given === undefined || !window.isVisible()) return comeForward(window);
    // Its page looks for what was given whenever it comes forward, so it has to go, seen by its page, and come again.
    window.hide();
    setTimeout(() => !window.isDestroyed() && comeForward(window), AWAY_MS);
  }

  /** The text that was given from outside, once. */
  takeGiven(): string | undefined {
    const given = this.#given;
    this.#given = undefined;
    return given;
  }

  /** Makes it as high as what it shows. */
  fit(height: number): void {
    const window = this.#window;
    if (!window || window.isDestroyed()) return;
    const bounds = window.getBounds();
    window.setBounds({ ...bounds, width: WIDTH, height: Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(height))) });
  }

  /** Hides it; the focus goes back to where the user was. */
  putAway(): void {
    if (!this.#window || this.#window.isDestroyed()) return;
    // Windows would hand the focus to our other window.
    if (process.platform === 'win32') this.#window.blur();
    this.#window.hide();
  }

  /** Ends its page, with all that it was shown. */
  end(): void {
    const window = this.#window;
    this.#window = undefined;
    if (!window || window.isDestroyed()) return;
    window.webContents.forcefullyCrashRenderer();
    window.destroy();
  }
}

function comeForward(window: BrowserWindow): void {
  if (!window.isVisible()) place(window);
  window.show();
  window.focus();
}

/** Puts it a quarter down the screen on which the pointer is. */
function place(window: BrowserWindow): void {
  const area: Rectangle = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
  const { height } = window.getBounds();
  const x = Math.round(area.x + (area.width - WIDTH) / 2);
  const y = Math.round(area.y + area.height / 4);
  window.setBounds({ x, y, width: Math.min(WIDTH, area.width), height });
}
