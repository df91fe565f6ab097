import polyfill from 'webextension-polyfill';

// Where the browser has `browser` of its own, the polyfill is just that.
Object.assign(globalThis, { browser: polyfill });
