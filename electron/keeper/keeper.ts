// The keeper: the utility process, and the only one that ever holds a key, the document or a vault file. Locking ends it.
// Start-up as a list; windows talk to it over their own port, the main process only says where, lock, and which file.

import type { FromKeeper, ToKeeper } from '../../shared/state.ts';
import { startAutomerge } from './document.ts';
import { handle } from './door.ts';
import { Exports } from './exports.ts';
import { Imports } from './imports.ts';
import { Search } from './search.ts';
import { Session } from './session.ts';
import { stampNow } from './stamp.ts';

/** What the main process says to the keeper. */
export type FromMain =
  | { readonly start: { readonly dir: string; readonly device: string; readonly crashed: boolean } }
  | { readonly window: true }
  | { readonly device: string }
  | { readonly file: { readonly token: string; readonly path: string } }
  | { readonly target: { readonly token: string; readonly path: string } }
  | { readonly lock: true };

/** What the keeper says to the main process: nothing that is in the vault. */
export type ToMain =
  | { readonly state: string; readonly unsaved: boolean }
  | { readonly bug: { readonly request: string; readonly kind: string } }
  | { readonly locked: true };

const parent = process.parentPort;
const windows = new Set<Electron.MessagePortMain>();
/** Time for a window to draw. */
const AFTER_WINDOWS_MS = 300;
let session: Session | undefined;
let imports: Imports | undefined;
let exports: Exports | undefined;
let search: Search | undefined;
let isLocking = false;

parent.on('message', ({ data, ports }) => {
  const message = data as FromMain;
  if ('start' in message) void start(message.start);
  else if ('window' in message) for (const port of ports) welcome(port);
  else if ('device' in message && session) session.device = message.device;
  else if ('file' in message) imports?.offer(message.file.token, message.file.path);
  else if ('target' in message) exports?.offer(message.target.token, message.target.path);
  else if ('lock' in message) void lock();
});

async function start({ dir, device, crashed }: Extract<FromMain, { start: unknown }>['start']): Promise<void> {
  await startAutomerge();
  session = new Session(dir, device, publish);
  imports = new Imports(session);
  exports = new Exports(session);
  search = new Search(openDocument, () => stampNow('').today);
  await session.start(crashed ? 'keeper-gone' : undefined);
}

function publish(message: FromKeeper): void {
  for (const port of windows) port.postMessage(message);
  if ('state' in message) {
    const unsaved = message.state.is === 'open' && !message.state.saved.ok;
    tellMain({ state: message.state.is, unsaved });
  }
  const isReady = 'state' in message && message.state.is === 'open' && message.state.ready;
  if (isReady || 'patches' in message) setTimeout(followInSearch, AFTER_WINDOWS_MS);
}

/** The index waits until windows have shown what it is made from. */
function followInSearch(): void {
  search?.follow().catch((error: unknown) => tellBug('search', error));
}

/** None while the vault is being locked: an index that is still being made stops there, so that nobody waits for it. */
function openDocument() {
  return !isLocking && session?.state.is === 'open' ? session.document : undefined;
}

function welcome(port: Electron.MessagePortMain): void {
  windows.add(port);
  port.on('close', () => windows.delete(port));
  port.on('message', ({ data }) => {
    if (!session || !imports || !exports || !search) return;
    const send = (reply: FromKeeper) => port.postMessage(reply);
    void handle(data as ToKeeper, { session, imports, exports, search }, send, tellBug);
  });
  port.start();
  port.postMessage({ state: session?.state ?? { is: 'starting' } } satisfies FromKeeper);
  const snapshot = session?.snapshot();
  if (snapshot) port.postMessage({ snapshot } satisfies FromKeeper);
  port.postMessage({ undo: session?.undoState ?? { undo: false, redo: false } } satisfies FromKeeper);
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
