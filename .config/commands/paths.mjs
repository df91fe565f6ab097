import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {...string} parts a path inside the repository */
export const inRoot = (...parts) => join(root, ...parts);

/** The command-line entry of an installed tool, to be run by this same Node. */
export const tools = {
  depcruise: inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
  eslint: inRoot('node_modules', 'eslint', 'bin', 'eslint.js'),
  prettier: inRoot('node_modules', 'prettier', 'bin', 'prettier.cjs'),
  tsc: inRoot('node_modules', 'typescript', 'bin', 'tsc'),
  vite: inRoot('node_modules', 'vite', 'bin', 'vite.js'),
  vitest: inRoot('node_modules', 'vitest', 'vitest.mjs'),
  wxt: inRoot('node_modules', 'wxt', 'bin', 'wxt.mjs'),
};
