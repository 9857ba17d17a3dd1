// The import law of the house, executed over the sources: arrows go one way, and each dangerous library has one door.
// What a law is: laws/law.ts. Those of sync/: laws/sync.ts.

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, importsOnly, type Law, neverImports, neverSays, PRODUCT, type Source } from './laws/law.ts';
import { SYNC_LAWS } from './laws/sync.ts';

const ROOT = resolve(import.meta.dirname, '..');
function featureOf(path: string): string | undefined {
  return /^renderer\/features\/([^/]+)\//.exec(path)?.[1];
}

const LAWS: readonly Law[] = [
  {
    title: 'shared/model knows only itself, the refusals and zod',
    in: /^shared\/model\//,
    breaches: importsOnly(/^(shared\/(model\/|refusal\.ts$)|npm:zod$)/),
    planted: { 'shared/model/a.ts': `import { X } from '../requests.ts';` },
  },
  {
    title: 'shared/ knows only itself and zod',
    in: /^shared\//,
    breaches: importsOnly(/^(shared\/|npm:zod$)/),
    planted: {
      'shared/a.ts': `import { readFile } from 'node:fs';`,
      'shared/b.ts': `export type { Y } from '../electron/y.ts';`,
      'shared/model/c.ts': `import {\n  one,\n  two,\n} from 'immer';`,
      'shared/d.ts': `const late = await import('dayjs');`,
    },
  },
  {
    title: 'shared/ has no clock and no dice',
    in: /^shared\//,
    breaches: neverSays(
      /Date\.now\b|new Date\(\s*\)|(?<!new )\bDate\(\)|Math\.random\b|randomUUID|getRandomValues|performance\.now\b/g,
    ),
    planted: {
      'shared/a.ts': 'const now = Date.now();',
      'shared/b.ts': 'const now = new Date();',
      'shared/c.ts': 'const id = globalThis.crypto.randomUUID();',
      'shared/d.ts': 'const die = Math.random();',
    },
  },
  {
    title: 'electron/ never imports renderer/',
    in: /^electron\//,
    breaches: neverImports(/^renderer\//),
    planted: { 'electron/a.ts': `import type { Props } from '../renderer/App.tsx';` },
  },
  {
    title: 'renderer/ never imports electron/, Electron or Node',
    in: /^renderer\//,
    breaches: neverImports(/^(electron\/|npm:electron$|node:)/),
    planted: {
      'renderer/a.ts': `import type { Home } from '../electron/home.ts';`,
      'renderer/b.ts': `import { ipcRenderer } from 'electron';`,
    },
  },
  {
    title: 'the product never imports tests/',
    in: PRODUCT,
    breaches: neverImports(/^tests\//),
    planted: { 'electron/keeper/a.ts': `import { stamp } from '../../tests/helpers/stamp.ts';` },
  },
  {
    title: 'only keeper/crypto.ts opens libsodium',
    in: PRODUCT,
    except: /^electron\/keeper\/crypto\.ts$/,
    breaches: neverImports(/^npm:libsodium/),
    planted: { 'electron/keeper/vault/a.ts': `import sodium from 'libsodium-wrappers-sumo';` },
  },
  {
    title:
      'only keeper/document.ts, with its rooms branches, conflicts, meeting, past, receiving, stores, values and writing, opens Automerge',
    in: PRODUCT,
    except: /^electron\/keeper\/(branches|document|meeting|past|stores|values|writing)\.ts$/,
    breaches: neverImports(/^npm:@automerge\//),
    planted: { 'electron/keeper/vault/a.ts': `import type { Patch } from '@automerge/automerge/slim';` },
  },
  {
    title: 'only keeper/search/dictionary.ts opens MiniSearch',
    in: PRODUCT,
    except: /^electron\/keeper\/search\/dictionary\.ts$/,
    breaches: neverImports(/^npm:minisearch/),
    planted: { 'electron/keeper/search.ts': `import MiniSearch from 'minisearch';` },
  },
  {
    title: 'vault/ knows only its own folder and the two doors below',
    in: /^electron\/keeper\/vault\//,
    breaches: importsOnly(/^(electron\/keeper\/(vault\/|crypto\.ts|document\.ts)|shared\/|node:|npm:(?!electron$))/),
    planted: {
      'electron/keeper/vault/a.ts': `import { step } from '../sync/session.ts';`,
      'electron/keeper/vault/b.ts': `import { requests } from '../requests.ts';`,
    },
  },
  ...SYNC_LAWS,
  {
    title: 'the keeper runs without Electron: tests and recovery tools use it in plain Node',
    in: /^electron\/keeper\//,
    breaches: neverImports(/^npm:electron($|\/)/),
    planted: { 'electron/keeper/keeper.ts': `import { app } from 'electron';` },
  },
  {
    title: 'only keeper/keeper.ts talks to its parent process',
    in: PRODUCT,
    except: /^electron\/keeper\/keeper\.ts$/,
    breaches: neverSays(/\bparentPort\b/g),
    planted: { 'electron/keeper/requests.ts': 'process.parentPort.postMessage(1);' },
  },
  {
    title: 'nothing runs keeper/keeper.ts: it is a process of its own (its types may be named)',
    in: /./,
    breaches: ({ path, text }) =>
      neverImports(/^electron\/keeper\/keeper\.ts$/)({ path, text: text.replace(/^import type\b[^;]*;/gm, '') }),
    planted: { 'electron/door.ts': `import { answer } from './keeper/keeper.ts';` },
  },
  {
    title: 'the preload script imports types only',
    in: /^electron\/preload\.ts$/,
    breaches: neverSays(/^import (?!type\b)(?!.*from 'electron').*$/gm),
    planted: { 'electron/preload.ts': `import { requests } from '../shared/requests.ts';` },
  },
  {
    title: 'a feature never imports another feature',
    in: /^renderer\/features\//,
    breaches: (source) =>
      importsOf(source).filter(
        (name) => name.startsWith('renderer/features/') && featureOf(name) !== featureOf(source.path),
      ),
    planted: {
      'renderer/features/board/Board.tsx': `import { PersonPicker } from '../people/PersonPicker.tsx';`,
      'renderer/features/Loose.tsx': `import { Board } from './board/Board.tsx';`,
    },
  },
  {
    title: 'features are imported by App.tsx and the start-ups only',
    in: /^renderer\//,
    except: /^renderer\/(features\/|App\.tsx$|(main|capture|Start)\.tsx$)/,
    breaches: neverImports(/^renderer\/(features\/|App\.tsx$)/),
    planted: { 'renderer/ui/Button.tsx': `import { Board } from '../features/board/Board.tsx';` },
  },
  {
    title: 'only renderer/vouchsafe.ts touches the preload bridge',
    in: /^renderer\//,
    except: /^renderer\/vouchsafe\.ts$/,
    breaches: neverSays(
      /\b(window|globalThis|self)\??\.vouchsafe\b|\{[^}]*\bvouchsafe\b[^}]*\}\s*=\s*(window|globalThis|self)\b/g,
    ),
    planted: {
      'renderer/features/board/Board.tsx': `await window.vouchsafe.request('lock');`,
      'renderer/ui/a.ts': 'const { vouchsafe } = window;',
    },
  },
  {
    title: 'no default exports but for configuration',
    in: /\.tsx?$/,
    except: /\.config\.ts$/,
    breaches: neverSays(/^export default\b|^export\s*\{[^}]*\bas default\b/gm),
    planted: { 'renderer/App.tsx': 'export default function App() {}', 'shared/a.ts': 'export { a as default };' },
  },
  {
    title: 'no file is longer than 300 lines',
    in: /./,
    breaches: ({ text }) =>
      text.trimEnd().split('\n').length > 300 ? [`${text.trimEnd().split('\n').length} lines`] : [],
    planted: { 'electron/main.ts': '// start\n'.repeat(301) },
  },
  {
    title: 'every file opens with a comment of at most eight lines that says what it is for',
    in: /./,
    except: /\.module\.css$/,
    breaches: ({ text }) => {
      const opening = /^(#!.*\n)?((\/\/.*(\n|$)){1,8}(?!\/\/)|\/\*[^*]*(\*(?!\/)[^*]*)*\*\/)/.exec(text)?.[0];
      return opening && opening.trim().split('\n').length <= 8 ? [] : [text.split('\n', 1)[0] ?? ''];
    },
    planted: {
      'shared/a.ts': `import { z } from 'zod';`,
      'shared/b.ts': '// word\n'.repeat(9),
      'renderer/a.css': 'a {}',
    },
  },
  {
    title: 'nothing is named after nothing: no utils, helpers, common, services, managers',
    in: /./,
    except: /^tests\/helpers\//,
    breaches: ({ path }) => path.match(/(?<=^|\/)(utils?|helpers?|common|services?|managers?)(?=[./])/gi) ?? [],
    planted: { 'shared/utils.ts': '', 'electron/services/clock.ts': '', 'renderer/ui/helpers.tsx': '' },
  },
];

const NAMED = LAWS.map((law) => [law.title, law] as const);

function breachesOf(law: Law, sources: readonly Source[]): string[] {
  const held = sources.filter(({ path }) => law.in.test(path) && !law.except?.test(path));
  return held.flatMap((source) => law.breaches(source).map((what) => `${source.path}: ${what}`));
}

function readSources(): Source[] {
  const folders = ['shared', 'electron', 'renderer', 'tests', '.ci'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
  );
  const paths = [...folders, ...readdirSync(ROOT)].filter((path) => /\.(tsx?|mjs|cjs|css)$/.test(path));
  const written = paths.filter((path) => !/^tests\/(vectors|.*\/fixtures)\//.test(path));
  return written.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

describe('the law of the house', () => {
  const sources = readSources();

  test.each(NAMED)('%s', (_, law) => {
    expect(breachesOf(law, sources)).toEqual([]);
  });

  test.each(NAMED)('a breach is seen: %s', (_, law) => {
    for (const [path, text] of Object.entries(law.planted)) {
      expect(breachesOf(law, [{ path, text }]), `${path}: ${text}`).not.toEqual([]);
    }
  });

  test('what only looks like a breach is none', () => {
    const fine: Source = {
      path: 'shared/model/fine.ts',
      text: `// Never Date.now(): the stamp has it.\nimport { z } from 'zod';\nexport const at = (ms: number) => new Date(ms); // not new Date()\n`,
    };
    expect(LAWS.flatMap((law) => breachesOf(law, [fine]))).toEqual([]);
  });

  test('every folder of the product is seen', () => {
    for (const folder of ['shared/model/', 'electron/keeper/vault/', 'renderer/', 'tests/', '.ci/']) {
      expect(
        sources.some(({ path }) => path.startsWith(folder)),
        folder,
      ).toBe(true);
    }
  });

  test('README gives every dependency its reason', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const isNamed = (name: string) => new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`).test(readme);
    const unnamed = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !isNamed(name));
    expect(unnamed).toEqual([]);
  });
});
