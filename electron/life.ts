// The life of the app between start and end: the desk's window and the capture window, beside the keeper. What dies is
// replaced, locking replaces all of it, and quitting waits until the vault is closed.
import { app, type BrowserWindow, dialog, type Session, type WebContents } from 'electron';
import type { Destination } from '../shared/destination.ts';
import { sentenceOf } from '../shared/refusal.ts';
import { watchClosing } from './away.ts';
import { CaptureWindow } from './capture.ts';
import { clearSecret, clearSelection } from './clipboard.ts';
import { Guard } from './guard.ts';
import { log } from './log.ts';
import type { Settings } from './settings.ts';
import { lookAtTray } from './tray-host.ts';
import { openWindow, rememberBounds, replaceWindow } from './windows.ts';

/** The capture window is made once the desk has painted and settled: it must not slow the start down. */
const WARM_AFTER_MS = 1_500;

export class Life {
  readonly guard: Guard;
  readonly capture: CaptureWindow;
  /** Whether our icon is to be seen, asked whenever the desk is closed. */
  lookAtTray = () => lookAtTray();
  readonly #pages: Session;
  readonly #settings: Settings;
  readonly #deaths: number[] = [];
  #window: BrowserWindow | undefined;
  #renewing: Promise<void> | undefined;
  #isQuitting = false;

  constructor(pages: Session, settings: Settings, vaultDir: string) {
    this.#pages = pages;
    this.#settings = settings;
    this.guard = new Guard(
      vaultDir,
      () => settings.current.device,
      () => this.#recover(true),
    );
    this.capture = new CaptureWindow(pages);
  }

  /** Starts the keeper, and opens the desk, out of sight if it is `hidden`. */
  async begin(hidden: boolean): Promise<void> {
    await this.guard.start();
    this.#open(hidden);
  }

  /** Someone wants to see Vouchsafe: here it is. Or was, while it is quitting: then a new one follows. */
  show(): void {
    if (this.#isQuitting) return app.relaunch();
    if (!this.#window || this.#window.isDestroyed()) return this.#open(false);
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Shows the desk, at a place as soon as it is open. */
  lead(to: Destination | undefined): void {
    if (to) this.guard.lead(to);
    this.show();
  }

  /** Locks because the user said so. What could not be saved would be lost, so then they are asked. */
  lockByHand(): void {
    if (this.#isLossAccepted()) void this.lock();
  }

  /** Locks for the user's absence, which is no reason to lose what could not be saved; the system going to sleep is. */
  lockForAbsence(inHurry: boolean): void {
    if (inHurry || !this.guard.told.unsaved) void this.lock(inHurry);
  }

  /** Locks: the keeper ends, and with the pages goes all that they were shown, half a passphrase included. */
  async lock(inHurry = false): Promise<void> {
    const renewed = this.#renew({ inHurry });
    clearSelection();
    await Promise.all([renewed, clearSecret()]);
  }

  /** A page died: the desk's is replaced, with an empty keeper; the other one knew nothing, and is only made anew when needed. */
  pageGone(contents: WebContents, reason: string): void {
    const isDesk = contents === this.#window?.webContents;
    const isCapture = this.capture.is(contents);
    if (isDesk || isCapture) log('page gone', { reason, page: isDesk ? 'desk' : 'capture' });
    if (isCapture) this.capture.end();
    if (isDesk) this.#recover(false);
  }

  /** Quitting waits, out of sight, until the vault is folded and closed. */
  quit(event: Electron.Event): void {
    if (this.#isQuitting) return;
    event.preventDefault();
    if (!this.#isLossAccepted()) return this.show();
    this.#isQuitting = true;
    this.capture.endForGood();
    if (this.#window && !this.#window.isDestroyed()) {
      rememberBounds(this.#window, this.#settings);
      this.#window.hide();
    }
    void Promise.allSettled([clearSecret(), this.guard.lock(), this.#settings.flush()]).then(() => app.exit());
  }

  #open(hidden: boolean): void {
    this.#hold(openWindow(this.#pages, this.#settings, hidden));
  }

  #hold(window: BrowserWindow): void {
    this.#window = window;
    watchClosing(window, {
      settings: this.#settings,
      lookAtTray: () => this.lookAtTray(),
      isQuitting: () => this.#isQuitting,
      quit: () => app.quit(),
    });
    window.once('closed', () => {
      // The capture window is there all the while, so nobody else notices that the last real window went.
      if (this.#window === window) app.quit();
    });
    window.once('ready-to-show', () => setTimeout(() => this.#warm(window), WARM_AFTER_MS));
  }

  #warm(window: BrowserWindow): void {
    if (!this.#isQuitting && this.#window === window && !window.isDestroyed()) this.capture.warm();
  }

  /** True when nothing would be lost by closing the vault now, or the user would rather lose it. */
  #isLossAccepted(): boolean {
    if (!this.guard.told.unsaved) return true;
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

  /** New pages and a new keeper, all empty. */
  #renew(how: { readonly inHurry?: boolean; readonly crashed?: boolean }): Promise<void> {
    if (this.#renewing && how.inHurry) void this.guard.lock(true);
    this.#renewing ??= (async () => {
      const old = this.#window;
      if (this.#isQuitting || !old || old.isDestroyed()) return;
      const locked = this.guard.lock(how.inHurry);
      this.capture.end();
      // First: the old one's end is not the end of the app.
      this.#window = undefined;
      this.#hold(replaceWindow(old, this.#settings));
      await locked;
      if (!this.#isQuitting) await this.guard.start(how.crashed);
    })().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** What dies is replaced, but not for ever: what killed it at once will kill the next one, too. */
  #recover(crashed: boolean): void {
    if (this.#isQuitting) return;
    this.#deaths.push(Date.now());
    if (this.#deaths.filter((at) => Date.now() - at < 60_000).length < 4) return void this.#renew({ crashed });
    dialog.showErrorBox('Vouchsafe', sentenceOf('keeper-gone'));
    app.quit();
  }
}
