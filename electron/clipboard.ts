// The clipboard, which every program can read: a secret leaves it after a minute, on lock and on quit, if it is still there.
import { createHash } from 'node:crypto';
import { clipboard } from 'electron';

const SECRET_STAYS_MS = 60_000;
let secret: { readonly digest: string; readonly timer: NodeJS.Timeout } | undefined;

/** Copies text; a secret is cleared again. */
export function copyText(text: string, isSecret: boolean): void {
  clearTimeout(secret?.timer);
  clipboard.writeText(text);
  secret = isSecret
    ? { digest: digestOf(text), timer: setTimeout(() => void clearSecret(), SECRET_STAYS_MS) }
    : undefined;
}

/** Clears a secret that is still in the clipboard. What the user copied since is left alone. */
export async function clearSecret(): Promise<void> {
  if (!secret) return;
  clearTimeout(secret.timer);
  const { digest } = secret;
  secret = undefined;
  if (digestOf(await clipboard.readText()) === digest) clipboard.clear();
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
