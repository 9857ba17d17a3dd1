// What the main process does for a window: dialogs, clipboard, mail program, printing, settings of this laptop.
// Text that leaves here leaves because the user said so.
import { writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, shell } from 'electron';
import type { Destination } from '../shared/destination.ts';
import { Refusal } from '../shared/refusal.ts';
import type { ChosenFile, ParsedOf } from '../shared/requests.ts';
import type { CaptureWindow } from './capture.ts';
import { copyText } from './clipboard.ts';
import type { DeskHandlers } from './door.ts';
import type { Guard } from './guard.ts';
import type { Reminders } from './reminders.ts';
import type { Settings } from './settings.ts';
import type { Shortcut } from './shortcut.ts';
import { startingHandlers } from './starting.ts';
import type { InTray } from './tray-host.ts';

const MAIL_FIELDS = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

interface Desk {
  readonly settings: Settings;
  readonly guard: Guard;
  readonly lock: () => void;
  readonly shortcut: Shortcut;
  readonly capture: CaptureWindow;
  /** Shows the desk, at a place if one is named. */
  readonly lead: (to: Destination | undefined) => void;
  readonly lookAtTray: () => Promise<InTray>;
  readonly reminders: Reminders;
}

/** The desk's answer to each request. */
export function deskHandlers({
  settings,
  guard,
  lock,
  shortcut,
  capture,
  lead,
  lookAtTray,
  reminders,
}: Desk): DeskHandlers {
  return {
    'desk.settings': () => settings.desk,
    'desk.change': (changes) => {
      settings.change(changes);
      nativeTheme.themeSource = themeOf(settings);
      guard.rename(settings.current.device);
      reminders.look();
      return settings.desk;
    },
    ...startingHandlers({ settings, lookAtTray }),
    'desk.lock': () => {
      lock();
      return undefined;
    },
    'desk.chooseFile': () => chooseFile(guard),
    'desk.chooseTarget': ({ kind }) => chooseTarget(guard, kind),
    'desk.copy': ({ text, secret }) => {
      copyText(text, secret);
      return undefined;
    },
    'desk.mail': async ({ mailto }) => {
      await shell.openExternal(safeMailto(mailto));
      return undefined;
    },
    'desk.saveMessage': ({ eml }) => saveMessage(eml),
    'desk.seen': ({ to }) => {
      reminders.seen(to);
      return undefined;
    },
    'desk.testNotification': () => reminders.test(),
    'shortcut.look': () => shortcut.state,
    'shortcut.rest': ({ rests }) => {
      if (rests) shortcut.rest();
      else shortcut.register();
      return shortcut.state;
    },
    'shortcut.change': ({ accelerator }) => shortcut.change(accelerator),
    'shortcut.try': async () => ({ fired: await shortcut.try() }),
    'capture.next': () => capture.next(),
    'capture.fit': ({ height }) => {
      capture.fit(height);
      return undefined;
    },
    'capture.putAway': () => {
      capture.putAway();
      return undefined;
    },
    'capture.lead': ({ to }) => {
      capture.putAway();
      lead(to);
      return undefined;
    },
    'desk.print': () => {
      BrowserWindow.getFocusedWindow()?.webContents.print({ printBackground: false });
      return undefined;
    },
  };
}

/** The scheme that the user chose; Electron calls the system's choice "system". */
export function themeOf(settings: Settings): 'system' | 'light' | 'dark' {
  const { scheme } = settings.current;
  return scheme === 'auto' ? 'system' : scheme;
}

/** Offers a file to the keeper and tells the window its token and its bare name. */
export function offerFile(guard: Guard, path: string): ChosenFile {
  return { token: guard.offer(path), name: basename(path) };
}

async function chooseFile(guard: Guard): Promise<ChosenFile | undefined> {
  const { filePaths } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [
      { name: 'Contacts', extensions: ['csv', 'tsv', 'vcf', 'vcard', 'json', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return filePaths[0] === undefined ? undefined : offerFile(guard, filePaths[0]);
}

type TargetKind = ParsedOf<'desk.chooseTarget'>['kind'];

/** What a file of each kind is called, and ends in. */
const TARGETS: { readonly [Kind in TargetKind]: readonly [name: string, extension: string] } = {
  'vcard 4.0': ['people', 'vcf'],
  'vcard 3.0': ['people', 'vcf'],
  'people csv': ['people', 'csv'],
  'asks csv': ['asks', 'csv'],
  'intros csv': ['intros', 'csv'],
  'interactions csv': ['interactions', 'csv'],
  'introductions csv': ['who-introduced-whom', 'csv'],
  calendar: ['follow-ups', 'ics'],
  json: ['network', 'json'],
  automerge: ['network', 'automerge'],
  archive: ['archive', 'html'],
  age: ['network', 'json.age'],
  report: ['import-report', 'txt'],
};

/** Asks where a file goes. The dialog has asked about one that is there already. */
async function chooseTarget(guard: Guard, kind: TargetKind): Promise<ChosenFile | undefined> {
  const [name, extension] = TARGETS[kind];
  // The day as the user's calendar has it: Sweden writes it the way we need it.
  const day = new Date().toLocaleDateString('sv-SE');
  const { filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), `vouchsafe-${name}-${day}.${extension}`),
    filters: [{ name: extension, extensions: [extension.split('.').at(-1) ?? extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return filePath ? { token: guard.offerTarget(filePath), name: basename(filePath) } : undefined;
}

/** A mail program may do more than write when asked (attach files): only what a message is made of passes. */
function safeMailto(mailto: string): string {
  const url = URL.canParse(mailto) ? new URL(mailto) : undefined;
  if (url?.protocol !== 'mailto:' || [...url.searchParams.keys()].some((key) => !MAIL_FIELDS.has(key.toLowerCase())))
    throw new Refusal('request-malformed');
  return url.href;
}

async function saveMessage(eml: string): Promise<{ saved: boolean }> {
  const { filePath } = await dialog.showSaveDialog({
    defaultPath: 'message.eml',
    filters: [{ name: 'Message', extensions: ['eml'] }],
  });
  if (!filePath) return { saved: false };
  await writeFile(filePath, eml, { mode: 0o600 });
  // Under another name it might be opened by something that runs it.
  if (extname(filePath).toLowerCase() === '.eml') await shell.openPath(filePath);
  return { saved: true };
}
