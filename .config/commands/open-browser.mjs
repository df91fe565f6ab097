import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { builds } from './builds.mjs';
import { ExpectedTrouble } from './expected-trouble.mjs';
import { inRoot } from './paths.mjs';

/** @typedef {{ readonly closed: Promise<void>, readonly close: () => Promise<void> }} OpenBrowser */

/**
 * Opens a browser with the built extension on a profile that is kept in `.data/browser`, so that the vault is there
 * at the next start too.
 * @param {import('./find-browser.mjs').BrowserKind} kind
 * @param {string} program
 * @param {string} url
 * @returns {Promise<OpenBrowser>}
 */
export async function openBrowser(kind, program, url) {
  const profile = inRoot('.data', 'browser', kind);
  await mkdir(profile, { recursive: true });
  return openers[kind](program, profile, dirname(builds[kind].result), url);
}

const openers = { chromium: openChromium, firefox: openFirefox };
const noSignalHandlers = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** The library's own words are a screen long; these are the two things that happen to people. */
const explainLaunch = (program, profile) => () => {
  throw new ExpectedTrouble(
    `${program} did not open: either there is no display for it here, or it is already open on ${profile}.`,
  );
};

/** @returns {Promise<OpenBrowser>} */
async function openChromium(program, profile, extension, url) {
  const { chromium } = await import('playwright');
  const context = await chromium
    .launchPersistentContext(profile, {
      ...noSignalHandlers,
      executablePath: program,
      headless: false,
      chromiumSandbox: process.getuid?.() !== 0, // Chromium refuses to run as root inside its sandbox
      colorScheme: null,
      viewport: null,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`, '--no-first-run'],
    })
    .catch(explainLaunch(program, profile));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  const closed = new Promise((resolve) => context.on('close', () => resolve()));
  return { closed, close: () => context.close() };
}

/** @returns {Promise<OpenBrowser>} */
async function openFirefox(program, profile, extension, url) {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer
    .launch({
      ...noSignalHandlers,
      browser: 'firefox',
      executablePath: program,
      headless: false,
      defaultViewport: null,
      userDataDir: profile,
      // Firefox takes a build that is not signed for one run only; these keep what it has stored.
      extraPrefsFirefox: {
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      },
    })
    .catch(explainLaunch(program, profile));
  try {
    await browser.installExtension(extension);
  } catch (error) {
    await browser.close();
    throw new ExpectedTrouble(`${program} did not take the extension: ${error.message}`);
  }
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(url);
  const closed = new Promise((resolve) => browser.on('disconnected', () => resolve()));
  return { closed, close: () => browser.close() };
}
