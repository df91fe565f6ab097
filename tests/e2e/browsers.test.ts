import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { browserKinds, type BrowserUnderTest, type Tab } from './browsers/browser-under-test.ts';
import { isLeftOut, launchBrowser } from './browsers/launch-browser.ts';
import { pollUntil } from './browsers/surface.ts';

/**
 * Is the browser, as we drive it, as strict as in life? With a driver that grants too much, every test of the
 * extension would pass for nothing. The extension here is a bare probe of its own.
 */
const probe = {
  'background.js': `
    const readTitle = async (why) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const reading = chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => document.title });
      const outcome = await reading.then(([{ result }]) => result, () => 'refused');
      await chrome.storage.local.set({ [why]: outcome });
    };
    let timesAsked = 0;
    chrome.commands.onCommand.addListener((name) => readTitle(name));
    chrome.runtime.onMessage.addListener((message, sender, reply) => {
      timesAsked += 1;
      void readTitle(message).then(() => reply(timesAsked));
      return true;
    });`,
  'popup.html': `<!doctype html><html lang="en"><title>Probe</title>
    <body style="width: 300px"><label>Word <input></label> <button>Say</button><p></p><script src="popup.js"></script>`,
  'popup.js': `
    document.querySelector('button').onclick = (event) => {
      const word = document.querySelector('input').value;
      document.querySelector('p').textContent = word + (event.isTrusted ? ' by hand' : ' by script');
    };`,
};

const manifest = {
  manifest_version: 3,
  name: 'Probe',
  version: '1.0',
  permissions: ['activeTab', 'scripting', 'storage'],
  action: { default_popup: 'popup.html' },
  commands: { 'read-title': { suggested_key: { default: 'Alt+Shift+L' }, description: 'Read' } },
};

const background = {
  chromium: { background: { service_worker: 'background.js' } },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'probe@key-fob.example' } },
  },
};

describe.each(browserKinds.map((kind) => ({ kind })))('$kind as we drive it', ({ kind }) => {
  let browser: BrowserUnderTest;
  let folder: string;
  let siteUrl: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-fob-probe-'));
    const files = { ...probe, 'manifest.json': JSON.stringify({ ...manifest, ...background[kind] }) };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return () => rm(folder, { recursive: true });
  });
  beforeAll(async () => {
    const site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>A site</title><h1>A site</h1>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = site.address();
    if (address === null || typeof address === 'string') throw new Error('the site has no port');
    siteUrl = `http://127.0.0.1:${address.port}/`;
    return () => void site.close();
  });
  beforeAll(async () => {
    if (isLeftOut(kind)) return undefined;
    browser = await launchBrowser(kind, { extensionFolder: folder, colorScheme: 'dark', locale: 'cs' });
    return () => browser.close();
  });

  const testHere = test.skipIf(isLeftOut(kind));
  /** Tries to read the tab shown, from the background, on no more than a message from the extension's own page. */
  const readUnasked = (page: Tab, why: string): Promise<number> =>
    page.evaluate((message) => chrome.runtime.sendMessage<string, number>(message), why);
  const seen = async (why: string): Promise<unknown> =>
    pollUntil(why, async () => (await browser.readStorage('local'))[why]);

  testHere('the extension reads a tab after its keys were pressed there, and no other tab', async () => {
    const page = await browser.openExtensionPage('popup.html');
    const site = await browser.openTab(`${siteUrl}first`);
    await readUnasked(page, 'before any keys');
    expect(await seen('before any keys')).toBe('refused');
    await browser.pressShortcut('read-title', site);
    expect(await seen('read-title')).toBe('A site');
    await browser.openTab(`${siteUrl}second`);
    await readUnasked(page, 'in another tab');
    expect(await seen('in another tab')).toBe('refused');
  });

  testHere('the keys wake a background that was stopped, with its memory gone', async () => {
    const page = await browser.openExtensionPage('popup.html');
    expect(await readUnasked(page, 'once')).toBeGreaterThan(0);
    await browser.stopBackground();
    expect(await readUnasked(page, 'again')).toBe(1);
    await browser.stopBackground();
    await page.evaluate(() => chrome.storage.local.clear());
    await browser.pressShortcut('read-title', await browser.openTab(siteUrl));
    expect(await seen('read-title')).toBe('A site');
  });

  testHere('the popup takes a real hand, and sees the language and the dark scheme', async () => {
    const popup = await browser.clickToolbarIcon(await browser.openTab(siteUrl));
    await popup.type('input', 'slovo – č');
    await popup.click({ css: 'button', text: 'Say' });
    expect(await popup.textOf('p')).toBe('slovo – č by hand');
    expect(await popup.evaluate(() => navigator.language)).toBe('cs');
    expect(await popup.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    expect(await popup.isOpen()).toBe(true);
    await popup.close();
    expect(await popup.isOpen()).toBe(false);
  });

  testHere('axe-core finds what is wrong on a page', async () => {
    const findings = await (await browser.openTab(siteUrl)).auditAccessibility();
    expect(findings.map(({ rule }) => rule)).toEqual(['html-has-lang']);
  });

  testHere('after a restart the stored data is there and the session is not', async () => {
    const page = await browser.openExtensionPage('popup.html');
    await page.evaluate(() => chrome.storage.local.set({ kept: 'yes' }));
    await page.evaluate(() => chrome.storage.session.set({ unlocked: 'yes' }));
    expect(await browser.readStorage('session')).toEqual({ unlocked: 'yes' });
    await browser.restart();
    expect(await browser.readStorage('local')).toMatchObject({ kept: 'yes' });
    expect(await browser.readStorage('session')).toEqual({});
  });
});
