// Travel as a program of its own, for runtime.test.ts: Electron's TLS is not Node's, and the two have to understand each other.
// Run with a role (show: shows a code and prints its link; take: takes the link that follows); prints a line for each event.
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { readCode } from '../../../../electron/keeper/sync/code.ts';
import { ended, show, take } from './pairs.ts';

const [role, link = ''] = process.argv.slice(2);
const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

await loadCrypto();
if (role === 'show') {
  const study = await show();
  print({ link: study.pairing.code.link, words: study.pairing.code.words, port: study.at.port });
  await ended(study);
  print({ done: study.done, over: study.over, electron: process.versions.electron });
} else {
  const code = readCode(link);
  const [at = { host: '127.0.0.1', port: Number(process.argv[4]) }] = code?.by === 'long' ? code.addresses : [];
  const travel = await take(link, at);
  await ended(travel);
  print({ done: travel.done, over: travel.over, electron: process.versions.electron });
}
