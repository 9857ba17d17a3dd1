// How the unit tests run: plain Node, the real libsodium and Automerge, the real disk.
import { defineConfig } from 'vitest/config';

// `?asset` is electron-vite's: the path of a file shipped beside the code. Here it is simply the file's own path.
const assets = {
  name: 'asset-path',
  enforce: 'pre' as const,
  async resolveId(
    this: { resolve(id: string, from?: string): Promise<{ id: string } | null> },
    id: string,
    from?: string,
  ) {
    if (!id.endsWith('?asset')) return null;
    const found = await this.resolve(id.slice(0, -'?asset'.length), from);
    return found && `virtual:asset-${Buffer.from(found.id).toString('hex')}`;
  },
  load(id: string) {
    if (!id.startsWith('virtual:asset-')) return null;
    return `export default ${JSON.stringify(Buffer.from(id.slice('virtual:asset-'.length), 'hex').toString())}`;
  },
};

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [assets],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    // By default one core is left idle; of two, that is half the machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
