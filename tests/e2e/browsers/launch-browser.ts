import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, missingBrowser } from '../../../.config/commands/find-browser.mjs';
import type { BrowserKind, BrowserUnderTest, LaunchOptions } from './browser-under-test.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

const drivers = { chromium: launchChromium, firefox: launchFirefox };
const builds = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

/** `KEY_FOB_SKIP_BROWSERS=firefox` leaves a browser out, counted as skipped; a missing one fails instead. */
export const isLeftOut = (kind: BrowserKind): boolean =>
  (process.env['KEY_FOB_SKIP_BROWSERS'] ?? '').split(',').includes(kind);

/** Starts a browser with our build on a new profile, which `close` removes. */
export async function launchBrowser(
  kind: BrowserKind,
  options: LaunchOptions = {},
): Promise<BrowserUnderTest> {
  const program = await findBrowser(kind);
  if (program === undefined) throw new Error(missingBrowser(kind));
  const build = fileURLToPath(new URL(`../../../.output/${builds[kind]}`, import.meta.url));
  const extensionFolder = options.extensionFolder ?? build;
  if (!existsSync(join(extensionFolder, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${extensionFolder}. Run "npm run build" first.`);
  }
  const profileFolder = await mkdtemp(join(tmpdir(), `key-fob-${kind}-`));
  const removeProfile = (): Promise<void> =>
    rm(profileFolder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const browser = await drivers[kind](program, extensionFolder, profileFolder, options);
    const close = async (): Promise<void> => {
      await browser.close().finally(removeProfile);
    };
    return { ...browser, close };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}
