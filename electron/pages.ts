// The pages: served from an explicit list of files over our own protocol, in a session that keeps nothing on disk and
// reaches nothing outside. Whatever is not on the list does not exist.
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, protocol, type Session, session } from 'electron';
import type { Page } from './keeper/keeper.ts';

export const ORIGIN = 'app://vouchsafe';
/** The address of each page. */
export const PAGES: Readonly<Record<Page, string>> = {
  desk: `${ORIGIN}/index.html`,
  capture: `${ORIGIN}/capture.html`,
};
/** No `persist:`, so nothing that a page stores ever reaches the disk. */
const PARTITION = 'vouchsafe';

/** WebRTC over TCP knows no content policy, but it obeys the proxy: there is one, and it is nowhere. */
const NOWHERE = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://nowhere.invalid:1',
  proxyBypassRules: '<-loopback>',
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** The session of every window: our files and nothing else. */
export async function openSession(): Promise<Session> {
  const pages = session.fromPartition(PARTITION, { cache: false });
  await pages.setProxy(NOWHERE);
  pages.protocol.handle('app', serve(filesUnder(rendererDir())));
  return pages;
}

/** Denies a session whatever it could grant or fetch. Set for each new one, Electron's own default among them. */
export function closeSession(any: Session): void {
  // First: Chromium starts to download dictionaries as soon as it can. On macOS the system checks spelling, offline.
  any.setSpellCheckerDictionaryDownloadURL('app://vouchsafe/no-dictionaries/');
  any.setSpellCheckerEnabled(process.platform === 'darwin');
  any.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  any.setPermissionCheckHandler(() => false);
  any.setDevicePermissionHandler(() => false);
  any.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  any.on('will-download', (event) => event.preventDefault());
  any.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }));
}

/** True for what a page may load: our own files, and images made of data. DevTools, unpackaged, load their own. */
function isAllowed(url: string): boolean {
  if (url.startsWith(`${ORIGIN}/`) || url.startsWith('data:image/')) return true;
  return !app.isPackaged && url.startsWith('devtools://');
}

function rendererDir(): string {
  return join(import.meta.dirname, '../renderer');
}

function filesUnder(dir: string): ReadonlyMap<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(dir.length).replaceAll('\\', '/'), path];
    }),
  );
}

function serve(files: ReadonlyMap<string, string>): (request: Request) => Promise<Response> {
  return async ({ url }) => {
    const { host, pathname } = new URL(url);
    const path = host === 'vouchsafe' ? files.get(pathname) : undefined;
    if (path === undefined) return new Response('', { status: 404 });
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const bytes = await readFile(path);
    if (extname(path) !== '.html') return new Response(new Uint8Array(bytes), { headers: headers(type) });
    const nonce = randomBytes(16).toString('base64');
    return new Response(bytes.toString().replaceAll('__NONCE__', nonce), { headers: headers(type, nonce) });
  };
}

function headers(type: string, nonce?: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ];
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
