// Attacks that try to run code which did not come with the app, or to reach the code around the page.
import type { Attack } from '../attacks.ts';

const NO_BRIDGE = 'a plain window has no bridge';
/** A page that runs this text has lost: it sets a flag, which `flagged` looks for after a moment. */
declare const owned: unknown;

export const codeAttacks: readonly Attack[] = [
  { name: 'require', run: () => typeof Reflect.get(globalThis, 'require') === 'function' },
  { name: 'process', run: () => typeof Reflect.get(globalThis, 'process') === 'object' },
  { name: 'Buffer', run: () => typeof Reflect.get(globalThis, 'Buffer') === 'function' },
  { name: 'eval', run: () => (Reflect.get(globalThis, 'eval') as (code: string) => unknown)('1 + 1') === 2 },
  { name: 'Function', run: () => (Reflect.construct(Function, ['return 2']) as () => unknown)() === 2 },
  {
    name: 'async function constructor',
    run: () =>
      (Reflect.construct((async () => {}).constructor, ['return 2']) as () => Promise<number>)().then((x) => x === 2),
  },
  {
    name: 'setTimeout with text',
    run: async () => {
      setTimeout('globalThis.owned = 1');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'inline script',
    run: () => {
      const script = document.createElement('script');
      script.append('globalThis.owned = 2');
      document.head.append(script);
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'script from data:',
    run: async () => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,globalThis.owned=3';
      document.head.append(script);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'script from blob:',
    run: async () => {
      const script = document.createElement('script');
      script.src = URL.createObjectURL(new Blob(['globalThis.owned = 4'], { type: 'text/javascript' }));
      document.head.append(script);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'script that a stolen nonce vouches for',
    run: () => {
      const script = document.createElement('script');
      script.nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
      script.append('globalThis.owned = 5');
      document.head.append(script);
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'innerHTML with a handler',
    run: async () => {
      const box = document.createElement('div');
      document.body.append(box);
      box.innerHTML = '<img src="data:," onerror="globalThis.owned = 6">';
      await new Promise((resolve) => setTimeout(resolve, 200));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'innerHTML at all',
    run: () => {
      const box = document.createElement('div');
      box.innerHTML = '<b>markup</b>';
      return box.querySelector('b') !== null;
    },
  },
  {
    name: 'document.write',
    run: () => {
      document.write('<script>globalThis.owned = 7</script>');
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'contextual fragment',
    run: () => {
      document.body.append(document.createRange().createContextualFragment('<script>globalThis.owned = 8</script>'));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'frame with srcdoc',
    run: async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.owned = 9</script>';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'handler as an attribute',
    run: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.owned = 10');
      button.click();
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'link to javascript:',
    run: async () => {
      const link = document.createElement('a');
      link.href = 'javascript:void(globalThis.owned = 11)';
      document.body.append(link);
      link.click();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return typeof owned !== 'undefined';
    },
  },
  {
    name: 'eval in a fresh frame',
    run: () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as { eval: (code: string) => unknown };
      return inner.eval('1 + 1') === 2;
    },
  },
  {
    name: 'bridge in a fresh frame',
    unseen: NO_BRIDGE,
    run: () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return 'vouchsafe' in (frame.contentWindow as object);
    },
  },
  {
    name: 'code made by the constructor of the bridge',
    unseen: NO_BRIDGE,
    run: () => {
      const bridge = Reflect.get(globalThis, 'vouchsafe') as { connect: () => void };
      return typeof Reflect.construct(bridge.connect.constructor, ['return process'])() === 'object';
    },
  },
  {
    name: 'things of the isolated world caught by changed prototypes',
    unseen: NO_BRIDGE,
    run: async () => {
      const caught: unknown[] = [];
      const then = Promise.prototype.then;
      // biome-ignore lint/suspicious/noThenProperty: that is the attack.
      Promise.prototype.then = function (...args) {
        caught.push(this);
        return then.apply(this, args as Parameters<typeof then>) as never;
      };
      const bridge = Reflect.get(globalThis, 'vouchsafe') as { desk: (name: string) => Promise<unknown> };
      await bridge.desk('desk.settings').catch(() => undefined);
      // biome-ignore lint/suspicious/noThenProperty: and this its end.
      Promise.prototype.then = then;
      return caught.some((thing) => !(thing instanceof Promise) || Reflect.has(thing, 'ipcRenderer'));
    },
  },
  {
    name: 'a policy of Trusted Types of its own',
    run: () =>
      (
        globalThis as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => object } }
      ).trustedTypes.createPolicy('evil', { createHTML: (text: string) => text }) !== undefined,
  },
  {
    name: 'a second default policy of Trusted Types',
    run: () =>
      (
        globalThis as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => object } }
      ).trustedTypes.createPolicy('default', { createScript: (text: string) => text }) !== undefined,
  },
  {
    name: 'WebAssembly',
    run: async () =>
      (await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))) instanceof WebAssembly.Module,
  },
  {
    name: 'worker from blob:',
    run: () =>
      new Promise((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
        worker.onmessage = () => resolve(true);
        worker.onerror = () => resolve(false);
      }),
  },
  {
    name: 'worker from data:',
    run: () =>
      new Promise((resolve) => {
        const worker = new Worker('data:text/javascript,postMessage(1)');
        worker.onmessage = () => resolve(true);
        worker.onerror = () => resolve(false);
      }),
  },
  {
    name: 'audio worklet from blob:',
    run: async () => {
      const code = URL.createObjectURL(new Blob(['globalThis.x = 1'], { type: 'text/javascript' }));
      await new AudioContext().audioWorklet.addModule(code);
      return true;
    },
  },
  {
    name: 'module from data:',
    run: async () => {
      const address: string = 'data:text/javascript,export default 2';
      const loaded = (await import(address)) as { default: unknown };
      return loaded.default === 2;
    },
  },
  {
    name: 'service worker',
    unseen: 'a page from a file cannot have one',
    run: async () => Boolean(await navigator.serviceWorker.register('/assets/worker.js')),
  },
];
