// Which folder may import which (DESIGN §2). dependency-cruiser fails `npm run check` on any other arrow.

/** Nothing under `from` may import anything that is not listed in `may` (its own folder is always allowed). */
const only = (name, from, may, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}` },
  to: { pathNot: [`^${from}`, ...may] },
});

/** Node's own modules; dependency-cruiser names them without `node:`. */
const node = `^(node:)?(${require('node:module').builtinModules.join('|')})$`;
const npm = (...packages) => packages.map((p) => `node_modules/${p}(/|$)`);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead, unless it is a door.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^extension/entrypoints/',
          '^tests/',
          '^portal-demo/main\\.ts$',
          '^wxt\\.config\\.ts$',
        ],
      },
      to: {},
    },
    only(
      'shared-imports-nothing',
      'shared/',
      npm('otpauth'),
      'shared is pure: no DOM, no Node, nothing of ours.',
    ),
    only(
      'vault-is-core',
      'extension/vault/',
      ['^shared/', ...npm('hash-wasm')],
      'the vault knows no browser and no UI',
    ),
    only('transfer-is-core', 'extension/transfer/', [
      '^shared/',
      '^extension/vault/',
      ...npm('hash-wasm', 'fflate'),
    ]),
    only('use-cases-talk-to-ports', 'extension/use-cases/', [
      '^shared/',
      '^extension/(vault|transfer)/',
      '^extension/ports\\.ts$',
      '^extension/page/reading\\.ts$',
    ]),
    only(
      'page-stands-alone',
      'extension/page/',
      ['^shared/', ...npm('tldts')],
      'it runs inside the visited page',
    ),
    only('qr-reads-pixels', 'extension/qr/', npm('jsqr', 'qr'), 'pixels in, texts out'),
    only('browser-adapters', 'extension/browser/', [
      '^shared/',
      '^extension/(vault|use-cases|page|qr)/',
      ...npm('webextension-polyfill', '@types', 'wxt'),
    ]),
    only('ui-has-no-browser', 'extension/ui/', [
      '^shared/',
      '^extension/(use-cases|locales)/',
      '^extension/vault/(entry|judge-capture|password)\\.ts$',
      ...npm('preact', '@preact', '@zxcvbn-ts'),
    ]),
    only('entrypoints-wire', 'extension/entrypoints/', [
      '^extension/(ui|use-cases|browser|page)/',
      ...npm('wxt'),
    ]),
    only('locales-are-data', 'extension/locales/', ['^shared/']),
    only(
      'portal-alone',
      'portal-demo/',
      ['^shared/', node, 'node_modules/'],
      'the portal never imports the extension',
    ),
    {
      name: 'extension-never-portal',
      severity: 'error',
      from: { path: '^extension/' },
      to: { path: '^(portal-demo|tests)/' },
    },
    {
      name: 'product-never-tests',
      severity: 'error',
      from: { path: '^(portal-demo|shared)/' },
      to: { path: '^(extension|tests)/' },
    },
    {
      name: 'feature-never-another-features-store',
      severity: 'error',
      from: { path: '^portal-demo/([^/]+)/', pathNot: '^portal-demo/(adapters|migrations)/' },
      to: { path: '^portal-demo/[^/]+/store\\.ts$', pathNot: '^portal-demo/$1/' },
    },
    {
      name: 'adapters-know-ports',
      severity: 'error',
      from: { path: '^portal-demo/adapters/' },
      to: { path: '^portal-demo/', pathNot: '^portal-demo/(adapters/|migrations/|ports\\.ts$|config\\.ts$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|\\.config)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.config/typescript-base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
