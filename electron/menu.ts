// The application menu: editing keys that the platform expects, and Lock. Nothing that reloads or opens DevTools.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** Sets the menu. Undo and redo are left to the page, where they mean the network and not only a text field. */
export function setMenu(lock: () => void): void {
  const file: MenuItemConstructorOptions = {
    label: 'Vouchsafe',
    submenu: [{ label: 'Lock', accelerator: 'CmdOrCtrl+L', click: lock }, { type: 'separator' }, { role: 'quit' }],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([file, edit, view]));
  app.setAboutPanelOptions({ applicationName: 'Vouchsafe' });
}
