// Which files are taken and which are refused, before anything of them is read.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesOfFile } from '../../../../electron/keeper/files/disk.ts';
import { recognise, SIZE_MAX } from '../../../../electron/keeper/files/recognise.ts';
import { Refusal, type RefusalCode } from '../../../../shared/refusal.ts';
import { vector, vectors } from './reading.ts';

const refusal = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code });

/** A megabyte like compressed data, the same every time. */
function noise(): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length: 1_000_000 }, () => {
    state = (state * 48271) % 2147483647;
    return state >> 8;
  });
}

describe('by content', () => {
  test('a LinkedIn export and a vCard are told apart, whatever they are called', () => {
    expect(recognise(vector('linkedin/Connections.csv'))).toBe('linkedin');
    expect(recognise(vector('vcard/John_Doe_IPHONE.vcf'))).toBe('vcard');
    expect(recognise(Buffer.from('junk\nbegin:vcard\nFN:a\n'))).toBe('vcard');
  });

  test('a LinkedIn export whose cells speak of cards stays one', () =>
    expect(recognise(Buffer.from('First Name,Last Name,Connected On\nAna,"x\nBEGIN:VCARD\n",\n'))).toBe('linkedin'));

  test('every known table is told from the others, and any other with a header is a table', () => {
    for (const kind of ['linkedin', 'google', 'outlook', 'thunderbird', 'dex', 'clay'] as const)
      for (const name of vectors(kind))
        expect([name, recognise(vector(`${kind}/${name}`))]).toEqual([name, name === 'no-header.csv' ? 'table' : kind]);
    expect(recognise(Buffer.from('First Name,Middle Name,Last Name,Company\nAna,,Díaz,Acme\n'))).toBe('table');
    expect(recognise(Buffer.from('Ad|Soyad\nAli|Kaya\n'))).toBe('table');
    expect(recognise(Buffer.from('ana@example.com\nbo@example.com\n'))).toBe('table');
  });

  test('a table that speaks of e-mail addresses as Outlook does, but is not Outlook’s, goes to hand mapping', () =>
    expect(recognise(Buffer.from('First Name,Last Name,E-mail Address,Phone\nAna,Díaz,a@x.example,1\n'))).toBe(
      'table',
    ));

  test.each<[string, Uint8Array, RefusalCode]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['blank lines', Buffer.from(' \r\n\r\n'), 'file-empty'],
    ['a byte order mark', Buffer.from('\ufeff'), 'file-empty'],
    ['a megabyte of noise', noise(), 'file-binary'],
    ['a megabyte of NUL', new Uint8Array(1_000_000), 'file-binary'],
    [
      'a picture',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
      'file-binary',
    ],
    ['a letter', Buffer.from('Dear Ana,\nhow are you?\n'), 'file-unrecognised'],
    ['a letter with commas', Buffer.from('Dear Ana,\nhow are you? Well, I hope.\nYours, Bo\n'), 'file-unrecognised'],
    ['a list of words', Buffer.from('tea\nrope\ncandles\n'), 'file-unrecognised'],
    ['JSON', Buffer.from('[{"name":"Ana","firm":"Acme"},\n{"name":"Bo","firm":"Acme"}]'), 'file-unrecognised'],
    ['a page of the web', Buffer.from('<html>\n<p>Ana, Bo</p>\n<p>Cy, Di</p>\n</html>'), 'file-unrecognised'],
    ['a header of too many columns', Buffer.from(`Name,Firm${',x'.repeat(1000)}\nAna,Acme\n`), 'file-unrecognised'],
    ['a calendar', Buffer.from('BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'), 'file-unrecognised'],
    ['more than the limit', new Uint8Array(SIZE_MAX + 1), 'file-too-large'],
  ])('%s is refused', (_, bytes, code) => expect(() => recognise(bytes)).toThrow(refusal(code)));
});

describe('by size', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'files-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  test('200 MB are refused without being read', async () => {
    const path = join(dir, 'big.csv');
    writeFileSync(path, '');
    truncateSync(path, 200 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    await expect(bytesOfFile(path)).rejects.toThrow(refusal('file-too-large'));
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('an empty file, a folder and a missing file each have their answer', async () => {
    writeFileSync(join(dir, 'empty.csv'), '');
    await expect(bytesOfFile(join(dir, 'empty.csv'))).rejects.toThrow(refusal('file-empty'));
    await expect(bytesOfFile(dir)).rejects.toThrow(refusal('file-unreadable'));
    await expect(bytesOfFile(join(dir, 'none.csv'))).rejects.toThrow(Refusal);
  });

  test('a file is handed over byte for byte', async () => {
    writeFileSync(join(dir, 'a.vcf'), vector('vcard/gmail-list.vcf'));
    expect(Buffer.from(await bytesOfFile(join(dir, 'a.vcf')))).toEqual(vector('vcard/gmail-list.vcf'));
  });
});
