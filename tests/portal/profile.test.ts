import { describe, expect, it, vi } from 'vitest';
import { readContact } from '../../portal-demo/profile/contacts.ts';
import { newPasswordFault } from '../../portal-demo/profile/password-rules.ts';
import type { Fob } from './fob.ts';
import {
  password,
  PortalUnderTest,
  setUpPath,
  stepMs,
  useDatabase,
  type TestCustomer,
} from './portal-under-test.ts';
import { mailedLink, newPhone, newestTo, openLink, received, smsCode } from './recovery-steps.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();

const newPassword = 'quiet river 97531';

interface Owner {
  readonly portal: PortalUnderTest;
  readonly customer: TestCustomer;
  readonly phone: string;
  readonly fob: Fob;
  readonly browser: TestBrowser;
}

/** Somebody with OTP who is logged in, with a fresh code at hand. */
async function ownerInside(): Promise<Owner> {
  const portal = new PortalUnderTest(database());
  const phone = newPhone();
  const customer = await portal.addCustomer({ phone });
  const fob = await portal.addKey(customer, portal.ports.random.bytes(20));
  const browser = await portal.loggedIn(customer, fob.code());
  portal.wait(stepMs);
  return { portal, customer, phone, fob, browser };
}

async function contactsOf(customer: TestCustomer): Promise<{ email: string; phone: string }> {
  const { rows } = await database().execute<{ email: string; phone: string }>(
    `select email, phone from customers where id = '${customer.id}'`,
  );
  return rows[0] ?? { email: '', phone: '' };
}

const newAddress = (): string => `moved-${String(Math.random()).slice(2)}@mail.example`;

describe('D5 changing the e-mail or phone needs password and code, confirms the new one, tells the old one', () => {
  it.each([
    ['no password', { password: '', code: 'right' }],
    ['a wrong password', { password: 'wrong', code: 'right' }],
    ['no code', { password, code: '' }],
    ['a wrong code', { password, code: 'wrong' }],
  ])('%s: nothing is sent to anybody', async (_, proof) => {
    const { portal, customer, phone, fob, browser } = await ownerInside();
    const code = { right: fob.code(), wrong: fob.wrongCode() }[proof.code] ?? '';
    const other = newPhone();
    expect((await browser.submit('/account/profile/phone', { ...proof, code, phone: other })).status).toBe(
      422,
    );
    expect(await received(portal, other)).toEqual([]);
    expect(await portal.mailsTo(customer)).toEqual([]);
    expect((await contactsOf(customer)).phone).toBe(phone);
  });

  it('phone: the old number stays until the code from the new one is entered, and both are told', async () => {
    const { portal, customer, phone, fob, browser } = await ownerInside();
    const other = newPhone();
    await browser.submit('/account/profile/phone', { password, code: fob.code(), phone: other });
    expect((await contactsOf(customer)).phone).toBe(phone);
    expect(await portal.mailsTo(customer)).toEqual(['Change of mobile number begun']);
    const code = await smsCode(portal, other);
    const wrong = code === '111111' ? '222222' : '111111';
    await browser.submit('/account/profile/phone/confirm', { sentCode: wrong });
    expect(browser.page?.complaints).toContain('not the code');
    expect((await contactsOf(customer)).phone).toBe(phone);
    await browser.submit('/account/profile/phone/confirm', { sentCode: code });
    expect((await contactsOf(customer)).phone).toBe(other);
    expect(await portal.mailsTo(customer)).toContain('Mobile number changed');
    for (const number of [phone, other]) expect(await newestTo(portal, number)).toContain('was changed to');
  });

  it('e-mail: the old address hears of the wish and of the change, and not the new address itself', async () => {
    const { portal, customer, fob, browser } = await ownerInside();
    const other = newAddress();
    await browser.submit('/account/profile/email', { password, code: fob.code(), email: other });
    const body = await newestTo(portal, other);
    await browser.submit('/account/profile/email/confirm', { sentCode: /\b\d{6}\b/.exec(body)?.[0] ?? '' });
    expect((await contactsOf(customer)).email).toBe(other);
    expect(await portal.mailsTo(customer)).toEqual([
      'Change of e-mail address begun',
      'E-mail address changed',
    ]);
    expect(await newestTo(portal, customer.login)).not.toContain(other);
    expect((await received(portal, other)).at(-1)?.subject).toBe('E-mail address changed');
  });

  it('H10 a changed number can not be used to turn OTP off the same day', async () => {
    const { portal, customer, fob, browser } = await ownerInside();
    const other = newPhone();
    await browser.submit('/account/profile/phone', { password, code: fob.code(), phone: other });
    await browser.submit('/account/profile/phone/confirm', { sentCode: await smsCode(portal, other) });
    const claimant = await portal.withPassword(customer);
    await claimant.submit('/login/lost-fob', {});
    expect(claimant.page?.complaints).toContain('within the last 24 hours');
  });

  it('the code has five tries and ten minutes', async () => {
    const { portal, customer, phone, fob, browser } = await ownerInside();
    const other = newPhone();
    await browser.submit('/account/profile/phone', { password, code: fob.code(), phone: other });
    const code = await smsCode(portal, other);
    const wrong = code === '111111' ? '222222' : '111111';
    for (let round = 0; round < 5; round += 1) {
      await browser.open('/account/profile/phone');
      if (browser.page?.text.includes('/confirm"') === true)
        await browser.submit('/account/profile/phone/confirm', { sentCode: wrong });
    }
    const { csrf = '' } = browser.page?.formFields('/logout') ?? {};
    const late = await browser.post('/account/profile/phone/confirm', `csrf=${csrf}&sentCode=${code}`);
    expect(late.status).toBe(422);
    expect((await contactsOf(customer)).phone).toBe(phone);
  });

  it('twenty parallel confirmations change it once', async () => {
    const { portal, customer, fob, browser } = await ownerInside();
    const other = newPhone();
    await browser.submit('/account/profile/phone', { password, code: fob.code(), phone: other });
    const path = '/account/profile/phone/confirm';
    const fields = { ...browser.page?.formFields(path), sentCode: await smsCode(portal, other) };
    const form = new URLSearchParams(fields).toString();
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post(path, form)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const subjects = await portal.mailsTo(customer);
    expect(subjects.filter((subject) => subject === 'Mobile number changed')).toHaveLength(1);
  });
});

