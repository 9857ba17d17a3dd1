// The icon in the tray, or in macOS's menu bar: capture, open, lock, quit. It shows nothing personal, not even a number.
// On Linux a tray may come late (at login we may be first) or come anew; an icon that got lost is put there again.
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import templateTwice from '../resources/tray/template@2x.png?asset';
import template from '../resources/tray/template.png?asset';
import iconTwice from '../resources/tray/tray@2x.png?asset';
import windowsIcon from '../resources/tray/tray.ico?asset';
import icon from '../resources/tray/tray.png?asset';
import { type InTray, lookAtTray } from './tray-host.ts';

/** Soon after the start the desktop may still be building its panel; later it rarely changes. */
const LOOK_OFTEN_MS = 5_000;
const LOOK_SELDOM_MS = 60_000;
const STARTING_MS = 60_000;
/** A tray that does not take our icon now will not take it the tenth time either. */
const TRIES = 3;

interface Behind {
  readonly capture: () => void;
  readonly show: () => void;
  readonly lock: () => void;
  readonly quit: () => void;
  readonly isOpen: () => boolean;
  /** The keys that capture everywhere, as Electron writes them; undefined while there are none. */
  readonly captureKeys: () => string | undefined;
}

export interface OpenTray {
  /** To be called when the vault was opened or locked, or the capture's keys were changed. */
  readonly update: () => void;
  /** Looks whether the icon is to be seen, and puts it there again if a tray has come since. */
  readonly look: () => Promise<InTray>;
}

/** Puts the icon into the tray and keeps it there. */
export function openTray(behind: Behind): OpenTray {
  let tray = makeTray(behind);
  let tries = 0;
  const started = performance.now();
  let shows = '';
  const update = (isNew = false) => {
    const now = `${behind.isOpen()} ${behind.captureKeys()}`;
    // A new menu closes one that is open.
    if (now === shows && !isNew) return;
    shows = now;
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(behind)));
  };
  const look = async () => {
    const found = await lookAtTray();
    if (found === 'none') tries = 0;
    if (found !== 'unseen' || tries >= TRIES) return found;
    tries += 1;
    tray.destroy();
    tray = makeTray(behind);
    update(true);
    await new Promise((go) => setTimeout(go, 500));
    return lookAtTray();
  };
  const keepLooking = async () => {
    const isEarly = performance.now() - started < STARTING_MS;
    const wait = (await look()) !== 'shown' && isEarly ? LOOK_OFTEN_MS : LOOK_SELDOM_MS;
    setTimeout(keepLooking, wait).unref();
  };
  update();
  if (process.platform === 'linux') setTimeout(keepLooking, LOOK_OFTEN_MS).unref();
  return { update: () => update(), look };
}

/** The items of the icon's menu. */
export function trayMenu({ capture, show, lock, quit, isOpen, captureKeys }: Behind): MenuItemConstructorOptions[] {
  const keys = captureKeys();
  return [
    { label: 'Capture…', ...(keys !== undefined && { accelerator: keys }), click: capture },
    { label: 'Open Vouchsafe', click: show },
    { type: 'separator' },
    { label: 'Lock', enabled: isOpen(), click: lock },
    { label: 'Quit', click: quit },
  ];
}

function makeTray({ show }: Behind): Tray {
  const tray = new Tray(process.platform === 'win32' ? windowsIcon : trayImage());
  tray.setToolTip('Vouchsafe');
  // On macOS a click opens the menu, as every icon of the menu bar does.
  if (process.platform !== 'darwin') tray.on('click', show);
  return tray;
}

/** Given its sizes by hand: the build renames files, so that `@2x` and `Template` in their names would say nothing. */
function trayImage(): NativeImage {
  const isMac = process.platform === 'darwin';
  const image = nativeImage.createEmpty();
  const files = isMac ? [template, templateTwice] : [icon, iconTwice];
  for (const [n, file] of files.entries()) {
    const { width, height } = nativeImage.createFromPath(file).getSize();
    const buffer = nativeImage.createFromPath(file).toPNG();
    image.addRepresentation({ scaleFactor: n + 1, width, height, buffer });
  }
  if (isMac) image.setTemplateImage(true);
  return image;
}
