import { encode, renderSVG } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserKinds, type BrowserUnderTest, type Tab } from './browsers/browser-under-test.ts';
import { isLeftOut, launchBrowser } from './browsers/launch-browser.ts';
import { setUpVault } from './fob.ts';
import { startSite, type Site } from './site.ts';

const uri =
  'otpauth://totp/Acme%20Bank:ada%40acme.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20Bank';
const { data: modules, size } = encode(uri);
const drawing = renderSVG(uri, { pixelSize: 5 });

/** The QR code as one SVG path whose colour only the page's style sheet gives. */
const styledPath = modules
  .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
  .join('');
const styledSvg = `<style>.ink{fill:#123}.paper{fill:#fff}</style>
  <svg width="200" height="200" viewBox="0 0 ${String(size)} ${String(size)}"><rect class="paper" width="100%" height="100%"/><path class="ink" d="${styledPath}"/></svg>`;
const usedSvg = `<svg width="0" height="0"><symbol id="dot" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol></svg>`;

const canvas = (scale: number) => `<canvas id="c"></canvas><script>
  const modules = ${JSON.stringify(modules)}, scale = ${String(scale)};
  c.width = c.height = modules.length * scale;
  const pen = c.getContext('2d'); pen.fillStyle = '#fff'; pen.fillRect(0, 0, c.width, c.height); pen.fillStyle = '#000';
  modules.forEach((row, y) => row.forEach((isDark, x) => isDark && pen.fillRect(x * scale, y * scale, scale, scale)));
</script>`;

const page = (body: string) =>
  `<!doctype html><title>Two-factor authentication</title><h1>Set up</h1>${body}`;
const qrOf = (text: string) =>
  page(renderSVG(text, { pixelSize: 5 }).replace('<svg', '<svg width="220" height="220"'));

const withKey: Record<string, string> = {
  '/link': page(`<a href="${uri}">Open in your app</a>`),
  '/text': page(`<p>Copy this: <code>${uri}</code></p>`),
  '/attribute': page(`<img alt="" src="/missing.png?size=200&amp;data=${encodeURIComponent(uri)}">`),
  '/field': page(`<label>Key <input readonly value="${uri}"></label>`),
  '/svg': page(drawing.replace('<svg', '<svg width="220" height="220"')),
  '/svg-styled': page(styledSvg + usedSvg),
  '/img-data': page(`<img alt="" width="200" src="data:image/svg+xml,${encodeURIComponent(drawing)}">`),
  '/img': page('<img alt="" width="200" height="200" src="/qr.svg">'),
  '/canvas': page(canvas(5)),
  '/open-shadow': page(
    `<div id="h"></div><script>h.attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(`<a href="${uri}">key</a>`)}</script>`,
  ),
  '/closed-shadow': page(
    `<div id="h"></div><script>h.attachShadow({mode:'closed'}).innerHTML = ${JSON.stringify(`<a href="${uri}">key</a>`)}</script>`,
  ),
  '/form-with-clever-names': page(
    `<form><input name="attributes"><input name="localName"><input name="childNodes"><input name="getBoundingClientRect"></form><a href="${uri}">key</a>`,
  ),
  '/lazy-image': page(
    `<a href="${uri}">key</a><div style="height:9000px"></div><img alt="" loading="lazy" width="200" height="200" src="/never.png">`,
  ),
  '/json': page(
    `<div data-config='${JSON.stringify({ uri }).replaceAll('&', '\\u0026').replaceAll('/', '\\/')}'></div>`,
  ),
  '/word-breaks': page(
    `<p>Or copy <code>${uri.slice(0, 70)}<wbr>${uri.slice(70, 90)}<b>${uri.slice(90)}</b></code> by hand</p>`,
  ),
  '/frame': page('<iframe src="/svg" width="400" height="400"></iframe>'),
};
const withoutKey: Record<string, string> = {
  '/nothing': page('<p>Nothing here</p>'),
  '/app-store-qr': qrOf('https://store.example/app'),
  '/plain-secret-qr': qrOf('GEZDGNBVGY3TQOJQ'),
  '/cut-in-two-lines': page(`<p>${uri.slice(0, 80)}<br>${uri.slice(80)}</p>`),
};
const broken: Record<string, [body: string, said: string]> = {
  '/unknown-algorithm': [qrOf(uri.concat('&algorithm=MD2')), 'its algorithm is not known'],
  '/no-secret': [page('<a href="otpauth://totp/Acme:ada?issuer=Acme">key</a>'), 'it carries no secret'],
  '/bad-secret': [page('<a href="otpauth://totp/Acme:ada?secret=0189">key</a>'), 'its secret is damaged'],
};

describe.each(browserKinds.filter((kind) => !isLeftOut(kind)))('capturing a key in %s', (kind) => {
  let browser: BrowserUnderTest;
  let site: Site;
  let tab: Tab;

  beforeAll(async () => {
    const brokenPages = Object.fromEntries(Object.entries(broken).map(([path, [body]]) => [path, body]));
    site = await startSite({
      ...withKey,
      ...withoutKey,
      ...brokenPages,
      '/qr.svg': drawing,
      '/sandboxed': page(`<a href="${uri}">key</a>`),
    });
    browser = await launchBrowser(kind);
    await (await setUpVault(browser)).close();
    tab = await browser.openTab(`${site.url}/nothing`);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const popupOn = async (path: string) => {
    await tab.goto(site.url + path);
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitFor(() => document.querySelector('[data-page=page]'));
    return popup;
  };

  test.each(Object.keys(withKey))('finds it on %s', async (path) => {
    const popup = await popupOn(path);
    const shown = await popup.textOf('.capture');
    for (const word of ['Acme Bank', 'ada@acme.example', new URL(site.url).host])
      expect(shown).toContain(word);
    expect(await popup.evaluate(() => document.querySelectorAll('.capture').length)).toBe(1);
    expect(shown).not.toContain('Settings'); // read whole: the usual ones
    await popup.close();
  });

  test.each(Object.keys(withoutKey))('offers none on %s', async (path) => {
    const popup = await popupOn(path);
    await popup.waitForText('No key for a fob was found on this page');
    expect(await popup.evaluate(() => document.querySelectorAll('.capture, .notice').length)).toBe(0);
    await popup.close();
  });

  test.each(Object.entries(broken))('says why the one on %s is no good', async (path, [, said]) => {
    const popup = await popupOn(path);
    await popup.waitForText(said);
    expect(await popup.evaluate(() => document.querySelectorAll('.capture').length)).toBe(0);
    await popup.close();
  });

  test('leaves no trace on the page', async () => {
    await tab.goto(`${site.url}/canvas`);
    const before = await tab.evaluate(() => document.documentElement.outerHTML);
    await tab.evaluate(() => {
      new MutationObserver(() => (document.title = 'touched')).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
      });
      addEventListener('message', () => (document.title = 'spoken to'));
    });
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitFor(() => document.querySelector('.capture'));
    await popup.close();
    expect(await tab.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await tab.evaluate(() => Object.keys(window).filter((name) => /fob/i.test(name)))).toEqual([]);
  });

  test.each([
    ['a page of the browser itself', () => (kind === 'chromium' ? 'chrome://version/' : 'about:license')],
    ['a sandboxed document, which has no origin to bind to', () => `${site.url}/sandboxed`],
  ])('on %s says that it may not look', async (_, url) => {
    await tab.goto(url());
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitForText('lets no extension look at this page');
    await popup.close();
  });
});
