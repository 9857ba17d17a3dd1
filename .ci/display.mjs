// Runs a command where there is a display and a session bus: the ones there are, else its own Xvfb and its own bus.
//   node .ci/display.mjs command arguments… (in the project's folder)
// Ends only what it started. The other scripts of this folder use withDisplay and follow.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { main, ROOT, Stop } from './say.mjs';

const SCREEN = '1600x1000x24';

const DISPLAY = ['Xvfb', '-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
const BUS = ['dbus-daemon', '--session', '--nofork', '--nopidfile', '--nosyslog', '--print-address=3'];

/** True where windows can be shown already. */
export function hasDisplay(env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Runs the command, its output going where ours goes, and answers its exit code. */
export async function withDisplay(command, args, env = process.env) {
  if (hasDisplay(env)) return await follow(command, args, env);
  const servers = [];
  try {
    servers.push(await startServer(DISPLAY));
    const found = { DISPLAY: `:${servers[0].place}` };
    if (!env.DBUS_SESSION_BUS_ADDRESS) {
      servers.push(await startServer(BUS));
      found.DBUS_SESSION_BUS_ADDRESS = servers[1].place;
    }
    return await follow(command, args, { ...env, ...found });
  } finally {
    for (const server of servers.reverse()) server.process.kill();
  }
}

// Both servers choose a free place themselves and tell it on descriptor 3: a guessed one collides with the neighbour's.
// Detached, so that Ctrl+C in a terminal reaches the command first and the servers only when it is over; setpriv makes them
// end with us even if we are killed.
async function startServer([program, ...args]) {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const server = spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], { stdio, detached: true });
  const gone = new Promise((_, fail) => {
    const stop = () => fail(new Stop(`${program} did not start. Is it installed? Run: node .ci/setup.mjs --tests`));
    server.on('error', stop).on('exit', stop);
  });
  gone.catch(() => {});
  const [line] = await Promise.race([once(server.stdio[3], 'data'), gone]);
  return { process: server, place: String(line).trim() };
}

/** Runs a command in the project's folder, handing signals on, and answers its exit code. */
export async function follow(command, args, env) {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  try {
    const [code, signal] = await once(child, 'exit');
    return signal ? 1 : code;
  } catch (error) {
    throw new Stop(`${command} could not be started: ${error.message}`);
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}

if (realpathSync(process.argv[1]) === import.meta.filename) {
  await main(() => {
    const [command, ...args] = process.argv.slice(2);
    if (!command) throw new Stop('Name the command to run: node .ci/display.mjs command arguments…');
    return withDisplay(command, args);
  });
}
