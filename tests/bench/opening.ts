// Opening: the key derivation apart, which is slow on purpose; then to the first snapshot, and to the first change.
import { loadCrypto, randomBytes, SALT_BYTES, stretchPassphrase } from '../../electron/keeper/crypto.ts';
import { USUAL_WORK } from '../../electron/keeper/vault/slot.ts';
import { type Desk, open } from './desk.ts';
import { type Figure, type Limits, median, timed } from './figure.ts';

// A second is what the work factor was chosen for; a busy machine takes two.
const KDF = 1_500;
// Twice what reading, unsealing and parsing the reading model took in a trial (0.04, 0.15, 0.76 s).
const SNAPSHOT: Limits = { S: 100, M: 300, L: 1_500 };
// What loading alone took there, with Automerge's own copy of the document.
const READY: Limits = { S: 550, M: 1_500, L: 7_000 };

export async function measureOpening(desk: Desk): Promise<Figure[]> {
  await loadCrypto();
  const rounds: { kdf: number; snapshot: number; ready: number }[] = [];
  for (let i = 0; i < 3; i++) {
    const { ms: kdf } = await timed(() =>
      stretchPassphrase(randomBytes(32), randomBytes(SALT_BYTES), USUAL_WORK.ops, USUAL_WORK.memory),
    );
    const { snapshot, ready } = await desk.onCopy(async (vaultDir) => {
      const start = performance.now();
      const opened = await open(vaultDir);
      const ready = performance.now() - start;
      const shown = opened.told.find(({ message }) => 'snapshot' in message)?.at ?? Number.NaN;
      await opened.end();
      return { snapshot: shown - start, ready };
    });
    rounds.push({ kdf, snapshot: Math.max(0, snapshot - kdf), ready: Math.max(0, ready - kdf) });
  }
  const of = (part: 'kdf' | 'snapshot' | 'ready') => median(rounds.map((round) => round[part]));
  return [
    { name: 'key derivation', value: of('kdf'), unit: 'ms', limit: KDF },
    { name: 'then: unlock to first snapshot', value: of('snapshot'), unit: 'ms', limit: SNAPSHOT[desk.size] },
    { name: 'then: unlock to ready for changes', value: of('ready'), unit: 'ms', limit: READY[desk.size] },
  ];
}
