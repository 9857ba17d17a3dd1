// What age locks, the program age opens, by key and by passphrase, without us; and what comes out is the network that
// went in. The program is Debian's, and no library of ours.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../../electron/keeper/crypto.ts';
import { type Lock, lockBytes } from '../../../../../electron/keeper/files/out/age.ts';
import { encodeInSlices } from '../../../../../electron/keeper/files/out/encode.ts';
import { adoptNetwork } from '../../../../../shared/model/adopt.ts';
import { fileOf, read, withoutRehearsal } from '../../../../helpers/leaving.ts';
import { networkWith } from '../../../../helpers/network.ts';
import { weatheredNetwork } from '../../../../helpers/weather.ts';
import { Story } from '../../../../shared/story.ts';

const PASSPHRASE = 'correct horse battery staple – näh';
/** The program asks for a passphrase at a terminal only, so here is one: types the passphrase once it is asked. */
const AT_A_TERMINAL = `
import os, pty, sys
passphrase, command = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
heard = b""
while b"passphrase" not in heard:
    heard += os.read(terminal, 1024)
os.write(terminal, passphrase.encode() + b"\\n")
try:
    while os.read(terminal, 1024): pass
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
let dir = '';

beforeAll(async () => {
  await loadCrypto();
  dir = mkdtempSync(join(tmpdir(), 'vouchsafe-age-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function locked(plain: Uint8Array, lock: Lock): Promise<Uint8Array> {
  const pieces = new TextDecoder().decode(plain).match(/[^\n]*\n/g) ?? [];
  const parts: Uint8Array[] = [];
  for await (const part of lockBytes(
    encodeInSlices(pieces, () => undefined),
    lock,
  ))
    parts.push(part);
  return Buffer.concat(parts);
}

/** A new identity of age-keygen: the file that holds it, and whom to write to. */
function newKey(name: string): { file: string; recipient: string } {
  const file = join(dir, name);
  execFileSync('age-keygen', ['-o', file], { stdio: 'ignore' });
  chmodSync(file, 0o600);
  return { file, recipient: execFileSync('age-keygen', ['-y', file], { encoding: 'utf8' }).trim() };
}

function openedBy(identity: string, bytes: Uint8Array): Uint8Array {
  return execFileSync('age', ['-d', '-i', identity], { input: bytes, stdio: 'pipe', maxBuffer: 1e9 });
}

function openedWith(passphrase: string, bytes: Uint8Array): Uint8Array {
  const [file, out] = [join(dir, 'locked.age'), join(dir, 'opened')];
  rmSync(out, { force: true });
  writeFileSync(file, bytes);
  execFileSync('/usr/bin/python3', ['-c', AT_A_TERMINAL, passphrase, 'age', '-d', '-o', out, file]);
  return readFileSync(out);
}

describe.skipIf(process.platform !== 'linux')('a network that left under age', () => {
  const document = weatheredNetwork(21, 200);
  const plain = fileOf(document);

  test('E12: is opened by the program with a key, and comes back as it was', async () => {
    const { file, recipient } = newKey('key');
    const bytes = await locked(plain, { recipient: `  ${recipient}\n` });
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('vouchsafe-network');
    const opened = openedBy(file, bytes);
    expect(Buffer.compare(opened, plain)).toBe(0);
    const story = new Story();
    story.change((draft, stamp) => adoptNetwork(draft, read(opened), stamp));
    expect(story.document).toEqual(withoutRehearsal(document));
  });

  test('E12: is opened by the program with a passphrase, typed at a terminal', async () => {
    const bytes = await locked(plain, { passphrase: PASSPHRASE });
    expect(Buffer.compare(openedWith(PASSPHRASE, bytes), plain)).toBe(0);
  });

  test('is opened by each of several keys, and by no other', async () => {
    const [one, two, other] = [newKey('one'), newKey('two'), newKey('other')];
    const bytes = await locked(plain, { recipient: `${one.recipient}\n${two.recipient}` });
    expect(Buffer.compare(openedBy(one.file, bytes), plain)).toBe(0);
    expect(Buffer.compare(openedBy(two.file, bytes), plain)).toBe(0);
    expect(() => openedBy(other.file, bytes)).toThrow('no identity matched');
  });

  test('is opened whatever its size: around the pieces that age seals one by one', async () => {
    const { file, recipient } = newKey('sizes');
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000]) {
      const text = size === 0 ? new Uint8Array() : new TextEncoder().encode(`${'x'.repeat(size - 1)}\n`);
      expect(Buffer.compare(openedBy(file, await locked(text, { recipient })), text)).toBe(0);
    }
  });

  test('is whole or refused: a file that lost its end does not open', async () => {
    const { file, recipient } = newKey('cut');
    const big = fileOf(networkWith({ people: 300, asks: 0, intros: 0, interactions: 0 }));
    const bytes = await locked(big, { recipient });
    expect(() => openedBy(file, bytes.subarray(0, 70_000))).toThrow('Command failed');
  });
});

describe('a lock that would be none', () => {
  const refused = (lock: Lock) =>
    locked(new TextEncoder().encode('x\n'), lock).then(
      () => '',
      ({ code }) => code,
    );

  test.each([
    '',
    '   ',
    'mo@tide.example',
    'age1',
    'age1qqqq',
    'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQS9D3XU',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN',
    // One letter of a real one is another.
    'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk',
    // The right form, and no key: all of its bytes are zero.
    'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqs3290gq',
  ])('“%s” is no recipient', async (recipient) => {
    expect(await refused({ recipient })).toBe('age-recipient-malformed');
  });

  test('one wrong recipient among right ones', async () => {
    const right = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
    expect(await refused({ recipient: right })).toBe('');
    expect(await refused({ recipient: `${right} age1nobody` })).toBe('age-recipient-malformed');
  });

  test('a passphrase that is soon guessed', async () => {
    expect(await refused({ passphrase: 'too short' })).toBe('passphrase-too-short');
  });
});
