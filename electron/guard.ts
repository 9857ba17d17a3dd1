// The keeper as seen from the main process: started locked beside each page, given its windows' ports, and ended to
// lock. A keeper that is asked to lock gets some seconds to fold, then is killed; one that dies is replaced.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { Destination } from '../shared/destination.ts';
import type { FromMain, Page, ToMain } from './keeper/keeper.ts';
import type { RemindersAsked } from './keeper/reminders.ts';
import { log } from './log.ts';

const FOLD_AT_MOST_MS = 20_000;

export class Guard {
  readonly #dir: string;
  readonly #device: () => string;
  readonly #onGone: () => void;
  #keeper: UtilityProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  /** One that was asked to lock and has not ended yet. */
  #ending: UtilityProcess | undefined;
  /** Ports of windows that came while no keeper was there. */
  #waiting: { readonly port: Electron.MessagePortMain; readonly page: Page }[] = [];
  /** What the keeper last said: the state of the vault, and whether something waits to be saved. */
  told: { state: string; unsaved: boolean } = { state: 'starting', unsaved: false };
  /** Who else hears what the keeper says, and that it is gone. */
  readonly #listeners: ((message: ToMain | 'gone') => void)[] = [];

  constructor(dir: string, device: () => string, onGone: () => void) {
    this.#dir = dir;
    this.#device = device;
    this.#onGone = onGone;
  }

  /** Starts a keeper once the last one has ended, for two would be in each other's way. */
  async start(crashed = false): Promise<void> {
    await this.#ended;
    const keeper = utilityProcess.fork(join(import.meta.dirname, 'keeper.js'), [], {
      serviceName: 'Vouchsafe keeper',
      stdio: 'ignore',
    });
    this.#keeper = keeper;
    this.told = { state: 'starting', unsaved: false };
    this.#ended = new Promise((resolve) => keeper.once('exit', () => resolve()));
    keeper.on('message', (message: ToMain) => this.#hear(message, keeper));
    keeper.once('exit', (code) => {
      if (this.#keeper !== keeper) return;
      this.#keeper = undefined;
      this.#tell('gone');
      log('keeper gone', { code });
      this.#onGone();
    });
    this.#say({ start: { dir: this.#dir, device: this.#device(), crashed } });
    for (const { port, page } of this.#waiting.splice(0)) this.give(port, page);
  }

  /** Gives a window's port to the keeper. */
  give(port: Electron.MessagePortMain, page: Page): void {
    if (this.#keeper) this.#keeper.postMessage({ window: page } satisfies FromMain, [port]);
    else this.#waiting.push({ port, page });
  }

  /** Tells the keeper of a file that the user chose. Returns the token by which a window may have it read. */
  offer(path: string): string {
    const token = randomUUID();
    this.#say({ file: { token, path } });
    return token;
  }

  /** Tells the keeper where the user wants a file. Returns the token by which a window may have it written. */
  offerTarget(path: string): string {
    const token = randomUUID();
    this.#say({ target: { token, path } });
    return token;
  }

  /** Tells the keeper of a folder that the user chose. Returns the token by which a window may have it used. */
  offerFolder(path: string): string {
    const token = randomUUID();
    this.#say({ folder: { token, path } });
    return token;
  }

  /** Leads the desk somewhere, as soon as it is open. */
  lead(to: Destination): void {
    this.#say({ go: to });
  }

  /** Asks the keeper what there is to remind of. Its answer comes to whoever listens. */
  remind(asked: RemindersAsked): void {
    this.#say({ remind: asked });
  }

  /** Hears from now on what the keeper says. `gone` comes when it is about to end, or has ended. */
  listen(listener: (message: ToMain | 'gone') => void): void {
    this.#listeners.push(listener);
  }

  rename(device: string): void {
    this.#say({ device });
  }

  /** Whether there is anything to lock. */
  get isOpen(): boolean {
    return this.#keeper !== undefined && ['open', 'rehearsing', 'opening'].includes(this.told.state);
  }

  /**
   * Ends the keeper: memory, keys and all. Resolves when the process is gone. In a hurry it is not let finish: the log
   * holds every change that was acknowledged, so only what could not be saved is worth waiting for.
   */
  async lock(inHurry = false): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    this.#tell('gone');
    // The screen locks, and a moment later the system sleeps: it is one keeper that folds, and then is in a hurry.
    const ending = keeper ?? this.#ending;
    keeper?.postMessage({ lock: true } satisfies FromMain);
    if (inHurry && !this.told.unsaved) ending?.kill();
    if (!keeper) return this.#ended;
    this.#ending = keeper;
    const timer = setTimeout(() => keeper.kill(), FOLD_AT_MOST_MS);
    await this.#ended;
    this.#ending = undefined;
    clearTimeout(timer);
    log('locked');
  }

  #say(message: FromMain): void {
    this.#keeper?.postMessage(message);
  }

  #hear(message: ToMain, from: UtilityProcess): void {
    if ('state' in message) this.told = message;
    if ('bug' in message) log('bug', { where: message.bug.request, kind: message.bug.kind });
    // What a keeper still says while it is being locked came too late.
    if (from === this.#keeper) this.#tell(message);
  }

  #tell(message: ToMain | 'gone'): void {
    for (const listener of this.#listeners) listener(message);
  }
}
