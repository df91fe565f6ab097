import { defineConfig } from 'vite';

// One ESM file for Node 24; npm packages stay outside, styles and migrations go in as text.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: 'portal-demo/main.ts',
    target: 'node24',
    outDir: '.output/portal',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
});
