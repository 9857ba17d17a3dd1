// The log that is being written: two files of the same bytes, first the log, then its mirror (V24–V27).
// After any error a segment is given up for good; vault.ts then starts another one.
import { dirname } from 'node:path';
import { joinBytes, randomBytes, toHex } from '../crypto.ts';
import { type Container, sealRecord, startContainer } from './container.ts';
import { createFile, type Disk, type OpenFile } from './files.ts';
import type { Keys } from './keys.ts';
import type { Manifest } from './log.ts';
import { logPaths } from './paths.ts';
import { encodeJson, type LogEntry } from './snapshot.ts';

/** A fresh random segment id. */
export function newId(): string {
  return toHex(randomBytes(16));
}

/** One log under the pen. */
export class Segment {
  readonly id: string;
  readonly #container: Container;
  readonly #files: readonly OpenFile[];
  #end: number;
  #changes = 0;

  private constructor(container: Container, files: readonly OpenFile[], end: number) {
    this.id = container.header.id;
    this.#container = container;
    this.#files = files;
    this.#end = end;
  }

  /** Makes both files with their manifest, durable with their names. On an error nothing of them is left. */
  static async start(disk: Disk, dir: string, keys: Keys, born: number, manifest: Manifest): Promise<Segment> {
    const container = startContainer(keys, 'log', newId(), born);
    const bytes = joinBytes([container.bytes, sealRecord(container, 0, encodeJson(manifest))]);
    const paths = logPaths(dir, container.header.id);
    const files: OpenFile[] = [];
    try {
      await disk.makeFolder(dirname(paths[1]));
      for (const path of paths) {
        await createFile(disk, path, bytes);
        files.push(await disk.open(path, 'r+'));
      }
    } catch (error) {
      for (const file of files) await file.close().catch(() => undefined);
      for (const path of paths) await disk.remove(path).catch(() => undefined);
      throw error;
    }
    return new Segment(container, files, bytes.length);
  }

  /** How many changes are durable in both files. */
  get changes(): number {
    return this.#changes;
  }

  /** Appends changes; resolves when both files have them durably. The two are synced one after the other on purpose (V26). */
  async append(changes: readonly Uint8Array[]): Promise<void> {
    const records = changes.map((change, i) => sealRecord(this.#container, this.#changes + 1 + i, change));
    await this.#write(joinBytes(records));
    this.#changes += changes.length;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (const file of this.#files) {
      await file.write(bytes, this.#end);
      await file.syncData();
    }
    this.#end += bytes.length;
  }

  /** Ends the log cleanly (V27). An error is no loss, since every change is counted elsewhere. */
  async finish(): Promise<void> {
    const final = sealRecord(this.#container, this.#changes + 1, new Uint8Array(), true);
    await this.#write(final).catch(() => undefined);
    await this.close();
  }

  /** Closes the files without another word, as after an error. */
  async close(): Promise<void> {
    for (const file of this.#files) await file.close().catch(() => undefined);
  }

  /** How later manifests speak of this log. */
  get entry(): LogEntry {
    return { log: this.id, records: this.#changes, both: this.#changes };
  }
}
