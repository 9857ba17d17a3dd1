// Secrets, slots and the four copies of the header.
import { beforeAll, describe, expect, it } from 'vitest';
import { hash, joinBytes, loadCrypto, randomBytes } from '../../../../electron/keeper/crypto.ts';
import { encodeHeaderFile, HEADER_FILES, type Header, unlockHeader } from '../../../../electron/keeper/vault/header.ts';
import { keysFrom } from '../../../../electron/keeper/vault/keys.ts';
import { entropyOf, wordsOf } from '../../../../electron/keeper/vault/recovery.ts';
import { makePassphraseSlot, makeRecoverySlot, USUAL_WORK } from '../../../../electron/keeper/vault/slot.ts';
import { appendAll, DIR, fileOf, flip, newVault, PASSPHRASE, refusalOf, reopen, WORK } from './vaults.ts';

beforeAll(loadCrypto);

function newHeader(passphrase = PASSPHRASE) {
  const [vaultId, vaultKey, entropy] = [randomBytes(16), randomBytes(32), randomBytes(16)];
  const keys = keysFrom(vaultId, vaultKey);
  const slots = [makePassphraseSlot(vaultId, vaultKey, passphrase, WORK), makeRecoverySlot(vaultId, vaultKey, entropy)];
  const header: Header = { format: 1, vaultId: Buffer.from(vaultId).toString('hex'), generation: 1, slots };
  return { header, keys, file: encodeHeaderFile(header, keys.header), words: wordsOf(entropy) };
}

// A header as somebody without any key might forge it: the checksum is right, the MAC is not.
function forge(json: unknown): Uint8Array {
  const sealed = Buffer.alloc(4032);
  const text = Buffer.from(JSON.stringify(json));
  sealed.write('VSVAULT1');
  sealed.writeUInt32LE(text.length, 8);
  sealed.set(text, 12);
  return joinBytes([sealed, hash(sealed), randomBytes(32)]);
}

