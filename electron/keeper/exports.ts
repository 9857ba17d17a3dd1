// What leaves the vault because the user said so: one file of the kind that was chosen, at the place that was chosen. A
// window names places by tokens that the main process gave out; it can never name a path. What never leaves stays home
// unless the user has said so for this one file.
import type { ExportKind, ExportReport } from '../../shared/answers.ts';
import { TABLE_NAMES, type TableName, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { BatchId } from '../../shared/model/identity.ts';
import { everyRecord, find, type Kept, type Table } from '../../shared/model/table.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { OnProgress, ParsedOf } from '../../shared/requests.ts';
import { lockBytes } from './files/out/age.ts';
import { writeArchive } from './files/out/archive.ts';
import { writeAsksCsv } from './files/out/csv-asks.ts';
import { writeInteractionsCsv } from './files/out/csv-interactions.ts';
import { writeIntroductionsCsv } from './files/out/csv-introductions.ts';
import { writeIntrosCsv } from './files/out/csv-intros.ts';
import { writePeopleCsv } from './files/out/csv-people.ts';
import { encodeInSlices } from './files/out/encode.ts';
import { type CalendarChoice, writeCalendar } from './files/out/ics.ts';
import { type Origin, writeNetwork } from './files/out/json.ts';
import { writeTarget } from './files/out/target.ts';
import { writeVcard3, writeVcard4 } from './files/out/vcard.ts';
import type { Tally, Wanted } from './files/out/wanted.ts';
import type { Session } from './session.ts';
import { stampNow } from './stamp.ts';

type Asked = ParsedOf<'export.write'>;
type Bytes = AsyncIterable<Uint8Array>;

/** A file as text in pieces; what goes out and what stays home is counted on the way. */
interface Writer {
  readonly write: (
    document: VouchsafeDocument,
    wanted: Wanted,
    tally: Tally,
    origin: Origin,
    calendar: CalendarChoice | undefined,
  ) => Iterable<string>;
  /** The tables whose records it goes through, for the progress. */
  readonly of: readonly TableName[];
}

const WRITERS: { readonly [Kind in Exclude<ExportKind, 'automerge'>]: Writer } = {
  'vcard 4.0': { write: writeVcard4, of: ['people'] },
  'vcard 3.0': { write: writeVcard3, of: ['people'] },
  'people csv': { write: writePeopleCsv, of: ['people'] },
  'asks csv': { write: writeAsksCsv, of: ['asks'] },
  'intros csv': { write: writeIntrosCsv, of: ['intros'] },
  'interactions csv': { write: writeInteractionsCsv, of: ['interactions'] },
  'introductions csv': { write: writeIntroductionsCsv, of: ['intros'] },
  calendar: { write: writeCalendar, of: ['asks', 'intros'] },
  archive: { write: writeArchive, of: ['people', 'asks', 'intros', 'firms'] },
  json: { write: writeNetwork, of: TABLE_NAMES },
  age: { write: writeNetwork, of: TABLE_NAMES },
};

export class Exports {
  readonly #session: Session;
  readonly #paths = new Map<string, string>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopping = new AbortController();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Notes a place that the user chose; the token is good for one writing. */
  offer(token: string, path: string): void {
    this.#paths.set(token, path);
  }

  /**
   * Writes a file. Refuses `target-unwritable`, `calendar-empty`, what `age` refuses of its lock, and `request-malformed` where Automerge's
   * file is asked for without everything: it holds the whole history, and nothing can be taken out of that.
   */
  async write(asked: Asked, onProgress: OnProgress): Promise<ExportReport> {
    const tally: Tally = { records: 0, keptHome: 0 };
    const bytes = await this.#put(asked.token, this.#bytesOf(asked, tally, onProgress));
    return { bytes, ...tally };
  }

  /** Writes the report of an import as plain text. Refuses `not-found` where that batch has none. */
  async report(token: string, id: BatchId): Promise<void> {
    const report = find(this.#session.document.batches, id)?.report;
    if (report === undefined) throw new Refusal('not-found');
    await this.#put(
      token,
      encodeInSlices([`${report.trimEnd()}\n`], () => undefined),
    );
  }

  /** Ends what is being written. Nothing is left of it once this resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Refusal('vault-locked'));
    await Promise.allSettled(this.#running);
  }

  /** Writes to the place of a token. One that came to nothing is good for another try. */
  async #put(token: string, bytes: Bytes): Promise<number> {
    const path = this.#paths.get(token);
    if (path === undefined) throw new Refusal('target-unwritable');
    this.#paths.delete(token);
    const writing = writeTarget(path, bytes);
    this.#running.add(writing);
    try {
      return await writing;
    } catch (error) {
      this.#paths.set(token, path);
      throw error;
    } finally {
      this.#running.delete(writing);
    }
  }

  #bytesOf(asked: Asked, tally: Tally, onProgress: OnProgress): Bytes {
    if (asked.kind === 'automerge') return this.#automerge(asked, tally);
    const writer = WRITERS[asked.kind];
    const { document, device } = this.#session;
    const wanted: Wanted = { everything: asked.everything, ...(asked.people && { people: new Set(asked.people) }) };
    const total = countRecords(document, writer.of);
    const tell = () => onProgress({ stage: 'writing', done: Math.min(tally.records, total), total });
    const { now, today } = stampNow(device);
    const text = writer.write(document, wanted, tally, { now, today, device }, asked.calendar);
    const plain = encodeInSlices(text, tell, this.#stopping.signal);
    if (asked.kind !== 'age') return plain;
    if (!asked.lock) throw new Refusal('request-malformed');
    return lockBytes(plain, asked.lock);
  }

  async *#automerge({ everything, people }: Asked, tally: Tally): AsyncGenerator<Uint8Array> {
    if (!everything || people !== undefined) throw new Refusal('request-malformed');
    tally.records = countRecords(this.#session.document, TABLE_NAMES);
    yield await this.#session.automergeFile();
  }
}

function countRecords(document: VouchsafeDocument, tables: readonly TableName[]): number {
  let count = 0;
  for (const table of tables) for (const _ of everyRecord(document[table] as Table<Kept>)) count++;
  return count;
}
