// The whole network as JSON, in pieces: what Vouchsafe reads back, and anybody's tools understand (FORMAT.md, and
// resources/export-schema.json). One record a line, so that two such files can be compared.
// The pieces are made one by one: nowhere is the whole text held.
import { TABLE_NAMES, type TableName, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import { type ExportedNetwork, NETWORK_FORMAT, NETWORK_VERSION } from '../../../../shared/model/exported.ts';
import { isWhole, leavingRecords } from './leaving.ts';
import type { Tally, Wanted } from './wanted.ts';

/** Lone surrogates: no Unicode text, and Automerge would not keep them either. */
const LONE = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** When and where a file is written. */
export interface Origin {
  readonly now: number;
  /** The day of it, in the user's own time zone. */
  readonly today: string;
  readonly device: string;
}

/** The text of the file, in pieces that are whole lines. */
export function* writeNetwork(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally,
  { now, device }: Origin,
): Generator<string> {
  const { rehearsedAt: _, ...settings } = document.settings;
  const head: Omit<ExportedNetwork, TableName> = {
    format: NETWORK_FORMAT,
    version: NETWORK_VERSION,
    exportedAt: now,
    device,
    complete: isWhole(wanted),
    me: document.me,
    settings,
    rulesOff: document.rulesOff,
    tagDrumbeats: document.tagDrumbeats,
    tagDrumbeatsAtWorst: document.tagDrumbeatsAtWorst,
  };
  const lines = Object.entries(head).map(([field, value]) => `${JSON.stringify(field)}: ${encode(value)}`);
  yield `{\n${lines.join(',\n')}`;
  for (const table of TABLE_NAMES) {
    yield `,\n"${table}": {`;
    let comma = '';
    for (const record of leavingRecords(document, table, wanted, tally)) {
      yield `${comma}\n"${record.id}": ${encode(record)}`;
      comma = ',';
    }
    yield '\n}';
  }
  yield '\n}\n';
}

function encode(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes('\\ud') ? json.replace(LONE, '$1\ufffd') : json;
}
