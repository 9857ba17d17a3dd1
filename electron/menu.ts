// The application menu, as menu-items.ts has it. It leads the desk somewhere and does nothing with what is in the vault.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Destination } from '../shared/destination.ts';
import { type Does, type Item, menuFor } from './menu-items.ts';

interface Behind {
  readonly lead: (to: Destination) => void;
  readonly capture: () => void;
  readonly lock: () => void;
}

/** Sets the menu. What it answers is to be called when the vault was opened or locked. */
export function setMenu(behind: Behind): { readonly update: (isOpen: boolean, isLockable: boolean) => void } {
  app.setAboutPanelOptions({
    applicationName: 'Vouchsafe',
    applicationVersion: app.getVersion(),
    copyright: 'The Vouchsafe authors. Free software under the GNU AGPL, version 3. Its README tells how it works.',
  });
  const menu = Menu.buildFromTemplate(menuFor(process.platform, false).map((item) => built(item, behind)));
  Menu.setApplicationMenu(menu);
  const update = (isOpen: boolean, isLockable: boolean) => enable(menu, menuFor(process.platform, isOpen, isLockable));
  return { update };
}

/** A menu set anew would close one that is open, and be taken from windows that are just going. */
function enable(menu: Menu, items: readonly Item[]): void {
  for (const { does, label = '', enabled = true, submenu = [] } of items) {
    const item = does && menu.getMenuItemById(label);
    if (item && item.enabled !== enabled) item.enabled = enabled;
    enable(menu, submenu);
  }
}

function built({ does, submenu, ...item }: Item, behind: Behind): MenuItemConstructorOptions {
  return {
    ...item,
    ...(does && { id: item.label, click: () => act(does, behind) }),
    ...(submenu && { submenu: submenu.map((each) => built(each, behind)) }),
  };
}

function act(does: Does, { lead, capture, lock }: Behind): void {
  if (does === 'capture') capture();
  else if (does === 'lock') lock();
  else lead(does);
}
