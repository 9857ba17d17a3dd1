// Locks by itself: when the user has been away, when the system locks, sleeps or shuts down.
import { powerMonitor } from 'electron';

const LOOK_EVERY_MS = 5_000;

/** Calls `lock` when the time has come. `idleMinutes` is asked each time; 0 means never for being idle. */
export function watchForAbsence(lock: () => void, idleMinutes: () => number): void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  powerMonitor.on('shutdown', lock);
  setInterval(() => {
    const minutes = idleMinutes();
    if (minutes > 0 && powerMonitor.getSystemIdleTime() >= minutes * 60) lock();
  }, LOOK_EVERY_MS).unref();
}
