import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { BrowserUnderTest, LaunchOptions, Tab } from './browser-under-test.ts';
import { bidiOf, evaluateText, handsOf, navigate } from './firefox-bidi.ts';
import { chromeScopeOf } from './firefox-chrome-scope.ts';
import { surfaceOf } from './surface.ts';

/** The host of the extension's pages; Firefox draws one at random unless a preference fixes it. */
const extensionHost = '8f0e5a0c-6a0b-4a55-9d7e-3f2d8a0f3c11';
const extensionOrigin = `moz-extension://${extensionHost}`;

/** Starts Firefox with the extension of `extensionFolder`, without a window, on the profile in `profileFolder`. */
export async function launchFirefox(
  executablePath: string,
  extensionFolder: string,
  profileFolder: string,
  options: LaunchOptions,
): Promise<BrowserUnderTest> {
  const extensionId = await readExtensionId(extensionFolder);
  const start = async (): Promise<Browser> => {
    const started = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      userDataDir: profileFolder,
      // Lets BiDi into the extension's pages and into the browser's own window.
      args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
      extraPrefsFirefox: preferences(extensionId, options),
    });
    try {
      await started.installExtension(extensionFolder);
    } catch (error) {
      await started.close();
      throw error;
    }
    return started;
  };
  let browser = await start();
  const bidi = { send: (method: string, params: object) => bidiOf(browser).send(method, params) };
  const chromeScope = chromeScopeOf(bidi, extensionId);
  const contexts = new WeakMap<Tab, string>();

  const createContext = async (isBackground: boolean): Promise<string> => {
    const { result } = await bidi.send('browsingContext.create', { type: 'tab', background: isBackground });
    if (result.context === undefined) throw new Error('Firefox opened no tab.');
    return result.context;
  };
  const closeContext = async (context: string): Promise<void> => {
    await bidi.send('browsingContext.close', { context });
  };

  const openTab = async (url: string): Promise<Tab> => {
    const context = await createContext(false);
    const goto = (next: string): Promise<void> => navigate(bidi, context, next);
    const tab: Tab = { ...surfaceOf(handsOf(bidi, context, () => closeContext(context))), goto };
    contexts.set(tab, context);
    await tab.goto(url);
    return tab;
  };

  const show = async (tab: Tab): Promise<void> => {
    const context = contexts.get(tab);
    if (context === undefined) throw new Error('This tab belongs to another browser.');
    await bidi.send('browsingContext.activate', { context });
  };

  /** Runs an expression in a document of the extension that runs nothing of its own and takes no focus. */
  const askQuietDocument = async (expression: string): Promise<unknown> => {
    const context = await createContext(true);
    try {
      await navigate(bidi, context, `${extensionOrigin}/manifest.json`);
      return JSON.parse(
        await evaluateText(bidi, context, `(async () => JSON.stringify(await ${expression}))()`),
      );
    } finally {
      await closeContext(context);
    }
  };

  return {
    kind: 'firefox',
    extensionOrigin,
    openTab,
    openExtensionPage: (path) => openTab(`${extensionOrigin}/${path}`),

    async clickToolbarIcon(tab) {
      await show(tab);
      const context = await chromeScope.clickToolbarIcon();
      const popup = surfaceOf(handsOf(bidi, context, () => chromeScope.closePopup()));
      await popup.waitFor(() => document.readyState === 'complete' && location.protocol === 'moz-extension:');
      return { ...popup, isOpen: () => chromeScope.hasPopup(context) };
    },

    async pressShortcut(command, tab) {
      await show(tab);
      const commands = (await askQuietDocument('browser.commands.getAll()')) as chrome.commands.Command[];
      const shortcut = commands.find(({ name }) => name === command)?.shortcut;
      if (shortcut === undefined || shortcut === '') throw new Error(`The command ${command} has no keys.`);
      await chromeScope.pressKeys(shortcut.split('+').map((key) => (key === 'Ctrl' ? 'Control' : key)));
    },

    readStorage: async (area) =>
      (await askQuietDocument(`browser.storage.${area}.get()`)) as Record<string, unknown>,

    stopBackground: () => chromeScope.stopBackground(),

    async restart() {
      await browser.close();
      browser = await start();
    },

    close: () => browser.close(),
  };
}

async function readExtensionId(extensionFolder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionFolder, 'manifest.json'), 'utf8')) as {
    readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extensionFolder}/manifest.json names no gecko id.`);
  return id;
}

const preferences = (
  extensionId: string,
  { colorScheme = 'light', locale = 'en' }: LaunchOptions,
): Record<string, unknown> => ({
  'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: extensionHost }),
  // A build loaded for a test counts as uninstalled when the browser quits; an installed one keeps its data.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'intl.locale.requested': locale,
  'intl.accept_languages': locale,
  'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
});
