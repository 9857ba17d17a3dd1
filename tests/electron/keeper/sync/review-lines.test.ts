// Lines, the drawer and the folder, found by review. They fail until it is so.
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { type DiallingOrder, openDialling, stepDialling } from '../../../../electron/keeper/sync/dialling.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { decodeKept, encodeKept, newKept, withPeer } from '../../../../electron/keeper/sync/kept.ts';
import { readMultistatus } from '../../../../electron/keeper/sync/multistatus.ts';
import { circleOf, found, joinRolls, renameLaptop } from '../../../../electron/keeper/sync/roll.ts';

import { signedBy } from './circles.ts';

beforeAll(loadCrypto);

test('Y25: a second connection of the one that dials, while the first is not known to be dead, is talked on', () => {
  const [own, peer] = ['ee'.repeat(16), '11'.repeat(16)];
  let state = openDialling(own);
  const orders: DiallingOrder[] = [];
  const hear = (event: Parameters<typeof stepDialling>[1]) => {
    const step = stepDialling(state, event, 0, 0);
    state = step.state;
    orders.push(...step.orders);
  };
  hear({ is: 'standing', laptops: [peer] });
  hear({ is: 'own-failed', laptop: peer });
  hear({ is: 'other-came', laptop: peer });
  orders.length = 0;
  // What links.ts says when another one comes in place of the first, which it closes.
  hear({ is: 'other-came', laptop: peer });
  expect(orders).toContainEqual({ is: 'talk', laptop: peer, line: 'other' });
});

test('Y5: whatever is kept can be read again: a document of more heads than the drawer takes', () => {
  const identity = makeIdentity();
  const shared = Array.from({ length: 300 }, (_, n) => n.toString(16).padStart(64, '0'));
  const kept = withPeer(newKept(identity, found(identity, 'study')), 'ab'.repeat(16), { shared });
  expect(() => decodeKept(encodeKept(kept))).not.toThrow();
});

describe('a folder whose carrier is evil', () => {
  test("Y52: one's own folder that has become a link is not written through, and nothing behind it is listed", async () => {
    const [dir, elsewhere] = [await mkdtemp(join(tmpdir(), 'vs-')), await mkdtemp(join(tmpdir(), 'vs-'))];
    const writer = 'ab'.repeat(16);
    await writeFile(join(elsewhere, '.tmp-letter'), 'mine');
    await symlink(elsewhere, join(dir, `w-${writer}`));
    const carrier = diskCarrier(dir);
    const place = { writer, name: `00000001-${'cd'.repeat(16)}.vsx` };
    await carrier.write(place, 'cd'.repeat(16), Uint8Array.of(1)).catch(() => undefined);
    expect(await readdir(elsewhere)).toEqual(['.tmp-letter']);
    expect(await carrier.list(writer)).toEqual([]);
    await Promise.all([rm(dir, { recursive: true }), rm(elsewhere, { recursive: true })]);
  });

  test.each(['href', 'getcontentlength', 'getetag'])(
    'Y56: a listing made to be slow to read is read as fast as any (%s)',
    (tag) => {
      const time = (count: number) => {
        const text = `<response><href>/a/x</href>${`<${tag} `.repeat(count)}</response>`;
        const before = performance.now();
        readMultistatus(text.replace('<href>/a/x</href>', tag === 'href' ? '' : '<href>/a/x</href>'), '/a/');
        return performance.now() - before;
      };
      time(100);
      // A listing may have 16 MiB: this is one of a few hundred KiB.
      expect(time(20_000)).toBeLessThan(200);
    },
    60_000,
  );
});

test('Y9: a name of the highest version, given by one gone wrong, can be changed back by the others', () => {
  const identity = makeIdentity();
  const roll = found(identity, 'study');
  const circle = circleOf(roll);
  let last = roll;
  for (let n = 0; n < 300; n++) {
    const body = { type: 'named', circle, laptop: identity.id, name: `owned ${n}`, version: 2 ** 48, by: identity.id };
    last = joinRolls(last, [signedBy(identity, JSON.stringify(body))]);
  }
  expect(() => renameLaptop(last, identity, identity.id, 'study')).not.toThrow();
});
