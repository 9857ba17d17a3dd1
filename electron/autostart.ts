// Start at login on Linux: one file in the folder that every desktop reads, as the Desktop Entry and Autostart specifications
// of freedesktop.org have it. A file that is not ours is never touched.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { Refusal } from '../shared/refusal.ts';

const NAME = 'app.vouchsafe.desktop';
/** By this line we know our own file again. */
const OURS = 'X-Vouchsafe-Autostart=true';

/** Where the file lies. A relative XDG_CONFIG_HOME is to be ignored, says the specification. */
export function autostartPath(env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  const given = env.XDG_CONFIG_HOME;
  return join(given && isAbsolute(given) ? given : join(home, '.config'), 'autostart', NAME);
}

/** The words of the file. `command` is the program and its arguments, unquoted. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Vouchsafe',
    'Comment=The private desk for warm introductions',
    `Exec=${command.map(quoted).map(escaped).join(' ')}`,
    'Icon=vouchsafe',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    OURS,
    '',
  ].join('\n');
}

/**
 * A command that starts wherever its program lies. GLib looks for a program without undoing the doubled `%` of its path, and
 * the specification allows no `=` there: such a program is started by the shell, to which it is one argument among others.
 */
export function startable([program = '', ...args]: readonly string[]): readonly string[] {
  return /[%=]/.test(program) ? ['sh', '-c', 'exec "$0" "$@"', program, ...args] : [program, ...args];
}

/** True if our file is there and the desktop's own settings have not switched it off. */
export async function hasAutostart(path: string): Promise<boolean> {
  const found = await read(path);
  return found !== undefined && isOurs(found) && !/^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(found);
}

/** Writes the file, whole or not at all. Refuses (`autostart-foreign`) where one lies that is not ours. */
export async function writeAutostart(path: string, command: readonly string[]): Promise<void> {
  const found = await read(path);
  if (found !== undefined && !isOurs(found)) throw new Refusal('autostart-foreign');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, autostartEntry(command), { mode: 0o644 });
  await rename(`${path}.new`, path);
}

/** Removes the file if it is ours. */
export async function removeAutostart(path: string): Promise<void> {
  const found = await read(path);
  if (found !== undefined && isOurs(found)) await rm(path, { force: true });
}

/** An argument as Exec wants it: in double quotes, with what means something inside them escaped, and `%` doubled. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** Every value of the file is a string, with escapes of its own around those of Exec. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
}

function isOurs(text: string): boolean {
  return text.split(/\r?\n/).includes(OURS);
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
