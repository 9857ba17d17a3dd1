// The application menu as data: what stands in it on each platform, and what can be chosen while the vault is locked.
// Nothing that reloads or opens DevTools.
import type { MenuItemConstructorOptions } from 'electron';
import type { Destination } from '../shared/destination.ts';

/** What an item does: lead the desk somewhere, or something that the main process does itself. */
export type Does = Destination | 'capture' | 'lock';

export interface Item {
  readonly label?: string;
  readonly role?: NonNullable<MenuItemConstructorOptions['role']>;
  readonly type?: 'separator';
  readonly accelerator?: string;
  /** Absent for yes. */
  readonly enabled?: boolean;
  /** False where the accelerator is only shown: the page hears the keys itself. Absent for yes. */
  readonly registerAccelerator?: boolean;
  readonly does?: Does;
  readonly submenu?: readonly Item[];
}

const LINE: Item = { type: 'separator' };

/** The menu bar of a platform. A vault that is just being opened or made can be locked, too, but shows nothing yet. */
export function menuFor(platform: NodeJS.Platform, isOpen: boolean, isLockable = isOpen): readonly Item[] {
  const isMac = platform === 'darwin';
  const whileOpen = (label: string, does: Does, accelerator?: string): Item => ({
    label,
    does,
    enabled: isOpen,
    ...(accelerator !== undefined && { accelerator }),
  });
  const settings = whileOpen('Settings…', { screen: 'settings' }, 'CmdOrCtrl+,');
  const lock: Item = { label: 'Lock', does: 'lock', accelerator: 'CmdOrCtrl+L', enabled: isLockable };
  const app: Item = {
    label: 'Vouchsafe',
    submenu: [
      ...[{ role: 'about' } as const, LINE, settings, LINE, lock, LINE, { role: 'services' } as const, LINE],
      ...[{ role: 'hide' } as const, { role: 'hideOthers' } as const, { role: 'unhide' } as const],
      ...[LINE, { role: 'quit' } as const],
    ],
  };
  const file: Item = {
    label: 'File',
    submenu: [
      whileOpen('New ask', { dialog: 'ask' }, 'CmdOrCtrl+N'),
      whileOpen('Propose an introduction', { dialog: 'intro' }, 'CmdOrCtrl+Shift+N'),
      { label: 'Capture…', does: 'capture' },
      LINE,
      whileOpen('Import…', { dialog: 'import' }),
      whileOpen('Export…', { dialog: 'export' }),
      LINE,
      ...(isMac ? [] : [settings, lock, LINE]),
      { role: 'close', accelerator: 'CmdOrCtrl+W' },
      ...(isMac ? [] : [{ role: 'quit', accelerator: 'CmdOrCtrl+Q' } as const]),
    ],
  };
  return [
    ...(isMac ? [app] : []),
    file,
    edit(isOpen),
    view(whileOpen),
    ...(isMac ? [WINDOW] : []),
    help(isMac, whileOpen),
  ];
}

type WhileOpen = (label: string, does: Does, accelerator?: string) => Item;

/** Undo and redo are the page's, where they mean the network and not only a text field. */
function edit(isOpen: boolean): Item {
  const step = (label: string, step: 'undo' | 'redo', accelerator: string): Item => ({
    label,
    does: { step },
    accelerator,
    enabled: isOpen,
    registerAccelerator: false,
  });
  return {
    label: 'Edit',
    submenu: [
      step('Undo', 'undo', 'CmdOrCtrl+Z'),
      step('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
      LINE,
      ...[{ role: 'cut' } as const, { role: 'copy' } as const, { role: 'paste' } as const],
      ...[{ role: 'selectAll' } as const],
    ],
  };
}

function view(whileOpen: WhileOpen): Item {
  return {
    label: 'View',
    submenu: [
      whileOpen('Today', { screen: 'today' }, 'CmdOrCtrl+1'),
      whileOpen('Board', { screen: 'board' }, 'CmdOrCtrl+2'),
      whileOpen('People', { screen: 'people' }, 'CmdOrCtrl+3'),
      whileOpen('Map', { screen: 'map' }, 'CmdOrCtrl+4'),
      whileOpen('Insight', { screen: 'insight' }, 'CmdOrCtrl+5'),
      whileOpen('Laptops', { screen: 'laptops' }),
      LINE,
      ...[{ role: 'resetZoom' } as const, { role: 'zoomIn' } as const, { role: 'zoomOut' } as const],
      ...[LINE, { role: 'togglefullscreen' } as const],
    ],
  };
}

const WINDOW: Item = {
  label: 'Window',
  role: 'window',
  submenu: [{ role: 'minimize' }, { role: 'zoom' }, LINE, { role: 'front' }],
};

function help(isMac: boolean, whileOpen: WhileOpen): Item {
  const about = [LINE, { role: 'about', label: 'About Vouchsafe' } as const];
  return {
    label: 'Help',
    role: 'help',
    submenu: [whileOpen('Keyboard shortcuts', { dialog: 'keys' }), ...(isMac ? [] : about)],
  };
}
