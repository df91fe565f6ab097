import { describe, expect, it } from 'vitest';
import { aesGcmBox } from '../../portal-demo/adapters/aes-gcm-box.ts';
import type { SecretBox } from '../../portal-demo/ports.ts';
import type { Fob } from './fob.ts';
import {
  password,
  PortalUnderTest,
  stepMs,
  testKeyRing,
  useDatabase,
  type TestCustomer,
} from './portal-under-test.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();

async function enterWrongCodes(browser: TestBrowser, fob: Fob, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) await browser.submit('/login/otp', { code: fob.wrongCode() });
}

async function attemptsOf(customer: TestCustomer): Promise<number | undefined> {
  const { rows } = await database().execute<{ attempts: number }>(
    `select attempts from otp_keys where customer_id = '${customer.id}'`,
  );
  return rows[0]?.attempts;
}

it('B1 five wrong codes end the pending login; a correct code on it is refused', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.withPassword(customer);
  const stale = browser.clone();
  await enterWrongCodes(browser, fob, 5);
  expect(browser.page?.status).toBe(429);
  expect(browser.page?.title).toBe('Log in');
  portal.wait(60 * 60_000); // the lock is over; the pending login stays dead
  const answer = await stale.post(
    '/login/otp',
    new URLSearchParams({ ...stale.page?.formFields('/login/otp'), code: fob.code() }).toString(),
  );
  expect(answer.location).toBe('/login?done=restart');
  expect(await stale.isLoggedIn()).toBe(false);
});

it('B2 the count is the account’s: five pending logins from five networks, two wrong codes each', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browsers = [];
  for (const host of [1, 2, 3, 4, 5]) {
    portal.address = `198.51.100.${host}`;
    browsers.push(await portal.withPassword(customer));
  }
  for (const browser of browsers) {
    await enterWrongCodes(browser, fob, 1);
  }
  expect(await attemptsOf(customer)).toBe(5);
  portal.wait(60_000);
  const later = [];
  for (let count = 0; count < 5; count += 1) later.push(await portal.withPassword(customer));
  for (const browser of later) await enterWrongCodes(browser, fob, 1);
  expect(await attemptsOf(customer)).toBe(10);
});

it('B10 a right code clears the count of codes, a right password does not', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await enterWrongCodes(await portal.withPassword(customer), fob, 4);
  const browser = await portal.withPassword(customer);
  expect(await attemptsOf(customer)).toBe(4);
  await browser.submit('/login/otp', { code: fob.code() });
  expect(await attemptsOf(customer)).toBe(0);
});

it('B3 two hundred parallel wrong codes: at most five are looked at', async () => {
  let opened = 0;
  const box = aesGcmBox(testKeyRing);
  const counting: SecretBox = {
    ...box,
    open: (sealed, binding) => {
      if (binding.startsWith('otp secret')) opened += 1; // mails on their way are sealed too
      return box.open(sealed, binding);
    },
  };
  const portal = new PortalUnderTest(database(), { secrets: counting });
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.withPassword(customer);
  const body = new URLSearchParams({
    ...browser.page?.formFields('/login/otp'),
    code: fob.wrongCode(),
  }).toString();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => browser.clone().post('/login/otp', body)),
  );
  expect(opened).toBe(5);
  expect(await attemptsOf(customer)).toBe(5);
  expect(answers.filter(({ status }) => status >= 500)).toHaveLength(0);
  expect(await browser.isLoggedIn()).toBe(false);
});

it('B4 the count survives failed requests and a new server process', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await enterWrongCodes(await portal.withPassword(customer), fob, 4);
  expect(await attemptsOf(customer)).toBe(4);
  const restarted = new PortalUnderTest(database());
  const browser = await restarted.withPassword(customer);
  await browser.submit('/login/otp', { code: fob.wrongCode() });
  expect(browser.page?.status).toBe(429);
});

it('B4 an attempt is counted even when the request then fails', async () => {
  const broken: SecretBox = {
    ...aesGcmBox(testKeyRing),
    open: () => {
      throw new Error('the key is unreadable');
    },
  };
  const portal = new PortalUnderTest(database(), { secrets: broken });
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.withPassword(customer);
  expect((await browser.submit('/login/otp', { code: fob.code() })).status).toBe(500);
  expect(await attemptsOf(customer)).toBe(1);
});

