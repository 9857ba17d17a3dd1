// A hostile host on a network of laptops: hears announcements, and sends them again, altered, or as garbage. Told by lines.
//   verbatim | forge PORT | fuzz COUNT SEED | ask COUNT
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import { decode, encode, type Packet } from 'dns-packet';
import { randomFrom } from '../../../torture/random.ts';

const [GROUP, PORT] = ['224.0.0.251', 5353];
const [own = ''] = process.argv.slice(2);
const heard: Buffer[] = [];
const say = (line: object) => process.stdout.write(`${JSON.stringify({ at: Date.now(), ...line })}\n`);

const socket = createSocket({ type: 'udp4', reuseAddr: true });
socket.on('message', (packet, { address }) => {
  // Announcements only: the first bit of the flags says that it is an answer.
  if (address === own || (packet[2] ?? 0) < 0x80 || !packet.includes('_vouchsafe')) return;
  heard.push(packet);
  const { answers = [] } = decode(packet);
  const pointer = answers.find(({ type }) => type === 'PTR');
  const text = answers.find(({ type }) => type === 'TXT');
  if (pointer?.type !== 'PTR' || text?.type !== 'TXT') return;
  say({
    is: 'heard',
    from: address,
    name: pointer.data,
    ttl: pointer.ttl,
    text: Buffer.concat(text.data as Buffer[]).toString('hex'),
  });
});
socket.bind(PORT, () => {
  socket.addMembership(GROUP, own);
  socket.setMulticastInterface(own);
  say({ is: 'started' });
});

function send(packet: Uint8Array): Promise<void> {
  return new Promise((resolve) => socket.send(packet, PORT, GROUP, () => resolve()));
}

// The same tokens, but whoever dials comes here.
function forged(packet: Buffer, port: number): Buffer {
  const { id = 0, flags = 0, answers = [], ...rest } = decode(packet);
  const moved = answers.map((record) =>
    record.type === 'SRV' ? { ...record, data: { ...record.data, port } } : record,
  );
  return encode({ ...rest, id, flags, type: 'response', answers: moved } as Packet);
}

async function fuzz(count: number, seed: number): Promise<void> {
  const random = randomFrom(seed);
  for (let turn = 0; turn < count; turn++) {
    const packet = Buffer.from(heard[random.int(heard.length)] ?? Buffer.alloc(40));
    const whole = random.int(20) === 0 ? Buffer.from(Array.from(packet, () => random.int(256))) : packet;
    for (let flips = random.int(8); flips > 0; flips--) whole[random.int(whole.length)] = random.int(256);
    if (random.int(2)) whole[2] = random.int(2) ? 0x84 : 0;
    await send(random.int(4) === 0 ? whole.subarray(0, random.int(whole.length)) : whole);
  }
}

async function answer(word: string, first: number, second: number): Promise<void> {
  if (word === 'verbatim') for (const packet of [...heard]) await send(packet);
  if (word === 'forge') for (const packet of [...heard]) await send(forged(packet, first));
  if (word === 'fuzz') await fuzz(first, second);
  if (word === 'ask') {
    const question = encode({ type: 'query', questions: [{ name: '_vouchsafe._tcp.local', type: 'PTR' }] });
    for (let turn = 0; turn < first; turn++) await send(question);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [word = '', first, second] = line.split(' ');
  await answer(word, Number(first), Number(second));
  say({ is: word });
}
