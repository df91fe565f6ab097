import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserKinds, type BrowserUnderTest } from './browsers/browser-under-test.ts';
import { isLeftOut, launchBrowser } from './browsers/launch-browser.ts';
import { setUpVault, vaultPassword } from './fob.ts';
import { startSite, type Site } from './site.ts';

const uri = 'otpauth://totp/Acme:ada%40acme.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme';
const output = (path: string) => fileURLToPath(new URL(`../../.output/${path}`, import.meta.url));
const builds = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

describe.each(browserKinds.filter((kind) => !isLeftOut(kind)))('our own pages in %s', (kind) => {
  let browser: BrowserUnderTest;
  let site: Site;

  beforeAll(async () => {
    site = await startSite({ '/': `<title>2FA</title><a href="${uri}">key</a>` });
    browser = await launchBrowser(kind, { colorScheme: 'dark', locale: 'cs' });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test('speak Czech and pass axe from the first run to the last account', async () => {
    const manage = await browser.openExtensionPage('manage.html');
    await manage.waitForText('Zvolte heslo k trezoru');
    expect(await manage.auditAccessibility()).toEqual([]);
    await manage.close();
    await (await setUpVault(browser)).close();

    const popup = await browser.clickToolbarIcon(await browser.openTab(`${site.url}/`));
    await popup.waitForText('Na této stránce je klíč pro vaši klíčenku');
    expect(await popup.auditAccessibility()).toEqual([]);
    await popup.press('Enter');
    await popup.waitForText('čeká na potvrzení');
    expect(await popup.auditAccessibility()).toEqual([]);
    await popup.click('button[aria-label=Zamknout]');
    await popup.waitForText('Trezor je zamčený');
    expect(await popup.auditAccessibility()).toEqual([]);
    await popup.close();
  });

  test('everything in the popup is reached by Tab, and each stop has a name', async () => {
    const popup = await browser.clickToolbarIcon(await browser.openTab(`${site.url}/`));
    await popup.type('input[name=vault-password]', vaultPassword);
    await popup.press('Enter');
    await popup.waitForText('čeká na potvrzení');
    const names = new Set<string>();
    for (let stop = 0; stop < 6; stop += 1) {
      await popup.press('Tab');
      names.add(
        await popup.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
        }),
      );
    }
    for (const name of ['Zamknout', 'Správa klíčenky', 'Vyplnit kód'])
      expect([...names].some((reached) => reached.startsWith(name))).toBe(true);
    await popup.close();
  });

  test('a damaged vault is shown as unreadable, never as empty or new, and stays as it is', async () => {
    const page = await browser.openExtensionPage('popup.html');
    await page.evaluate(async () => {
      const items = await chrome.storage.local.get<Record<string, unknown>>();
      const [side, text] = Object.entries(items).find(([, value]) => typeof value === 'string') ?? ['', ''];
      await chrome.storage.local.set({ [side]: String(text).replace('"generation"', '"Generation"') });
    });
    const before = await browser.readStorage('local');
    await page.waitForText('Trezor nelze přečíst');
    const manage = await browser.openExtensionPage('manage.html');
    await manage.waitForText('Trezor nelze přečíst');
    expect(await manage.evaluate(() => document.querySelectorAll('input').length)).toBe(0);
    expect(await manage.auditAccessibility()).toEqual([]);
    expect(await browser.readStorage('local')).toEqual(before);
  });
});

describe('the builds', () => {
  test.each(Object.values(builds))(
    '%s asks for no site at install and may connect nowhere',
    async (build) => {
      const manifest: unknown = JSON.parse(await readFile(output(`${build}/manifest.json`), 'utf8'));
      expect(manifest).toMatchObject({
        manifest_version: 3,
        permissions: ['activeTab', 'scripting', 'storage'],
      });
      for (const name of [
        'host_permissions',
        'content_scripts',
        'web_accessible_resources',
        'externally_connectable',
      ]) {
        expect(manifest).not.toHaveProperty(name);
      }
      expect(manifest).toHaveProperty(
        'content_security_policy.extension_pages',
        expect.stringMatching(/default-src 'none'.*connect-src 'none'/),
      );
    },
  );

  test('the package for Chromium is under 150 kB', async () => {
    const folder = output(builds.chromium);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const packed = await Promise.all(
      files.map(async (file) => deflateRawSync(await readFile(file), { level: 9 }).length),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(packed.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  });

  test.each(Object.values(builds))(
    '%s starts its popup with under 60 kB of JavaScript, neither the KDF nor the QR decoder among it',
    async (build) => {
      const files = await filesAtStart(build, 'popup.html');
      expect([...files.keys()].filter((path) => /jsqr|argon2|strength|capture|unlock/i.test(path))).toEqual(
        [],
      );
      expect([...files.keys()].some((path) => path.includes('/show-'))).toBe(true);
      const total = [...files.values()].reduce((sum, code) => sum + Buffer.byteLength(code), 0);
      expect(total).toBeLessThan(60_000);
      expect(total).toBeGreaterThan(20_000);
    },
  );
});

/** What a page loads before anyone does anything: its scripts, all they import, then the page proper and one language. */
async function filesAtStart(build: string, html: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const load = async (path: string) => {
    if (files.has(path)) return;
    const code = await readFile(output(build + path), 'utf8');
    files.set(path, code);
    for (const [, imported = ''] of code.matchAll(/(?:from|import) ?["'`]\.\/([^"'`]+\.js)/g))
      await load(`/chunks/${imported}`);
    for (const [, later = ''] of code.matchAll(/import\(["'`]\.\/([^"'`]+\.js)/g)) {
      if (/^(show|cs)-/.test(later)) await load(`/chunks/${later}`); // Czech is the longer one
    }
  };
  const page = await readFile(output(`${build}/${html}`), 'utf8');
  for (const [, script = ''] of page.matchAll(/src="([^"]+\.js)"/g)) await load(script);
  return files;
}
