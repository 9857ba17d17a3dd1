// The laws of sync/: it is a guest, its steps are pure, and each way out of the process has one door.
import { importsOnly, type Law, neverImports, neverSays, PRODUCT } from './law.ts';

/** Beside those of the whole house in layers.test.ts. */
export const SYNC_LAWS: readonly Law[] = [
  {
    title: 'sync/ knows only its own folder, the two doors below, and why something is not taken in',
    in: /^electron\/keeper\/sync\//,
    breaches: importsOnly(
      /^(electron\/keeper\/(sync\/|arrival\.ts|crypto\.ts|document\.ts)|shared\/|node:|npm:(?!electron$))/,
    ),
    planted: { 'electron/keeper/sync/a.ts': `import { openVault } from '../vault/vault.ts';` },
  },
  {
    title: 'only sync/folder-files.ts knows the disk',
    in: /^electron\/keeper\/sync\/(?!folder-files\.ts$)/,
    breaches: neverImports(/^node:fs/),
    planted: { 'electron/keeper/sync/a.ts': `import { open } from 'node:fs/promises';` },
  },
  {
    title: 'sync is a guest: only keeper/guest.ts lets it in',
    in: PRODUCT,
    except: /^electron\/keeper\/(guest\.ts$|sync\/)/,
    breaches: neverImports(/^electron\/keeper\/sync\//),
    planted: { 'electron/keeper/session.ts': `import { startSync } from './sync/sync.ts';` },
  },
  {
    title: 'only keeper/sync/connect.ts, with channel.ts behind it, opens TLS',
    in: PRODUCT,
    except: /^electron\/keeper\/sync\/(channel|connect)\.ts$/,
    breaches: neverImports(/^node:tls$/),
    planted: { 'electron/keeper/sync/session.ts': `import { connect } from 'node:tls';` },
  },
  {
    title: 'the steps of sync/ are pure: no clock, no timers, no sockets, no disk',
    in: /^electron\/keeper\/sync\/(carrier|code|crowd|dialling|drawer|entry|file|folder|folder-kept|folder-stand|folder-trouble|frames|growing|identity|joining|json|kept|multistatus|passed-over|peers|roll|sending|session|state|study|taking|travel|word)\.ts$/,
    breaches: (source) => [
      ...neverImports(/^node:(?!crypto$)|(channel|connect)\.ts$/)(source),
      ...neverSays(/\bDate\b|\bperformance\b|\bset(Timeout|Interval|Immediate)\b|Math\.random\b/g)(source),
    ],
    planted: {
      'electron/keeper/sync/study.ts': 'const now = performance.now();',
      'electron/keeper/sync/frames.ts': `import { connect } from 'node:net';`,
    },
  },
  {
    title: 'only sync/wires.ts speaks multicast',
    in: PRODUCT,
    except: /^electron\/keeper\/sync\/wires\.ts$/,
    breaches: neverImports(/^(npm:(multicast-dns|bonjour-service|dns-packet)|node:dgram)$/),
    planted: { 'electron/keeper/sync/a.ts': `import multicastDns from 'multicast-dns';` },
  },
  {
    title: 'what is pure in discovery has no clock and no network: tokens, announcements, what was heard lately',
    in: /^electron\/keeper\/sync\/(tokens|announcement|lately|address|addresses)\.ts$/,
    breaches: (source) => [
      ...neverSays(/\bDate\b|performance\.|Math\.random|setTimeout|setInterval|process\./g)(source),
      ...neverImports(/^(node:(?!net$)|npm:)/)(source),
    ],
    planted: {
      'electron/keeper/sync/tokens.ts': 'const now = Date.now();',
      'electron/keeper/sync/lately.ts': `import { uptime } from 'node:os';`,
    },
  },
  {
    title: 'a session is a pure step: no socket, disk, clock or dice, and of Node only what hashes and inflates',
    in: /^electron\/keeper\/sync\/(chunk|columns|kinds|messages|sending|session|taking|talk)\.ts$/,
    breaches: (source) => [
      ...neverImports(/^(node:(?!(crypto|zlib)$)|npm:)/)(source),
      ...neverSays(/\bDate\b|performance\b|Math\.random\b|randomBytes|randomUUID|setTimeout|setInterval/g)(source),
    ],
    planted: {
      'electron/keeper/sync/session.ts': `import { connect } from 'node:tls';`,
      'electron/keeper/sync/sending.ts': 'const now = Date.now();',
    },
  },
];
