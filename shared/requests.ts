// THE TABLE: every request that a window may make, with the schema of its argument and the type of its answer.
// `keeper` requests go straight to the keeper over the window's port, so that the main process never holds what passes.
// `desk` requests are the few that need windows, dialogs or the clipboard: the main process answers those.
import { z } from 'zod';
import { isAccelerator } from './accelerator.ts';
import {
  type BackupEntry,
  type BatchAnswer,
  type CheckAnswer,
  EXPORT_KINDS,
  type ExportReport,
  type FileAnswer,
  type ImportReport,
} from './answers.ts';
import { captureTable } from './capture-requests.ts';
import { cardRequests } from './card-requests.ts';
import { destination } from './destination.ts';
import { answering, day, entry, hexId, words } from './entry.ts';
import { type Found, findArgument } from './found.ts';
import { inboxRequests } from './inbox.ts';
import { COLUMN_FIELDS } from './model/columns.ts';
import { TABLE_NAMES, type TableName } from './model/document.ts';
import type { Suspicion } from './model/duplicates.ts';
import { affiliationFields, affiliationProposal, firmFields } from './model/firm.ts';
import type {
  AffiliationId,
  AskId,
  BatchId,
  FirmId,
  InteractionId,
  PersonId,
  SavedViewId,
  TemplateId,
  TieId,
} from './model/identity.ts';
import { partyId, personId } from './model/identity.ts';
import { interactionChanges, interactionFields } from './model/interaction.ts';
import type { NetworkMap } from './model/map.ts';
import type { Suggestion } from './model/match.ts';
import { MERGE_FIELDS } from './model/merge.ts';
import { personFields } from './model/person.ts';
import { templateChanges, templateFields } from './model/template.ts';
import { tieFields, tieProposal } from './model/tie.ts';
import { viewChanges, viewFields } from './model/view.ts';
import type { WarmPaths } from './model/warm.ts';
import { WARNING_IDS } from './model/warnings.ts';
import type { Progress } from './state.ts';

const interactionId = hexId.transform((id) => id as InteractionId);
const askId = hexId.transform((id) => id as AskId);
const tieId = hexId.transform((id) => id as TieId);
const affiliationId = hexId.transform((id) => id as AffiliationId);
const viewId = hexId.transform((id) => id as SavedViewId);
const templateId = hexId.transform((id) => id as TemplateId);
const batchId = hexId.transform((id) => id as BatchId);
const table = z.enum(TABLE_NAMES as [TableName, ...TableName[]]);
const ids = z.array(hexId).max(100_000);
const nothing = z.undefined();
const drumbeatDays = z.number().int().min(0).max(3_650);
const target = z.union([z.object({ person: personId }), z.object({ firm: z.string().trim().min(1).max(500) })]);
const passphrase = z.string().max(1_000);
const secret = z.union([z.object({ passphrase }), z.object({ recoveryWords: z.string().max(400) })]);
export type SecretArgument = z.infer<typeof secret>;

