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

/** Clears what is merely selected: on Linux every program can paste that, and it would outlive the page it was read on. */
export function clearSelection(): void {
  if (process.platform !== 'linux') return;
  if (clipboard.selection) clipboard.selection.clear();
  // Older runtimes, such as the one the tests run on, have no such thing and take its name instead.
  else Reflect.apply(clipboard.clear, clipboard, ['selection']);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
