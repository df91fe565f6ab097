import type { BrowserUnderTest, Popup, Tab } from './browsers/browser-under-test.ts';
import type { PortalProcess } from './portal-process.ts';

export const vaultPassword = 'violet kettle monday';

/** The steps a person takes again and again, in the extension and on the portal. */

/** First run: the password is chosen in the full tab, and the vault exists. */
export async function setUpVault(browser: BrowserUnderTest): Promise<Tab> {
  const manage = await browser.openExtensionPage('manage.html');
  await manage.type('input[name=new-password]', vaultPassword);
  await manage.type('input[name=repeat-password]', vaultPassword);
  await manage.press('Enter');
  await manage.waitFor(() => document.querySelector('[data-vault=ready]') !== null);
  return manage;
}

export async function logIn(tab: Tab, portal: PortalProcess): Promise<void> {
  await tab.goto(`${portal.url}/login`);
  await tab.type('input[name=login]', portal.login);
  await tab.type('input[name=password]', portal.password);
  await tab.press('Enter');
  await tab.waitFor(() => !location.pathname.startsWith('/login') || location.pathname === '/login/otp');
}

export async function logOut(tab: Tab): Promise<void> {
  await tab.click({ css: 'button', text: 'Log out' });
  await tab.waitFor(() => location.pathname === '/login');
}

/** From the menus to the page with the key, as the help pages describe it. */
export async function openSetOtp(tab: Tab): Promise<void> {
  await tab.click({ css: 'a', text: 'Customer' });
  await tab.click({ css: 'a', text: 'Account Security' });
  await tab.click({ css: 'a, button', text: 'Set OTP' });
  await tab.waitFor(() => document.querySelector('a[href^="otpauth:"]') !== null);
}

/** Adds the key on the page by one click in the popup, then fills its code by another; the popup closes itself. */
export async function addAndFill(browser: BrowserUnderTest, tab: Tab, add: string): Promise<void> {
  const popup = await browser.clickToolbarIcon(tab);
  await popup.click({ css: '.capture button', text: add });
  await popup.waitFor(() => document.querySelector('.capture') === null);
  await fillHere(popup);
}

/** Presses *Fill code*. The popup waits for a fresh code when the current one is about to end, then closes. */
export async function fillHere(popup: Popup): Promise<void> {
  await popup.click('.entry.here button');
  await closed(popup);
}

export async function closed(popup: Popup): Promise<void> {
  const deadlineMs = Date.now() + 40_000;
  while (await popup.isOpen()) {
    if (Date.now() > deadlineMs) throw new Error(`The popup stayed open: ${await popup.textOf()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const codeOnPage = (tab: Tab): Promise<string> =>
  tab.waitFor(() => document.querySelector<HTMLInputElement>('input[name=code]')?.value);

export async function sendSetUp(tab: Tab, password: string): Promise<void> {
  await tab.type('main input[name=password]', password);
  await tab.click({ css: 'main button', text: 'Activate' });
}
