// The folder at a WebDAV address, on real servers: whatever a server or the way to it does, a file is there whole or not at all.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { type Carrier, fileName, folderName } from '../../../../electron/keeper/sync/carrier.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { readMultistatus } from '../../../../electron/keeper/sync/multistatus.ts';
import { webdavCarrier } from '../../../../electron/keeper/sync/webdav.ts';
import { CREDENTIALS, type Dav, type Meddling, startApache, startRclone, startRelay } from '../../../helpers/webdav.ts';
import { circleOn, roundsOf } from './folders.ts';

const WRITER = 'ab'.repeat(16);
const never = new AbortController().signal;
const place = (n: number, id = 'cd'.repeat(16)) => ({ writer: WRITER, name: fileName(n, id) });
const newId = () => randomBytes(16).toString('hex');
const to = ({ url }: Dav, patience?: { answer: number; piece: number }) =>
  webdavCarrier(url, CREDENTIALS, never, patience);

let home = '';
const servers: { name: string; dav: Dav }[] = [];
beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
  home = await mkdtemp(join(tmpdir(), 'vouchsafe-dav-'));
  await chmod(home, 0o755);
  for (const name of ['rclone', 'apache']) await mkdir(join(home, name));
  servers.push({ name: 'rclone', dav: await startRclone(join(home, 'rclone')) });
  servers.push({ name: 'apache', dav: await startApache(join(home, 'apache')) });
});
afterAll(async () => {
  for (const { dav } of servers) await dav.stop();
  await rm(home, { recursive: true, force: true });
});

const davOf = (name: string) => servers.find((server) => server.name === name)?.dav as Dav;

async function through(dav: Dav, meddle: Meddling, work: (carrier: Carrier) => Promise<void>, cutAt?: number) {
  const relay = await startRelay(dav, meddle, ({ method }) => (method === 'PUT' ? (cutAt ?? 1e9) : 1e9));
  await work(to(relay, { answer: 2_000, piece: 2_000 })).finally(relay.stop);
}

describe.each(['disk', 'rclone', 'apache'])('a folder on %s', (name) => {
  const open = async (): Promise<Carrier> => {
    const dir = join(home, `${name}-files`);
    await mkdir(dir, { recursive: true });
    return name === 'disk' ? diskCarrier(dir) : to(davOf(name));
  };

  test('Y56: files are written, listed, read and removed alike, whatever carries them', async () => {
    const carrier = await open();
    expect(await carrier.list(WRITER)).toEqual([]);
    const bytes = randomBytes(200_001);
    await carrier.write(place(1), newId(), bytes);
    await carrier.write(place(2), newId(), randomBytes(10));
    expect(await carrier.writers()).toEqual([WRITER]);
    const listed = [...(await carrier.list(WRITER))].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(listed.map(({ name: file, length }) => [file, length])).toEqual([
      [place(1).name, 200_001],
      [place(2).name, 10],
    ]);
    const read = await carrier.read(place(1), 200_001);
    expect(Buffer.compare(read as Uint8Array, bytes)).toBe(0);
    expect(await carrier.read(place(1), 200_000)).toBeUndefined();
    expect(await carrier.read(place(3), 100)).toBeUndefined();
    await carrier.remove(place(1));
    await carrier.remove(place(1));
    expect((await carrier.list(WRITER)).map((each) => each.name)).toEqual([place(2).name]);
  });

  test('Y56: a name that is taken is a clash, and what is there stays', async () => {
    const carrier = await open();
    await carrier.write(place(5), newId(), randomBytes(7));
    await expect(carrier.write(place(5), newId(), randomBytes(9))).rejects.toMatchObject({ code: 'clash' });
    expect(await carrier.read(place(5), 100)).toHaveLength(7);
    expect((await carrier.list(WRITER)).filter((each) => each.name.startsWith('.'))).toEqual([]);
  });

  test('Y56: 4,096 files of one writer are listed, with names that need spelling out, and no more than that', async () => {
    const carrier = await open();
    const dir = name === 'disk' ? join(home, 'disk-files') : davOf(name).dir;
    const writer = 'ee'.repeat(16);
    await mkdir(join(dir, folderName(writer)));
    const names = Array.from(
      { length: 4_200 },
      (_, i) => `${fileName(i, newId()).slice(0, -4)} (Ann’s & Ben's 100 %).vsx`,
    );
    await Promise.all(names.map((file) => writeFile(join(dir, folderName(writer), file), 'x')));
    // What rclone knows of a folder may be a second old.
    await wait(1_100);
    const start = performance.now();
    const listed = await carrier.list(writer);
    console.log(`${name}: 4,200 files listed in ${(performance.now() - start).toFixed(0)} ms`);
    expect(listed).toHaveLength(4_096);
    expect(listed.filter((each) => !names.includes(each.name))).toEqual([]);
    expect(await carrier.read({ writer, name: listed[0]?.name ?? '' }, 10)).toHaveLength(1);
    await rm(join(dir, folderName(writer)), { recursive: true });
  });

  test('Y56: two laptops come into step through it', async () => {
    const [study, travel] = circleOn([await open(), await open()]);
    if (!study || !travel) throw new Error('two laptops');
    study.desk.note('one');
    await roundsOf([study, travel]);
    travel.desk.note('two');
    await roundsOf([travel, study]);
    expect(study.desk.names()).toEqual(['one', 'two']);
    expect(travel.desk.heads).toEqual(study.desk.heads);
  });
});

