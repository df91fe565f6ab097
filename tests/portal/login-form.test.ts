import { describe, expect, it } from 'vitest';
import { argon2Hasher } from '../../portal-demo/adapters/argon2-hasher.ts';
import { nextPage, startPage } from '../../portal-demo/login/next-page.ts';
import type { PasswordHasher } from '../../portal-demo/ports.ts';
import { password, PortalUnderTest, useDatabase } from './portal-under-test.ts';
import type { Page } from './test-browser.ts';

const database = useDatabase();

describe('E6 and E7 a stranger learns neither who has an account nor who has OTP', () => {
  const comparable = (page: Page): unknown => ({
    status: page.status,
    headers: [...page.headers].filter(([name]) => name !== 'set-cookie'),
    cookies: page.headers.getSetCookie().length,
    text: page.text.replaceAll(/value="[^"]*"/g, ''),
  });

  it('same answer, and the password is hashed exactly once for everybody', async () => {
    let verified = 0;
    const counting: PasswordHasher = {
      ...argon2Hasher,
      verify: (typed, phc) => {
        verified += 1;
        return argon2Hasher.verify(typed, phc);
      },
    };
    const portal = new PortalUnderTest(database(), { passwords: counting });
    const plain = await portal.addCustomer();
    const { customer: withOtp } = await portal.addCustomerWithFob();
    const answers: unknown[] = [];
    for (const login of ['nobody@customer.example', plain.login, withOtp.login]) {
      verified = 0;
      answers.push(
        comparable(await portal.newBrowser().submit('/login', { login, password: 'wrong horse' })),
      );
      expect(verified).toBe(1);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('same time', async () => {
    const portal = new PortalUnderTest(database());
    const plain = await portal.addCustomer();
    const { customer: withOtp } = await portal.addCustomerWithFob();
    const logins = ['nobody@customer.example', plain.login, withOtp.login];
    const times = new Map<string, number[]>(logins.map((login) => [login, []]));
    const browser = portal.newBrowser();
    for (let round = 0; round < 15; round += 1) {
      for (const login of logins) {
        const began = performance.now();
        await browser.submit('/login', { login, password: 'wrong horse' });
        times.get(login)?.push(performance.now() - began);
      }
    }
    const medians = [...times.values()].map((list) => list.sort((a, b) => a - b)[7] ?? 0);
    // Without the decoy hash an unknown login answers about ten times faster.
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2);
  });
});

describe('E10 the way back after a login stays on the site', () => {
  const evil = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    '/%2f%2fevil.example',
    '\t//evil.example',
    '/account//evil.example',
    '/account/\\evil',
    '/account@evil.example',
    '@evil.example',
    'javascript:alert(1)',
    '/account/../..//evil',
    '/account/customer?next=//evil',
    '/account/customer#x',
    '/account/customer\n',
    '',
    '/logout',
  ];
  it.each(evil)('%j becomes the start page', async (wish) => {
    expect(nextPage(wish)).toBe(startPage);
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    const browser = portal.newBrowser();
    await browser.open(`/login?next=${encodeURIComponent(wish)}`);
    expect(browser.page?.formFields('/login')['next']).toBe(startPage);
    const answer = await browser.submit('/login', { login: customer.login, password, next: wish });
    expect(answer.location ?? startPage).toBe(startPage);
  });

  it('an account page is kept through password and code', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = portal.newBrowser();
    const door = await browser.open('/account/security');
    await browser.open(door.location ?? '');
    await browser.submit('/login', { login: customer.login, password });
    expect((await browser.submit('/login/otp', { code: fob.code() })).location).toBe('/account/security');
  });
});

describe('E11 the login form has its own token', () => {
  it.each([
    ['no token', { csrf: '' }],
    ["another browser's token", { csrf: 'other' }],
  ])('%s: refused', async (_, { csrf }) => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    const browser = portal.newBrowser();
    await browser.open('/login');
    const other = portal.newBrowser();
    await other.open('/login');
    const token = csrf === 'other' ? (other.page?.formFields('/login')['csrf'] ?? '') : csrf;
    expect((await browser.submit('/login', { login: customer.login, password, csrf: token })).status).toBe(
      403,
    );
    expect(await browser.isLoggedIn()).toBe(false);
  });

  it('a token from before the login is worth nothing after it', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    const browser = portal.newBrowser();
    await browser.open('/login');
    const csrf = browser.page?.formFields('/login')['csrf'] ?? '';
    await browser.submit('/login', { login: customer.login, password });
    expect((await browser.submit('/logout', { csrf })).status).toBe(403);
    expect(await browser.isLoggedIn()).toBe(true);
  });
});

it('E12 fields name their purpose and nothing stands in the way of paste and password managers', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = portal.newBrowser();
  const autocompleteOf = (name: string): string | undefined =>
    browser.page?.document.querySelector(`input[name="${name}"]`)?.getAttribute('autocomplete') ?? undefined;
  await browser.open('/login');
  expect([autocompleteOf('login'), autocompleteOf('password')]).toEqual(['username', 'current-password']);
  await browser.submit('/login', { login: customer.login, password });
  expect(autocompleteOf('code')).toBe('one-time-code');
  const field = browser.page?.document.querySelector('input[name="code"]');
  expect(field?.getAttribute('inputmode')).toBe('numeric');
  expect(field?.hasAttribute('maxlength')).toBe(false); // a pasted "123 456" must fit
  await browser.submit('/login/otp', { code: fob.code() });
  await browser.open('/account/security/otp/deactivate');
  expect([autocompleteOf('password'), autocompleteOf('code'), autocompleteOf('username')]).toEqual([
    'current-password',
    'one-time-code',
    'username',
  ]);
});

it('E13 no page needs JavaScript: there is none', async () => {
  const portal = new PortalUnderTest(database());
  const browser = await portal.withPassword(await portal.addCustomer());
  for (const path of [
    '/login',
    '/account/customer',
    '/account/security',
    '/account/security/otp',
    '/inbox',
    '/phone',
    '/nowhere',
  ]) {
    expect((await browser.open(path)).text, path).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
  }
});

it('a login is found however it is capitalised or spaced', async () => {
  const portal = new PortalUnderTest(database());
  const customer = await portal.addCustomer();
  const browser = portal.newBrowser();
  await browser.submit('/login', { login: ` ${customer.login.toUpperCase()} `, password });
  expect(await browser.isLoggedIn()).toBe(true);
});
