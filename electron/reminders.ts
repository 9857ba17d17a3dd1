// Reminders: looks every few seconds whether something is to be told, asks the keeper for the words, and gives them to the
// system's notifications. When to do so is when-to-remind.ts. What the system shows is withdrawn when it is settled and when
// the vault locks: names must not stay on the screen of a locked desk.
import { BrowserWindow, Notification, powerMonitor } from 'electron';
import type { Destination } from '../shared/destination.ts';
import type { TestedNotification } from '../shared/requests.ts';
import type { Guard } from './guard.ts';
import type { ToMain } from './keeper/keeper.ts';
import { wallNow } from './keeper/stamp.ts';
import { log } from './log.ts';
import type { Settings } from './settings.ts';
import { afterTelling, type Plan, planReminders, type Situation } from './when-to-remind.ts';

const LOOK_EVERY_MS = 20_000;
/** Opening the vault comes first; reminders wait until its windows have settled. */
const SETTLED_MS = 3_000;
/** So long the system may take to show a notification. */
const TAKEN_MS = 3_000;
/** A key is forgotten after so many others. */
const KEYS_KEPT = 200;
const LOCKED = 'locked';
const LOCKED_WORDS = {
  title: 'Vouchsafe',
  body: 'Your desk is locked. Unlock it to see whether something waits for you.',
};

interface Around {
  readonly settings: Settings;
  readonly guard: Guard;
  /** Brings the desk before the user. */
  readonly show: () => void;
}

interface Shown {
  readonly notification: Notification;
  readonly names: boolean;
  /** The card it is about, or the screen. */
  readonly about: string;
}

/** Starts reminding. */
export function startReminders(around: Around): Reminders {
  const reminders = new Reminders(around);
  const look = () => reminders.look();
  setInterval(look, LOOK_EVERY_MS).unref();
  powerMonitor.on('resume', look);
  powerMonitor.on('unlock-screen', look);
  return reminders;
}

export class Reminders {
  readonly #around: Around;
  readonly #shown = new Map<string, Shown>();
  /** What was told since the start, so that no jump of the clock tells it again. */
  readonly #toldKeys = new Set<string>();
  #momentsToldUntil: string;
  /** What the keeper was asked and has not answered yet. */
  #asked: { readonly plan: Plan; readonly situation: Situation; readonly names: boolean } | undefined;
  #settling: NodeJS.Timeout | undefined;
  #isSettled = false;

