// The application menu, as menu-items.ts has it. It leads the desk somewhere and does nothing with what is in the vault.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Destination } from '../shared/destination.ts';
import { type Does, type Item, menuFor } from './menu-items.ts';

interface Behind {
  readonly lead: (to: Destination) => void;
  readonly capture: () => void;
  readonly lock: () => void;
}

/** Sets the menu. To be called again, by what it answers, when the vault was opened or locked. */
export function setMenu(behind: Behind): { readonly update: (isOpen: boolean, isLockable: boolean) => void } {
  app.setAboutPanelOptions({
    applicationName: 'Vouchsafe',
    applicationVersion: app.getVersion(),
    copyright: 'The Vouchsafe authors. Free software under the GNU AGPL, version 3. Its README tells how it works.',
  });
  let was = '';
  const update = (isOpen: boolean, isLockable: boolean) => {
    // A new menu closes one that is open.
    const now = `${isOpen} ${isLockable}`;
    if (now === was) return;
    was = now;
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuFor(process.platform, isOpen, isLockable).map((item) => built(item, behind))),
    );
  };
  update(false, false);
  return { update };
}

function built({ does, submenu, ...item }: Item, behind: Behind): MenuItemConstructorOptions {
  return {
    ...item,
    ...(does && { click: () => act(does, behind) }),
    ...(submenu && { submenu: submenu.map((each) => built(each, behind)) }),
  };
}

function act(does: Does, { lead, capture, lock }: Behind): void {
  if (does === 'capture') capture();
  else if (does === 'lock') lock();
  else lead(does);
}
