// A slow line: connections to a port of this host are carried on to another host, each byte so many ms late, both ways.
//   node relay.mjs PORT HOST PORT DELAY_MS, on a third host between two; it says "there" and runs until it is ended.
// Order and ends are kept, as on a real line; what is on its way is bounded by the senders' own windows.
import { connect, createServer } from 'node:net';

const [own, host, port, delay] = process.argv.slice(2);

createServer((near) => {
  const far = connect(Number(port), host);
  carry(near, far);
  carry(far, near);
}).listen(Number(own), () => process.stdout.write('there\n'));

function carry(from, to) {
  const late = (work) => setTimeout(work, Number(delay));
  from.on('data', (bytes) => late(() => to.writable && to.write(bytes)));
  from.on('end', () => late(() => to.end()));
  from.on('error', () => late(() => to.destroy()));
}
