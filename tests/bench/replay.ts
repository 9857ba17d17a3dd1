// Replaying a log onto a snapshot: what opening costs after a crash, before anything was folded.
import { Network } from '../../electron/keeper/document.ts';
import { openVault } from '../../electron/keeper/vault/vault.ts';
import { stampAt } from '../helpers/stamp.ts';
import { busyHour } from './changes.ts';
import { type Desk, PASSPHRASE } from './desk.ts';
import { type Figure, type Limits, timed } from './figure.ts';

const RECORDS = 500;
// One at a time, through Automerge's own copy of the document, a record took 2.6 ms at M.
const REPLAY: Limits = { S: 650, M: 1_300, L: 4_000 };

export async function measureReplay(desk: Desk): Promise<Figure[]> {
  return await desk.onCopy(async (vaultDir) => {
    const { vault, contents } = await openVault(vaultDir, { passphrase: PASSPHRASE });
    await vault.close();
    const [here, there] = [0, 1].map(() => Network.load(contents.snapshot, contents.heads)) as [Network, Network];
    const stamp = stampAt();
    const log: Uint8Array[] = [];
    await busyHour(
      here.plain,
      (verb) => {
        const { bytes } = here.change((document) => verb(document, stamp), stamp.now);
        log.push(...bytes);
      },
      RECORDS / 4,
    );
    const { ms } = await timed(() => there.receive(log));
    return [{ name: 'replay of 500 log records', value: ms, unit: 'ms', limit: REPLAY[desk.size] }];
  });
}
