// Who a laptop is to the others: its certificate, its box key and its signatures (Y1, Y2, Y6).
// A certificate has one form only, so it is not parsed: its two changing parts are cut out, it is built again, and compared.
// Nothing here is kept, and no certificate authority, name or date means anything.
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify,
} from 'node:crypto';
import { type BoxKeys, boxKeysFrom, isSame, joinBytes, randomBytes } from '../crypto.ts';

/** The first 16 bytes of the fingerprint, in hex. */
export type LaptopId = string;

export interface Identity {
  readonly id: LaptopId;
  /** SHA-256 of the certificate, in hex. */
  readonly fingerprint: string;
  /** The private key: PKCS #8 in PEM, as TLS takes it. */
  readonly key: string;
  readonly certificate: Uint8Array;
  readonly box: BoxKeys;
}

/** What a signature is for: no signature counts for anything else (Y2). */
export type Label = 'vouchsafe-roll-1' | 'vouchsafe-folder-1';

export const SIGNATURE_BYTES = 64;
const MOST_BYTES = 1024;
const SEED_BYTES = 32;
const ID_DIGITS = 32;
const MARK_DIGITS = 16;

// X.690: the few tags that a certificate needs.
const [INTEGER, BITS, OID, UTF8, SEQUENCE, SET, UTC_TIME, TIME, VERSION] = [2, 3, 6, 12, 0x30, 0x31, 0x17, 0x18, 0xa0];
const ECDSA_SHA256 = der(SEQUENCE, der(OID, Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2)));
const COMMON_NAME = der(SEQUENCE, der(OID, Uint8Array.of(0x55, 4, 3)), der(UTF8, ascii('vouchsafe')));
const NAME = der(SEQUENCE, der(SET, COMMON_NAME));
const VALIDITY = der(SEQUENCE, der(UTC_TIME, ascii('000101000000Z')), der(TIME, ascii('99991231235959Z')));
const HEAD = joinBytes([
  der(VERSION, der(INTEGER, Uint8Array.of(2))),
  der(INTEGER, Uint8Array.of(1)),
  ECDSA_SHA256,
  NAME,
  VALIDITY,
  NAME,
]);
const KEY_BYTES = 91;
// The outer header has 4 bytes, that of what is signed 3; a bit string begins with its header and a zero.
const KEY_AT = 4 + 3 + HEAD.length;
const SIGNATURE_AT = KEY_AT + KEY_BYTES + ECDSA_SHA256.length + 3;

/** A new laptop. Two calls never make the same one. */
export function makeIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = spkiOf(publicKey);
  const certificate = certificateOf(spki, signBytes('sha256', signedPart(spki), privateKey));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { ...namesOf(certificate), key, certificate, box: boxKeysFrom(randomBytes(SEED_BYTES)) };
}

/** Who a certificate stands for; undefined unless it has our form to the last byte and its signature is its own key's. */
export function readCertificate(certificate: Uint8Array): { id: LaptopId; fingerprint: string } | undefined {
  return publicKeyOf(certificate) && namesOf(certificate);
}

/** The first half of every actor of this laptop, in hex (Y6). */
export function actorMark(id: LaptopId): string {
  return id.slice(0, MARK_DIGITS);
}

/** Signs the label and the parts, one after the other: 64 bytes. */
export function sign({ key }: Identity, label: Label, ...parts: readonly Uint8Array[]): Uint8Array {
  const signed = joinBytes([ascii(label), ...parts]);
  return new Uint8Array(signBytes('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }));
}

/** Whether the laptop of this certificate has signed these parts under this label. Whatever is malformed was not signed. */
export function isSigned(
  certificate: Uint8Array,
  label: Label,
  signature: Uint8Array,
  ...parts: readonly Uint8Array[]
): boolean {
  const key = publicKeyOf(certificate);
  if (!key || signature.length !== SIGNATURE_BYTES) return false;
  return verify('sha256', joinBytes([ascii(label), ...parts]), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function namesOf(certificate: Uint8Array): { id: LaptopId; fingerprint: string } {
  const fingerprint = createHash('sha256').update(certificate).digest('hex');
  return { id: fingerprint.slice(0, ID_DIGITS), fingerprint };
}

function publicKeyOf(certificate: Uint8Array): KeyObject | undefined {
  if (certificate.length > MOST_BYTES || certificate.length <= SIGNATURE_AT) return undefined;
  const spki = certificate.slice(KEY_AT, KEY_AT + KEY_BYTES);
  const signature = certificate.slice(SIGNATURE_AT);
  if (!isSame(certificateOf(spki, signature), certificate)) return undefined;
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    const isOurs = key.asymmetricKeyDetails?.namedCurve === 'prime256v1' && isSame(spkiOf(key), spki);
    return isOurs && verify('sha256', signedPart(spki), key, signature) ? key : undefined;
  } catch {
    return undefined;
  }
}

// One key has one spelling: a point may also be written compressed or hybrid, and libraries differ on what they take.
function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
}

function signedPart(spki: Uint8Array): Uint8Array {
  return der(SEQUENCE, HEAD, spki);
}

function certificateOf(spki: Uint8Array, signature: Uint8Array): Uint8Array {
  return der(SEQUENCE, signedPart(spki), ECDSA_SHA256, der(BITS, Uint8Array.of(0), signature));
}

function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const { length } = joinBytes(parts);
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return joinBytes([Uint8Array.of(tag, ...(length < 0x80 ? [length] : long)), ...parts]);
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'ascii');
}
