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

// One ESM program for Node 24; styles and migrations go in as text. npm packages stay outside, but for the one that is
// loaded as hundreds of files, of which a few are used: it costs 150 MB and half of the start.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [emptyDatabase],
  ssr: { noExternal: ['drizzle-orm'] },
  build: {
    ssr: 'portal-demo/main.ts',
    target: 'node24',
    outDir: '.output/portal',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
  },
});
