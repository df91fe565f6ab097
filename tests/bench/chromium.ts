import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { findBrowser, missingBrowser } from '../../.config/commands/find-browser.mjs';
import type { StoredFob } from './seed.ts';

/** Chromium with the built extension: nearer to the engine than the tests' driver, so that times can be taken inside. */
export interface BenchChromium {
  readonly context: BrowserContext;
  readonly root: CDPSession;
  readonly extensionId: string;
  /** `chrome-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** A document of the extension that runs nothing of its own: a place to call its APIs from. */
  openQuietPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts it without a window on a profile of its own, which `close` removes. */
export async function startChromium(build: string): Promise<BenchChromium> {
  const executablePath = await findBrowser('chromium');
  if (executablePath === undefined) throw new Error(missingBrowser('chromium'));
  if (!existsSync(join(build, 'manifest.json')))
    throw new Error(`There is no built extension in ${build}. Run "npm run build" first.`);
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: true,
    args: [
      `--disable-extensions-except=${build}`,
      `--load-extension=${build}`,
      '--lang=en',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  try {
    const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const extensionId = new URL(background.url()).host;
    const extensionOrigin = `chrome-extension://${extensionId}`;
    const browser = context.browser();
    if (browser === null) throw new Error('Chromium gave no line to the browser itself.');
    return {
      context,
      root: await browser.newBrowserCDPSession(),
      extensionId,
      extensionOrigin,
      async openQuietPage() {
        const page = await context.newPage();
        await page.goto(`${extensionOrigin}/manifest.json`);
        return page;
      },
      close: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Makes `fob` what the extension finds in its storage, unlocked. */
export async function store(quietPage: Page, fob: StoredFob): Promise<void> {
  await quietPage.evaluate(async ({ local, session }) => {
    await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
    await Promise.all([chrome.storage.local.set(local), chrome.storage.session.set(session)]);
  }, fob);
}
