import { describe, expect, it } from 'vitest';
import { mailsFor } from './mailbox.ts';
import { PortalUnderTest, quickPasswords, stepMs, useDatabase } from './portal-under-test.ts';

const database = useDatabase();

describe('B13 the owner is told of codes refused after the right password', () => {
  it('by mail at the third one, with time, address and browser, in all languages', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    portal.address = '198.51.100.99';
    const thief = await portal.withPassword(customer);
    for (const mails of [0, 0, 1, 1]) {
      await thief.submit('/login/otp', { code: fob.wrongCode() });
      const told = (await mailsFor(database(), customer.login)).filter(({ subject }) =>
        subject.startsWith('Wrong codes after your password'),
      );
      expect(told).toHaveLength(mails);
      if (mails === 1) {
        expect(told[0]?.subject).toContain('Špatné kódy po vašem hesle');
        expect(told[0]?.body).toContain('198.51.100.99');
        expect(told[0]?.body).toContain('UTC+01:00');
        expect(told[0]?.body).not.toContain(fob.wrongCode());
      }
    }
  });

  it.each([
    ['en', '2 attempts to log in had your password but no valid code'],
    ['cs', '2 pokusy o přihlášení dostaly přes heslo'],
  ])('at the next login, in %s, once', async (language, text) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const thief = await portal.withPassword(customer);
      await thief.submit('/login/otp', { code: fob.wrongCode() });
    }
    const owner = await portal.loggedIn(customer, fob.code());
    expect((await owner.open(`/account/customer?language=${language}`)).text).toContain(text);
    portal.wait(stepMs);
    const again = await portal.loggedIn(customer, fob.code());
    expect((await again.open('/account/customer')).text).not.toContain('had your password');
  });

  it('not of a code mistyped in a login that then succeeded', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const owner = await portal.withPassword(customer);
    await owner.submit('/login/otp', { code: fob.wrongCode() });
    await owner.submit('/login/otp', { code: fob.code() });
    expect((await owner.open('/account/customer')).text).not.toContain('had your password');
  });
});

it('B6 over days: after a hundred wrong codes a right one is refused, and the owner is told the way out', async () => {
  const portal = new PortalUnderTest(database(), { passwords: quickPasswords });
  const { customer, fob } = await portal.addCustomerWithFob();
  let sent = 0;
  for (let day = 0; sent < 100; day += 1) {
    const thief = await portal.withPassword(customer);
    for (let tries = 0; tries < 5; tries += 1, sent += 1)
      await thief.submit('/login/otp', { code: fob.wrongCode() });
    portal.wait(24 * 60 * 60_000);
  }
  const owner = await portal.withPassword(customer);
  await owner.submit('/login/otp', { code: fob.code() });
  expect(await owner.isLoggedIn()).toBe(false);
  expect(owner.page?.complaints).toContain('no longer accepted');
  const newest = (await mailsFor(database(), customer.login)).findLast(({ subject }) =>
    subject.startsWith('OTP codes are no longer accepted'),
  );
  expect(newest?.body).toContain('you lost your OTP key fob');
});
