// Lets Node 20, which cannot strip types, run our TypeScript: node --import ./tests/helpers/typescript.mjs file.ts
// Types are erased, never checked. `?asset` is electron-vite's: the path of a file shipped beside the code; here it is the
// file's own path. For scripts and child processes; tests go through vitest.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const ASSET = '?asset';

if (isMainThread) register(import.meta.url);

/** Node's loader hook: where an import leads. */
export async function resolve(name, context, next) {
  if (!name.endsWith(ASSET)) return await next(name, context);
  const { url } = await next(name.slice(0, -ASSET.length), context);
  return { url: `${url}${ASSET}`, format: 'module', shortCircuit: true };
}

/** Node's loader hook: the source of a .ts file, as JavaScript. */
export async function load(url, context, next) {
  if (url.endsWith(ASSET)) {
    const path = fileURLToPath(url.slice(0, -ASSET.length));
    return { format: 'module', source: `export default ${JSON.stringify(path)}`, shortCircuit: true };
  }
  if (!url.endsWith('.ts')) return await next(url, context);
  const { transformWithOxc } = await import('vite');
  const path = new URL(url);
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path.pathname, { lang: 'ts' });
  return { format: 'module', source: code, shortCircuit: true };
}
