// Imports under way: a file that the user chose is read and planned, shown, then taken in as one change, or cancelled
// and nothing was added. A window names files by tokens that the main process gave out; it can never name a path.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { FileAnswer, ImportReport } from '../../shared/answers.ts';
import { adoptNetwork } from '../../shared/model/adopt.ts';
import type { FileReading } from '../../shared/model/arrival.ts';
import { noteBatch } from '../../shared/model/batch.ts';
import type { Column, ColumnField } from '../../shared/model/columns.ts';
import { TABLE_NAMES, type TableName } from '../../shared/model/document.ts';
import type { ExportedNetwork } from '../../shared/model/exported.ts';
import type { BatchId } from '../../shared/model/identity.ts';
import { planImport, type Step, takeIn } from '../../shared/model/import.ts';
import { recallMapping, rememberMapping } from '../../shared/model/mapping.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { OnProgress } from '../../shared/requests.ts';
import type { Verb } from './changes.ts';
import { bytesOfFile } from './files/disk.ts';
import { isNetwork, NETWORK_SIZE_MAX, readNetwork } from './files/network.ts';
import { readFile } from './files/read.ts';
import { recognise } from './files/recognise.ts';
import { lookAtTable } from './files/table.ts';
import { previewing, reportOf } from './preview.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';
import { todayNow } from './stamp.ts';

interface Table {
  readonly id: string;
  readonly file: string;
  readonly columns: readonly Column[];
  readonly bytes: Uint8Array;
}

/** What was read and waits for the user's word. Only one at a time: the dialog shows one. */
type Waiting =
  | Table
  /** `table`: the user may come back to it, and name its columns otherwise. */
  | { readonly id: string; readonly file: string; readonly people: FileReading; readonly table?: Table }
  | { readonly id: string; readonly file: string; readonly network: ExportedNetwork };

export class Imports {
  readonly #session: Session;
  readonly #paths = new Map<string, string>();
  readonly #running = new Map<number, AbortController>();
  #waiting: Waiting | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Notes a file that the user chose; the token is good for one reading. */
  offer(token: string, path: string): void {
    this.#paths.set(token, path);
  }

