import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mailsFor } from './mailbox.ts';
import {
  password,
  PortalUnderTest,
  quickPasswords,
  setUpPath,
  stepMs,
  useDatabase,
} from './portal-under-test.ts';
import { mailedLink, newPhone, openLink, startPath } from './recovery-steps.ts';

const database = useDatabase();
const path = `${setUpPath}/deactivate`;

/** A customer with OTP, signed in, whose fob shows an unused code. */
async function signedIn(portal: PortalUnderTest) {
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.loggedIn(customer, fob.code());
  portal.wait(stepMs);
  return { customer, fob, browser };
}

describe('D1 deactivation needs the password and a code', () => {
  const proofs: Record<string, { password: string; code: 'right' | 'wrong' | 'none' }> = {
    'no password': { password: '', code: 'right' },
    'a wrong password': { password: 'wrong horse', code: 'right' },
    'no code': { password, code: 'none' },
    'a wrong code': { password, code: 'wrong' },
    neither: { password: '', code: 'none' },
  };
  it.each(Object.entries(proofs))('%s: OTP stays on', async (_, proof) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob, browser } = await signedIn(portal);
    const code = { right: fob.code(), wrong: fob.wrongCode(), none: '' }[proof.code];
    expect((await browser.submit(path, { password: proof.password, code })).status).toBe(422);
    expect(await portal.isActive(customer)).toBe(true);
    // A code is not spent for somebody who does not know the password.
    await browser.submit(path, { password, code: fob.code() });
    expect(await portal.isActive(customer)).toBe(false);
  });
});

describe('D2 only by a form of ours', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing', async (method) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob, browser } = await signedIn(portal);
    await browser.request(`${path}?password=${encodeURIComponent(password)}&code=${fob.code()}`, { method });
    expect(await portal.isActive(customer)).toBe(true);
  });

  it.each([
    ['a form on another site', { origin: 'https://evil.example' }],
    ['JSON', { 'content-type': 'application/json' }],
    ['a request without a site of its own', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob, browser } = await signedIn(portal);
    const page = await browser.open(path);
    const body = new URLSearchParams({ ...page.formFields(path), password, code: fob.code() });
    expect((await browser.post(path, body.toString(), headers)).status).toBeGreaterThanOrEqual(403);
    expect(await portal.isActive(customer)).toBe(true);
  });
});

it('D3 the owner is told by mail and text message: when, from where, and what to do if it was not them', async () => {
  const portal = new PortalUnderTest(database());
  portal.address = '198.51.100.44';
  const phone = newPhone();
  const customer = await portal.addCustomer({ phone, noticeFrequency: 'never' });
  const fob = await portal.addKey(customer, new Uint8Array(20).fill(4));
  const browser = await portal.loggedIn(customer, fob.code());
  portal.wait(stepMs);
  await browser.submit(path, { password, code: fob.code() });
  const mails = await mailsFor(database(), customer.login);
  expect(mails.map(({ subject }) => subject)).toEqual(['OTP key fob deactivated']);
  const { rows } = await database().execute<{ body: string }>(
    sql`select body from messages where channel = 'sms' and recipient = ${phone}`,
  );
  expect(rows).toHaveLength(1);
  expect(mails[0]?.body).toContain('198.51.100.44');
  for (const text of [mails[0]?.body ?? '', rows[0]?.body ?? '']) {
    expect(text).toContain('2 March 2026 at 11:00:37 UTC+01:00');
    expect(text).toMatch(/ontact customer support at once/);
    expect(text).not.toMatch(/\b\d{6}\b/);
  }
});

it('D4 pending logins and lost-fob links die with the key', async () => {
  const portal = new PortalUnderTest(database());
  const customer = await portal.addCustomer({ phone: newPhone() });
  const fob = await portal.addKey(customer, new Uint8Array(20).fill(6));
  const browser = await portal.loggedIn(customer, fob.code(-1));
  const waiting = await portal.withPassword(customer);
  await waiting.open('/login/otp');
  const claimant = await portal.withPassword(customer);
  await claimant.submit(startPath, {});
  const link = await mailedLink(portal, customer);
  await browser.submit(path, { password, code: fob.code() });
  expect(await portal.isActive(customer)).toBe(false);
  await waiting.submit('/login/otp', { code: fob.code(1) });
  expect(await waiting.isLoggedIn()).toBe(false);
  expect(waiting.page?.title).toBe('Log in');
  const opened = portal.newBrowser();
  await openLink(opened, link);
  expect(opened.page?.document.querySelector('form[action="/lost-fob/sms"]')).toBeNull();
  expect(await portal.countOf('recoveries', customer)).toBe(0);
});

it('D6 fifty races of deactivation and login: a session by code spent its code, or OTP is off', async () => {
  const portal = new PortalUnderTest(database(), { passwords: quickPasswords });
  for (let round = 0; round < 50; round += 1) {
    const { customer, fob, browser } = await signedIn(portal);
    const other = await portal.withPassword(customer);
    await Promise.all([browser.open(path), other.open('/login/otp')]);
    const code = fob.code();
    const answers = await Promise.all([
      browser.submit(path, { password, code }),
      other.submit('/login/otp', { code }),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toHaveLength(0);
    const isActive = await portal.isActive(customer);
    // One code pays for one thing: either the login won and the key stays, or the key is gone and nobody got in by it.
    expect(await other.isLoggedIn()).toBe(isActive);
    expect(await portal.countOf('sessions', customer)).toBe(isActive ? 2 : 1);
  }
});
