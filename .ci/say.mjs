// The voice of the set-up scripts: where the project is, a progress line for each slow step, and one way to give up.
// Everything in this folder runs before node_modules exists, so it may use Node's own modules only (what a script needs
// from a dependency it imports late, after the installation).

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The folder of the project. */
export const ROOT = resolve(import.meta.dirname, '..');

/** Runs one slow step and says on one line what it was and how long it took. */
export async function step(title, work) {
  const start = Date.now();
  process.stderr.write(`${title} … `);
  try {
    const answer = await work();
    process.stderr.write(`${((Date.now() - start) / 1000).toFixed(1)} s\n`);
    return answer;
  } catch (error) {
    process.stderr.write('failed\n');
    throw error;
  }
}

/** An expected end: its sentence says what happened and what to do, and is all that the user sees. */
export class Stop extends Error {}

/** Runs a script's main function; a Stop ends it with its sentence, anything else with its trace. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}

/** Runs a command quietly and answers its output; what it printed is shown only if it fails. */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let [out, all] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
      all += chunk;
    });
    child.stderr.on('data', (chunk) => {
      all += chunk;
    });
    child.on('error', (error) => fail(new Stop(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) done(out);
      else fail(new Stop(`${all.trim()}\n${command} ${args.join(' ')} ended with code ${code}.`));
    });
  });
}

/** Runs npm, the same one that runs us when there is one. */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script) return run(process.execPath, [script, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    shell: process.platform === 'win32',
    ...options,
  });
}

/** Whether this process is root, for whom Chromium's sandbox refuses to work. */
export const isRoot = process.getuid?.() === 0;