describe.each(['rclone', 'apache'])('a way to %s that fails', (name) => {
  test('Y56: a file cut anywhere in being sent is not there under its name', async () => {
    const dav = davOf(name);
    const bytes = randomBytes(300_000);
    for (const cutAt of [0, 1, 1_312, 100_000, 299_999]) {
      await through(
        dav,
        () => false,
        (carrier) => expect(carrier.write(place(20), newId(), bytes)).rejects.toMatchObject({ code: 'unreachable' }),
        cutAt,
      );
      const listed = await to(dav).list(WRITER);
      expect(listed.filter((each) => each.name === place(20).name)).toEqual([]);
    }
    await to(dav).write(place(20), newId(), bytes);
    expect(await to(dav).read(place(20), 300_000)).toHaveLength(300_000);
  });

  test('Y56: a wrong password is told, and a folder that is not there is not made', async () => {
    const { url, dir } = davOf(name);
    const wrong = webdavCarrier(url, { user: 'ann', password: 'wrong' }, never);
    await expect(wrong.writers()).rejects.toMatchObject({ code: 'refused' });
    await expect(wrong.write(place(30), newId(), randomBytes(3))).rejects.toMatchObject({ code: 'refused' });
    const elsewhere = webdavCarrier(`${url}not/there`, CREDENTIALS, never);
    await expect(elsewhere.writers()).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(elsewhere.write(place(30), newId(), randomBytes(3))).rejects.toMatchObject({ code: 'folder-missing' });
    expect(await readdir(dir)).not.toContain('not');
  });

  test('Y56: redirects are refused, whatever is asked, and the password goes nowhere else', async () => {
    const dav = davOf(name);
    let heard = 0;
    const elsewhere = await startRelay(dav, () => {
      heard += 1;
      return false;
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const sendAway: Meddling = (_, response) => {
        response.writeHead(status, { Location: elsewhere.url }).end();
        return true;
      };
      await through(dav, sendAway, async (carrier) => {
        await expect(carrier.writers()).rejects.toMatchObject({ code: 'redirected' });
        await expect(carrier.read(place(1), 10)).rejects.toMatchObject({ code: 'redirected' });
        await expect(carrier.write(place(40), newId(), randomBytes(3))).rejects.toMatchObject({ code: 'redirected' });
      });
    }
    expect(heard).toBe(0);
    await elsewhere.stop();
  });
});

describe('a server that is not as it should be', () => {
  test('Y56: one that is slow, or silent in the middle, is given up', async () => {
    const silent: Meddling = (_, response) => {
      response.writeHead(207, { 'Content-Length': '100' }).write('<multistatus');
      return true;
    };
    const start = performance.now();
    await through(
      davOf('rclone'),
      () => true,
      (carrier) => expect(carrier.writers()).rejects.toMatchObject({ code: 'slow' }),
    );
    await through(davOf('rclone'), silent, (carrier) =>
      expect(carrier.writers()).rejects.toMatchObject({ code: 'slow' }),
    );
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  test('Y56: one that is gone, that sends too much, or that answers nonsense changes nothing', async () => {
    const gone = webdavCarrier('http://127.0.0.1:9/', CREDENTIALS, never);
    await expect(gone.writers()).rejects.toMatchObject({ code: 'unreachable' });
    const flood: Meddling = (_, response) => {
      response.writeHead(200);
      const more = (): void =>
        void (response.write(Buffer.alloc(65_536)) ? setImmediate(more) : response.once('drain', more));
      more();
      return true;
    };
    await through(davOf('rclone'), flood, async (carrier) =>
      expect(await carrier.read(place(1), 1_000_000)).toBeUndefined(),
    );
    const nonsense: Meddling = (_, response) => {
      response.writeHead(207).end('<html>Sign in</html>');
      return true;
    };
    await through(davOf('rclone'), nonsense, async (carrier) => expect(await carrier.writers()).toEqual([]));
    for (const [status, code] of [
      [500, 'odd'],
      [507, 'full'],
      [403, 'refused'],
      [429, 'odd'],
    ] as const) {
      const answer: Meddling = (_, response) => {
        response.writeHead(status).end();
        return true;
      };
      await through(davOf('rclone'), answer, (carrier) =>
        expect(carrier.write(place(1), newId(), randomBytes(1))).rejects.toMatchObject({ code }),
      );
    }
  });

  test('Y56: only https, or http to this machine, and no password in the address', () => {
    const open = (url: string) => () => webdavCarrier(url, CREDENTIALS, never);
    for (const url of [
      'http://cloud.example/dav',
      'ftp://cloud.example/',
      'file:///tmp',
      'https://ann:pw@cloud.example/',
      'http://127.0.0.1.example/',
    ])
      expect(open(url), url).toThrow(expect.objectContaining({ code: 'insecure' }));
    expect(open('cloud')).toThrow(expect.objectContaining({ code: 'odd' }));
    for (const url of ['https://cloud.example/dav', 'http://localhost:8080', 'http://[::1]/x/'])
      expect(open(url), url).not.toThrow();
  });

  test('Y56: a listing is read for names and lengths, and nothing in it leads anywhere else', () => {
    const entry = (href: string, more = '') =>
      `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${more}</d:prop></d:propstat></d:response>`;
    const listing = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">
      ${entry('/dav/', '<d:resourcetype><d:collection/></d:resourcetype>')}
      ${entry('/dav/w-1/', '<d:resourcetype><d:collection/></d:resourcetype>')}
      ${entry('https://cloud.example/dav/a%20%26%20b.vsx', '<d:getcontentlength>12</d:getcontentlength><d:getetag>"x"</d:getetag>')}
      ${entry('/dav/a&amp;b.vsx')}
      ${entry('/dav/../../etc/passwd')}
      ${entry('/dav/%zz')}
      </d:multistatus>`;
    expect(readMultistatus(listing, '/dav/').map(({ name, length, isFolder }) => [name, length, isFolder])).toEqual([
      ['w-1', -1, true],
      ['a & b.vsx', 12, false],
      ['a&b.vsx', -1, false],
      ['passwd', -1, false],
    ]);
    expect(readMultistatus('<response>'.repeat(1_000_000), '/')).toEqual([]);
  });
});
