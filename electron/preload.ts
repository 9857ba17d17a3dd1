// The bridge into a window: a port to the keeper, and one way to ask the desk. It never grows. A page cannot name a path:
// only a real file that the user dropped has one, and it goes to the main process without being seen by the page.
import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** The page's own window, of which this needs one method: the rest of the DOM is none of its business. */
declare const window: { postMessage(message: string, origin: string, ports: unknown[]): void };
declare const location: { origin: string };

ipcRenderer.on('port', (event) => window.postMessage('port', location.origin, [...event.ports]));

contextBridge.exposeInMainWorld('vouchsafe', {
  connect: () => ipcRenderer.send('connect'),
  desk: (name: string, argument: unknown) => ipcRenderer.invoke('desk', name, argument),
  drop: (file: File) => ipcRenderer.invoke('drop', webUtils.getPathForFile(file)),
});
