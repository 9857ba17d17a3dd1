// Who a laptop is: a certificate in one form only, read back by a program that is not ours, and signatures for one purpose each.
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  agreeKey,
  boxKeysFrom,
  loadCrypto,
  openSealed,
  randomBytes,
  sealFor,
} from '../../../../electron/keeper/crypto.ts';
import {
  actorMark,
  isSigned,
  makeIdentity,
  readCertificate,
  SIGNATURE_BYTES,
  sign,
} from '../../../../electron/keeper/sync/identity.ts';

beforeAll(loadCrypto);

const openssl = (certificate: Uint8Array, ...args: string[]) =>
  execFileSync('openssl', ['x509', '-inform', 'der', ...args], { input: certificate, encoding: 'utf8' });

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

describe('a certificate', () => {
  test('Y1: is read by OpenSSL as ours is meant: P-256, ECDSA with SHA-256, one name, 2000 to 9999', () => {
    const text = openssl(makeIdentity().certificate, '-noout', '-text');
    expect(text).toMatch(/Version: 3 \(0x2\)/u);
    expect(text).toMatch(/Issuer: CN\s?=\s?vouchsafe\n/u);
    expect(text).toMatch(/Subject: CN\s?=\s?vouchsafe\n/u);
    expect(text).toMatch(/Not Before: Jan {2}1 00:00:00 2000 GMT/u);
    expect(text).toMatch(/Not After : Dec 31 23:59:59 9999 GMT/u);
    expect(text.match(/ecdsa-with-SHA256/gu)).toHaveLength(2);
    expect(text).toMatch(/NIST CURVE: P-256/u);
    expect(text).not.toMatch(/X509v3 extensions/u);
  });

  test('Y1: is signed by its own key, as OpenSSL verifies it, and its fingerprint is the SHA-256 that OpenSSL names', () => {
    for (let i = 0; i < 5; i += 1) {
      const { certificate, fingerprint, id } = makeIdentity();
      const named = openssl(certificate, '-noout', '-fingerprint', '-sha256').split('=')[1] ?? '';
      expect(named.trim().replaceAll(':', '').toLowerCase()).toBe(fingerprint);
      expect(id).toBe(fingerprint.slice(0, 32));
      expect(readCertificate(certificate)).toEqual({ id, fingerprint });
      const pem = openssl(certificate);
      const script = 'openssl verify -check_ss_sig -CAfile <(cat <<< "$0") <(cat <<< "$0")';
      expect(execFileSync('bash', ['-c', script, pem], { encoding: 'utf8' })).toMatch(/: OK$/mu);
    }
  });

  test('Y1: with one bit changed, whichever it is, stands for nobody', () => {
    const { certificate } = makeIdentity();
    for (let at = 0; at < certificate.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) expect(readCertificate(flipped(certificate, at, bit))).toBeUndefined();
    }
  });

  test('Y1: cut short, made longer, or of another program, it stands for nobody', () => {
    const { certificate } = makeIdentity();
    for (let end = 0; end < certificate.length; end += 1)
      expect(readCertificate(certificate.slice(0, end))).toBeUndefined();
    expect(readCertificate(Buffer.concat([certificate, Buffer.alloc(1)]))).toBeUndefined();
    expect(readCertificate(Buffer.alloc(100_000, certificate))).toBeUndefined();
    const args =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj /CN=vouchsafe -outform der';
    const foreign = execFileSync('openssl', args.split(' '), { stdio: ['ignore', 'pipe', 'ignore'] });
    expect(readCertificate(foreign)).toBeUndefined();
  });

  test('Y3: two are never the same, nor are their box keys or the marks of their actors', () => {
    const many = Array.from({ length: 50 }, makeIdentity);
    expect(new Set(many.map(({ id }) => id)).size).toBe(50);
    expect(new Set(many.map(({ id }) => actorMark(id))).size).toBe(50);
    expect(new Set(many.map(({ box }) => box.publicKey.join())).size).toBe(50);
  });
});

