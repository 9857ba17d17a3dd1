// Command-line switches that would open the app to others. A packaged app drops them before Chromium reads them (fuses
// stop --inspect, but not --remote-debugging-port); the unpackaged one needs some for its tests.
import { app, dialog } from 'electron';

const DANGEROUS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'log-net-log',
  'net-log-capture-mode',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'disable-web-security',
  'user-data-dir',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'enable-logging',
  'auth-server-allowlist',
  'ignore-certificate-errors',
] as const;

/** Drops dangerous switches from a packaged app, and closes what Chromium would otherwise do on its own. */
export function closeSwitches(): void {
  if (app.isPackaged) for (const name of DANGEROUS) app.commandLine.removeSwitch(name);
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  // Hints to look up a name pass by content policies and request filters, and a name can carry words out: no name exists.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch(
    'disable-features',
    'SpareRendererForSitePerProcess,Translate,MediaRouter,AutofillServerCommunication',
  );
  // On Wayland no program hears keys that are not meant for it, unless the desktop's portal for shortcuts passes them on.
  if (process.env.XDG_SESSION_TYPE === 'wayland')
    app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
  // A page may not read the clipboard by pasting; the keys and the menu still paste.
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false');
  // As root, where Chromium cannot sandbox, asking for it crash-loops its children: the start script says no-sandbox.
  if (!isUnsandboxed()) app.enableSandbox();
}

/** True if the app was told to run without Chromium's sandbox, which only the unpackaged one may. */
export function isUnsandboxed(): boolean {
  return app.commandLine.hasSwitch('no-sandbox');
}

/** Says that the packaged app does not run without its sandbox, where a bug in a page would be a bug in everything. */
export function refuseUnsandboxed(): void {
  const sentence =
    'Vouchsafe does not run without its sandbox. Start it as a normal user, without --no-sandbox; if the system then ' +
    'refuses, install the package for your system, which sets the sandbox up.';
  process.stderr.write(`${sentence}\n`);
  void app.whenReady().then(() => {
    dialog.showErrorBox('Vouchsafe', sentence);
    app.exit(1);
  });
}
