// Requests to a WebDAV server below one address (Y56): the only file of sync that fetches. Redirects are not followed, silence is
// not waited for, nothing is read beyond a limit. The password goes to this one origin, and into no error.
import { type CarrierCode, CarrierError } from './carrier.ts';
import { type Entry, readMultistatus } from './multistatus.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** How long the server may take: to begin an answer, and between two pieces of one. In milliseconds. */
export interface Patience {
  readonly answer: number;
  readonly piece: number;
}

const PATIENCE: Patience = { answer: 30_000, piece: 30_000 };
/** Slower than this is not to be waited for, however steadily it comes. */
const SLOWEST_BYTES_PER_MS = 16;
const LISTING_LIMIT = 16 * 1024 * 1024;
const ASKED =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

const CODES: Readonly<Record<number, CarrierCode>> = {
  401: 'refused',
  403: 'refused',
  404: 'folder-missing',
  409: 'folder-missing',
  412: 'clash',
  413: 'full',
  507: 'full',
};

/** Requests below one address, with one pair of credentials. */
export class Dav {
  readonly #base: URL;
  readonly #authorization: string;
  readonly #signal: AbortSignal;
  readonly #patience: Patience;

  constructor(url: string, { user, password }: Credentials, signal: AbortSignal, patience = PATIENCE) {
    this.#base = baseOf(url);
    this.#authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
    this.#signal = signal;
    this.#patience = patience;
  }

  urlOf(path: string): URL {
    return new URL(path, this.#base);
  }

  /** What a folder holds; undefined if there is none. */
  async list(path: string): Promise<Entry[] | undefined> {
    const headers = { Depth: '1', 'Content-Type': 'application/xml; charset=utf-8' };
    const { status, bytes } = await this.ask('PROPFIND', path, [207, 404], {
      headers,
      body: ASKED,
      limit: LISTING_LIMIT,
    });
    return status === 404 ? undefined : readMultistatus(new TextDecoder().decode(bytes), this.urlOf(path).pathname);
  }

  async read(path: string, limit: number): Promise<Uint8Array | undefined> {
    const { status, bytes } = await this.ask('GET', path, [200, 404], { limit });
    return status === 404 ? undefined : bytes;
  }

  /** So many bytes from its beginning; the rest is not fetched, also where the server would send it. */
  async begin(path: string, length: number): Promise<Uint8Array | undefined> {
    const headers = { Range: `bytes=0-${length - 1}` };
    const { status, bytes } = await this.ask('GET', path, [200, 206, 404], { headers, limit: length, isCut: true });
    return status === 404 ? undefined : bytes;
  }

  /** As HEAD tells it; -1 if it does not. */
  async lengthOf(path: string): Promise<number> {
    const { length } = await this.ask('HEAD', path, [200]);
    return length;
  }

  /** One request. Any answer but one of `fine` throws; so does one that is late, or moves elsewhere. */
  async ask(
    method: string,
    path: string,
    fine: readonly number[],
    more: { headers?: Record<string, string>; body?: string | Uint8Array; limit?: number; isCut?: boolean } = {},
  ): Promise<{ status: number; length: number; bytes: Uint8Array | undefined }> {
    const stall = new Stall(this.#patience.answer + (more.body?.length ?? 0) / SLOWEST_BYTES_PER_MS);
    try {
      const answer = await fetch(this.urlOf(path), {
        method,
        headers: { Authorization: this.#authorization, 'Accept-Encoding': 'identity', ...more.headers },
        redirect: 'manual',
        signal: AbortSignal.any([this.#signal, stall.signal]),
        ...(more.body === undefined ? {} : { body: more.body as NonNullable<RequestInit['body']> }),
      });
      if (!fine.includes(answer.status)) {
        await answer.body?.cancel();
        throw new CarrierError(codeOf(answer.status));
      }
      const said = answer.headers.get('content-length');
      stall.endAfter(this.#patience.answer + (more.limit ?? 0) / SLOWEST_BYTES_PER_MS);
      const bytes = await readUpTo(answer, more.limit ?? 0, () => stall.push(this.#patience.piece), more.isCut);
      return { status: answer.status, length: said === null ? -1 : Number(said), bytes };
    } catch (error) {
      if (error instanceof CarrierError) throw error;
      throw new CarrierError(stall.signal.aborted ? 'slow' : 'unreachable', { cause: error });
    } finally {
      stall.end();
    }
  }
}

/** Aborts when nothing has come for too long, or not all in the end. */
class Stall {
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout;
  #last: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#timer = setTimeout(() => this.#abort.abort(), ms);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  push(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), ms);
  }

  endAfter(ms: number): void {
    this.#last = setTimeout(() => this.#abort.abort(), ms);
  }

  end(): void {
    clearTimeout(this.#last);
    clearTimeout(this.#timer);
  }
}

// Undefined beyond the limit, or what there is up to it if it `isCut`; the rest is not fetched.
async function readUpTo(
  answer: Response,
  limit: number,
  heard: () => void,
  isCut = false,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    heard();
    length += piece.length;
    if (length > limit && !isCut) return undefined;
    pieces.push(piece);
    if (length >= limit && isCut) return Buffer.concat(pieces, limit);
  }
  return Buffer.concat(pieces, length);
}

function codeOf(status: number): CarrierCode {
  if (status >= 300 && status < 400) return 'redirected';
  return CODES[status] ?? 'odd';
}

function baseOf(url: string): URL {
  const base = URL.parse?.(url) ?? (URL.canParse(url) ? new URL(url) : undefined);
  if (!base) throw new CarrierError('odd');
  const isSafe = base.protocol === 'https:' || (base.protocol === 'http:' && LOOPBACK.test(base.hostname));
  if (!isSafe || base.username || base.password) throw new CarrierError('insecure');
  base.search = '';
  base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}
