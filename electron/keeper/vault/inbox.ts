// The inbox (V45–V48): one sealed file for each line that was captured, written without a secret and read only with the keys
// of an open vault. It never turns a capture into anything, and never deletes what it cannot read.
import { join } from 'node:path';
import { z } from 'zod';
import { LINE_MAX } from '../../../shared/inbox.ts';
import { LAST_INSTANT } from '../../../shared/model/identity.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { BOX_BYTES, type BoxKeys, isSame, joinBytes, openSealed, randomBytes, sealFor, toHex } from '../crypto.ts';
import { type Disk, replaceFile } from './files.ts';
import { inboxDir, isUnfinished, quarantineDir } from './paths.ts';
import { decodeJson } from './snapshot.ts';
import type { Notice } from './vault.ts';

/** So many captures are taken, and read at once. */
export const CAPTURES_MAX = 1_000;
const FOR_NOW = new Set(['EMFILE', 'ENFILE', 'EBUSY', 'EAGAIN', 'EIO', 'ENOMEM', 'EACCES', 'EPERM']);
const MARK: Uint8Array = Buffer.from('VSLINE_1');
const PADDED_BYTES = [256, 1_024, 4_096, 16_384, 65_536, 131_072] as const;
/** Longer than this is no capture, and not read any further. */
export const CAPTURE_BYTES_MAX = MARK.length + BOX_BYTES + PADDED_BYTES[5];
const NAME = /^(line|part)-([0-9a-f]{32})\.vs$/u;

const sealedSchema = z.strictObject({
  id: z.string(),
  line: z.string().max(LINE_MAX),
  capturedAt: z.number().int().min(0).max(LAST_INSTANT),
});

/** A line that was captured. `id` has 32 hex digits; `capturedAt` in ms; an unfinished one was still being typed. */
export interface Capture {
  readonly id: string;
  readonly line: string;
  readonly capturedAt: number;
  readonly isUnfinished: boolean;
}

/** What can be known of a capture while the vault is locked. */
export type Waiting = Pick<Capture, 'id' | 'isUnfinished'>;

/** The captures in a folder, without reading them. Needs no secret. */
export async function listWaiting(disk: Disk, dir: string): Promise<readonly Waiting[]> {
  const found = new Map<string, Waiting>();
  for (const name of await disk.list(inboxDir(dir))) {
    const [, kind, id] = NAME.exec(name) ?? [];
    if (id) found.set(id, { id, isUnfinished: kind === 'part' && (found.get(id)?.isUnfinished ?? true) });
  }
  return [...found.values()];
}

/**
 * Seals a capture; it is durable when this resolves. One with the same id is replaced, but never a finished one by words that
 * were still being typed. @throws Refusal `inbox-full`, `inbox-closed` (nothing can be sealed to that key); errors of the disk.
 */
export async function sealCapture(disk: Disk, dir: string, publicKey: Uint8Array, capture: Capture): Promise<void> {
  const { id, isUnfinished: isPart } = capture;
  const waiting = await listWaiting(disk, dir);
  const old = waiting.find((each) => each.id === id);
  if (old && isPart && !old.isUnfinished) return;
  if (!old && waiting.length >= CAPTURES_MAX) throw new Refusal('inbox-full');
  const sealed = sealFor(publicKey, encodeCapture(capture));
  if (!sealed) throw new Refusal('inbox-closed');
  await disk.makeFolder(inboxDir(dir));
  await disk.syncFolder(dir);
  await replaceFile(disk, pathOf(dir, capture), joinBytes([MARK, sealed]));
  // The finished one is durable already; what is left of the other goes at its own removal, if not now.
  if (old?.isUnfinished && !isPart) await removeCapture(disk, dir, id, true).catch(() => undefined);
}

