// Stories of laptops with a folder at a WebDAV address: real vaults, a real server, and a relay before it that fails as servers do.
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import type { Habits } from '../../../../electron/keeper/sync/sync.ts';
import { CREDENTIALS, type Dav, freePort, startRclone, startRelay } from '../../../helpers/webdav.ts';
import { Laptop, looked, pair, until } from './laptops.ts';

let home = '';
let server: Dav;
let relay: Dav;
/** What the relay does instead of passing a request on; true if it did. */
let meddle: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
const laptops: Laptop[] = [];

// Many vaults are opened and locked here, and the machine may have other things to do.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

beforeAll(async () => {
  await startAutomerge();
  home = await mkdtemp(join(tmpdir(), 'vouchsafe-dav-story-'));
  server = await startRclone(home);
  relay = await startRelay(server, (request, response) => meddle(request, response));
});

afterAll(async () => {
  await relay.stop();
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

afterEach(async () => {
  meddle = () => false;
  const bugs = laptops.flatMap(({ bugs }) => bugs);
  for (const laptop of laptops.splice(0)) await laptop.gone();
  await rm(server.dir, { recursive: true, force: true });
  await mkdir(server.dir);
  expect(bugs).toEqual([]);
});

const use = (one: Laptop, url: string, password = CREDENTIALS.password) =>
  one.session.sync.chooseWebdav({ url, user: CREDENTIALS.user, password });
const files = async () => (await readdir(server.dir, { recursive: true })).filter((name) => name.endsWith('.vsx'));

/** Study and travel, paired and in step. */
async function couple(habits: Habits = {}): Promise<[Laptop, Laptop]> {
  const [study, travel] = [await Laptop.make('study', habits), await Laptop.make('travel')];
  laptops.push(study, travel);
  await study.meet('Ana Pinto');
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  return [study, travel];
}

describe('a folder at a WebDAV address', () => {
  test('Y56: two laptops that are never on together join by it, and the password is nowhere but in the drawer', async () => {
    const [study, travel] = await couple();
    for (const each of [study, travel]) await use(each, relay.url);
    await travel.lock();
    await study.meet('Ben Roth');
    await study.lock();
    await travel.unlock();
    await looked(travel);
    expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth']);
    expect(travel.state.folder).toMatchObject({ kind: 'webdav', place: relay.url });
    const told = JSON.stringify([travel.state, travel.heard, study.heard, study.told]);
    expect(told).not.toContain(CREDENTIALS.password);
    for (const name of await readdir(study.dir, { recursive: true })) {
      const bytes = await readFile(join(study.dir, name)).catch(() => Buffer.alloc(0));
      expect(bytes.includes(CREDENTIALS.password)).toBe(false);
    }
  });

  test('Y56: what is wrong with an address or a password is told while it is chosen, and nothing is kept', async () => {
    const [study] = await couple();
    const nobody = `http://127.0.0.1:${await freePort()}/`;
    await expect(use(study, relay.url, 'guess')).rejects.toMatchObject({ code: 'webdav-denied' });
    await expect(use(study, 'http://192.0.2.1/dav/')).rejects.toMatchObject({ code: 'webdav-unusable' });
    await expect(use(study, 'https://mo:hush@cloud.example/')).rejects.toMatchObject({ code: 'webdav-unusable' });
    await expect(use(study, 'cloud')).rejects.toMatchObject({ code: 'webdav-unusable' });
    await expect(use(study, `${relay.url}nowhere/`)).rejects.toMatchObject({ code: 'webdav-missing' });
    await expect(use(study, nobody)).rejects.toMatchObject({ code: 'webdav-unreachable' });
    const answers = [
      [302, 'webdav-elsewhere'],
      [200, 'webdav-odd'],
      [507, 'folder-full'],
    ] as const;
    for (const [status, code] of answers) {
      meddle = (_, response) =>
        Boolean(response.writeHead(status, { location: 'https://cloud.example/' }).end('hello'));
      await expect(use(study, relay.url)).rejects.toMatchObject({ code });
    }
    expect(study.state).not.toHaveProperty('folder');
    expect(await readdir(server.dir)).toEqual([]);
  });

  test('Y56: a server that is away is told and loses nothing; when the user asks it is tried at once', async () => {
    const [study, travel] = await couple();
    for (const each of [study, travel]) await use(each, relay.url);
    await travel.lock();
    await looked(study);
    meddle = (request) => Boolean(request.socket.destroy());
    await study.meet('Ben Roth');
    await study.session.sync.again({});
    await until(() => study.state.folder?.trouble === 'folder-unreachable', 'the trouble');
    meddle = () => false;
    await study.session.sync.again({});
    await until(() => study.state.folder && !study.state.folder.trouble, 'the end of it');
    await study.lock();
    await travel.unlock();
    await looked(travel);
    expect(travel.people).toContain('Ben Roth');
  });

  test('Y56: a password that was changed on the server is told in words', async () => {
    const [study] = await couple();
    await use(study, relay.url);
    await looked(study);
    meddle = (_, response) => Boolean(response.writeHead(401).end());
    await study.session.sync.again({});
    await until(() => study.state.folder?.trouble === 'folder-denied', 'the trouble');
  });

  test('Y54, Y56: a server that never ends its answer holds up no locking, and what waited goes there later', async () => {
    const [study, travel] = await couple({ lastRound: 1_000 });
    for (const each of [study, travel]) await use(each, relay.url);
    await travel.lock();
    await looked(study);
    const written = (await files()).length;
    const dribbling = new Set<NodeJS.Timeout>();
    let cut = 0;
    meddle = (_, response) => {
      response.writeHead(207, { 'content-type': 'application/xml' });
      const timer = setInterval(() => response.write(' '), 50);
      dribbling.add(timer);
      response.once('close', () => {
        cut += 1;
        clearInterval(timer);
      });
      return true;
    };
    await study.meet('Ben Roth');
    // Without a bound this would never end: there is always one more byte.
    await study.lock();
    await until(() => dribbling.size > 0 && cut === dribbling.size, 'every request being given up');
    meddle = () => false;
    await study.unlock();
    await expect.poll(async () => (await files()).length, { timeout: 50_000 }).toBeGreaterThan(written);
    await study.lock();
    await travel.unlock();
    await looked(travel);
    expect(travel.people).toContain('Ben Roth');
  });
});
