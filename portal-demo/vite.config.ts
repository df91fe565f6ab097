import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { makeDatabase, preparedFolder } from './adapters/new-database.ts';

/** Making an empty embedded database takes seconds; done here, the first start of the portal need not. */
const emptyDatabase: Plugin = {
  name: 'empty-database',
  async writeBundle({ dir = '.' }) {
    await makeDatabase(join(dir, preparedFolder));
  },
};

// One ESM program for Node 24; npm packages stay outside, styles and migrations go in as text.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [emptyDatabase],
  build: {
    ssr: 'portal-demo/main.ts',
    target: 'node24',
    outDir: '.output/portal',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
  },
});
