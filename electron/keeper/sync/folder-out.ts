// Writing to the folder (Y51, Y52, Y55): one file, its number and id kept before it is written, and a snapshot read back whole
// before anything is removed on its strength. What cannot be written leaves a begun file behind, which the next round looks for.
import { randomBytes, toHex } from '../crypto.ts';
import { CarrierError, FILE_LIMIT, fileName, type Place } from './carrier.ts';
import { openFile, sealFile } from './file.ts';
import { type Circle, type FolderOrder, holdsOf, seenBy } from './folder.ts';
import type { FolderAround } from './folder-around.ts';
import { began, ownFiles, readBack, removed, wrote } from './folder-kept.ts';
import type { Hex } from './messages.ts';
import { circleOf, entriesOf, rollHash, standing } from './roll.ts';
import { encodeChanges, type Word } from './word.ts';

const ID_BYTES = 16;

/** Who stands in a roll, as the plan wants it. */
export function circleNow({ identity, roll }: FolderAround): Circle {
  const stands = standing(roll()).map(({ id }) => id);
  return { own: identity.id, stands, roll: rollHash(roll()) };
}

/** Writes what was ordered. The document is read in the same step in which the plan read it. */
export async function writeFile(around: FolderAround, order: FolderOrder & { order: 'write' }): Promise<void> {
  const { carrier, identity, keep, kept, roll } = around;
  const toldRoll = rollHash(roll());
  const { word, payload } = compose(around, order);
  const id = toHex(randomBytes(ID_BYTES));
  const bytes = sealFile(identity, id, standing(roll()), word, payload);
  if (bytes.length > FILE_LIMIT) throw new CarrierError('odd');
  const place = { writer: kept().writer, name: fileName(word.n, id) };
  await keep((now) => began(now, { id, kind: order.kind, word, bytes: bytes.length }));
  await carrier.write(place, id, bytes);
  await keep((now) => wrote(now, id, toldRoll));
  if (order.kind === 'snapshot') await confirmSnapshot(around, place, id);
}

/** Reads back own snapshots that a cut left unconfirmed. */
export async function confirmSnapshots(around: FolderAround): Promise<void> {
  const { writer } = around.kept();
  const unconfirmed = ownFiles(around.kept()).filter(({ kind, state }) => kind === 'snapshot' && state === 'there');
  for (const { n, id } of unconfirmed) await confirmSnapshot(around, { writer, name: fileName(n, id) }, id);
}

// One that did not arrive whole is removed, or it would be written again and again beside itself.
async function confirmSnapshot(around: FolderAround, place: Place, id: Hex): Promise<void> {
  const bytes = await around.carrier.read(place, FILE_LIMIT);
  const opened = bytes && openFile(around.identity, around.roll(), bytes);
  if (typeof opened === 'object' && opened.id === id) return await around.keep((now) => readBack(now, id));
  await around.carrier.remove(place);
  await around.keep((now) => removed(now, place));
  throw new CarrierError('odd');
}

function compose(around: FolderAround, order: FolderOrder & { order: 'write' }): { word: Word; payload: Uint8Array } {
  const { desk, identity, roll, schema, atLeast } = around;
  const kept = around.kept();
  const isSnapshot = order.kind === 'snapshot';
  const whole = isSnapshot ? desk.wholeNow() : undefined;
  const payload = whole?.bytes ?? (order.kind === 'changes' ? encodeChanges(order.changes) : new Uint8Array());
  const word: Word = {
    circle: circleOf(roll()),
    by: identity.id,
    writer: kept.writer,
    n: kept.next,
    holds: isSnapshot ? [] : holdsOf(kept),
    to: [...standing(roll())].map(({ id }) => id).sort(),
    kind: order.kind,
    // An empty laptop gives nothing, so it claims nothing: what it has set would count as covered, and is in no file.
    heads: whole?.heads ?? (desk.isEmpty ? [] : desk.heads),
    seen: seenBy(kept),
    schema,
    atLeast,
    entries: isSnapshot || kept.told !== rollHash(roll()) ? entriesOf(roll()) : [],
  };
  return { word, payload };
}
