#!/usr/bin/env node
// Starts Electron inside a network namespace for Playwright, which stays outside: app.ts names this file as the program.
// Playwright speaks to the app by two ports of loopback, and each namespace has a loopback of its own. So a bridge inside
// carries each connection through a Unix socket, which belongs to the disk and not to the network; the lines in which the
// app names its ports are changed on their way. VOUCHSAFE_TEST_PREFIX: what to put before a command to run it inside.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const PORT_BYTES = 2;
const LISTENING = /^((?:Debugger|DevTools) listening on ws:\/\/127\.0\.0\.1:)(\d+)(\/.*)$/;

const [mode, socketPath] = process.argv.slice(2);
if (mode === '--bridge') bridge(socketPath);
else await start(process.argv.slice(2));

// Inside: each connection begins with the port that it is for.
function bridge(path) {
  const server = createServer((outer) => {
    outer.on('error', () => outer.destroy());
    outer.once('readable', () => {
      const head = outer.read(PORT_BYTES);
      if (head) splice(outer, connect(head.readUInt16BE(), '127.0.0.1'));
      else outer.destroy();
    });
  });
  server.listen(path, () => process.stdout.write('there\n'));
}

// Outside: a port of our loopback that leads to this one of the app's.
async function openPort(port, path) {
  const server = createServer((outer) => {
    const inner = connect(path);
    const head = Buffer.alloc(PORT_BYTES);
    head.writeUInt16BE(port);
    inner.write(head);
    splice(outer, inner);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

function splice(one, other) {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ]) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
}

async function start(args) {
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-inside-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'bridge');
  const [program, ...before] = JSON.parse(process.env.VOUCHSAFE_TEST_PREFIX);
  const bridging = spawn(program, [...before, process.execPath, import.meta.filename, '--bridge', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => bridging.stdout.once('data', resolve));
  const electron = join(process.env.ELECTRON_OVERRIDE_DIST_PATH, 'electron');
  const app = spawn(program, [...before, electron, '-r', loader(), ...args], { stdio: ['inherit', 'inherit', 'pipe'] });
  createInterface({ input: app.stderr }).on('line', async (line) => {
    const [, said, port, rest] = LISTENING.exec(line) ?? [];
    process.stderr.write(port ? `${said}${await openPort(Number(port), path)}${rest}\n` : `${line}\n`);
  });
  app.on('exit', (code, signal) => {
    bridging.kill();
    process.exit(signal ? 1 : code);
  });
}

// Playwright adds its loader only where no program is named; without it some launches hang.
function loader() {
  const require = createRequire(import.meta.url);
  const core = createRequire(require.resolve('@playwright/test')).resolve('playwright/package.json');
  return join(dirname(createRequire(core).resolve('playwright-core/package.json')), 'lib/server/electron/loader.js');
}