  constructor(around: Around) {
    this.#around = around;
    this.#momentsToldUntil = around.settings.current.momentsToldUntil;
    around.guard.listen((message) => this.#hear(message));
  }

  /** Looks whether something is to be told now. */
  look(): void {
    const { settings, guard } = this.#around;
    if (this.#asked || (guard.told.state === 'open' && !this.#isSettled)) return;
    const { digestHour, remindLocked, namesInNotifications: names } = settings.current;
    const isWatched = BrowserWindow.getFocusedWindow() !== null;
    const situation = { ...wallNow(), vault: guard.told.state, isWatched, digestHour, remindLocked };
    if (!names) this.#withdraw((shown) => shown.names);
    const plan = planReminders(this.#told, situation);
    if (plan.tellLocked) this.#tellLocked(plan, situation);
    if (!plan.ask) return;
    this.#asked = { plan, situation, names };
    guard.remind({ ...plan.ask, names, told: [...this.#toldKeys], shown: [...this.#shown.keys()] });
  }

  /** The user has seen a card, or the screen of today: what points there needs to stand no longer. */
  seen(to: Destination): void {
    const isToday = 'screen' in to && to.screen === 'today';
    this.#withdraw(({ about }, key) => about === aboutOf(to) || (isToday && !key.startsWith('moment/')));
  }

  /** Shows a notification that says nothing, and answers whether the system took it. */
  test(): Promise<TestedNotification> {
    if (!Notification.isSupported()) return Promise.resolve('unsupported');
    return new Promise((resolve) => {
      const notification = new Notification({
        title: 'Vouchsafe',
        body: 'This is how you will be reminded. Nothing waits behind this one.',
      });
      setTimeout(() => resolve('silent'), TAKEN_MS);
      notification.on('show', () => resolve('shown'));
      notification.on('failed', () => resolve('failed'));
      this.#follow('test', { notification, names: false, about: '' }, undefined);
    });
  }

  get #told() {
    const { digestToldOn, lockedToldOn } = this.#around.settings.current;
    return { digestToldOn, lockedToldOn, momentsToldUntil: this.#momentsToldUntil };
  }

  #hear(message: ToMain | 'gone'): void {
    if (message === 'gone') this.#rest();
    else if ('remind' in message) this.#tell(message.remind);
    else if ('state' in message && message.state === 'open') this.#settle();
  }

  #settle(): void {
    this.#shown.get(LOCKED)?.notification.close();
    this.#settling ??= setTimeout(() => {
      this.#isSettled = true;
      this.look();
    }, SETTLED_MS);
  }

  /** The keeper is going: with it goes all that it said. */
  #rest(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#isSettled = false;
    this.#asked = undefined;
    this.#withdraw(() => true);
    this.#around.settings.change({ momentsToldUntil: this.#momentsToldUntil });
  }

  #tell(found: Extract<ToMain, { remind: unknown }>['remind']): void {
    const asked = this.#asked;
    this.#asked = undefined;
    if (!asked || !found) return;
    const { plan, situation, names } = asked;
    this.#remember(plan, situation, found.reminders.length > 0);
    this.#withdraw((_shown, key) => found.settled.includes(key));
    for (const { key, keys, title, body, to } of found.reminders) {
      for (const each of keys) this.#noteKey(each);
      const about = aboutOf(to);
      this.#show(key, { notification: new Notification({ title, body }), names, about }, to);
    }
  }

  #tellLocked(plan: Plan, situation: Situation): void {
    this.#remember(plan, situation, true);
    this.#show(LOCKED, { notification: new Notification(LOCKED_WORDS), names: false, about: '' }, undefined);
  }

  #remember(plan: Plan, situation: Situation, isTold: boolean): void {
    const told = afterTelling(this.#told, plan, situation);
    this.#momentsToldUntil = told.momentsToldUntil;
    // Each look moves the moment on; it is worth a write only with something that must not be told again.
    if (isTold || plan.ask?.digest)
      this.#around.settings.change({
        ...told,
        digestToldOn: [...told.digestToldOn],
        lockedToldOn: [...told.lockedToldOn],
      });
  }

  #noteKey(key: string): void {
    this.#toldKeys.add(key);
    for (const oldest of this.#toldKeys) if (this.#toldKeys.size > KEYS_KEPT) this.#toldKeys.delete(oldest);
  }

  #show(key: string, shown: Shown, to: Destination | undefined): void {
    if (!Notification.isSupported()) return;
    log('reminded', { kind: key.split('/')[0] ?? '' });
    this.#follow(key, shown, to);
  }

  /** Held until it is closed: one that nobody holds forgets what a click on it means. */
  #follow(key: string, shown: Shown, to: Destination | undefined): void {
    const { notification } = shown;
    this.#shown.get(key)?.notification.close();
    this.#shown.set(key, shown);
    notification.on('click', () => {
      if (to) this.#around.guard.lead(to);
      this.#around.show();
      notification.close();
    });
    const forget = () => {
      if (this.#shown.get(key) === shown) this.#shown.delete(key);
    };
    notification.on('close', forget);
    notification.on('failed', forget);
    notification.show();
  }

  #withdraw(isOver: (shown: Shown, key: string) => boolean): void {
    for (const [key, shown] of this.#shown) {
      if (!isOver(shown, key)) continue;
      this.#shown.delete(key);
      shown.notification.close();
    }
  }
}

function aboutOf(to: Destination): string {
  return 'card' in to ? to.card : 'screen' in to ? to.screen : '';
}