describe('secrets', () => {
  it('V3: a passphrase opens however its letters are composed', () => {
    const { file } = newHeader('größe über alles');
    expect(unlockHeader([file], { passphrase: 'größe über alles'.normalize('NFD') }).header.generation).toBe(1);
  });

  it('V3: a passphrase of nine characters is refused, also if it takes many bytes', async () => {
    expect(await refusalOf(() => newHeader('🔑🔑🔑🔑🔑🔑🔑🔑🔑'))).toBe('passphrase-too-short');
    expect(await refusalOf(() => newHeader('ten chars!'))).toBe('no refusal');
  });

  it('V4: the usual work is 3 passes over 256 MiB, and less than 64 MiB is refused at creation', async () => {
    expect(USUAL_WORK).toEqual({ ops: 3, memory: 268_435_456 });
    const make = (work: typeof WORK) => () => makePassphraseSlot(randomBytes(16), randomBytes(32), PASSPHRASE, work);
    expect(await refusalOf(make({ ops: 3, memory: 63 * 1024 * 1024 }))).toBe('work-factor-absurd');
    expect(await refusalOf(make({ ops: 0, memory: WORK.memory }))).toBe('work-factor-absurd');
  });

  it('V4: absurd work is refused before any of it is done', async () => {
    const { header } = newHeader();
    const start = performance.now();
    for (const work of [{ ops: 11 }, { ops: 0 }, { memory: 2 ** 30 + 1 }, { memory: 2 ** 52 }, { memory: 4096 }]) {
      const slots = header.slots.map((slot) => (slot.type === 'passphrase' ? { ...slot, ...work } : slot));
      const forged = forge({ ...header, slots });
      expect(await refusalOf(() => unlockHeader([forged], { passphrase: PASSPHRASE }))).toBe('work-factor-absurd');
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('V5: twelve words are sixteen bytes, whatever their case and spacing', async () => {
    const { file, words } = newHeader();
    expect(words.split(' ')).toHaveLength(12);
    expect(wordsOf(entropyOf(words))).toBe(words);
    const typed = `  ${words.toUpperCase().replaceAll(' ', '\n ')} `;
    expect(unlockHeader([file], { recoveryWords: typed }).header.slots).toHaveLength(2);
    expect(await refusalOf(() => entropyOf('abandon '.repeat(11)))).toBe('recovery-words-malformed');
    expect(await refusalOf(() => entropyOf(`${'abandon '.repeat(11)}vouchsafe`))).toBe('recovery-words-malformed');
    expect(await refusalOf(() => entropyOf('abandon '.repeat(12)))).toBe('wrong-recovery-key');
    const others = wordsOf(randomBytes(16));
    expect(await refusalOf(() => unlockHeader([file], { recoveryWords: others }))).toBe('wrong-recovery-key');
  });

  it('V6, V9: a slot wraps the vault key for its own vault and work only', async () => {
    const { header, keys } = newHeader();
    const [slot, recovery] = header.slots;
    if (!slot || !recovery) throw new Error('two slots');
    const open = (changed: Header) => () =>
      unlockHeader([encodeHeaderFile(changed, keys.header)], { passphrase: PASSPHRASE });
    expect(await refusalOf(open(header))).toBe('no refusal');
    expect(await refusalOf(open({ ...header, vaultId: '00'.repeat(16) }))).toBe('wrong-passphrase');
    expect(await refusalOf(open({ ...header, slots: [{ ...slot, ops: 2 }] }))).toBe('wrong-passphrase');
    expect(await refusalOf(open({ ...header, slots: [{ ...slot, wrapped: recovery.wrapped }] }))).toBe(
      'wrong-passphrase',
    );
    expect(await refusalOf(open({ ...header, slots: [{ ...slot, commit: recovery.commit }] }))).toBe(
      'wrong-passphrase',
    );
    expect(keys.header).not.toEqual(keys.head);
    expect(keys.head).not.toEqual(keys.files);
  });
});

describe('header copies', () => {
  it('V7: any one of four copies opens the vault, and any flipped bit makes a copy count for nothing', async () => {
    const { file, words } = newHeader();
    const block = file.subarray(0, 4096);
    const nothing = new Uint8Array(4096);
    const open = (...files: Uint8Array[]) => refusalOf(() => unlockHeader(files, { recoveryWords: words }));
    expect(file.length).toBe(8192);
    expect(await open(joinBytes([nothing, nothing]), joinBytes([nothing, block]))).toBe('no refusal');
    expect(await open(nothing)).toBe('header-damaged');
    for (let bit = 0; bit < 4096 * 8; bit += 61) {
      const damaged = block.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const isMac = bit >= 4064 * 8;
      expect(await open(damaged)).toBe(isMac ? 'wrong-recovery-key' : 'header-damaged');
    }
  });

  it('V8: what is not of the right shape is passed over before any key is derived', async () => {
    const { header } = newHeader();
    const slot = header.slots[0];
    const slotWith = (change: object): object => ({ ...header, slots: [{ ...slot, ...change }] });
    const headerWith = (change: object): object => ({ ...header, ...change });
    const hostile: unknown[] = [null, [], 7, 'x', { format: 1 }, slotWith({ salt: 'zz' }), slotWith({ ops: -1 })];
    hostile.push(
      slotWith({ ops: 1.5 }),
      slotWith({ more: 1 }),
      headerWith({ slots: [null] }),
      headerWith({ slots: [] }),
    );
    hostile.push(headerWith({ vaultId: 3 }), headerWith({ generation: 1e300 }), headerWith({ more: 1 }));
    const start = performance.now();
    for (const json of hostile)
      expect(await refusalOf(() => unlockHeader([forge(json)], { passphrase: PASSPHRASE }))).toBe('header-damaged');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('V10: the newest copy that the secret opens is taken, whatever others claim', () => {
    const { header, keys, file } = newHeader();
    const newer = encodeHeaderFile({ ...header, generation: 2 }, keys.header);
    const forged = forge({ ...header, generation: 99 });
    expect(unlockHeader([file, newer], { passphrase: PASSPHRASE }).header.generation).toBe(2);
    expect(unlockHeader([forged, file], { passphrase: PASSPHRASE }).header.generation).toBe(1);
  });

  it('V11: a later format is told from damage, but not as long as a copy of this one is left', async () => {
    const { file, words } = newHeader();
    const later = forge({ format: 2, anything: true });
    expect(await refusalOf(() => unlockHeader([later], { recoveryWords: words }))).toBe('vault-too-new');
    expect(await refusalOf(() => unlockHeader([later, file], { recoveryWords: words }))).toBe('no refusal');
  });
});

describe('the header of a vault', () => {
  it('V12: a new passphrase changes the header and nothing else, and the old one is void', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    const before = new Map(disk.files());
    await vault.changePassphrase({ passphrase: PASSPHRASE }, 'another passphrase');
    const changed = disk.files().filter(([path, bytes]) => before.get(path) !== bytes);
    expect(changed.map(([path]) => path).sort()).toEqual(HEADER_FILES.map((name) => `${DIR}/${name}`).sort());
    await vault.close();
    expect(await refusalOf(() => reopen(disk, { passphrase: PASSPHRASE }))).toBe('wrong-passphrase');
    const opened = await reopen(disk, { passphrase: 'another passphrase' });
    expect(opened.changes).toEqual(['one']);
    await opened.vault.close();
    expect((await reopen(disk, secret)).changes).toEqual(['one']);
  });

  it('V12: a secret is changed only by whoever knows one', async () => {
    const { vault } = await newVault();
    const next = 'another passphrase';
    expect(await refusalOf(() => vault.changePassphrase({ passphrase: 'not the passphrase' }, next))).toBe(
      'wrong-passphrase',
    );
    const wrong = { recoveryWords: wordsOf(randomBytes(16)) };
    expect(await refusalOf(() => vault.changePassphrase(wrong, next))).toBe('wrong-recovery-key');
    expect(await refusalOf(() => vault.changePassphrase({ passphrase: PASSPHRASE }, 'short'))).toBe(
      'passphrase-too-short',
    );
  });

  it('V12: new recovery words make the old ones void', async () => {
    const { disk, vault, secret } = await newVault();
    const recoveryWords = await vault.newRecoveryKey();
    await vault.close();
    expect(await refusalOf(() => reopen(disk, secret))).toBe('wrong-recovery-key');
    expect((await reopen(disk, { recoveryWords })).codes).toEqual([]);
  });

  it('V13: a damaged copy is put aside and written anew at the next opening', async () => {
    const { disk, vault, secret } = await newVault();
    await vault.close();
    flip(disk, `${DIR}/vault.vsh.copy`, 5000);
    const damaged = fileOf(disk, `${DIR}/vault.vsh.copy`);
    const opened = await reopen(disk, secret);
    const [notice] = opened.contents.notices;
    expect(notice).toMatchObject({ code: 'header-copy-damaged', file: 'vault.vsh.copy' });
    expect(fileOf(disk, `${DIR}/${notice?.keptAs}`)).toEqual(damaged);
    expect(fileOf(disk, `${DIR}/vault.vsh.copy`)).toEqual(fileOf(disk, `${DIR}/vault.vsh`));
    await opened.vault.close();
    expect((await reopen(disk, secret)).codes).toEqual([]);
  });
});
