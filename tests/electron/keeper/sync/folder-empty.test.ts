// A laptop that is empty but for what it has set, and meets the others in a folder first: what it set reaches them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { circleOn, type FolderLaptop, NoteDesk, roundsOf } from './folders.ts';

const SETTING = 'a setting';

/** Settings are in no table: with them alone a document is empty (Y21). */
class SetDesk extends NoteDesk {
  override get isEmpty(): boolean {
    return this.names().every((name) => name === SETTING);
  }
}

test('Y51, Y54: what a laptop had set before it took in anything reaches the others once it is empty no more', async () => {
  await loadCrypto();
  await startAutomerge();
  const dir = await mkdtemp(join(tmpdir(), 'vouchsafe-folder-'));
  const [study, travel] = circleOn([diskCarrier(dir), diskCarrier(dir)]) as [FolderLaptop, FolderLaptop];
  travel.desk = new SetDesk();
  travel.desk.note(SETTING);
  // A word, for it brings the roll; nothing else by an empty laptop.
  await travel.round();
  study.desk.note('Ada');
  await roundsOf([study, travel]);
  expect(study.desk.names()).toEqual(['Ada', SETTING]);
  expect(study.desk.heads).toEqual(travel.desk.heads);
  await rm(dir, { recursive: true });
});