export const keeperRequests = {
  // the vault
  'vault.create': answering<{ recoveryWords: string }>()(z.object({ passphrase })),
  'vault.rehearse': entry(
    z.object({ words: z.array(z.object({ place: z.number().int().min(0).max(11), word: z.string() })).length(3) }),
  ),
  // an unrehearsed recovery key is replaced by a new one, which is answered
  'vault.unlock': answering<{ recoveryWords: string | undefined }>()(secret),
  'vault.changePassphrase': entry(z.object({ current: secret, next: passphrase })),
  'vault.newRecoveryKey': answering<{ recoveryWords: string }>()(z.object({ passphrase })),
  'vault.check': answering<CheckAnswer>()(nothing),
  'vault.backups': answering<readonly BackupEntry[]>()(nothing),
  'vault.backUp': answering<readonly BackupEntry[]>()(nothing),
  'vault.mergeBackup': answering<{ changes: number }>()(z.object({ file: z.string() })),
  'vault.restore': entry(z.object({ file: z.string(), secret })),
  'vault.retry': entry(nothing),
  // me and settings that travel
  'me.edit': entry(
    z
      .object({
        name: z.string().max(500),
        email: z.string().max(500),
        firm: z.string().max(500),
        title: z.string().max(500),
        about: words,
      })
      .partial(),
  ),
  'settings.edit': entry(
    z
      .object({
        followUpDays: z.number().int().min(1).max(365),
        consentDays: z.number().int().min(1).max(3_650),
        language: z.string().max(35),
      })
      .partial(),
  ),
  // a warning before an introduction: switched off, or on again
  'rule.switch': entry(z.object({ rule: z.enum(WARNING_IDS), off: z.boolean() })),
  // people
  'person.add': answering<PersonId>()(personFields),
  'person.edit': entry(z.object({ id: personId, changes: personFields })),
  'interaction.add': answering<InteractionId>()(interactionFields.extend({ person: personId })),
  'interaction.edit': entry(z.object({ id: interactionId, changes: interactionChanges })),
  'people.edit': answering<BatchId>()(
    z.object({
      ids: z.array(personId).min(1).max(100_000),
      changes: z
        .object({
          addTags: z.array(z.string().trim().min(1).max(60)),
          removeTags: z.array(z.string().min(1).max(60)),
          drumbeat: drumbeatDays,
          drumbeatAtWorst: drumbeatDays,
        })
        .partial(),
    }),
  ),
  // days; 0 for none
  'tag.drumbeat': entry(z.object({ tag: z.string().min(1).max(500), ideal: drumbeatDays, atWorst: drumbeatDays })),
  'people.duplicates': answering<readonly Suspicion[]>()(nothing),
  'person.merge': answering<BatchId>()(
    z.object({ keep: personId, other: personId, takeFromOther: z.array(z.enum(MERGE_FIELDS)) }),
  ),
  'person.distinguish': entry(z.object({ a: personId, b: personId })),
  'tie.record': answering<TieId>()(tieProposal),
  'tie.edit': entry(z.object({ id: tieId, changes: tieFields })),
  'tie.deny': entry(z.object({ a: personId, b: personId })),
  // walks over everybody and all notes: away from the window's thread
  'ask.suggest': answering<readonly Suggestion[]>()(z.object({ id: askId, today: day })),
  'path.find': answering<WarmPaths>()(z.object({ from: partyId, to: target, today: day })),
  'map.draw': answering<NetworkMap>()(z.object({ centre: partyId, today: day })),
  'firm.describe': answering<FirmId>()(z.object({ name: z.string().trim().min(1).max(500), changes: firmFields })),
  'affiliation.add': answering<AffiliationId>()(affiliationProposal),
  'affiliation.edit': entry(z.object({ id: affiliationId, changes: affiliationFields })),
  'view.save': answering<SavedViewId>()(viewFields),
  'view.edit': entry(z.object({ id: viewId, changes: viewChanges })),
  'template.save': answering<TemplateId>()(templateFields),
  'template.edit': entry(z.object({ id: templateId, changes: templateChanges })),
  ...cardRequests,
  ...captureTable,
  ...inboxRequests,
  search: answering<Found>()(findArgument),
  'bin.put': entry(z.object({ table, ids })),
  'bin.restore': entry(z.object({ table, ids })),
  'sample.add': entry(nothing),
  'sample.remove': entry(nothing),
  undo: entry(nothing),
  redo: entry(nothing),
  // files: a token stands for a file that the user chose or dropped; no window can name a path
  'import.read': answering<FileAnswer>()(z.object({ token: z.string() })),
  // the answer to `columns`: what each column means, in order
  'import.columns': answering<FileAnswer>()(
    z.object({ reading: z.string(), fields: z.array(z.enum(COLUMN_FIELDS)).max(1_000) }),
  ),
  // `apart` are rows of `matches` that are somebody else after all
  'import.take': answering<ImportReport>()(
    z.object({ reading: z.string(), apart: z.array(z.number().int().min(0)).max(100_000) }),
  ),
  'import.adopt': entry(z.object({ reading: z.string() })),
  'import.cancel': entry(z.object({ request: z.number() })),
  'batch.look': answering<BatchAnswer>()(z.object({ id: batchId })),
  'batch.undo': answering<BatchAnswer>()(z.object({ id: batchId })),
  'export.write': answering<ExportReport>()(
    z.object({
      token: z.string(),
      kind: z.enum(EXPORT_KINDS),
      /** Also what never leaves. */
      everything: z.boolean(),
      /** Only these people; absent for all. */
      people: z.array(personId).max(100_000).optional(),
      /** For `age`: whoever holds this opens it. */
      lock: z.union([z.object({ passphrase }), z.object({ recipient: z.string().max(4_000) })]).optional(),
      /** For `calendar`: as tasks instead of days, and with names in the titles. */
      calendar: z.object({ tasks: z.boolean(), names: z.boolean() }).optional(),
    }),
  ),
  'export.report': entry(z.object({ token: z.string(), batch: batchId })),
} as const;

export interface DeskSettings {
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly idleMinutes: number;
  readonly device: string;
  /** From this hour on a day is told what waits. */
  readonly digestHour: number | 'off';
  readonly namesInNotifications: boolean;
  /** Whether a locked desk says, once a day, that it is locked. */
  readonly remindLocked: boolean;
}

