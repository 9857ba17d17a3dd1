// What the folder is given of the rest (folder-around.ts): the document, only while it is quiet and all of it durable; the drawer;
// and the way in, where everything is weighed first (Y37). It ends when sync does: whatever comes later throws.
import { ArrivalError } from '../arrival.ts';
import type { Bring } from './bring.ts';
import type { Carrier } from './carrier.ts';
import { weighChange, weighSnapshot } from './chunk.ts';
import type { Desk } from './desk.ts';
import type { Keeping } from './drawer.ts';
import { FOLDER_LIMITS } from './folder.ts';
import type { FolderAround, FolderDesk, TakenIn } from './folder-around.ts';
import type { FolderKept } from './folder-kept.ts';
import { countsAsEmpty } from './joining.ts';
import type { Kept } from './kept.ts';
import { joinRolls, rollHash } from './roll.ts';
import { AT_LEAST, SCHEMA } from './schema.ts';
import type { Word } from './word.ts';

export interface FolderDeskAround {
  readonly keeping: Keeping;
  readonly desk: Desk;
  readonly bring: Bring;
  /** The roll has changed, by what a file brought. */
  onRoll(): void;
  /** A snapshot was taken in; `instead`: nothing of what was here stayed. Resolves when what follows is kept. */
  onAdopted(instead: boolean): Promise<void>;
  /** The folder is not used any more. */
  isOver(): boolean;
}

/** Not now: a change is being written, the drawer could not be, or sync is over. The round is made again. */
export class NotNow extends Error {}

/** The folder's surroundings over a carrier. */
export function folderAround(carrier: Carrier, around: FolderDeskAround): FolderAround {
  const { keeping } = around;
  const settled = settling(around);
  return {
    carrier: quietly(carrier, settled),
    identity: keeping.kept.identity,
    desk: folderDesk(around, settled),
    schema: SCHEMA,
    atLeast: AT_LEAST,
    limits: FOLDER_LIMITS,
    kept: () => folderIn(keeping.kept),
    keep: async (edit) => {
      await settled();
      await keep(keeping, (kept) => withFolder(kept, edit(folderIn(kept))));
      await settled();
    },
    roll: () => keeping.kept.roll,
    learn: async (entries) => {
      await settled();
      const before = rollHash(keeping.kept.roll);
      await keep(keeping, (kept) => ({ ...kept, roll: joinRolls(kept.roll, entries) }));
      if (rollHash(keeping.kept.roll) !== before) queueMicrotask(around.onRoll);
      await settled();
    },
  };
}

/** Waits until the document can be read. */
function settling({ desk, isOver }: FolderDeskAround): () => Promise<void> {
  return async () => {
    while (!desk.isQuiet && !isOver()) await desk.quiet();
    if (isOver()) throw new NotNow('sync is over');
  };
}

// After each of these the folder reads the document, without waiting again.
function quietly(carrier: Carrier, settled: () => Promise<void>): Carrier {
  const after = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await settled();
    const value = await work();
    await settled();
    return value;
  };
  return {
    writers: () => after(() => carrier.writers()),
    list: (writer) => after(() => carrier.list(writer)),
    read: (place, limit) => after(() => carrier.read(place, limit)),
    begin: (place, length) => after(() => carrier.begin(place, length)),
    write: (place, id, bytes) => after(() => carrier.write(place, id, bytes)),
    remove: (place) => after(() => carrier.remove(place)),
    watch: (onChange) => carrier.watch(onChange),
  };
}

function folderDesk(around: FolderDeskAround, settled: () => Promise<void>): FolderDesk {
  const { desk, keeping } = around;
  // What is not durable yet must not be in a file: a cut would leave others with what this laptop has lost.
  const now = (): Desk => {
    if (!desk.isQuiet) throw new NotNow('a change is being written');
    return desk;
  };
  return {
    get heads() {
      return now().heads;
    },
    get isEmpty() {
      return now().isEmpty || countsAsEmpty(keeping.kept, desk);
    },
    has: (hash) => now().has(hash),
    changesSince: (heads) => now().changesSince(heads),
    wholeNow: () => now().save(),
    take: async (changes, from) => {
      // What counts as empty takes a whole document first, and mixes nothing into the one it gives up (Y21).
      if (keeping.kept.asEmpty && countsAsEmpty(keeping.kept, now())) return 'waiting';
      const taken = await weighed(changes, weighChange, from, () => around.bring.take(changes));
      await settled();
      return taken;
    },
    adopt: async (snapshot, from) => {
      const instead = now().isEmpty || countsAsEmpty(keeping.kept, desk);
      const bring = () => around.bring.adopt(snapshot, from.heads, instead);
      const taken = await weighed([snapshot], weighSnapshot, from, bring);
      if (taken === 'taken') await around.onAdopted(instead);
      await settled();
      return taken;
    },
  };
}

async function weighed(
  parts: readonly Uint8Array[],
  weigh: (bytes: Uint8Array) => unknown,
  from: Word,
  work: () => ReturnType<Bring['take']>,
): Promise<TakenIn> {
  try {
    for (const part of parts) weigh(part);
  } catch (error) {
    if (!(error instanceof ArrivalError)) throw error;
    return 'refused';
  }
  const answer = await work();
  if (answer.is === 'taken') return 'taken';
  if (answer.code === 'waiting' || answer.code === 'unsaved') return answer.code;
  return answer.code === 'unsound' && from.schema > SCHEMA ? 'too-old' : 'refused';
}

function folderIn({ folder }: Kept): FolderKept {
  if (!folder) throw new NotNow('no folder is used');
  return folder;
}

function withFolder(kept: Kept, folder: FolderKept): Kept {
  return folder === kept.folder ? kept : { ...kept, folder };
}

// What the vault's own disk refuses is no trouble of the folder.
async function keep(keeping: Keeping, edit: (kept: Kept) => Kept): Promise<void> {
  await keeping.change(edit).catch((error: unknown) => {
    throw new NotNow('the drawer could not be written', { cause: error });
  });
}
