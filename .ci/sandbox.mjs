// Whether Chromium's sandbox can work for this user, and what to do if not.
// Root never gets it (Chromium refuses). Everyone else needs user namespaces, or the set-uid helper that lies beside Electron.

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeDir } from './runtime.mjs';
import { isRoot } from './say.mjs';

const SET_UID = 0o4000;

/** Undefined where the sandbox works or root has none to expect, else the sentence that says what to do. */
export function sandboxProblem() {
  if (process.platform !== 'linux' || isRoot || hasNamespaces() || hasHelper()) return undefined;
  return `Chromium's sandbox cannot work for this user: the system allows neither user namespaces nor Electron's own helper.
Allow one of them as root, then start again:
  sudo chown root ${helperPath()} && sudo chmod 4755 ${helperPath()}
or
  sudo sysctl -w ${namespaceSwitch()}`;
}

function hasNamespaces() {
  return spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
}

function hasHelper() {
  if (!existsSync(helperPath())) return false;
  const { uid, mode } = statSync(helperPath());
  return uid === 0 && (mode & SET_UID) !== 0;
}

function helperPath() {
  return join(runtimeDir(), 'chrome-sandbox');
}

// Each distribution has its own.
function namespaceSwitch() {
  const has = (path) => existsSync(join('/proc/sys', path));
  if (has('kernel/apparmor_restrict_unprivileged_userns')) return 'kernel.apparmor_restrict_unprivileged_userns=0';
  if (has('kernel/unprivileged_userns_clone')) return 'kernel.unprivileged_userns_clone=1';
  return 'user.max_user_namespaces=15000';
}
