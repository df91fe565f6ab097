import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ExpectedTrouble } from './expected-trouble.mjs';
import { inRoot, root, tools } from './paths.mjs';
import { reportStep, runStep } from './run-step.mjs';

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {readonly string[]} args the tool and its arguments
 * @property {readonly string[]} sources what the result depends on
 * @property {string} result a file that is there when it was built
 */

const shared = ['shared', 'package-lock.json'];

/** @type {Readonly<Record<'chromium' | 'firefox' | 'portal', Build>>} */
export const builds = {
  chromium: {
    name: 'extension for Chromium',
    args: [tools.wxt, 'build', '-b', 'chrome'],
    sources: [...shared, 'extension', 'wxt.config.ts'],
    result: inRoot('.output', 'chrome-mv3', 'manifest.json'),
  },
  firefox: {
    name: 'extension for Firefox',
    args: [tools.wxt, 'build', '-b', 'firefox'],
    sources: [...shared, 'extension', 'wxt.config.ts'],
    result: inRoot('.output', 'firefox-mv3', 'manifest.json'),
  },
  portal: {
    name: 'portal',
    args: [tools.vite, 'build', '--config', 'portal-demo/vite.config.ts'],
    sources: [...shared, 'portal-demo'],
    result: inRoot('.output', 'portal', 'main.js'),
  },
};

/**
 * Builds in any case, and notes of which sources.
 * @param {Build} build
 */
export async function runBuild(build) {
  const before = fingerprint(build.sources);
  rmSync(stampOf(build), { force: true });
  const step = await runStep(build.args);
  if (step.isGood) {
    mkdirSync(inRoot('.output', 'built-from'), { recursive: true });
    writeFileSync(stampOf(build), before);
  }
  return step;
}

/**
 * Builds what has changed since it was last built. One after the other: both extension builds write to `.wxt`.
 * @param {readonly Build[]} wanted
 */
export async function buildStale(wanted) {
  for (const build of wanted) {
    if (isFresh(build)) continue;
    const { isGood, output, seconds } = await runBuild(build);
    reportStep(`build: ${build.name}`, isGood, seconds);
    if (!isGood)
      throw new ExpectedTrouble(`${output}\nThe ${build.name} could not be built; the reason is above.`);
  }
}

/** @param {Build} build */
function isFresh(build) {
  const stamp = stampOf(build);
  return (
    existsSync(build.result) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(build.sources)
  );
}

/** @param {Build} build */
const stampOf = ({ name }) => inRoot('.output', 'built-from', name.replaceAll(' ', '-'));

/**
 * A hash over the contents of files and folders, so that a fresh checkout of the same text is not stale.
 * @param {readonly string[]} sources
 */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(inRoot(source)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} the files below it in a fixed order, or itself */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
