// What requests answer: plain data that a window shows. Types only, but for the closed list of what goes out.
import type { FileKind } from './model/arrival.ts';
import type { Column } from './model/columns.ts';
import type { TableName } from './model/document.ts';
import type { DuplicateReason } from './model/duplicates.ts';
import type { BatchId, PersonId } from './model/identity.ts';

/** What a chosen file would bring, before anything is written. */
export interface ImportPreview {
  readonly reading: string;
  readonly kind: FileKind;
  readonly total: number;
  readonly add: number;
  readonly update: number;
  readonly unchanged: number;
  readonly leftOut: readonly { readonly reason: string; readonly count: number; readonly lines: readonly number[] }[];
  readonly sample: readonly {
    name: string;
    firm: string;
    title: string;
    emails: number;
    effect: 'add' | 'update' | 'none';
  }[];
  readonly keptAside: readonly string[];
  /** Rows that update somebody, with the reason why they are taken for that person; the user may say otherwise. */
  readonly matches: readonly ImportMatch[];
  /** Rows that would be new and yet look like somebody of the network, or like another row. */
  readonly lookAlikes: readonly { readonly name: string; readonly like: string; readonly reason: DuplicateReason }[];
}

export interface ImportMatch {
  readonly row: number;
  readonly name: string;
  readonly person: PersonId;
  readonly personName: string;
  readonly reason: DuplicateReason;
}

/** A table whose columns the user has to name first. */
export interface ColumnsNeeded {
  readonly reading: string;
  readonly columns: readonly Column[];
  readonly rows: number;
}

/** What a file of our own would bring back: a whole network, into an empty vault. */
export interface NetworkPreview {
  readonly reading: string;
  readonly exportedAt: number;
  readonly counts: Readonly<Record<TableName, number>>;
}

export type FileAnswer =
  | { readonly people: ImportPreview }
  | { readonly columns: ColumnsNeeded }
  | { readonly network: NetworkPreview };

export interface ImportReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** By this it is undone as a whole; absent when nothing was to be done. */
  readonly batch: BatchId | undefined;
}

/** What undoing a batch would do, or did. */
export interface BatchAnswer {
  readonly undone: number;
  /** What the user, or another change, has touched since: it stays, and is listed. */
  readonly kept: readonly { readonly name: string; readonly why: string }[];
}

export const EXPORT_KINDS = [
  'vcard 4.0',
  'vcard 3.0',
  'people csv',
  'asks csv',
  'intros csv',
  'interactions csv',
  'introductions csv',
  'calendar',
  'json',
  'automerge',
  'archive',
  'age',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export interface ExportReport {
  readonly bytes: number;
  /** How many records went out. */
  readonly records: number;
  /** How many fields and notes stayed home, because they never leave. */
  readonly keptHome: number;
}

export interface CheckAnswer {
  readonly files: number;
  readonly bytes: number;
  readonly changes: number;
  readonly problems: readonly { readonly file: string; readonly code: string }[];
}

export interface BackupEntry {
  readonly file: string;
  readonly madeAt: number;
  readonly bytes: number;
  /** What this laptop held before it joined another: never cleaned up. */
  readonly isKept: boolean;
}
