import { expect, it, describe } from 'vitest';
import { Fob } from './fob.ts';
import { password, PortalUnderTest, setUpPath, stepMs, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
describe('C1 activation needs the password and a valid code in one submit', () => {
  const attempts: Record<string, (fob: Fob) => { password: string; code: string }> = {
    'no password': (fob) => ({ password: '', code: fob.code() }),
    'a wrong password': (fob) => ({ password: 'wrong horse', code: fob.code() }),
    'no code': () => ({ password, code: '' }),
    'a wrong code': (fob) => ({ password, code: fob.wrongCode() }),
    'a malformed code': (fob) => ({ password, code: fob.code().slice(1) }),
    'a code from two steps ago': (fob) => ({ password, code: fob.code(-2) }),
  };
  it.each(Object.entries(attempts))('%s: nothing is active', async (_, proof) => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    expect((await browser.submit(setUpPath, proof(fob))).status).toBe(422);
    expect(browser.page?.complaints).toContain('Activation failed');
    expect(await portal.isActive(customer)).toBe(false);
    expect(await portal.mailsTo(customer)).toEqual([]);
  });

  it('both right: active, the owner gets a mail, and the next login asks for a code', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    await browser.submit(setUpPath, { password, code: fob.code() });
    expect(browser.page?.text).toContain('Two-factor authentication is active');
    expect(await portal.mailsTo(customer)).toEqual(['OTP key fob activated']);
    const next = await portal.withPassword(customer);
    expect(next.page?.title).toBe('Two-factor authentication');
    portal.wait(stepMs);
    await next.submit('/login/otp', { code: fob.code() });
    expect(await next.isLoggedIn()).toBe(true);
  });
});

it('C2 a secret sent by the browser is not used', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, browser } = await portal.atSetUp();
  const own = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const ownFob = Fob.fromLink(`otpauth://totp/x?secret=${own}`, () => portal.now);
  const answer = await browser.submit(setUpPath, {
    password,
    code: ownFob.code(),
    secret: own,
    totpSecret: own,
    key: own,
  });
  expect(answer.status).toBe(422);
  expect(await portal.isActive(customer)).toBe(false);
});

it('C3 opening "Set OTP" while active changes nothing: the fob still works', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.loggedIn(customer, fob.code());
  const answer = await browser.open(setUpPath);
  expect(answer.location).toBe('/account/security?done=already-active');
  portal.wait(stepMs);
  expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
});

it('C4 a failed activation shows a new key, and the code of the first key is refused', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, browser, fob: first } = await portal.atSetUp();
  await browser.submit(setUpPath, { password, code: first.wrongCode() });
  const second = Fob.fromLink(browser.page?.keyLink ?? '', () => portal.now);
  expect(second.code()).not.toBe(first.code());
  await browser.submit(setUpPath, { password, code: first.code() });
  expect(await portal.isActive(customer)).toBe(false);
  const third = Fob.fromLink(browser.page?.keyLink ?? '', () => portal.now);
  await browser.submit(setUpPath, { password, code: third.code() });
  expect(await portal.isActive(customer)).toBe(true);
});

it('reading the set-up page again shows the same key: a fob that read it first is not cut off', async () => {
  const portal = new PortalUnderTest(database());
  const { browser } = await portal.atSetUp();
  const link = browser.page?.keyLink;
  expect((await browser.open(setUpPath)).keyLink).toBe(link);
  expect((await browser.open(`${setUpPath}?language=cs`)).keyLink).toBe(link);
});

describe('C5 a pending key lives ten minutes', () => {
  it('one millisecond before the end it can be activated', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    portal.wait(10 * 60_000 - 1);
    await browser.submit(setUpPath, { password, code: fob.code() });
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('after ten minutes it is refused and there is a new key', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    const link = browser.page?.keyLink;
    portal.wait(10 * 60_000);
    await browser.submit(setUpPath, { password, code: fob.code() });
    expect(browser.page?.complaints).toContain('older than 10 minutes');
    expect(browser.page?.keyLink).not.toBe(link);
    expect(await portal.isActive(customer)).toBe(false);
  });
});

describe('C6 a pending key belongs to its session', () => {
  it("the customer's second session can't activate it", async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.atSetUp();
    const second = await portal.withPassword(customer);
    await second.open(setUpPath);
    expect((await second.submit(setUpPath, { password, code: fob.code() })).status).toBe(422);
    expect(await portal.isActive(customer)).toBe(false);
  });

  it("another customer can't activate it", async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.atSetUp();
    const stranger = await portal.atSetUp();
    await stranger.browser.submit(setUpPath, { password, code: fob.code() });
    expect(await portal.isActive(customer)).toBe(false);
    expect(await portal.isActive(stranger.customer)).toBe(false);
  });

  it('it dies with its session', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser } = await portal.atSetUp();
    expect(await portal.countOf('otp_pending_keys', customer)).toBe(1);
    await browser.submit('/logout', {});
    expect(await portal.countOf('otp_pending_keys', customer)).toBe(0);
  });
});

it('C8 the activation code is spent', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, browser, fob } = await portal.atSetUp();
  const code = fob.code();
  await browser.submit(setUpPath, { password, code });
  const other = await portal.loggedIn(customer, code);
  expect(await other.isLoggedIn()).toBe(false);
  expect(other.page?.complaints).toContain('already used');
});

describe('C9 activation renews the session', () => {
  it('the old id is dead, other browsers are logged out when wished', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    const other = await portal.withPassword(customer);
    const stolen = browser.clone();
    await browser.submit(setUpPath, { password, code: fob.code() });
    expect(browser.visitId).not.toBe(stolen.visitId);
    expect(await browser.isLoggedIn()).toBe(true);
    expect(await stolen.isLoggedIn()).toBe(false);
    expect(await other.isLoggedIn()).toBe(false);
  });

  it('other browsers stay when the box is not ticked', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    const other = await portal.withPassword(customer);
    await browser.submit(setUpPath, { password, code: fob.code(), 'end-other-sessions': '' });
    expect(await portal.isActive(customer)).toBe(true);
    expect(await other.isLoggedIn()).toBe(true);
  });
});

describe('C15 OTP needs a verified e-mail and phone', () => {
  it.each([
    ['phone', { phoneVerifiedAt: null }, 'Your mobile number is not verified.'],
    ['e-mail', { emailVerifiedAt: null }, 'Your e-mail address is not verified.'],
  ])('without a verified %s: explained, and no key exists', async (_, missing, explanation) => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer(missing);
    const browser = await portal.withPassword(customer);
    const page = await browser.open(setUpPath);
    expect(page.text).toContain(explanation);
    expect(page.text).not.toMatch(/otpauth:|<form[^>]*security\/otp/);
    const csrf = page.formFields('/logout')['csrf'] ?? '';
    await browser.post(setUpPath, new URLSearchParams({ csrf, password, code: '123456' }).toString());
    expect(await portal.countOf('otp_pending_keys', customer)).toBe(0);
    expect(await portal.isActive(customer)).toBe(false);
  });
});
