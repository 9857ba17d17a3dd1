// Lines, the drawer and the folder, found by review. They fail until it is so.
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { decodeKept, encodeKept, newKept, withPeer } from '../../../../electron/keeper/sync/kept.ts';
import { readMultistatus } from '../../../../electron/keeper/sync/multistatus.ts';
import { found } from '../../../../electron/keeper/sync/roll.ts';

beforeAll(loadCrypto);

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
