// The main process's half of the door: who is asking? Only the main frame of our own page gets a port to the keeper or an
// answer from the desk. Requests to the keeper never pass here: they go through the port, so that locking the vault by
// ending the keeper leaves nothing of them in this process.
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, MessageChannelMain } from 'electron';
import { Refusal } from '../shared/refusal.ts';
import { type AnswerOf, captureRequests, type DeskRequest, deskRequests, type ParsedOf } from '../shared/requests.ts';
import type { Page } from './keeper/keeper.ts';
import { log } from './log.ts';
import { PAGES } from './pages.ts';

export type DeskHandlers = {
  readonly [Name in DeskRequest]: (argument: ParsedOf<Name>) => Promise<AnswerOf<Name>> | AnswerOf<Name>;
};

interface Behind {
  readonly handlers: DeskHandlers;
  readonly giveToKeeper: (port: Electron.MessagePortMain, page: Page) => void;
  readonly offerFile: (path: string) => AnswerOf<'desk.chooseFile'>;
}

/** Opens the door. */
export function openDoor({ handlers, giveToKeeper, offerFile }: Behind): void {
  ipcMain.on('connect', (event) => {
    const page = pageOf(event);
    if (!page) return;
    const { port1, port2 } = new MessageChannelMain();
    giveToKeeper(port1, page);
    event.senderFrame?.postMessage('port', null, [port2]);
  });
  ipcMain.handle('drop', (event, path: unknown) =>
    pageOf(event) === 'desk' && typeof path === 'string' && path !== '' ? offerFile(path) : undefined,
  );
  ipcMain.handle('desk', (event, name: unknown, argument: unknown) => answer(handlers, event, name, argument));
}

async function answer(
  handlers: DeskHandlers,
  event: IpcMainInvokeEvent,
  name: unknown,
  argument: unknown,
): Promise<unknown> {
  try {
    const page = pageOf(event);
    if (!page || typeof name !== 'string' || !Object.hasOwn(deskRequests, name)) throw new Refusal('request-malformed');
    if (page === 'capture' && !captureRequests.has(name)) throw new Refusal('request-malformed');
    const parsed = deskRequests[name as DeskRequest].schema.safeParse(argument);
    if (!parsed.success) throw new Refusal('request-malformed');
    const handler = handlers[name as DeskRequest] as (argument: unknown) => unknown;
    return { value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    log('bug', { where: 'desk', kind: error instanceof Error ? error.name : typeof error });
    return { refused: 'bug' };
  }
}

/** Which of our own pages asks: only its main frame counts. A frame that is gone, or is anything else, is nobody. */
function pageOf(event: IpcMainEvent | IpcMainInvokeEvent): Page | undefined {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return undefined;
  return frame.url === PAGES.desk ? 'desk' : frame.url === PAGES.capture ? 'capture' : undefined;
}
