// What a WebDAV server answers to PROPFIND (RFC 4918, 14.16), read for three things only: names, lengths, and when they changed.
// No XML library: an answer that is not plainly what we look for gives no names. Pure; nothing is believed about what it says.
import type { Listed } from './carrier.ts';

/** An entry of a folder: its last path segment, decoded. */
export interface Entry extends Listed {
  readonly isFolder: boolean;
}

const BEGIN = /<(?:[\w-]+:)?response[\s>]/giu;
const END = /<\/(?:[\w-]+:)?response\s*>/giu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The entries of an answer, in its order; the folder itself, asked for as `path`, is left out. */
export function readMultistatus(text: string, path: string): Entry[] {
  return responsesIn(text).flatMap((response) => {
    const href = pathOf(textOf(response, 'href'));
    if (href === undefined || trimmed(href) === trimmed(decoded(path) ?? path)) return [];
    const name = trimmed(href).split('/').at(-1);
    return name ? [entryOf(name, response)] : [];
  });
}

// In one pass, however the text was made: each end is looked for behind its beginning, and without one nothing follows.
function responsesIn(text: string): string[] {
  const responses: string[] = [];
  const [begin, end] = [new RegExp(BEGIN), new RegExp(END)];
  for (let from = begin.exec(text); from; from = begin.exec(text)) {
    end.lastIndex = begin.lastIndex;
    if (!end.exec(text)) break;
    responses.push(text.slice(from.index, end.lastIndex));
    begin.lastIndex = end.lastIndex;
  }
  return responses;
}

function entryOf(name: string, response: string): Entry {
  const said = textOf(response, 'getcontentlength') ?? '';
  const length = /^\d{1,15}$/u.test(said) ? Number(said) : -1;
  const mark = `${said} ${textOf(response, 'getetag') ?? textOf(response, 'getlastmodified') ?? ''}`.slice(0, 200);
  const isFolder = /<(?:[\w-]+:)?collection[\s/>]/iu.test(response);
  return { name, length, mark, isFolder };
}

// Nothing is looked for beyond the next bracket: an answer made to be slow to read is read as fast as any.
function textOf(response: string, tag: string): string | undefined {
  const found = new RegExp(`<(?:[\\w-]+:)?${tag}(?:\\s[^<>]*)?>([^<]*)<`, 'iu').exec(response)?.[1];
  return found?.trim().replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code === undefined) return ENTITIES[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

// Some servers say whole addresses, some paths.
function pathOf(href: string | undefined): string | undefined {
  return href === undefined ? undefined : decoded(href.replace(/^https?:\/\/[^/]*/iu, ''));
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function trimmed(path: string): string {
  return path.replace(/\/+$/u, '');
}