it('B5 a correct password and a new pending login do not reset the count', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await enterWrongCodes(await portal.withPassword(customer), fob, 4);
  const again = await portal.withPassword(customer);
  await enterWrongCodes(again, fob, 1);
  expect(again.page?.status).toBe(429);
});

it('B7 while locked, a correct code is answered exactly like a wrong one', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await enterWrongCodes(await portal.withPassword(customer), fob, 5);
  const [right, wrong] = [await portal.withPassword(customer), await portal.withPassword(customer)];
  await right.submit('/login/otp', { code: fob.code() });
  await wrong.submit('/login/otp', { code: fob.wrongCode() });
  const withoutToken = (text = ''): string => text.replaceAll(/name="csrf" value="[^"]+"/g, '');
  expect(right.page?.status).toBe(429);
  expect(withoutToken(right.page?.text)).toBe(withoutToken(wrong.page?.text));
  expect(await right.isLoggedIn()).toBe(false);
  expect(await attemptsOf(customer)).toBe(5);
});

describe('B8 a lock says how long to wait', () => {
  it.each([
    ['en', 'Too many wrong codes. You can try again in 1 minute.'],
    ['cs', 'Příliš mnoho špatných kódů. Znovu to můžete zkusit za 1 minutu.'],
  ])('in %s, with Retry-After', async (language, text) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.withPassword(customer);
    await browser.open(`/login/otp?language=${language}`);
    await enterWrongCodes(browser, fob, 5);
    expect(browser.page?.complaints).toBe(text);
    expect(browser.page?.headers.get('retry-after')).toBe('60');
    portal.wait(30_500);
    const later = await portal.withPassword(customer);
    await later.open(`/login/otp?language=${language}`);
    await later.submit('/login/otp', { code: fob.code() });
    expect(later.page?.headers.get('retry-after')).toBe('30');
    expect(later.page?.complaints).toMatch(language === 'en' ? /in 30 seconds/ : /za 30 sekund\./);
  });

  it('a correct code works again after the wait, and clears the count', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    await enterWrongCodes(await portal.withPassword(customer), fob, 5);
    portal.wait(60_000);
    expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
    expect(await attemptsOf(customer)).toBe(0);
  });

  it('each further lock is longer', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    for (const minutes of [1, 5, 15, 60, 60]) {
      const browser = await portal.withPassword(customer);
      await enterWrongCodes(browser, fob, 5);
      expect(browser.page?.headers.get('retry-after')).toBe(String(minutes * 60));
      portal.wait(minutes * 60_000);
    }
  });
});

it('B9 login, deactivation and showing the key share one budget', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const inside = await portal.loggedIn(customer, fob.code());
  portal.wait(stepMs);
  await enterWrongCodes(await portal.withPassword(customer), fob, 2);
  for (const path of [
    '/account/security/otp/deactivate',
    '/account/security/otp/deactivate',
    '/account/security/otp/key',
  ]) {
    await inside.submit(path, { password, code: fob.wrongCode() });
  }
  expect(inside.page?.status).toBe(429);
  await inside.submit('/account/security/otp/deactivate', { password, code: fob.code() });
  expect(inside.page?.status).toBe(429);
  expect(await portal.countOf('otp_keys', customer)).toBe(1);
});

it('B6 after a hundred failures in a row codes are no longer accepted', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await database().execute(`update otp_keys set attempts = 99 where customer_id = '${customer.id}'`);
  await enterWrongCodes(await portal.withPassword(customer), fob, 1);
  portal.wait(24 * 60 * 60_000);
  const browser = await portal.withPassword(customer);
  await browser.submit('/login/otp', { code: fob.code() });
  expect(await browser.isLoggedIn()).toBe(false);
  expect(browser.page?.complaints).toContain('no longer accepted');
});

it('B15 two processes on one database share the count', async () => {
  const first = new PortalUnderTest(database());
  const { customer, fob } = await first.addCustomerWithFob();
  const second = new PortalUnderTest(database());
  const browsers = [await first.withPassword(customer), await second.withPassword(customer)];
  for (let sent = 0; sent < 5; sent += 1)
    await browsers[sent % 2]?.submit('/login/otp', { code: fob.wrongCode() });
  expect(browsers[0]?.page?.status).toBe(429);
});