it('C15 a number is verified by a code, and then OTP can be set', async () => {
  const portal = new PortalUnderTest(database());
  const phone = newPhone();
  const customer = await portal.addCustomer({ phone, phoneVerifiedAt: null });
  const browser = await portal.withPassword(customer);
  expect((await browser.open('/account/profile/phone')).text).toContain(`value="${phone}"`);
  await browser.submit('/account/profile/phone', { password });
  await browser.submit('/account/profile/phone/confirm', { sentCode: await smsCode(portal, phone) });
  expect((await browser.open(setUpPath)).keyLink).toContain('otpauth://');
});

it('B14 codes to new addresses have an end: the sixth of a day is refused', async () => {
  const portal = new PortalUnderTest(database());
  const browser = await portal.withPassword(await portal.addCustomer());
  const other = newPhone();
  for (let round = 0; round < 6; round += 1)
    await browser.submit('/account/profile/phone', { password, phone: other });
  expect(browser.page?.status).toBe(429);
  expect(await received(portal, other)).toHaveLength(5);
});

describe('the password', () => {
  it('E4 F7 changes by password and code; pending logins and other sessions end, this one goes on under a new id', async () => {
    const { portal, customer, fob, browser } = await ownerInside();
    const waiting = await portal.withPassword(customer);
    const other = await portal.loggedIn(customer, fob.code());
    portal.wait(stepMs);
    const stolen = browser.clone();
    await browser.submit('/account/profile/password', { password, code: fob.code(), newPassword });
    expect(browser.page?.text).toContain('Your password is changed');
    expect(await browser.isLoggedIn()).toBe(true);
    expect(await other.isLoggedIn()).toBe(false);
    expect(await stolen.isLoggedIn()).toBe(false);
    portal.wait(stepMs);
    await waiting.open('/login/otp');
    expect(waiting.page?.location).toBe('/login');
    expect((await portal.withPassword(customer)).page?.complaints).toContain('do not fit together');
    expect(await portal.mailsTo(customer)).toContain('Password changed');
  });

  it('a wrong proof or a weak new one changes nothing', async () => {
    const { portal, customer, fob, browser } = await ownerInside();
    const tries = [
      { password: 'wrong', code: fob.code(), newPassword },
      { password, code: fob.wrongCode(), newPassword },
      { password, code: '', newPassword },
      { password, code: fob.code(), newPassword: 'short' },
      { password, code: fob.code(), newPassword: 'ababababababab' },
      { password, code: fob.code(), newPassword: '' },
    ];
    for (const typed of tries)
      expect((await browser.submit('/account/profile/password', typed)).status).toBe(422);
    expect((await portal.withPassword(customer)).page?.title).toBe('Two-factor authentication');
  });

  it.each([
    ['larkspur2468', 'guessable'],
    ['jana.kvapil.1', 'guessable'],
    ['aaaaaaaaaaaaaa', 'guessable'],
    ['elevenchars', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['', 'missing'],
    ['čtyři žluté koně', undefined],
  ])('%j is judged %s', (typed, fault) =>
    expect(newPasswordFault(typed, 'jana.kvapil@customer.example')).toBe(fault),
  );
});

describe('a forgotten password', () => {
  async function askedFor(portal: PortalUnderTest, customer: TestCustomer): Promise<string> {
    const before = (await portal.mailsTo(customer)).length;
    await portal.newBrowser().submit('/forgotten-password', { login: customer.login });
    await vi.waitFor(async () => expect((await portal.mailsTo(customer)).length).toBeGreaterThan(before));
    return mailedLink(portal, customer, '/new-password');
  }

  it('E9 H12 F7 a reset never turns OTP off and never logs in, and ends all sessions', async () => {
    const { portal, customer, fob, browser: inside } = await ownerInside();
    const browser = portal.newBrowser();
    await openLink(browser, await askedFor(portal, customer));
    await browser.submit('/new-password', { newPassword });
    expect(browser.page?.title).toBe('Your password is changed');
    expect(await browser.isLoggedIn()).toBe(false);
    expect(await inside.isLoggedIn()).toBe(false);
    expect(await portal.isActive(customer)).toBe(true);
    await browser.open('/login');
    await browser.submit('/login', { login: customer.login, password: newPassword });
    expect(browser.page?.title).toBe('Two-factor authentication');
    await browser.submit('/login/otp', { code: fob.code() });
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('H10 V-16 mailbox and phone alone never turn OTP off: after a reset the lost-fob way is closed for a day', async () => {
    const { portal, customer } = await ownerInside();
    const browser = portal.newBrowser();
    await openLink(browser, await askedFor(portal, customer));
    await browser.submit('/new-password', { newPassword });
    const toCode = async (): Promise<void> => {
      await browser.open('/login');
      await browser.submit('/login', { login: customer.login, password: newPassword });
      await browser.submit('/login/lost-fob', {});
    };
    await toCode();
    expect(browser.page?.complaints).toContain('within the last 24 hours');
    portal.wait(24 * 60 * 60_000);
    await toCode();
    expect(await portal.mailsTo(customer)).toContain('Deactivate OTP key fob');
  });

  it('E6 the answer is the same for a login nobody has', async () => {
    const portal = new PortalUnderTest(database());
    const { login } = await portal.addCustomer();
    const ask = async (typed: string): Promise<string> => {
      const browser = portal.newBrowser();
      await browser.submit('/forgotten-password', { login: typed });
      return browser.page?.text.replaceAll(/name="csrf" value="[^"]*"/g, '') ?? '';
    };
    expect(await ask(login)).toBe(await ask('nobody@nowhere.example'));
  });

  it('G4 G6 its link works once, also in parallel, and a newer one kills it', async () => {
    const { portal, customer } = await ownerInside();
    const older = await askedFor(portal, customer);
    const newer = await askedFor(portal, customer);
    const browser = portal.newBrowser();
    await openLink(browser, older);
    expect(browser.page?.status).toBe(410);
    await openLink(browser, newer);
    const form = new URLSearchParams({
      ...browser.page?.formFields('/new-password'),
      newPassword,
    }).toString();
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post('/new-password', form)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
  });

  it.each([
    [30 * 60_000 - 1, 200],
    [30 * 60_000, 410],
  ])('after %i ms its link answers %i', async (ms, status) => {
    const { portal, customer } = await ownerInside();
    const link = await askedFor(portal, customer);
    portal.wait(ms);
    const browser = portal.newBrowser();
    await openLink(browser, link);
    expect(browser.page?.status).toBe(status);
  });

  it('V-16 an unverified address gets no link, and no more than three a day are sent', async () => {
    const portal = new PortalUnderTest(database());
    const unverified = await portal.addCustomer({ emailVerifiedAt: null });
    await portal.newBrowser().submit('/forgotten-password', { login: unverified.login });
    expect(await portal.countOf('password_resets', unverified)).toBe(0);
    const customer = await portal.addCustomer();
    for (let round = 0; round < 3; round += 1) await askedFor(portal, customer);
    await portal.newBrowser().submit('/forgotten-password', { login: customer.login });
    expect(await portal.mailsTo(customer)).toHaveLength(3);
  });
});

it.each([
  ['email', ' jana@mail.example ', 'jana@mail.example'],
  ['email', 'jana@mail', undefined],
  ['email', 'a@b.example, c@d.example', undefined],
  ['email', 'a@b.example\r\nBcc: c@d.example', undefined],
  ['phone', '+420  700 000 123', '+420 700 000 123'],
  ['phone', '700 000 123', undefined],
  ['phone', '+420 700 000 123 456 789', undefined],
  ['phone', '+0 700 000 123', undefined],
] as const)('as %s %j is read as %j', (contact, typed, read) =>
  expect(readContact(contact, typed)).toBe(read),
);
