// The keeper: the utility process, and the only one that ever holds a key, the document or a vault file. Locking ends it.
// Start-up as a list; windows talk to it over their own port, the main process only says where, lock, and which file.

import type { Destination } from '../../shared/destination.ts';
import { captureRequests } from '../../shared/requests.ts';
import type { FromKeeper, ToKeeper } from '../../shared/state.ts';
import { ChosenFolders } from './chosen.ts';
import { startAutomerge } from './document.ts';
import { handle } from './door.ts';
import { Exports } from './exports.ts';
import { Imports } from './imports.ts';
import { Reminders, type RemindersAsked, type RemindersFound } from './reminders.ts';
import { Search } from './search.ts';
import { Session } from './session.ts';
import { todayNow } from './stamp.ts';
import { Understanding } from './understanding.ts';

/** The window of the desk is shown the document; the capture window only what its own line means. */
export type Page = 'desk' | 'capture';

/** What the main process says to the keeper. */
export type FromMain =
  | { readonly start: { readonly dir: string; readonly device: string; readonly crashed: boolean } }
  /** With its port. */
  | { readonly window: Page }
  | { readonly go: Destination }
  | { readonly remind: RemindersAsked }
  | { readonly device: string }
  | { readonly file: { readonly token: string; readonly path: string } }
  | { readonly folder: { readonly token: string; readonly path: string } }
  | { readonly target: { readonly token: string; readonly path: string } }
  | { readonly lock: true };

/** What the keeper says to the main process: nothing that is in the vault, but for what the user wants in notifications. */
export type ToMain =
  | { readonly state: string; readonly unsaved: boolean }
  | { readonly bug: { readonly request: string; readonly kind: string } }
  | { readonly remind: RemindersFound | undefined }
  | { readonly locked: true };

const parent = process.parentPort;
const windows = new Map<Electron.MessagePortMain, Page>();
/** Time for a window to draw. */
const AFTER_WINDOWS_MS = 300;
let session: Session | undefined;
let imports: Imports | undefined;
let exports: Exports | undefined;
let search: Search | undefined;
const folders = new ChosenFolders();
const reminders = new Reminders(openDocument);
/** Where the desk is to go once it is open. */
let goal: Destination | undefined;
const understanding = new Understanding();
let isLocking = false;

parent.on('message', ({ data, ports }) => {
  const message = data as FromMain;
  if ('start' in message) void start(message.start);
  else if ('window' in message) for (const port of ports) welcome(port, message.window);
  else if ('go' in message) lead(message.go);
  else if ('remind' in message) void remind(message.remind);
  else if ('device' in message && session) session.device = message.device;
  else if ('file' in message) imports?.offer(message.file.token, message.file.path);
  else if ('folder' in message) folders.offer(message.folder.token, message.folder.path);
  else if ('target' in message) exports?.offer(message.target.token, message.target.path);
  else if ('lock' in message) void lock();
});

/** What a window asks before that waits: it may have been given to this keeper while the last one was ending. */
let isStarted: () => void;
const started = new Promise<void>((resolve) => {
  isStarted = resolve;
});

async function start({ dir, device, crashed }: Extract<FromMain, { start: unknown }>['start']): Promise<void> {
  await startAutomerge();
  session = new Session(dir, device, publish, { onBug: (error) => tellBug('sync', error) });
  imports = new Imports(session);
  exports = new Exports(session);
  search = new Search(openDocument, todayNow);
  await session.start(crashed ? 'keeper-gone' : undefined);
  isStarted();
}

function publish(message: FromKeeper): void {
  for (const [port, page] of windows) if (page === 'desk' || 'state' in message) port.postMessage(message);
  if ('state' in message) {
    const unsaved = message.state.is === 'open' && !message.state.saved.ok;
    tellMain({ state: message.state.is, unsaved });
  }
  if ('state' in message && goal) lead(goal);
  const isReady = 'state' in message && message.state.is === 'open' && message.state.ready;
  const isAnew = 'snapshot' in message && openDocument() !== undefined;
  if (isReady || isAnew || 'patches' in message) setTimeout(followInSearch, AFTER_WINDOWS_MS);
}

/** Leads the desk somewhere, once there is a document to show. */
function lead(to: Destination): void {
  goal = openDocument() && hasDesk() ? undefined : to;
  if (!goal) publish({ go: to });
}

async function remind(asked: RemindersAsked): Promise<void> {
  try {
    tellMain({ remind: await reminders.look(asked) });
  } catch (error) {
    tellBug('remind', error);
    tellMain({ remind: undefined });
  }
}

function hasDesk(): boolean {
  return [...windows.values()].includes('desk');
}

/** The index waits until windows have shown what it is made from. */
function followInSearch(): void {
  search?.follow().catch((error: unknown) => tellBug('search', error));
}

/** None while the vault is being locked: an index that is still being made stops there, so that nobody waits for it. */
function openDocument() {
  return !isLocking && session?.state.is === 'open' ? session.document : undefined;
}

function welcome(port: Electron.MessagePortMain, page: Page): void {
  windows.set(port, page);
  port.on('close', () => {
    windows.delete(port);
    // What its window was still typing waits in the inbox from now on.
    if (page === 'capture') void session?.captures.letGo();
  });
  port.on('message', async ({ data }) => {
    await started;
    if (!session || !imports || !exports || !search) return;
    const send = (reply: FromKeeper) => port.postMessage(reply);
    const mayAsk = (name: string) => page === 'desk' || captureRequests.has(name);
    void handle(data as ToKeeper, { session, imports, exports, folders, search, understanding }, send, tellBug, mayAsk);
  });
  port.start();
  port.postMessage({ state: session?.state ?? { is: 'starting' } } satisfies FromKeeper);
  if (page === 'capture') return;
  const snapshot = session?.snapshot();
  if (snapshot) port.postMessage({ snapshot } satisfies FromKeeper);
  port.postMessage({ conflicts: session?.conflicts ?? [] } satisfies FromKeeper);
  const sync = session?.syncState;
  if (sync) port.postMessage({ sync } satisfies FromKeeper);
  port.postMessage({ undo: session?.undoState ?? { undo: false, redo: false } } satisfies FromKeeper);
  if (goal) lead(goal);
}

async function lock(): Promise<void> {
  isLocking = true;
  try {
    await exports?.stop();
    await session?.lock();
  } finally {
    tellMain({ locked: true });
    process.exit(0);
  }
}

function tellBug(request: string, error: unknown): void {
  tellMain({ bug: { request, kind: error instanceof Error ? error.name : typeof error } });
}

function tellMain(message: ToMain): void {
  parent.postMessage(message);
}
