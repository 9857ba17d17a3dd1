// A laptop in a process of its own, to be killed: it opens its vault, uses its folder, and notes people until it is gone. Each one
// is told on standard output once it is durable. Arguments: folder of the vault, recovery words, what its people are called.
import { writeSync } from 'node:fs';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { Session } from '../../../../electron/keeper/session.ts';
import { addPerson } from '../../../../shared/model/person.ts';

const [dir = '', recoveryWords = '', called = ''] = process.argv.slice(2);
const isReady = () => session.state.is === 'open' && session.state.ready;

await startAutomerge();
const session = new Session(dir, 'study', () => undefined, { discovers: false });
await session.start();
await session.unlock({ recoveryWords });
while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 2));
for (let count = 1; ; count++) {
  const name = `${called} ${count}`;
  await session.change((document, stamp) => addPerson(document, { name }, stamp));
  writeSync(1, `${name}\n`);
  // As a user who cannot wait: what is there is written at once.
  await session.sync.again({});
}
