// Runs before npm's own scripts, on whatever Node is there (18 or newer) and before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { ExpectedTrouble, runCommand } from './expected-trouble.mjs';
import { browserKinds, findBrowser, installBrowser } from './find-browser.mjs';
import { inRoot, root } from './paths.mjs';

await runCommand(async () => {
  if (!isInstalled()) await installDependencies();
  if (!process.argv.includes('--browsers')) return;
  const leftOut = (process.env.KEY_FOB_SKIP_BROWSERS ?? '').split(',');
  for (const kind of browserKinds) {
    // A browser that can't be had is no reason to stop here: the tests that need it fail and say so.
    if (!leftOut.includes(kind)) (await findBrowser(kind)) ?? (await installBrowser(kind));
  }
});

/** Does node_modules hold what package-lock.json asks for? npm leaves its own account of what it installed there. */
function isInstalled() {
  const account = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(account) || !existsSync(projectNode())) return false;
  const wanted = readPackages(inRoot('package-lock.json'));
  const installed = readPackages(account);
  return Object.entries(wanted).every(([folder, { version, optional }]) => {
    // The entry '' is this project; an optional package may be for another kind of machine.
    if (folder === '' || (optional && installed[folder] === undefined)) return true;
    return installed[folder]?.version === version;
  });
}

/** Node 24 from the `node` package, which npm's scripts find first. */
function projectNode() {
  return inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

async function installDependencies() {
  console.log('Installing what package-lock.json asks for; the first time this takes about a minute …');
  const startedAt = Date.now();
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  // Warnings about the Node that is here don't matter: the scripts run on the one being installed.
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(program, [...first, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new ExpectedTrouble(await explainFailure());
  if (!existsSync(projectNode())) {
    throw new ExpectedTrouble(
      'Node 24 was not installed, because npm is set to skip install scripts. Run "npm config delete ignore-scripts" and try again.',
    );
  }
  console.log(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** npm's own account is on the screen already; this names the usual cause in one sentence. */
async function explainFailure() {
  const registry = process.env.npm_config_registry ?? 'https://registry.npmjs.org/';
  try {
    await fetch(registry, { signal: AbortSignal.timeout(10_000) });
    return 'npm could not install the dependencies; its message is above.';
  } catch {
    return `The dependencies could not be installed: ${registry} does not answer. Connect to the network once and try again; afterwards none is needed.`;
  }
}