/** Everything that can be read, the newest last, and what could not be and was put aside (V48). */
export async function readCaptures(
  disk: Disk,
  dir: string,
  keys: BoxKeys,
): Promise<{ captures: readonly Capture[]; notices: readonly Notice[] }> {
  await removeUnfinished(disk, dir);
  const captures: Capture[] = [];
  const notices: Notice[] = [];
  for (const waiting of (await listWaiting(disk, dir)).slice(0, CAPTURES_MAX)) {
    const path = pathOf(dir, waiting);
    // A file that went meanwhile is no longer there to be told of.
    const file = await disk.read(path, CAPTURE_BYTES_MAX + 1).catch(unlessForNow);
    const capture = file && openCapture(file, waiting, keys);
    if (capture) captures.push(capture);
    else if (file) notices.push(await moveAway(disk, dir, waiting));
  }
  return { captures: captures.sort((a, b) => a.capturedAt - b.capturedAt || (a.id < b.id ? -1 : 1)), notices };
}

/** Removes a capture that was kept or let go; `onlyUnfinished`: only what was still being typed. */
export async function removeCapture(disk: Disk, dir: string, id: string, onlyUnfinished = false): Promise<void> {
  const there = await disk.list(inboxDir(dir));
  const gone = [true, ...(onlyUnfinished ? [] : [false])].map((isUnfinished) => nameOf({ id, isUnfinished }));
  const names = gone.filter((name) => there.includes(name));
  // What was still being typed goes first, durably: a cut in between must not bring it back in the place of the finished one.
  for (const name of names) {
    await disk.remove(join(inboxDir(dir), name));
    await disk.syncFolder(inboxDir(dir));
  }
}

// What hinders reading for a moment says nothing of the file, which stays; whatever else cannot be read is no capture.
function unlessForNow(error: unknown): Uint8Array | undefined {
  return FOR_NOW.has(Reflect.get(Object(error), 'code')) ? undefined : new Uint8Array();
}

function nameOf({ id, isUnfinished: isPart }: Waiting): string {
  return `${isPart ? 'part' : 'line'}-${id}.vs`;
}

function pathOf(dir: string, waiting: Waiting): string {
  return join(inboxDir(dir), nameOf(waiting));
}

function encodeCapture({ id, line, capturedAt }: Capture): Uint8Array {
  const json = Buffer.from(JSON.stringify({ id, line, capturedAt }));
  const padded = Buffer.alloc(PADDED_BYTES.find((bytes) => bytes >= json.length) ?? json.length, ' ');
  padded.set(json);
  return padded;
}

function openCapture(file: Uint8Array, waiting: Waiting, keys: BoxKeys): Capture | undefined {
  const padded = file.length - MARK.length - BOX_BYTES;
  if (!PADDED_BYTES.some((bytes) => bytes === padded) || !isSame(file.subarray(0, MARK.length), MARK)) return undefined;
  const plain = openSealed(keys, file.subarray(MARK.length));
  const found = plain && sealedSchema.safeParse(decodeJson(plain)).data;
  if (!found || found.id !== waiting.id) return undefined;
  return { ...found, isUnfinished: waiting.isUnfinished };
}

// Moved, not copied: it may be of any length. Where even that is impossible it stays, and is told again next time.
async function moveAway(disk: Disk, dir: string, waiting: Waiting): Promise<Notice> {
  const name = nameOf(waiting);
  const keptAs = `inbox-${name}-${toHex(randomBytes(4))}`;
  const file = `inbox/${name}`;
  try {
    await disk.makeFolder(quarantineDir(dir));
    await disk.syncFolder(dir);
    await disk.rename(pathOf(dir, waiting), join(quarantineDir(dir), keptAs));
    await disk.syncFolder(quarantineDir(dir));
    await disk.syncFolder(inboxDir(dir));
    return { code: 'capture-unreadable', file, keptAs: `quarantine/${keptAs}` };
  } catch {
    return { code: 'capture-unreadable', file };
  }
}

async function removeUnfinished(disk: Disk, dir: string): Promise<void> {
  const names = (await disk.list(inboxDir(dir))).filter(isUnfinished);
  for (const name of names) await disk.remove(join(inboxDir(dir), name)).catch(() => undefined);
}
