// Where everything lives: under VOUCHSAFE_HOME if it is set, else in the platform's usual places.
// Must run before Electron looks at any path.
import { join, resolve } from 'node:path';
import { app } from 'electron';

export interface Home {
  readonly vaultDir: string;
  readonly settingsFile: string;
  readonly logFile: string;
}

/** Settles all paths, Chromium's own among them. Chromium keeps nothing of ours, but it always keeps something. */
export function settleHome(): Home {
  const given = process.env.VOUCHSAFE_HOME;
  const root = given ? resolve(given) : app.getPath('userData');
  app.setPath('userData', given ? join(root, 'chromium') : root);
  app.setPath('sessionData', join(root, 'chromium'));
  app.setPath('crashDumps', join(root, 'chromium', 'crashes'));
  app.setAppLogsPath(join(root, 'logs'));
  return {
    vaultDir: join(root, 'vault'),
    settingsFile: join(root, 'settings.json'),
    logFile: join(root, 'logs', 'vouchsafe.log'),
  };
}
