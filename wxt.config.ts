import { defineConfig } from 'wxt';

/** Two thirds of jsQR are a table of kanji; we read the bytes by TextDecoder (extension/qr/decoders.ts). */
const jsqrWithoutKanjiTable = {
  name: 'jsqr-without-kanji-table',
  transform(code: string, id: string): string | undefined {
    if (!id.includes('/jsqr/dist/jsQR.js')) return undefined;
    const table = /exports\.shiftJISTable = \{[^}]*\};/;
    if (!table.test(code))
      throw new Error('jsQR has another shape than the one the build takes its table from');
    return code.replace(table, 'exports.shiftJISTable = {};');
  },
};

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: '.output',
  manifestVersion: 3, // WXT's default for Firefox is 2, which drops optional_host_permissions
  hooks: {
    'config:resolved': (wxt) => {
      // No auto-imports: `imports: false` alone still rewrites any local variable named like one of WXT's.
      wxt.config.imports.presets = [];
    },
  },
  vite: () => ({
    worker: { plugins: () => [jsqrWithoutKanjiTable] },
    build: { modulePreload: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'scripting', 'storage'],
    // Firefox puts new icons into a menu; the popup is what this extension is for.
    action: { default_title: '__MSG_name__', ...(browser === 'firefox' ? { default_area: 'navbar' } : {}) },
    icons: Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${String(size)}.png`])),
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'fill-code': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commandFillCode__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'key-fob@key-fob.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '127' }),
  }),
});
