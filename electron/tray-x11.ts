// The trays of before D-Bus (i3, IceWM, tint2): one of them is there if somebody owns the X selection of its name. Electron turns
// to it by itself where there is no other. No usual program tells who owns a selection, so the X server is asked: three
// requests of the core protocol, on this machine only.
import { readFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

const COOKIE = 'MIT-MAGIC-COOKIE-1';
const ANSWER_WITHIN_MS = 1_000;
const INTERN_ATOM = 16;
const GET_SELECTION_OWNER = 23;

/** True if the X display of this session has such a tray. False on Wayland, which has none of them, and in any doubt. */
export async function hasOldTray(env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const [, display, screen = '0'] = /^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(env.DISPLAY ?? '') ?? [];
  if (display === undefined || env.WAYLAND_DISPLAY) return false;
  const cookie = await readCookie(env.XAUTHORITY ?? join(homedir(), '.Xauthority'), display);
  const socket = createConnection(`/tmp/.X11-unix/X${display}`);
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy());
  const read = reader(socket);
  try {
    socket.write(greeting(cookie));
    const head = await read(8);
    if (head[0] !== 1) return false;
    await read(head.readUInt16LE(6) * 4);
    socket.write(internAtom(`_NET_SYSTEM_TRAY_S${screen}`));
    const atom = await reply(read);
    if (atom === 0) return false;
    socket.write(selectionOwner(atom));
    return (await reply(read)) !== 0;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Every answer that is wanted here is a number in the same place. An error begins with 0. */
async function reply(read: (size: number) => Promise<Buffer>): Promise<number> {
  const answer = await read(32);
  return answer[0] === 1 ? answer.readUInt32LE(8) : 0;
}

function greeting(cookie: Buffer | undefined): Buffer {
  const name = cookie ? Buffer.from(COOKIE) : Buffer.alloc(0);
  const data = cookie ?? Buffer.alloc(0);
  const head = Buffer.alloc(12);
  // "l": numbers come with their small end first.
  head.writeUInt8('l'.charCodeAt(0), 0);
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padded(name), padded(data)]);
}

function internAtom(name: string): Buffer {
  const body = padded(Buffer.from(name));
  const head = Buffer.from([INTERN_ATOM, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16LE((head.length + body.length) / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, body]);
}

function selectionOwner(atom: number): Buffer {
  const request = Buffer.from([GET_SELECTION_OWNER, 0, 2, 0, 0, 0, 0, 0]);
  request.writeUInt32LE(atom, 4);
  return request;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** Reads so many bytes at a time; throws when the socket ends or fails before. */
function reader(socket: Socket): (size: number) => Promise<Buffer> {
  const chunks = socket[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  return async (size) => {
    while (rest.length < size) {
      const { value, done } = await chunks.next();
      if (done) throw new Error('the X server has ended the connection');
      rest = Buffer.concat([rest, value]);
    }
    const taken = rest.subarray(0, size);
    rest = rest.subarray(size);
    return taken;
  };
}

/** The key to the display, if one is kept: the file is a row of entries, each a family and four counted strings. */
async function readCookie(path: string, display: string): Promise<Buffer | undefined> {
  const file = await readFile(path).catch(() => Buffer.alloc(0));
  for (let at = 0; at + 2 < file.length; ) {
    at += 2;
    const fields = Array.from({ length: 4 }, () => {
      const size = file.readUInt16BE(at);
      at += 2 + size;
      return file.subarray(at - size, at);
    });
    const [, number, name, data] = fields;
    if (String(name) === COOKIE && ['', display].includes(String(number))) return data;
  }
  return undefined;
}
