// Portal and extension for a person to try: builds what changed, starts the portal, opens a browser with the build.
//   npm start -- [--browser chromium|firefox] [--no-browser]
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { builds, buildStale } from './builds.mjs';
import { ExpectedTrouble, runCommand } from './expected-trouble.mjs';
import { browserKinds, findBrowser, missingBrowser } from './find-browser.mjs';
import { openBrowser } from './open-browser.mjs';
import { startPortal } from './portal-child.mjs';

await runCommand(async () => {
  const { wanted, isOpening } = readOptions();
  const found = isOpening ? await chooseBrowser(wanted) : undefined;
  const needed = found === undefined ? wanted : [found.kind];
  await buildStale([...needed.map((kind) => builds[kind]), builds.portal]);

  const portal = startPortal();
  const url = await portal.ready;
  if (url !== undefined && found === undefined) explainLoading(wanted);
  if (url !== undefined && found !== undefined) await showIn(found, url, portal);
  process.exitCode = await portal.ended;
});

/** @typedef {import('./find-browser.mjs').BrowserKind} BrowserKind */

/** @returns {{ readonly wanted: readonly BrowserKind[], readonly isOpening: boolean }} */
function readOptions() {
  const { values } = readArguments();
  const { browser, 'no-browser': isWithout } = values;
  const wanted = browser === undefined ? browserKinds : browserKinds.filter((kind) => kind === browser);
  if (wanted.length === 0)
    throw new ExpectedTrouble(`--browser is "${browser}". Say ${browserKinds.join(' or ')}.`);
  const isDisplay =
    process.platform === 'win32' ||
    process.platform === 'darwin' ||
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (browser !== undefined && !isDisplay) console.log('There is no display here, so no browser is opened.');
  return { wanted, isOpening: isDisplay && !isWithout };
}

function readArguments() {
  try {
    return parseArgs({
      options: { browser: { type: 'string' }, 'no-browser': { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new ExpectedTrouble(
      `${error.message} npm start knows: -- --browser chromium|firefox, -- --no-browser`,
    );
  }
}

/** @param {readonly BrowserKind[]} wanted the first of them that is here */
async function chooseBrowser(wanted) {
  for (const kind of wanted) {
    const program = await findBrowser(kind);
    if (program !== undefined) return { kind, program };
  }
  for (const kind of wanted) console.error(missingBrowser(kind));
  return undefined;
}

/**
 * @param {{ kind: BrowserKind, program: string }} found
 * @param {string} url
 * @param {ReturnType<typeof startPortal>} portal
 */
async function showIn({ kind, program }, url, portal) {
  try {
    const browser = await openBrowser(kind, program, url);
    console.log(`Opened ${program} with the extension loaded.`);
    void browser.closed.then(() => {
      if (!portal.isStopping())
        console.log(`The browser is closed; the portal is still at ${url}. Ctrl+C stops it.`);
    });
    void portal.ended.then(() => browser.close());
  } catch (error) {
    if (!(error instanceof ExpectedTrouble)) throw error;
    console.error(error.message);
    explainLoading([kind]);
  }
}

/** @param {readonly BrowserKind[]} kinds */
function explainLoading(kinds) {
  const how = {
    chromium: ({ result }) =>
      `Chromium: open chrome://extensions, turn on Developer mode, choose "Load unpacked" and\n  ${dirname(result)}`,
    firefox: ({ result }) =>
      `Firefox: open about:debugging#/runtime/this-firefox, choose "Load Temporary Add-on" and\n  ${result}`,
  };
  console.log(`\nTo load the extension by hand:\n${kinds.map((kind) => how[kind](builds[kind])).join('\n')}`);
}
