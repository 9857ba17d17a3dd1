// Two laptops, each a real keeper in a process of its own on a vault on disk, over TLS on the loopback: a new one joins, one
// change goes over, and both come together after a week and more apart. Beside it what copying the same bytes takes.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Desk } from './desk.ts';
import { type Figure, type Limits, median, percentile, timed } from './figure.ts';
import { Laptop } from './laptop.ts';

// The issue: one change shows on the other board within 200 ms.
const ONE_CHANGE = 200;
// What it came to in a trial, and half as much again: both read, check and write a whole network.
const JOINING: Limits = { S: 1_500, M: 6_000, L: 30_000 };
const APART: Limits = { S: 30_000, M: 45_000, L: 120_000 };
/** A window that gets no answer for a second looks dead. At L Automerge alone loads for 3 s, in one piece. */
const BUSY: Limits = { S: 500, M: 1_000, L: 4_000 };
/** The bytes of a network, compressed. */
const MOST_MB: Limits = { S: 1, M: 6, L: 30 };
const TIMES_COPYING = 400;
const ROUNDS = 100;
/** What lies beside the changes themselves on the way: lengths, heads, hellos. */
const BESIDE = 1.1;
const MOST_MESSAGES = 400;

export async function measureSyncing(desk: Desk): Promise<Figure[]> {
  return await desk.onCopy(async (vaultDir) => {
    const study = await Laptop.start(vaultDir, 'study');
    const travel = await Laptop.start(join(vaultDir, '..', 'travel'), 'travel');
    try {
      await Promise.all([study.ask('unlock', desk.recoveryWords), travel.ask('create')]);
      say('joining');
      const joining = await measureJoining(desk, study, travel);
      say('one change');
      const one = await measureOne(study, travel);
      say('one away');
      const away = await measureApart(desk, study, travel, [10_000, 0]);
      say('both apart');
      const both = await measureApart(desk, study, travel, [5_000, 5_000]);
      return [...joining, ...one, ...away, ...both];
    } finally {
      await Promise.all([study.end(), travel.end()]);
    }
  });
}

/** It takes minutes: how far it is. */
function say(what: string): void {
  process.stderr.write(`  ${what}\n`);
}

/** By words and an address, as users do it; measured from the second yes until both know that they are in step. */
async function measureJoining(desk: Desk, study: Laptop, travel: Laptop): Promise<Figure[]> {
  const { words: code, address } = await study.ask('show');
  await travel.ask('join', { code, address });
  await Promise.all([study.ask('asked'), travel.ask('asked')]);
  await Promise.all([study.ask('counted'), travel.ask('counted')]);
  await study.ask('confirm', { yes: true });
  const { ms } = await timed(async () => {
    await travel.ask('confirm', { yes: true });
    await Promise.all([study.ask('inStep'), travel.ask('inStep')]);
  });
  const [from, to] = await Promise.all([study.ask('counted'), travel.ask('counted')]);
  const copying = await copy(from.bytes);
  return [
    { name: 'joining', value: ms, unit: 'ms', limit: JOINING[desk.size] },
    { name: 'joining, bytes that went over', value: from.bytes / 1e6, unit: 'MB', limit: MOST_MB[desk.size] },
    { name: 'copying the same bytes', value: copying, unit: 'ms', limit: JOINING[desk.size] },
    { name: 'joining, times as long as copying', value: ms / copying, unit: 'times', limit: TIMES_COPYING },
    { name: 'joining, longest without an answer', value: to.longest, unit: 'ms', limit: BUSY[desk.size] },
  ];
}

/** Changes on either in turn: from the request there until it is durable and on the board here. */
async function measureOne(study: Laptop, travel: Laptop): Promise<Figure[]> {
  const [shown, gone]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const [here, there] = round % 4 < 2 ? [study, travel] : [travel, study];
    const { id, asked, durable } = await here.ask('edit', round);
    const at = await there.ask('shown', { id, since: asked });
    shown.push(at - asked);
    gone.push(at - durable);
  }
  return [
    {
      name: 'one change until it is on the other board, half',
      value: median(shown),
      unit: 'ms',
      limit: ONE_CHANGE / 2,
    },
    { name: 'the same, 95 %', value: percentile(shown, 95), unit: 'ms', limit: ONE_CHANGE },
    { name: 'of that after it was durable here, half', value: median(gone), unit: 'ms', limit: ONE_CHANGE / 2 },
  ];
}

/** Both make so many changes while the other is away; measured from the connection until they are in step again. */
async function measureApart(
  desk: Desk,
  study: Laptop,
  travel: Laptop,
  [here, there]: readonly [number, number],
): Promise<Figure[]> {
  await Promise.all([study.ask('inStep'), travel.ask('inStep')]);
  await travel.ask('lock');
  const plainHere = await study.ask('busy', here);
  await study.ask('lock');
  await travel.ask('unlock');
  const plainThere = await travel.ask('busy', there);
  await study.ask('unlock', undefined);
  await Promise.all([study.ask('counted'), travel.ask('counted')]);
  const { ms } = await timed(() => Promise.all([study.ask('inStep'), travel.ask('inStep')]));
  const [one, other] = await Promise.all([study.ask('counted'), travel.ask('counted')]);
  const name = `${here.toLocaleString('en')} and ${there.toLocaleString('en')} apart`;
  const ratio = (one.bytes + other.bytes) / (plainHere + plainThere);
  const longest = Math.max(one.longest, other.longest);
  return [
    { name, value: ms, unit: 'ms', limit: APART[desk.size] },
    { name: `${name}, messages from the first`, value: one.messages, unit: '', limit: MOST_MESSAGES / 2 },
    { name: `${name}, messages from the other`, value: other.messages, unit: '', limit: MOST_MESSAGES / 2 },
    { name: `${name}, bytes beside the changes`, value: ratio, unit: 'times', limit: BESIDE },
    { name: `${name}, longest without an answer`, value: longest, unit: 'ms', limit: BUSY[desk.size] },
  ];
}

/** The same bytes over a plain connection into a file that is synced: the least that joining could take. */
async function copy(bytes: number): Promise<number> {
  const dir = await mkdtemp(join(import.meta.dirname, '../../node_modules/.cache/copy-'));
  const server = createServer((socket) => socket.end(Buffer.alloc(bytes, 7)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const { ms } = await timed(async () => {
      const file = await open(join(dir, 'copy'), 'w');
      for await (const part of connect((server.address() as AddressInfo).port, '127.0.0.1')) await file.write(part);
      await file.sync();
      await file.close();
    });
    return ms;
  } finally {
    server.close();
    await rm(dir, { recursive: true });
  }
}