describe('a signature', () => {
  const [label, other] = ['vouchsafe-roll-1', 'vouchsafe-folder-1'] as const;
  const text = Buffer.from('the study laptop');

  test('Y2: counts for its laptop, its label and its bytes alone, in 64 bytes', () => {
    const [study, travel] = [makeIdentity(), makeIdentity()];
    const signature = sign(study, label, text);
    expect(signature).toHaveLength(SIGNATURE_BYTES);
    expect(isSigned(study.certificate, label, signature, text)).toBe(true);
    expect(isSigned(study.certificate, label, signature, text.subarray(0, 3), text.subarray(3))).toBe(true);
    expect(isSigned(study.certificate, other, signature, text)).toBe(false);
    expect(isSigned(travel.certificate, label, signature, text)).toBe(false);
    expect(isSigned(study.certificate, label, signature, text, Buffer.alloc(1))).toBe(false);
  });

  test('Y2: with one bit changed, or of another length, it is none', () => {
    const study = makeIdentity();
    const signature = sign(study, label, text);
    for (let at = 0; at < signature.length; at += 1) {
      expect(isSigned(study.certificate, label, flipped(signature, at, at % 8), text)).toBe(false);
      expect(isSigned(study.certificate, label, signature.slice(0, at), text)).toBe(false);
    }
    expect(isSigned(study.certificate, label, new Uint8Array(SIGNATURE_BYTES), text)).toBe(false);
    expect(isSigned(Buffer.from('no certificate'), label, signature, text)).toBe(false);
  });

  test('Y2: is one that OpenSSL verifies with the key in the certificate', () => {
    const study = makeIdentity();
    const signature = Buffer.from(sign(study, label, text));
    const key = openssl(study.certificate, '-noout', '-pubkey');
    const script = `import sys,base64
from subprocess import run
def der(n): b=n.lstrip(b"\\0"); b=(b"\\0" if b[0]>127 else b"")+b; return bytes([2,len(b)])+b
s=base64.b64decode(sys.argv[1]); d=der(s[:32])+der(s[32:]); open(sys.argv[2],"wb").write(bytes([48,len(d)])+d)`;
    const files = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
    execFileSync('python3', ['-c', script, signature.toString('base64'), `${files}/signature`]);
    execFileSync('bash', ['-c', 'printf %s "$1" > "$0/key"', files, key]);
    const verify = ['dgst', '-sha256', '-verify', `${files}/key`, '-signature', `${files}/signature`];
    expect(execFileSync('openssl', verify, { input: `${label}${text}`, encoding: 'utf8' })).toBe('Verified OK\n');
    execFileSync('rm', ['-r', files]);
  });
});

describe('box keys', () => {
  const pair = () => boxKeysFrom(randomBytes(32));

  test('Y1: what is sealed to one is opened by that one only', () => {
    const [study, travel] = [pair(), pair()];
    const sealed = sealFor(study.publicKey, Buffer.from('file key')) ?? new Uint8Array();
    expect(Buffer.from(openSealed(study, sealed) ?? []).toString()).toBe('file key');
    expect(openSealed(travel, sealed)).toBeUndefined();
    for (let at = 0; at < sealed.length; at += 1) expect(openSealed(study, flipped(sealed, at, 0))).toBeUndefined();
  });

  test('Y48: two laptops agree on one key, a third has another, and a key that nobody can have gives none', () => {
    const [study, travel, third] = [pair(), pair(), pair()];
    const key = agreeKey(travel.publicKey, study);
    expect(key).toHaveLength(32);
    expect(agreeKey(study.publicKey, travel)).toEqual(key);
    expect(agreeKey(third.publicKey, study)).not.toEqual(key);
    expect(agreeKey(new Uint8Array(32), study)).toBeUndefined();
  });
});