/** How Vouchsafe starts and closes on this laptop. */
export interface Starting {
  /** Undefined where it cannot be asked for: a run from the sources. */
  readonly atLogin: boolean | undefined;
  /** A closed window leaves it running. */
  readonly inTray: boolean;
  /** Our icon is to be seen. */
  readonly hasTray: boolean;
}

/** What became of a notification that was shown to try it: `silent` when the system never said that it showed it. */
export type TestedNotification = 'shown' | 'failed' | 'silent' | 'unsupported';

/** The shortcut for capturing. `untried` until it has fired once; `taken` when the system does not give it. */
export interface ShortcutState {
  readonly accelerator: string;
  readonly works: 'yes' | 'untried' | 'taken';
  readonly isWayland: boolean;
}

/** A file that the user chose or dropped; `token` is good for one reading. */
export interface ChosenFile {
  readonly token: string;
  readonly name: string;
}

export const deskRequests = {
  'desk.settings': answering<DeskSettings>()(nothing),
  'desk.change': answering<DeskSettings>()(
    z
      .object({
        scheme: z.enum(['auto', 'light', 'dark']),
        idleMinutes: z.number().int().min(0).max(480),
        device: z.string().trim().min(1).max(60),
        digestHour: z.union([z.number().int().min(0).max(23), z.literal('off')]),
        namesInNotifications: z.boolean(),
        remindLocked: z.boolean(),
      })
      .partial(),
  ),
  'desk.starting': answering<Starting>()(nothing),
  'desk.changeStarting': answering<Starting>()(z.object({ atLogin: z.boolean(), inTray: z.boolean() }).partial()),
  'desk.lock': entry(nothing),
  'desk.chooseFile': answering<ChosenFile | undefined>()(nothing),
  // where an export or a report goes; `token` is good for one writing
  'desk.chooseTarget': answering<ChosenFile | undefined>()(z.object({ kind: z.enum([...EXPORT_KINDS, 'report']) })),
  'desk.copy': entry(z.object({ text: z.string().max(200_000), secret: z.boolean() })),
  'desk.mail': entry(z.object({ mailto: z.string().startsWith('mailto:').max(2_000) })),
  'desk.saveMessage': answering<{ saved: boolean }>()(z.object({ eml: z.string().max(500_000) })),
  'desk.print': entry(nothing),
  // what the user has before them: a notification that leads there is withdrawn
  'desk.seen': entry(z.object({ to: destination })),
  'desk.testNotification': answering<TestedNotification>()(nothing),
  // the shortcut that opens the capture window
  'shortcut.look': answering<ShortcutState>()(nothing),
  // while another is pressed to be recorded, it rests
  'shortcut.rest': answering<ShortcutState>()(z.object({ rests: z.boolean() })),
  'shortcut.change': answering<ShortcutState>()(z.object({ accelerator: z.string().max(60).refine(isAccelerator) })),
  // waits up to fifteen seconds until it is pressed
  'shortcut.try': answering<{ fired: boolean }>()(nothing),
  // the capture window: waits until it is shown, perhaps with a text from outside, or put away
  'capture.next': answering<{ is: 'shown'; text?: string } | { is: 'put away' }>()(nothing),
  // its height in pixels, putting it away, or opening the desk instead
  'capture.fit': entry(z.object({ height: z.number().min(0).max(10_000) })),
  'capture.putAway': entry(nothing),
  'capture.lead': entry(z.object({ to: destination.optional() })),
} as const;

export type KeeperRequest = keyof typeof keeperRequests;
export type DeskRequest = keyof typeof deskRequests;
type Table = typeof keeperRequests & typeof deskRequests;
export type RequestName = keyof Table;

/**
 * What the capture window may ask for. It stands above other programs and comes at a key, so it may do the least: it is shown no
 * document, only what its own line means.
 */
export const captureRequests: ReadonlySet<string> = new Set<RequestName>([
  ...(Object.keys(captureTable) as (keyof typeof captureTable)[]),
  'capture.next',
  'capture.fit',
  'capture.putAway',
  'capture.lead',
  'capture.seal',
  'capture.forget',
]);

/** What a window gives with a request. */
export type ArgumentOf<Name extends RequestName> = z.input<Table[Name]['schema']>;
/** What the other side receives, parsed. */
export type ParsedOf<Name extends RequestName> = z.output<Table[Name]['schema']>;
/** What comes back. */
export type AnswerOf<Name extends RequestName> = ReturnType<NonNullable<Table[Name]['answer']>>;
export type OnProgress = (progress: Omit<Progress, 'request'>) => void;
