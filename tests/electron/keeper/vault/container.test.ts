// Containers and records, byte by byte: what is refused, and what one damaged record costs.
import { beforeAll, describe, expect, it } from 'vitest';
import { joinBytes, keyedHash, loadCrypto, randomBytes, toHex } from '../../../../electron/keeper/crypto.ts';
import {
  openContainer,
  readLeniently,
  readStrictly,
  sealRecord,
  startContainer,
} from '../../../../electron/keeper/vault/container.ts';
import { type Keys, keysFrom } from '../../../../electron/keeper/vault/keys.ts';
import { idsIn, isTrace, isUnfinished } from '../../../../electron/keeper/vault/paths.ts';
import { bytesOf, textOf } from './vaults.ts';

const ID = 'ab'.repeat(16);
let keys: Keys;

beforeAll(async () => {
  await loadCrypto();
  keys = keysFrom(randomBytes(16), randomBytes(32));
});

function fileOfRecords(...texts: string[]) {
  const container = startContainer(keys, 'log', ID, 5);
  const records = texts.map((text, seq) => sealRecord(container, seq, bytesOf(text), seq === texts.length - 1));
  return { container, records, file: joinBytes([container.bytes, ...records]) };
}

const read = (file: Uint8Array) => {
  const container = openContainer(keys, 'log', ID, file);
  const found = container && readLeniently(container, file);
  return found && { ...found, texts: [...found.payloads].map(([seq, payload]) => `${seq} ${textOf(payload)}`) };
};

describe('a file header', () => {
  it('V1, V16: is 96 bytes with little-endian numbers and a keyed BLAKE2b of its first 64', () => {
    const { bytes } = startContainer(keys, 'snapshot', ID, 0x0102);
    expect(bytes.length).toBe(96);
    expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('VOUCHSF1');
    expect(bytes[8]).toBe(1);
    expect([bytes[48], bytes[49]]).toEqual([2, 1]);
    expect(toHex(bytes.subarray(64))).toBe(toHex(keyedHash(keys.files, bytes.subarray(0, 64))));
  });

  it('V16: is refused for another vault, another kind, another name, or with any bit flipped', () => {
    const { file } = fileOfRecords('a');
    expect(openContainer(keys, 'log', ID, file)?.header).toMatchObject({ id: ID, born: 5, kind: 'log' });
    expect(openContainer(keysFrom(randomBytes(16), keys.vaultKey), 'log', ID, file)).toBeUndefined();
    expect(openContainer(keysFrom(keys.vaultId, randomBytes(32)), 'log', ID, file)).toBeUndefined();
    expect(openContainer(keys, 'snapshot', ID, file)).toBeUndefined();
    expect(openContainer(keys, 'log', 'cd'.repeat(16), file)).toBeUndefined();
    for (let bit = 0; bit < 96 * 8; bit++) {
      const damaged = file.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openContainer(keys, 'log', ID, damaged)).toBeUndefined();
    }
  });

  it('V2: names are read strictly', () => {
    expect(idsIn([`log-${ID}.vs`, `log-${ID}.vs.tmp`, `LOG-${ID}.vs`, `log-${ID}x.vs`, 'log-.vs'], 'log')).toEqual([
      ID,
    ]);
    expect(isUnfinished(`snap-${ID}.vs.0a0b0c0d.tmp`)).toBe(true);
    expect(['HEAD', 'vault.vsh', `snap-${ID}.vs`, 'backups', 'notes.txt'].map(isTrace)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a record', () => {
  it('V17, V18: of another container, even with the same seq and text, does not open', () => {
    const { container, file } = fileOfRecords('a', 'b');
    const other = startContainer(keys, 'log', ID, 6);
    const mixed = joinBytes([file, sealRecord(other, 2, bytesOf('c'))]);
    expect(read(mixed)).toMatchObject({ texts: ['0 a'], tailBytes: mixed.length - file.length });
    expect(toHex(container.key)).not.toBe(toHex(other.key));
  });

  it('V18: is 72 bytes longer than its text and never the same twice', () => {
    const container = startContainer(keys, 'log', ID, 5);
    const [one, two] = [sealRecord(container, 0, bytesOf('text')), sealRecord(container, 0, bytesOf('text'))];
    expect(one.length).toBe(76);
    expect(toHex(one)).not.toBe(toHex(two));
  });
});

describe('strict reading', () => {
  it('V19: takes a whole container and nothing less or more', async () => {
    const { container, records, file } = fileOfRecords('a', 'b', 'c');
    expect((await readStrictly(container, file))?.map(textOf)).toEqual(['a', 'b', 'c']);
    const [a, b, c] = records as [Uint8Array, Uint8Array, Uint8Array];
    const bad = [[a, b], [a, c], [b, a, c], [a, a, b, c], [a, b, c, a], [a, b, c, new Uint8Array(1)], []];
    for (const parts of bad)
      expect(await readStrictly(container, joinBytes([container.bytes, ...parts]))).toBeUndefined();
  });
});

describe('lenient reading', () => {
  const open = () => {
    const container = startContainer(keys, 'log', ID, 5);
    const records = ['a', 'b', 'c', 'd'].map((text, seq) => sealRecord(container, seq, bytesOf(text)));
    return { container, records: records as [Uint8Array, Uint8Array, Uint8Array, Uint8Array] };
  };

  it('V20: one damaged record costs one record', () => {
    const { container, records } = open();
    const file = joinBytes([container.bytes, ...records]).slice();
    const at = 96 + records[0].length + 40;
    file[at] = (file[at] ?? 0) ^ 1;
    expect(read(file)).toMatchObject({ texts: ['0 a', '2 c', '3 d'], strayBytes: records[1].length, tailBytes: 0 });
  });

  it('V20: a record that was repeated or moved is refused', () => {
    const { container, records } = open();
    const [a, b, c, d] = records;
    expect(read(joinBytes([container.bytes, a, b, a, c, d]))).toMatchObject({ texts: ['0 a', '1 b', '2 c', '3 d'] });
    expect(read(joinBytes([container.bytes, a, b, a, c, d]))?.strayBytes).toBe(a.length);
    expect(read(joinBytes([container.bytes, a, c, b, d]))?.texts).toEqual(['0 a', '2 c', '3 d']);
  });

  it('V20: a torn tail is told from damage in between', () => {
    const { container, records } = open();
    const file = joinBytes([container.bytes, ...records]);
    expect(read(file.subarray(0, file.length - 3))).toMatchObject({ strayBytes: 0, tailBytes: records[3].length - 3 });
  });

  it('V20: a file full of false and of stolen marks is read in linear time', () => {
    const { container, records } = open();
    const large = sealRecord(container, 1, randomBytes(1_000_000));
    const marks = Buffer.alloc(4_000_000);
    for (let at = 0; at + 32 < 2_000_000; at += 4) marks.write('VSR1', at);
    for (let at = 2_000_000; at + 32 < marks.length; at += 32) marks.set(large.subarray(0, 32), at);
    const start = performance.now();
    expect(read(joinBytes([container.bytes, records[0], marks]))?.texts).toEqual(['0 a']);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
