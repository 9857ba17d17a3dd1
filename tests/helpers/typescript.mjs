// Lets Node 20, which cannot strip types, run our TypeScript: node --import ./tests/helpers/typescript.mjs file.ts
// Types are erased, never checked. For scripts and child processes; tests go through vitest.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

/** Node's loader hook: the source of a .ts file, as JavaScript. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return await next(url, context);
  const { transformWithOxc } = await import('vite');
  const path = new URL(url);
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path.pathname, { lang: 'ts' });
  return { format: 'module', source: code, shortCircuit: true };
}
