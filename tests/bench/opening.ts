// Opening: the key derivation apart, which is slow on purpose; then to the first snapshot, and to the first change.
import { loadCrypto, randomBytes, SALT_BYTES, stretchPassphrase } from '../../electron/keeper/crypto.ts';
import { USUAL_WORK } from '../../electron/keeper/vault/slot.ts';
import type { Desk } from './desk.ts';
import { type Figure, type Limits, median, medianOf } from './figure.ts';

// A second is what the work factor was chosen for; a busy machine takes two.
const KDF = 1_500;
// Twice what reading, unsealing and parsing the reading model took in a trial (0.04, 0.15, 0.76 s).
const SNAPSHOT: Limits = { S: 100, M: 300, L: 1_500 };
// What loading alone took there, with Automerge's own copy of the document.
const READY: Limits = { S: 550, M: 1_500, L: 7_000 };

export async function measureOpening(desk: Desk): Promise<Figure[]> {
  await loadCrypto();
  const secret = randomBytes(32);
  const salt = randomBytes(SALT_BYTES);
  const kdf = await medianOf(2, () => stretchPassphrase(secret, salt, USUAL_WORK.ops, USUAL_WORK.memory));
  const rounds: { snapshot: number; ready: number }[] = [];
  for (let i = 0; i < 4; i++) rounds.push(await desk.onCopy((vaultDir) => openOnce(desk, vaultDir)));
  const later = rounds.slice(1);
  const [snapshot, ready] = [median(later.map((round) => round.snapshot)), median(later.map((round) => round.ready))];
  return [
    { name: 'key derivation', value: kdf, unit: 'ms', limit: KDF },
    { name: 'then: unlock to first snapshot', value: snapshot, unit: 'ms', limit: SNAPSHOT[desk.size] },
    { name: 'then: unlock to ready for changes', value: ready, unit: 'ms', limit: READY[desk.size] },
  ];
}

async function openOnce(desk: Desk, vaultDir: string): Promise<{ snapshot: number; ready: number }> {
  const start = performance.now();
  const opened = await desk.open(vaultDir);
  const ready = performance.now() - start;
  const shown = opened.told.find(({ message }) => 'snapshot' in message)?.at ?? Number.NaN;
  await opened.end();
  return { snapshot: shown - start, ready };
}
