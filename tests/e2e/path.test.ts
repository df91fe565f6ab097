import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserKinds, type BrowserUnderTest, type Tab } from './browsers/browser-under-test.ts';
import { isLeftOut, launchBrowser } from './browsers/launch-browser.ts';
import { pollUntil } from './browsers/surface.ts';
import {
  addAndFill,
  closed,
  codeOnPage,
  logIn,
  logOut,
  openSetOtp,
  sendSetUp,
  setUpVault,
  vaultPassword,
} from './fob.ts';
import { startPortal, type PortalProcess } from './portal-process.ts';

/** The main job, end to end: the built extension and the running portal, by a person's clicks and keys. */
describe.each(browserKinds.filter((kind) => !isLeftOut(kind)))('the whole path in %s', (kind) => {
  let browser: BrowserUnderTest;
  let portal: PortalProcess;
  let tab: Tab;
  let spentCode = '';
  let secret = '';

  beforeAll(async () => {
    portal = await startPortal();
    browser = await launchBrowser(kind);
    tab = await browser.openTab(portal.url);
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
  });

  /** What the portal says beside the field it did not accept. */
  const refusal = async () => {
    await tab.waitFor(() => document.querySelector('[aria-invalid=true], [role=alert]'));
    return tab.textOf('main');
  };
  const secretOnPage = async () => {
    const uri = await tab.waitFor(() => document.querySelector('a[href^="otpauth:"]')?.getAttribute('href'));
    return /secret=(\w+)/.exec(uri)?.[1] ?? '';
  };
  const popupShows = async (text: string) => {
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitForText(text);
    return popup;
  };

  test('without a vault the popup leads to the first run, and the vault exists, encrypted, once its password is chosen', async () => {
    const popup = await popupShows('Set up the key fob');
    await popup.close();
    const manage = await setUpVault(browser);
    expect(await manage.textOf('h1')).toBe('Your vault is ready');
    expect(Object.keys(await browser.readStorage('local'))).toEqual(
      expect.arrayContaining(['vault/current']),
    );
    await manage.close();
  });

  test('the popup on the Set OTP page has read the key; Add keeps it pending and bound to this site; Fill code types the code', async () => {
    await logIn(tab, portal);
    await openSetOtp(tab);
    secret = await secretOnPage();
    const popup = await popupShows('This page has a key for your fob');
    const shown = await popup.textOf('.capture');
    for (const word of ['Larkspur Hosting', portal.login, new URL(portal.url).host])
      expect(shown).toContain(word);
    await popup.close();
    await addAndFill(browser, tab, 'Add');
    expect(await codeOnPage(tab)).toMatch(/^\d{6}$/);
    await (await popupShows('pending')).close();
  });

  test('leaving the set-up page by another form confirms nothing', async () => {
    await logOut(tab);
    await (await popupShows('pending')).close();
    await logIn(tab, portal);
    await (await popupShows('pending')).close();
    await openSetOtp(tab);
    await addAndFill(browser, tab, 'Replace the old key');
  });

  test('a wrong password at activation: the portal makes a new key, and the new capture takes the dead one’s place', async () => {
    await sendSetUp(tab, 'not-the-password');
    await refusal();
    const popup = await popupShows('You have an unconfirmed key for this account');
    await popup.close();
    await addAndFill(browser, tab, 'Replace the old key');
    expect(await codeOnPage(tab)).toMatch(/^\d{6}$/);
    expect(await secretOnPage()).not.toBe(secret);
    secret = await secretOnPage();
    const again = await browser.clickToolbarIcon(tab);
    expect(await again.waitFor(() => document.querySelectorAll('.entry').length)).toBe(1);
    await again.close();
  });

  test('with the right password the site accepts, and the popup shows the entry confirmed', async () => {
    spentCode = await codeOnPage(tab);
    await sendSetUp(tab, portal.password);
    await tab.waitFor(
      () => location.pathname === '/account/security' && document.body.innerText.includes('Deactivate'),
    );
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitFor(
      () => document.querySelector('.entry') !== null && !document.body.innerText.includes('pending'),
    );
    await popup.close();
  });

  test('the code spent at activation is refused at login with a clear message', async () => {
    await logOut(tab);
    await logIn(tab, portal);
    await tab.type('input[name=code]', spentCode);
    await tab.press('Enter');
    expect(await refusal()).toMatch(/used/i);
  });

  test('popup and Enter fill the code at the OTP prompt', async () => {
    const popup = await browser.clickToolbarIcon(tab);
    await popup.waitFor(() => document.activeElement?.matches('.entry.here button'));
    await popup.press('Enter');
    await closed(popup);
    spentCode = await codeOnPage(tab);
    await tab.click('main .actions button');
    await tab.waitFor(() => location.pathname.startsWith('/account'));
  });

  test('the same code a second time is refused', async () => {
    await logOut(tab);
    await logIn(tab, portal);
    await tab.type('input[name=code]', spentCode);
    await tab.press('Enter');
    expect(await refusal()).toMatch(/already been used|wait for the next/i);
  });

  test('one shortcut fills the next code, also with a background that was asleep', async () => {
    await browser.stopBackground();
    await nextStep();
    await browser.pressShortcut('fill-code', tab);
    expect(await codeOnPage(tab)).toMatch(/^\d{6}$/);
    expect(await codeOnPage(tab)).not.toBe(spentCode);
    await tab.click('main .actions button');
    await tab.waitFor(() => location.pathname.startsWith('/account'));
  });

  test('locked, the popup shows no account; a wrong password says so; the right one opens', async () => {
    const popup = await browser.clickToolbarIcon(tab);
    await popup.click('button[aria-label=Lock]');
    await popup.waitForText('The vault is locked');
    expect(await popup.textOf()).not.toContain('Larkspur');
    await popup.type('input[name=vault-password]', 'not the password');
    await popup.press('Enter');
    await popup.waitForText('That is not the vault password');
    await popup.type('input[name=vault-password]', vaultPassword);
    await popup.press('Enter');
    await popup.waitForText('Larkspur Hosting');
    await popup.close();
  });

  test('at no point a secret, a name or the password lies readable in storage', async () => {
    const everything = JSON.stringify([
      await browser.readStorage('local'),
      await browser.readStorage('sync'),
    ]);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    for (const canary of [secret, 'Larkspur', portal.login, 'localhost', vaultPassword, 'otpauth']) {
      expect(everything.toLowerCase()).not.toContain(canary.toLowerCase());
    }
  });

  test('quitting the browser locks the vault; the entry is there after unlocking', async () => {
    await browser.restart();
    tab = await browser.openTab(portal.url);
    const popup = await popupShows('The vault is locked');
    await popup.type('input[name=vault-password]', vaultPassword);
    await popup.press('Enter');
    await popup.waitForText('Larkspur Hosting');
    await popup.close();
  });

  /** Until the step after the spent code's has begun. */
  const nextStep = async () => {
    const step = Math.floor(Date.now() / 30_000);
    await pollUntilStep(step + 1);
  };
  const pollUntilStep = async (step: number) => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, step * 30_000 - Date.now())));
    await pollUntil('the next step', () => Promise.resolve(Math.floor(Date.now() / 30_000) >= step));
  };
});
