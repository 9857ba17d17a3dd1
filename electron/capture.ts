// The capture window: small, frameless, above whatever the user does, on the screen with the pointer. It is kept warm and
// hidden, so that the caret is there at once, and its page ends with every lock like the desk's own.
import { BrowserWindow, type Rectangle, type Session, screen } from 'electron';
import type { AnswerOf } from '../shared/requests.ts';
import { PAGES } from './pages.ts';
import { pagePreferences } from './windows.ts';

type Came = AnswerOf<'capture.next'>;

const WIDTH = 640;
const LOWEST = 120;
const HIGHEST = 520;

export class CaptureWindow {
  readonly #pages: Session;
  #window: BrowserWindow | undefined;
  /** What its page was not told yet. */
  #untold: Came | undefined;
  #listening: ((came: Came) => void) | undefined;
  #isOver = false;

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

  /** Shows it, and hands its page a text that was given. */
  show(text?: string): void {
    if (this.#isOver) return;
    const window = this.warm();
    if (!window.isVisible()) place(window);
    window.show();
    window.focus();
    this.#tell({ is: 'shown', ...(text !== undefined && { text }) });
  }

  /** Waits until it is shown or put away. A page asks again and again, as long as it lives. */
  next(): Promise<Came> {
    return new Promise((resolve) => {
      this.#listening = resolve;
      if (this.#untold) this.#tell(this.#untold);
    });
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
    this.#tell({ is: 'put away' });
  }

  /** Ends its page, with all that it was shown; it is not shown again: nobody would keep what is written there. */
  endForGood(): void {
    this.#isOver = true;
    this.end();
  }

  /** Ends its page, with all that it was shown. */
  end(): void {
    const window = this.#window;
    this.#window = undefined;
    this.#listening = undefined;
    this.#untold = undefined;
    if (!window || window.isDestroyed()) return;
    window.webContents.forcefullyCrashRenderer();
    window.destroy();
  }

  /** Tells the page, or keeps it until the page asks. */
  #tell(came: Came): void {
    const tell = this.#listening;
    this.#listening = undefined;
    this.#untold = tell ? undefined : came;
    tell?.(came);
  }
}

/** Puts it a quarter down the screen on which the pointer is. */
function place(window: BrowserWindow): void {
  const area: Rectangle = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
  const { height } = window.getBounds();
  const x = Math.round(area.x + (area.width - WIDTH) / 2);
  const y = Math.round(area.y + area.height / 4);
  window.setBounds({ x, y, width: Math.min(WIDTH, area.width), height });
}
