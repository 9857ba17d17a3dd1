// The system packages that a bare Debian or Ubuntu lacks. As root they are installed; otherwise the exact command is printed.
// Newer releases have renamed some of them with the ending t64; either name will do. Elsewhere nothing is checked: what is
// missing there, Electron names itself.

import { spawnSync } from 'node:child_process';
import { isRoot, run, Stop, step } from './say.mjs';

const APP = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libnotify4',
  'libsecret-1-0',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'fonts-dejavu-core',
];
const TESTS = [
  'xvfb',
  'xauth',
  'dbus',
  'dbus-x11',
  'xdotool',
  // Shows the notifications, as a service that is not ours.
  'dunst',
  // A window manager, and a program that is not ours, for the shortcut that works from anywhere.
  'openbox',
  'xterm',
  // Folders are carried by real engines and servers.
  'syncthing',
  'rclone',
  'apache2-bin',
  // Programs that are not ours read what Vouchsafe writes.
  'python3-nacl',
  'python3-jsonschema',
  'python3-vobject',
  'age',
  'libreoffice-calc-nogui',
  'evolution-data-server-tests',
  'desktop-file-utils',
  'libglib2.0-bin',
  // Real trays, and hands in them.
  'xfce4-panel',
  'trayer',
  'python3-dbus',
  // Laptops on a network of their own, cut, slowed and losing packets.
  'iproute2',
  'nftables',
];

/** Installs what is missing, or stops with the command that would. */
export async function installPackages({ tests }) {
  if (process.platform !== 'linux') return;
  const missing = missingOf(tests ? [...APP, ...TESTS] : APP);
  if (missing.length === 0) return;
  if (!isRoot) throw new Stop(`Vouchsafe needs some system packages. Install them with:\n  ${command(missing)}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step('Updating the list of system packages', () => run('apt-get', ['update', '-q'], { env }));
  const args = [
    'install',
    '-q',
    '-y',
    '-o',
    'DPkg::Lock::Timeout=120',
    '--no-install-recommends',
    ...namesHere(missing),
  ];
  await step(`Installing system packages (${missing.join(', ')})`, () => run('apt-get', args, { env }));
}

function missingOf(names) {
  const both = names.flatMap((name) => [name, `${name}t64`]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's own.
  const query = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...both], { encoding: 'utf8' });
  if (query.error) return [];
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

function command(names) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${namesHere(names).join(' ')}`;
}

// The t64 name where this release has one.
function namesHere(names) {
  const renamings = names.map((name) => `${name}t64`);
  const env = { ...process.env, LC_ALL: 'C' };
  const policy = spawnSync('apt-cache', ['policy', ...renamings], { encoding: 'utf8', env }).stdout ?? '';
  const renamed = new Set([...policy.matchAll(/^(\S+)t64:\n.*\n {2}Candidate: \d/gm)].map((match) => match[1]));
  return names.map((name) => (renamed.has(name) ? `${name}t64` : name));
}