  /** Reads a file and plans its import. Nothing is written. Refuses what is no file of people (`file-…`, `network-…`). */
  async read(token: string, request: number, onProgress: OnProgress): Promise<FileAnswer> {
    const path = this.#paths.get(token);
    this.#paths.delete(token);
    if (path === undefined) throw new Refusal('file-unreadable');
    return await this.#stoppable(request, async (signal) => {
      const bytes = await bytesOfFile(path, NETWORK_SIZE_MAX);
      const [id, file] = [randomUUID(), basename(path)];
      if (isNetwork(bytes)) return await this.#showNetwork(id, file, bytes, onProgress, signal);
      if (recognise(bytes) === 'table') return this.#askColumns(id, file, bytes);
      return await this.#showPeople(id, file, bytes, undefined, onProgress, signal);
    });
  }

  /** Reads a table once the user has said what its columns mean. That is remembered for the next file with this header. */
  async columns(reading: string, fields: ColumnField[], request: number, onProgress: OnProgress): Promise<FileAnswer> {
    const waiting = this.#waitingFor(reading);
    const table = 'columns' in waiting ? waiting : 'people' in waiting ? waiting.table : undefined;
    if (!table || fields.length !== table.columns.length) throw new Refusal('request-malformed');
    const said = table.columns.map(({ name }, place) => ({ name, field: fields[place] ?? 'keep beside' }));
    const { id, file, bytes } = table;
    const answer = await this.#stoppable(request, (signal) =>
      this.#showPeople(id, file, bytes, fields, onProgress, signal),
    );
    if (this.#waiting && 'people' in this.#waiting) this.#waiting = { ...this.#waiting, table };
    await this.#session.change((document, stamp) => rememberMapping(document, said, stamp), { undoable: false });
    return answer;
  }

  /**
   * Takes in what was read and shown, as one change. It is planned anew, for the network may have changed since. `apart`
   * are rows that are somebody else than they seem. Stopped while it is being written, it leaves nothing.
   */
  async take(
    reading: string,
    apart: readonly number[],
    request: number,
    onProgress: OnProgress,
  ): Promise<ImportReport> {
    const waiting = this.#waitingFor(reading);
    if (!('people' in waiting)) throw new Refusal('request-malformed');
    const { people, file } = waiting;
    const total = people.arrivals.length;
    onProgress({ stage: 'writing', done: 0, total });
    const steps = planImport(this.#session.document, people.arrivals, { apart: new Set(apart) });
    const count = (effect: Step['effect']) => steps.filter((step) => step.effect === effect).length;
    const [added, updated, unchanged] = [count('add'), count('update'), count('none')];
    if (added + updated === 0) return { added, updated, unchanged, batch: undefined };
    const report = reportOf(file, people, steps, todayNow());
    const batch = await this.#stoppable(request, (signal) =>
      this.#session.changeInSlices(
        (document, stamp): BatchId => {
          takeIn(document, steps, stamp);
          return noteBatch(document, { kind: 'import', words: file, report, added, updated }, stamp);
        },
        { batchOf: (id) => id },
        { signal, onShare: (share) => onProgress({ stage: 'writing', done: Math.round(share * total), total }) },
      ),
    );
    this.#waiting = undefined;
    return { added, updated, unchanged, batch };
  }

  /** Brings a whole network back into an empty vault. Refuses `network-not-empty`. */
  async adopt(reading: string, request: number, onProgress: OnProgress): Promise<undefined> {
    const waiting = this.#waitingFor(reading);
    if (!('network' in waiting)) throw new Refusal('request-malformed');
    const adopt: Verb<void> = (document, stamp) => adoptNetwork(document, waiting.network, stamp);
    await this.#stoppable(request, (signal) =>
      this.#session.changeInSlices(adopt, { undoable: false }, { signal, onShare: telling(onProgress, 'writing') }),
    );
    this.#waiting = undefined;
  }

  /** Stops a reading or a writing that is under way. */
  cancel(request: number): undefined {
    this.#running.get(request)?.abort();
  }

  #askColumns(id: string, file: string, bytes: Uint8Array): FileAnswer {
    const { columns, rows } = lookAtTable(bytes);
    const names = columns.map(({ name }) => name);
    const recalled = recallMapping(this.#session.document, names) as ColumnField[] | undefined;
    const known = columns.map((column, place) => ({ ...column, guess: recalled?.[place] ?? column.guess }));
    this.#waiting = { id, file, columns: known, bytes };
    return { columns: { reading: id, columns: known, rows } };
  }

  async #showNetwork(
    id: string,
    file: string,
    bytes: Uint8Array,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<FileAnswer> {
    const network = await inSlices(readNetwork(bytes), telling(onProgress, 'reading'), signal);
    const counts = Object.fromEntries(TABLE_NAMES.map((table) => [table, Object.keys(network[table]).length]));
    this.#waiting = { id, file, network };
    return {
      network: { reading: id, exportedAt: network.exportedAt, counts: counts as Record<TableName, number> },
    };
  }

  async #showPeople(
    id: string,
    file: string,
    bytes: Uint8Array,
    fields: readonly ColumnField[] | undefined,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<FileAnswer> {
    const people = await readFile(bytes, telling(onProgress, 'reading'), signal, fields);
    const { document } = this.#session;
    const steps = planImport(document, people.arrivals);
    const preview = await inSlices(previewing(id, document, people, steps), telling(onProgress, 'matching'), signal);
    this.#waiting = { id, file, people };
    return { people: preview };
  }

  #waitingFor(reading: string): Waiting {
    if (this.#waiting?.id !== reading) throw new Refusal('import-cancelled');
    return this.#waiting;
  }

  async #stoppable<Value>(request: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const controller = new AbortController();
    this.#running.set(request, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(request);
    }
  }
}

/** Progress in hundredths. */
function telling(onProgress: OnProgress, stage: 'reading' | 'matching' | 'writing') {
  return (share: number) => onProgress({ stage, done: Math.round(share * 100), total: 100 });
}
