import type { Browser } from 'webextension-polyfill';

/**
 * The WebExtension API with promises: the browser's own `browser`, or the polyfill's where there is only `chrome`.
 * An entry point sees to it before it loads anything that imports this (namespace.ts, load-namespace.ts).
 */
export const { browser } = globalThis as unknown as { readonly browser: Browser };
