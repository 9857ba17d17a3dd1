// Locks by itself: when the user has been away, when the system locks, sleeps, changes its user or shuts down.
import { powerMonitor } from 'electron';

const LOOK_EVERY_MS = 5_000;

interface Absence {
  readonly lock: (inHurry: boolean) => void;
  readonly quit: () => void;
  readonly isOpen: () => boolean;
  /** Asked each time; 0 means never for being idle. */
  readonly idleMinutes: () => number;
}

/** Calls `lock` when the time has come. */
export function watchForAbsence({ lock, quit, isOpen, idleMinutes }: Absence): void {
  powerMonitor.on('lock-screen', () => lock(false));
  powerMonitor.on('user-did-resign-active', () => lock(false));
  // The system sleeps as soon as this returns: what is not gone by then lies in memory all the while.
  powerMonitor.on('suspend', () => lock(true));
  powerMonitor.on('shutdown', quit);
  setInterval(() => {
    const minutes = idleMinutes();
    if (minutes > 0 && isOpen() && powerMonitor.getSystemIdleTime() >= minutes * 60) lock(false);
  }, LOOK_EVERY_MS).unref();
}
