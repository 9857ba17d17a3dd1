// The file that starts Vouchsafe at login on Linux: what desktops make of it is asked of GLib, which starts programs for many.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  autostartEntry,
  autostartPath,
  hasAutostart,
  removeAutostart,
  startable,
  writeAutostart,
} from '../../electron/autostart.ts';

let home: string;
let path: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vouchsafe-autostart-'));
  path = autostartPath({}, home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const ODD = [
  'plain',
  'with a space',
  'with "quotes" and \'these\'',
  'back\\slash and \\"both\\"',
  'per%cent %f %U',
  'dollar $HOME and `date`',
  'semi;colon & ampersand > more # hash',
  'żółć 名',
  'equal=sign',
  'tab\tand\nnew line',
  '~tilde (paren) [x]* ?',
];

describe.runIf(process.platform === 'linux')('on Linux', () => {
  test.each(ODD)('a desktop starts the very program in a folder called %j, with its arguments', async (name) => {
    const { program, said } = makeProgram(join(home, name));
    await writeAutostart(path, startable([program, '--hidden', name]));
    execFileSync('gio', ['launch', path], { stdio: 'ignore' });
    await vi.waitFor(() => expect(existsSync(said)).toBe(true), 10_000);
    expect(JSON.parse(readFileSync(said, 'utf8'))).toEqual(['--hidden', name]);
  });

  test.each(ODD)('the specification’s own checker finds nothing wrong where the folder is called %j', async (name) => {
    const command = startable([`/opt/${name}/vouchsafe`, '--hidden']);
    await writeAutostart(path, ['env', `VOUCHSAFE_HOME=/home/${name}`, ...command]);
    const { status, stdout } = spawnSync('desktop-file-validate', [path], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

test('it lies where the user’s settings lie, and a relative place for them does not count', () => {
  expect(autostartPath({ XDG_CONFIG_HOME: '/elsewhere' }, '/home/noor')).toBe(
    '/elsewhere/autostart/app.vouchsafe.desktop',
  );
  for (const given of [undefined, '', 'settings'])
    expect(autostartPath({ ...(given !== undefined && { XDG_CONFIG_HOME: given }) }, '/home/noor')).toBe(
      '/home/noor/.config/autostart/app.vouchsafe.desktop',
    );
});

test('on, off and on again leaves one file, then none, then one, and nothing half written', async () => {
  expect(await hasAutostart(path)).toBe(false);
  await writeAutostart(path, ['/opt/old/vouchsafe', '--hidden']);
  await writeAutostart(path, ['/opt/new/vouchsafe', '--hidden']);
  expect(await hasAutostart(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(autostartEntry(['/opt/new/vouchsafe', '--hidden']));
  expect(readdirSync(dirname(path))).toEqual(['app.vouchsafe.desktop']);
  await removeAutostart(path);
  await removeAutostart(path);
  expect(await hasAutostart(path)).toBe(false);
  expect(readdirSync(dirname(path))).toEqual([]);
});

test('a file of somebody else’s is neither written over nor removed', async () => {
  mkdirSync(dirname(path), { recursive: true });
  const theirs = '[Desktop Entry]\nType=Application\nName=Another\nExec=another\n';
  writeFileSync(path, theirs);
  await expect(writeAutostart(path, ['/opt/vouchsafe'])).rejects.toMatchObject({ code: 'autostart-foreign' });
  await removeAutostart(path);
  expect(readFileSync(path, 'utf8')).toBe(theirs);
  expect(await hasAutostart(path)).toBe(false);
});

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('the desktop’s own switch counts: %s', async (line) => {
  await writeAutostart(path, ['/opt/vouchsafe']);
  writeFileSync(path, `${readFileSync(path, 'utf8').replace('X-GNOME-Autostart-enabled=true\n', '')}${line}\n`);
  expect(await hasAutostart(path)).toBe(false);
  await writeAutostart(path, ['/opt/vouchsafe']);
  expect(await hasAutostart(path)).toBe(true);
});

/** A program that writes down its arguments. */
function makeProgram(dir: string): { program: string; said: string } {
  mkdirSync(dir);
  const program = join(dir, 'vouchsafe');
  const said = join(home, 'said.json');
  const script = `require('node:fs').writeFileSync(${JSON.stringify(said)}, JSON.stringify(process.argv.slice(2)))`;
  writeFileSync(program, `#!${process.execPath}\n${script}\n`);
  chmodSync(program, 0o755);
  return { program, said };
}
