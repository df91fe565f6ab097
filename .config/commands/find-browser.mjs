import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserKind */

/** Google Chrome is not here: it no longer loads an extension from the command line. */
const browsers = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROMIUM_BIN',
    programs: ['chromium', 'chromium-browser'],
    files: ['/usr/lib/chromium/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    aptPackage: 'chromium',
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_BIN',
    programs: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    files: [
      '/usr/lib/firefox-esr/firefox-esr',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    aptPackage: 'firefox-esr',
  },
};

/** @type {readonly BrowserKind[]} */
export const browserKinds = ['chromium', 'firefox'];

/**
 * The program of an installed browser that can load our build, or undefined. Installs nothing.
 * @param {BrowserKind} kind
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser(kind) {
  const { variable, programs, files } = browsers[kind];
  const named = process.env[variable];
  // A person who names a browser wants that one, not a silent second choice.
  if (named) return answersVersion(named) ? named : undefined;
  const playwrights = kind === 'chromium' ? [await playwrightsChromium()] : [];
  return [...playwrights, ...programs.map(onPath), ...files].find((file) => file && answersVersion(file));
}

/**
 * One sentence for a person without that browser: what is missing and what to do.
 * @param {BrowserKind} kind
 */
export function missingBrowser(kind) {
  const { name, variable, aptPackage } = browsers[kind];
  const named = process.env[variable];
  if (named) return `${variable} is ${named}, which does not start as ${name}. Correct it or unset it.`;
  const download = kind === 'chromium' ? 'or run "npx playwright install chromium", ' : '';
  return `${name} was not found. Install it ("apt-get install ${aptPackage}" on Debian), ${download}or set ${variable} to its program.`;
}

/**
 * Installs a missing browser with apt-get, where there is one and the rights to use it.
 * @param {BrowserKind} kind
 * @returns {Promise<string | undefined>} the program, or undefined when it could not be had (said on stderr)
 */
export async function installBrowser(kind) {
  const { name, variable, aptPackage } = browsers[kind];
  const aptGet = onPath('apt-get');
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && onPath('sudo') !== undefined && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (process.env[variable] || aptGet === undefined || !(isRoot || maySudo)) {
    console.error(missingBrowser(kind));
    return undefined;
  }
  console.log(`${name} was not found: installing ${aptPackage} with apt-get …`);
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', aptPackage],
  ]) {
    const [program, ...rest] = isRoot
      ? [aptGet, ...args]
      : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', aptGet, ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], env });
    if (status !== 0)
      console.error(`"apt-get ${args.join(' ')}" failed; without a network, install ${name} some other way.`);
  }
  const found = await findBrowser(kind);
  if (found === undefined) console.error(missingBrowser(kind));
  return found;
}

async function playwrightsChromium() {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch (error) {
    // Asked before anything is installed: then there is no Playwright and no browser of its own.
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}

/** @param {string} program */
const onPath = (program) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A stand-in, such as Ubuntu's "install the snap first" script, is executable and yet no browser.
 * Windows browsers print no version, and have no stand-ins.
 * @param {string} file
 */
function answersVersion(file) {
  if (!isExecutable(file)) return false;
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}
