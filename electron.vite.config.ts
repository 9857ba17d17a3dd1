// How the main side, the preload and the page are built. Everything is bundled: no node_modules are shipped.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The oldest runtime that must run it is Electron 33: Node 20.18, Chromium 130.
export default defineConfig({
  main: {
    // A folder that is not there: files of the usual one, resources/, would be looked for in the source tree, and not be
    // shipped. This way the icon that windows.ts imports is built with the rest.
    publicDir: 'resources/public',
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: { input: { main: 'electron/main.ts', keeper: 'electron/keeper/keeper.ts' } },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: 'renderer/index.html', capture: 'renderer/capture.html' } },
    },
  },
});
