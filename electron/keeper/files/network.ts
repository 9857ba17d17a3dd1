// Reads a network that Vouchsafe wrote itself (FORMAT.md of files/out). Unlike an address book it is taken whole or not at
// all: one record that is not as it should be, and nobody knows what else is wrong. So this reader is strict, and it does
// not trust the file: wrong values would break screens for good, and some keys would reach into every object.
import { z } from 'zod';
import { TABLE_NAMES, type TableName } from '../../../shared/model/document.ts';
import {
  EXPORTED_RECORDS,
  type ExportedNetwork,
  exportedHead,
  NETWORK_FORMAT,
  NETWORK_VERSION,
} from '../../../shared/model/exported.ts';
import type { Kept } from '../../../shared/model/table.ts';
import { Refusal } from '../../../shared/refusal.ts';

/** Far above what a life brings together (20,000 people with all that was noted of them are 60 MB), below what would choke us. */
export const NETWORK_SIZE_MAX = 400 * 1024 * 1024;
const RECORDS_MAX = 1_000_000;
const LONE_SURROGATE = /\p{Surrogate}/u;
const RECORDS_A_STEP = 100;

const head = z.strictObject(exportedHead);
type Plain = Readonly<Record<string, unknown>>;

/** True for a file that says it is a network of ours, of whatever version. Whether it is whole, only reading tells. */
export function isNetwork(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.subarray(0, 100).toString('latin1').replace(/^ï»¿/, '').trimStart();
  return start.startsWith('{') && buffer.includes(`"${NETWORK_FORMAT}"`);
}

/**
 * The network in a file, in steps that yield the share that is done. Refuses `network-too-new` for a later version, and
 * `network-malformed` for everything that is not a whole network.
 */
export function* readNetwork(bytes: Uint8Array): Generator<number, ExportedNetwork> {
  const { file, tables } = takeApart(parse(bytes));
  yield 0.1;
  const seen = new Set<string>();
  const total = TABLE_NAMES.reduce((sum, name) => sum + Object.keys(tables[name]).length, 0);
  if (total > RECORDS_MAX) throw new Refusal('network-malformed');
  for (const name of TABLE_NAMES)
    for (const [key, record] of Object.entries(tables[name])) {
      if (seen.has(key) || !isRecord(name, key, record)) throw new Refusal('network-malformed');
      seen.add(key);
      if (seen.size % RECORDS_A_STEP === 0) yield 0.1 + (0.9 * seen.size) / total;
    }
  return file as unknown as ExportedNetwork;
}

function parse(bytes: Uint8Array): Plain {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isPlain(value)) return value;
  } catch {
    // Not UTF-8, too long for a text, no JSON, or nested without end: one answer for all.
  }
  throw new Refusal('network-malformed');
}

/** The file with its tables, once all that is not a record is known to be right. */
function takeApart(given: Plain): { file: Plain; tables: Readonly<Record<TableName, Plain>> } {
  const { format, version } = given;
  if (format !== NETWORK_FORMAT) throw new Refusal('network-malformed');
  if (Number.isInteger(version) && (version as number) > NETWORK_VERSION) throw new Refusal('network-too-new');
  const file = version === 1 ? fromVersion1(given) : given;
  const isTable = (name: string) => TABLE_NAMES.includes(name as TableName);
  const entries = Object.entries(file);
  const rest = Object.fromEntries(entries.filter(([name]) => !isTable(name)));
  const tables = Object.fromEntries(entries.filter(([name]) => isTable(name)));
  const isWhole = TABLE_NAMES.every((name) => isPlain(tables[name]));
  if (!isWhole || !head.safeParse(rest).success || !isClean(rest)) throw new Refusal('network-malformed');
  return { file, tables: tables as Record<TableName, Plain> };
}

/**
 * Version 1 knew no templates and no drumbeats of tags, and said twice who had agreed and who was thanked: in a record of
 * its own, and in the history. The history stays.
 */
function fromVersion1(file: Plain): Plain {
  const { intros } = file;
  if (!isPlain(intros)) return file;
  const read = Object.entries(intros).map(([id, intro]) => {
    if (!isPlain(intro)) return [id, intro];
    const { consents, thanks, feedback, ...rest } = intro;
    const isKnown = isPlain(consents) && isPlain(thanks) && (feedback === undefined || typeof feedback === 'string');
    return [id, isKnown ? rest : intro];
  });
  const added = { rulesOff: {}, tagDrumbeats: {}, tagDrumbeatsAtWorst: {}, templates: {} };
  return { ...added, ...file, version: NETWORK_VERSION, intros: Object.fromEntries(read) };
}

function isRecord(table: TableName, key: string, record: unknown): boolean {
  if (!EXPORTED_RECORDS[table].safeParse(record).success) return false;
  const { id, history, promises } = record as Kept & { history?: Plain; promises?: Plain };
  return id === key && isKeyedById(history) && isKeyedById(promises) && isClean(record);
}

function isKeyedById(entries: Plain = {}): boolean {
  return Object.entries(entries).every(([key, entry]) => (entry as { id: string }).id === key);
}

/** No text that is none, and no key that would reach the prototype of all objects. Only for what a schema has bounded. */
function isClean(value: unknown): boolean {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value);
  if (!isPlain(value)) return true;
  return Object.entries(value).every(
    ([key, each]) => key !== '__proto__' && !LONE_SURROGATE.test(key) && isClean(each),
  );
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
