// Imports under way: a file that the user chose is read and planned, shown, then taken in as one change, or cancelled
// and nothing was added. A window names files by tokens that the main process gave out; it can never name a path.
import { randomUUID } from 'node:crypto';
import type { FileAnswer, ImportPreview, ImportReport } from '../../shared/answers.ts';
import type { LeftOut } from '../../shared/model/arrival.ts';
import { displayName } from '../../shared/model/document.ts';
import { planImport, type Step, takeIn } from '../../shared/model/import.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { OnProgress } from '../../shared/requests.ts';
import { bytesOfFile } from './files/disk.ts';
import { readFile } from './files/read.ts';
import type { Session } from './session.ts';

const SAMPLE_SIZE = 20;

export class Imports {
  readonly #session: Session;
  readonly #paths = new Map<string, string>();
  readonly #plans = new Map<string, readonly Step[]>();
  readonly #running = new Map<number, AbortController>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Notes a file that the user chose; the token is good for one reading. */
  offer(token: string, path: string): void {
    this.#paths.set(token, path);
  }

  /** Reads a file and plans its import. Nothing is written. Refuses what is no address book (`file-…`). */
  async read(token: string, request: number, onProgress: OnProgress): Promise<FileAnswer> {
    const path = this.#paths.get(token);
    this.#paths.delete(token);
    if (path === undefined) throw new Refusal('file-unreadable');
    const controller = new AbortController();
    this.#running.set(request, controller);
    try {
      const bytes = await bytesOfFile(path);
      const progress = (share: number) => onProgress({ stage: 'reading', done: Math.round(share * 100), total: 100 });
      const reading = await readFile(bytes, progress, controller.signal);
      if (controller.signal.aborted) throw new Refusal('import-cancelled');
      onProgress({ stage: 'matching', done: 0, total: reading.arrivals.length });
      const steps = planImport(this.#session.document, reading.arrivals);
      const id = randomUUID();
      this.#plans.clear();
      this.#plans.set(id, steps);
      return { people: preview(id, reading.kind, steps, reading.leftOut) };
    } finally {
      this.#running.delete(request);
    }
  }

  /** Takes in what was read and shown, as one change. It is planned anew, for the network may have changed since. */
  async take(reading: string, _apart: readonly number[], onProgress: OnProgress): Promise<ImportReport> {
    const shown = this.#plans.get(reading);
    if (!shown) throw new Refusal('import-cancelled');
    this.#plans.delete(reading);
    onProgress({ stage: 'writing', done: 0, total: shown.length });
    const steps = planImport(
      this.#session.document,
      shown.map(({ arrival }) => arrival),
    );
    await this.#session.change((document, stamp) => takeIn(document, steps, stamp));
    const count = (effect: Step['effect']) => steps.filter((step) => step.effect === effect).length;
    return { added: count('add'), updated: count('update'), unchanged: count('none'), batch: undefined };
  }

  /** Stops a reading that is under way. */
  cancel(request: number): undefined {
    this.#running.get(request)?.abort();
  }
}

function preview(
  reading: string,
  kind: ImportPreview['kind'],
  steps: readonly Step[],
  leftOut: readonly LeftOut[],
): ImportPreview {
  const count = (effect: Step['effect']) => steps.filter((step) => step.effect === effect).length;
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const keptAside = new Set(steps.flatMap(({ arrival }) => Object.keys(arrival.alsoInFile)));
  return {
    reading,
    kind,
    total: steps.length + leftOut.length,
    add: count('add'),
    update: count('update'),
    unchanged: count('none'),
    leftOut: reasons.map((reason) => {
      const rows = leftOut.filter((row) => row.reason === reason);
      return { reason, count: rows.length, lines: rows.slice(0, 10).map(({ line }) => line) };
    }),
    sample: steps.slice(0, SAMPLE_SIZE).map(({ arrival, effect }) => ({
      name: displayName({ name: arrival.name, firm: arrival.firm, emails: addresses(arrival.emails) }),
      firm: arrival.firm ?? '',
      title: arrival.title ?? '',
      emails: arrival.emails.length,
      effect,
    })),
    keptAside: [...keptAside].sort().slice(0, 40),
    matches: [],
    lookAlikes: [],
  };
}

function addresses(emails: readonly { address: string }[]): Record<string, string> {
  return Object.fromEntries(emails.map(({ address }) => [address, '']));
}
