// Captures under power cuts and kills: what was acknowledged as sealed is there, what was acknowledged as kept is in the log,
// nothing kept is offered again, and nothing is ever in neither place.

import {
  type Capture,
  listWaiting,
  readCaptures,
  removeCapture,
  sealCapture,
} from '../../electron/keeper/vault/inbox.ts';
import { inboxKeysOf, readInboxKey } from '../../electron/keeper/vault/inbox-key.ts';
import { keysOf } from '../../electron/keeper/vault/keys.ts';
import { createVault, openVault, type Vault } from '../../electron/keeper/vault/vault.ts';
import { type Lies, SimulatedDisk } from './disk.ts';
import { changeOf, generationOf, numbersIn } from './document.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const DIR = '/home/vault';
const WORK = { ops: 1, memory: 64 * 1024 * 1024 };

/** What the owner was told of one capture. What was begun may or may not have happened. */
interface Told {
  readonly line: string;
  /** Words that it had or is being given. */
  readonly lines: Set<string>;
  state: 'sealing' | 'sealed' | 'keeping' | 'kept' | 'dropping' | 'dropped';
}

/** One life of an inbox on a disk that forgets, with cuts after every operation of the disk. */
export async function stormOfCaptures(seed: number, steps: number, lies: Lies = {}): Promise<Tally> {
  const random = randomFrom(seed);
  const tally = newTally();
  const disk = new SimulatedDisk(lies);
  const created = await createVault(DIR, 'first passphrase of all', generationOf(0), { disk, work: WORK });
  const secret = { recoveryWords: created.recoveryWords };
  const told = new Map<number, Told>();
  let { vault } = created;
  disk.onChange = async () => {
    const wait = disk.onChange;
    disk.onChange = undefined;
    for (let i = 0; i < 2; i++) await judge(disk.cut(random, random.oneIn(2)), secret, told, tally);
    disk.onChange = wait;
  };
  for (let step = 1; step <= steps; step++) {
    await seal(disk, step, told, random);
    const waiting = [...told].filter(([, { state }]) => state === 'sealed').map(([number]) => number);
    const chosen = waiting[random.int(waiting.length)] ?? 0;
    const about = told.get(chosen);
    if (about && random.oneIn(3)) await keep(disk, vault, chosen, about);
    else if (about && random.oneIn(5)) await drop(disk, chosen, about);
    else if (about && random.oneIn(4)) await seal(disk, chosen, told, random);
    if (!random.oneIn(6)) continue;
    await vault.close();
    ({ vault } = await openVault(DIR, secret, { disk, work: WORK }));
    await removeKept(disk, vault, told);
  }
  await vault.close();
  tally.acknowledged = told.size;
  return tally;
}

const idOf = (number: number): string => number.toString(16).padStart(32, '0');

async function seal(disk: SimulatedDisk, number: number, told: Map<number, Told>, random: Random): Promise<void> {
  const publicKey = (await readInboxKey(disk, DIR)) ?? new Uint8Array();
  const line = `line ${number} ${'x'.repeat(random.oneIn(3) ? 3_000 : 10)} ${random.int(1_000_000)}`;
  const old = told.get(number);
  told.set(number, { line, lines: new Set([line, ...(old ? [old.line] : [])]), state: old?.state ?? 'sealing' });
  const capture: Capture = { id: idOf(number), line, capturedAt: number, isUnfinished: false };
  if (random.oneIn(3) && !old) {
    const [begun] = line.split('x');
    told.get(number)?.lines.add(begun ?? '');
    await sealCapture(disk, DIR, publicKey, { ...capture, line: begun ?? '', isUnfinished: true });
  }
  await sealCapture(disk, DIR, publicKey, capture);
  told.set(number, { line, lines: new Set([line]), state: 'sealed' });
}

// As the keeper does it: the change is durable, then the file goes. The number of the change stands for its message.
async function keep(disk: SimulatedDisk, vault: Vault, number: number, about: Told): Promise<void> {
  about.state = 'keeping';
  await vault.append([changeOf(number)]);
  about.state = 'kept';
  await removeCapture(disk, DIR, idOf(number));
}

async function drop(disk: SimulatedDisk, number: number, about: Told): Promise<void> {
  about.state = 'dropping';
  await removeCapture(disk, DIR, idOf(number));
  about.state = 'dropped';
}

async function removeKept(disk: SimulatedDisk, vault: Vault, told: ReadonlyMap<number, Told>): Promise<void> {
  const keys = keysOf(vault);
  if (!keys) throw new Error('the vault is not open');
  for (const { id } of (await readCaptures(disk, DIR, inboxKeysOf(keys))).captures)
    if (told.get(Number.parseInt(id, 16))?.state === 'kept') await removeCapture(disk, DIR, id);
}

async function judge(
  disk: SimulatedDisk,
  secret: { readonly recoveryWords: string },
  told: ReadonlyMap<number, Told>,
  tally: Tally,
): Promise<void> {
  tally.rounds += 1;
  try {
    const { vault, contents } = await openVault(DIR, secret, { disk, work: WORK });
    const keys = keysOf(vault);
    if (!keys) throw new Error('the vault is not open');
    if (contents.notices.some(({ code }) => code.startsWith('inbox-key'))) tally.alarms += 1;
    const kept = numbersIn(contents).numbers;
    const { captures, notices } = await readCaptures(disk, DIR, inboxKeysOf(keys));
    if (notices.length > 0) tally.alarms += 1;
    const offered = new Map(captures.map((each) => [Number.parseInt(each.id, 16), each.line]));
    for (const [number, about] of told) compare(number, about, kept, offered, tally);
    if ((await listWaiting(disk, DIR)).length !== captures.length) tally.altered += 1;
    await vault.close();
  } catch {
    tally.unopenable += 1;
  }
}

function compare(
  number: number,
  { state, lines }: Told,
  kept: ReadonlySet<number>,
  offered: ReadonlyMap<number, string>,
  tally: Tally,
): void {
  const line = offered.get(number);
  if (line !== undefined && !lines.has(line)) tally.altered += 1;
  const mustBeOffered = state === 'sealed';
  const mustBeSomewhere = mustBeOffered || state === 'keeping';
  if (mustBeOffered && line === undefined) tally.lost += 1;
  else if (mustBeSomewhere && line === undefined && !kept.has(number)) tally.lost += 1;
  if (state === 'kept' && !kept.has(number)) tally.lost += 1;
  // Let go is let go: its name was durably gone when that was said.
  if (state === 'dropped' && line !== undefined) tally.altered += 1;
}
