// The global shortcut. What the system answers when it is registered says little (a desktop may take it and never pass it
// on), so what counts is whether it has fired. While the user tries it out, or records another, it captures nothing.
import { globalShortcut } from 'electron';
import { isEveryday } from '../shared/accelerator.ts';
import { Refusal } from '../shared/refusal.ts';
import type { ShortcutState } from '../shared/requests.ts';
import type { Settings } from './settings.ts';

const TRIED_FOR_MS = 15_000;

export class Shortcut {
  readonly #settings: Settings;
  readonly #onFire: () => void;
  #registered: string | undefined;
  #trying: ((fired: boolean) => void) | undefined;

  constructor(settings: Settings, onFire: () => void) {
    this.#settings = settings;
    this.#onFire = onFire;
  }

  /** What the settings show. */
  get state(): ShortcutState {
    const { shortcut, shortcutFired } = this.#settings.current;
    const works = this.#registered !== shortcut ? 'taken' : shortcutFired ? 'yes' : 'untried';
    return { accelerator: shortcut, works, isWayland: process.env.XDG_SESSION_TYPE === 'wayland' };
  }

  /** Asks the system for it. That another program has it already is told by `state`. */
  register(): void {
    this.rest();
    const { shortcut } = this.#settings.current;
    if (grab(shortcut, () => this.#fire())) this.#registered = shortcut;
  }

  /** Gives it back, so that its keys may be pressed for something else. */
  rest(): void {
    if (this.#registered !== undefined) globalShortcut.unregister(this.#registered);
    this.#registered = undefined;
  }

  /**
   * Takes other keys. Refuses `shortcut-everyday` for keys that every program needs, and `shortcut-taken` for those that the
   * system does not give; then the ones before hold.
   */
  change(accelerator: string): ShortcutState {
    const before = this.#settings.current.shortcut;
    try {
      if (isEveryday(accelerator)) throw new Refusal('shortcut-everyday');
      this.#settings.change({ shortcut: accelerator, shortcutFired: false });
      this.register();
      if (this.state.works === 'taken') throw new Refusal('shortcut-taken');
    } catch (error) {
      if (this.#settings.current.shortcut !== before) this.#settings.change({ shortcut: before, shortcutFired: false });
      this.register();
      throw error;
    }
    return this.state;
  }

  /** Waits until it fires, for fifteen seconds. Answers whether it did. */
  try(): Promise<boolean> {
    this.#trying?.(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#trying?.(false), TRIED_FOR_MS);
      this.#trying = (fired) => {
        clearTimeout(timer);
        this.#trying = undefined;
        resolve(fired);
      };
    });
  }

  #fire(): void {
    if (!this.#settings.current.shortcutFired) this.#settings.change({ shortcutFired: true });
    if (this.#trying) this.#trying(true);
    else this.#onFire();
  }
}

/** Registers keys; what the system cannot even read counts as not given. */
function grab(accelerator: string, onFire: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, onFire);
  } catch {
    return false;
  }
}
