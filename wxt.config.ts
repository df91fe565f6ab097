import { defineConfig } from 'wxt';

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
