// What a folder is carried by, whatever carries it: a disk that something else keeps in step, or a WebDAV address (Y52, Y56).
// A carrier knows names, lengths and bytes, never what is sealed in them. It writes a file whole under its name or not at all.

/** The bytes of one file at most; longer ones are passed over (Y56). */
export const FILE_LIMIT = 256 * 1024 * 1024;
/** Writers and files of one writer that are looked at; the rest is passed over (Y56). */
export const MOST_WRITERS = 64;
/** Of more folders than these nothing is known. */
export const MOST_FOLDERS = 4096;
export const MOST_FILES = 4096;

/** A file in a writer's folder as the carrier lists it. */
export interface Listed {
  readonly name: string;
  /** In bytes; -1 if the carrier does not say. */
  readonly length: number;
  /** Changes when the file was written again, as far as the carrier can tell. */
  readonly mark: string;
}

/** Where a file lies: a writer (32 hex digits) and a name in its folder. */
export interface Place {
  readonly writer: string;
  readonly name: string;
}

/** One contract for all carriers. What cannot be done throws a CarrierError, or an error of node:fs. */
export interface Carrier {
  /** The writers that have a folder here, at most MOST_FOLDERS. */
  writers(): Promise<readonly string[]>;
  /** The files of one writer, at most MOST_FILES; none if it has no folder. Unfinished ones of ours begin with TMP. */
  list(writer: string): Promise<readonly Listed[]>;
  /** All bytes of a file; undefined if it is gone, no plain file, or longer than `limit`. */
  read(place: Place, limit: number): Promise<Uint8Array | undefined>;
  /** So many bytes from the beginning of a file, or those that there are; undefined as `read`. */
  begin(place: Place, length: number): Promise<Uint8Array | undefined>;
  /** Writes a new file, whole; `clash` if its name is taken. */
  write(place: Place, id: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file; one that is gone is fine. */
  remove(place: Place): Promise<void>;
  /** Calls back after something may have changed, if the carrier can tell. Returns how to stop it. */
  watch(onChange: () => void): () => void;
}

/** Why a folder cannot be used just now. The window has a sentence for each. */
export type CarrierCode =
  | 'folder-missing' // the disk is not there, or the address leads to no folder
  | 'clash' // the name is taken
  | 'refused' // user or password are wrong, or may not write here
  | 'redirected' // the server sends us elsewhere, which we never follow
  | 'insecure' // http to anywhere but this machine
  | 'full' // no space is left there
  | 'slow' // no answer in time
  | 'unreachable' // no connection, or one that broke
  | 'odd'; // an answer that means nothing to us

export class CarrierError extends Error {
  readonly code: CarrierCode;

  constructor(code: CarrierCode, options?: ErrorOptions) {
    super(`the folder: ${code}`, options);
    this.code = code;
  }
}

/** What unfinished files begin with. */
export const TMP = '.tmp-';
const FOLDER = /^w-([0-9a-f]{32})$/u;
const NUMBER_DIGITS = 8;

/** The name of a writer's folder. */
export function folderName(writer: string): string {
  return `w-${writer}`;
}

/** The writer whose folder has this name, or undefined for any other name. */
export function writerOf(name: string): string | undefined {
  return FOLDER.exec(name)?.[1];
}

/** The name a file has in its writer's folder. Only a hint: what counts is in the file. */
export function fileName(n: number, id: string): string {
  return `${String(n).padStart(NUMBER_DIGITS, '0')}-${id}.vsx`;
}
