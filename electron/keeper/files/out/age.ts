// Bytes locked by age, a format of its own with programs of its own on every system (C2SP, age.md): whoever has the
// passphrase or the key opens such a file without Vouchsafe. The library streams; only its passphrase is ours, because
// there it computes for two seconds while the keeper hears nothing. The outcome is the same, and age's own program says so.
import { scrypt } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { Encrypter, type Recipient, Stanza } from 'age-encryption';
import { Refusal } from '../../../../shared/refusal.ts';
import { randomBytes, sealOnce } from '../../crypto.ts';

/** Who opens the file: whoever knows a passphrase, or holds the key of one of the recipients (`age1…`, by blanks). */
export type Lock = { readonly passphrase: string } | { readonly recipient: string };

type BrowserStream = globalThis.ReadableStream<Uint8Array>;

/** As long as the vault's: this file, too, may lie where anybody can guess at it. */
const PASSPHRASE_MIN = 10;
/** What age's own program asks for: 256 MiB, a second or two. */
const WORK = 18;
const WORK_MEMORY = 300 * 1024 * 1024;
const LABEL = 'age-encryption.org/v1/scrypt';

/** The same bytes, locked. Refuses `passphrase-too-short` and `age-recipient-malformed`, before any of them. */
export async function* lockBytes(bytes: AsyncIterable<Uint8Array>, lock: Lock): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase));
  else addRecipients(encrypter, lock.recipient);
  // The library speaks of the browser's streams, which are these.
  const stream = ReadableStream.from(bytes) as unknown as BrowserStream;
  const locked = await encrypter.encrypt(stream).catch((error: unknown) => {
    // A key of the right form that is no point of the curve is found out only here.
    throw 'recipient' in lock ? new Refusal('age-recipient-malformed') : error;
  });
  yield* locked as unknown as AsyncIterable<Uint8Array>;
}

function addRecipients(encrypter: Encrypter, text: string): void {
  const recipients = text.split(/[\s,]+/).filter((recipient) => recipient !== '');
  if (recipients.length === 0) throw new Refusal('age-recipient-malformed');
  for (const recipient of recipients)
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new Refusal('age-recipient-malformed');
    }
}

/** The scrypt recipient of age.md, computed beside the event loop. It must be a file's only recipient. */
function passphraseRecipient(passphrase: string): Recipient {
  if ([...passphrase].length < PASSPHRASE_MIN) throw new Refusal('passphrase-too-short');
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(16);
      const work = { N: 2 ** WORK, r: 8, p: 1, maxmem: WORK_MEMORY };
      const key = await stretch(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, work);
      const saltText = Buffer.from(salt).toString('base64').replace(/=+$/, '');
      return [new Stanza(['scrypt', saltText, String(WORK)], sealOnce(key, fileKey))];
    },
  };
}

const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt);
