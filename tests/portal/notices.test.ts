import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../portal-demo/mail/outbox.ts';
import { browserName } from '../../portal-demo/notices/browser-name.ts';
import { frequencies, type Frequency } from '../../portal-demo/notices/frequency.ts';
import { networkOf } from '../../portal-demo/notices/network.ts';
import { customers } from '../../portal-demo/tables.ts';
import { dumpOf } from './database-dump.ts';
import { linkIn, mailsFor } from './mailbox.ts';
import {
  password,
  PortalUnderTest,
  publicUrl,
  stepMs,
  useDatabase,
  type TestCustomer,
} from './portal-under-test.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0';
const newerFirefox = firefox.replaceAll('152.0', '153.0');
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const brno = '192.0.2.10';
const otherInBrno = '192.0.2.11';
const leipzig = '198.51.100.7';
const settingsPath = '/account/security/notices';

interface From {
  readonly userAgent?: string;
  readonly address?: string;
  /** A browser that is already open; a newly opened one when not given. */
  readonly browser?: TestBrowser;
}

/** Logs in with the password, and out again. Says whether a mail came about it. */
async function logIn(
  portal: PortalUnderTest,
  customer: TestCustomer,
  { userAgent = firefox, address = brno, browser = portal.newBrowser() }: From = {},
): Promise<boolean> {
  const before = (await portal.mailsTo(customer)).length;
  portal.address = address;
  const page = await browser.open('/login');
  const fields = { ...page.formFields('/login'), login: customer.login, password };
  const answer = await browser.post('/login', new URLSearchParams(fields).toString(), {
    'user-agent': userAgent,
  });
  expect(answer.location).toBe('/account/customer');
  await browser.open('/account/customer');
  await browser.submit('/logout', {});
  return (await portal.mailsTo(customer)).length > before;
}

async function withFrequency(
  noticeFrequency: Frequency,
): Promise<{ portal: PortalUnderTest; customer: TestCustomer }> {
  const portal = new PortalUnderTest(database());
  return { portal, customer: await portal.addCustomer({ noticeFrequency }) };
}

describe('I1 each level acts as named', () => {
  // The history: Firefox in Brno, then Chrome in Leipzig, which stays open. Least frequency that tells of the next login:
  const cases: readonly [string, Omit<From, 'browser'>, boolean, Frequency][] = [
    [
      'everything as the last time, browser still open',
      { userAgent: chrome, address: leipzig },
      true,
      'every',
    ],
    [
      'everything as the last time, browser newly opened',
      { userAgent: chrome, address: leipzig },
      false,
      'opened',
    ],
    ['another known browser and network', { userAgent: firefox, address: brno }, true, 'changed'],
    ['the other known browser, same network', { userAgent: firefox, address: leipzig }, true, 'changed'],
    ['same browser, the other known network', { userAgent: chrome, address: brno }, false, 'changed'],
    ['a new browser, same network', { userAgent: 'curl/8.1', address: leipzig }, true, 'unknown'],
    [
      'same browser, new address in a known country',
      { userAgent: chrome, address: otherInBrno },
      true,
      'unknown',
    ],
    [
      'same browser, new address in a new country',
      { userAgent: chrome, address: '203.0.113.5' },
      true,
      'unknown',
    ],
    ['everything new', { userAgent: 'curl/8.1', address: '203.0.113.5' }, false, 'unknown'],
  ];

  it.each(frequencies)('%s', async (frequency) => {
    for (const [name, from, isStillOpen, least] of cases) {
      const { portal, customer } = await withFrequency(frequency);
      await logIn(portal, customer);
      const open = portal.newBrowser();
      await logIn(portal, customer, { userAgent: chrome, address: leipzig, browser: open });
      const isTold = await logIn(portal, customer, isStillOpen ? { ...from, browser: open } : from);
      expect(isTold, name).toBe(frequencies.indexOf(frequency) >= frequencies.indexOf(least));
    }
  });

  it('the first login ever is told, unless never', async () => {
    for (const frequency of frequencies) {
      const { portal, customer } = await withFrequency(frequency);
      expect(await logIn(portal, customer), frequency).toBe(frequency !== 'never');
    }
  });

  it('a made-up mark of an open browser does not silence a notice', async () => {
    const { portal, customer } = await withFrequency('opened');
    await logIn(portal, customer);
    const thief = portal.newBrowser();
    thief.cookies.set('__Host-opened', 'A'.repeat(43));
    expect(await logIn(portal, customer, { browser: thief })).toBe(true);
  });

  it('a login with a code is told too, after the code only', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob({ noticeFrequency: 'every' });
    const browser = await portal.withPassword(customer);
    expect(await portal.mailsTo(customer)).toEqual([]);
    await browser.submit('/login/otp', { code: fob.wrongCode() });
    expect(await portal.mailsTo(customer)).toEqual([]);
    await browser.submit('/login/otp', { code: fob.code() });
    expect(await portal.mailsTo(customer)).toEqual(['Login to your account']);
  });
});

/** Opens the settings and sends them. */
async function choose(
  portal: PortalUnderTest,
  customer: TestCustomer,
  notice: string,
  link: string,
  typed: Record<string, string> = { password },
): Promise<TestBrowser> {
  const browser = await portal.withPassword(customer);
  await browser.submit(settingsPath, { notice, link, ...typed });
  return browser;
}

async function savedFor(portal: PortalUnderTest, customer: TestCustomer): Promise<string[]> {
  const browser = await portal.withPassword(customer);
  const page = await browser.open(settingsPath);
  const { notice = '', link = '' } = page.formFields(settingsPath);
  return [notice, link];
}

it('I2 never for notices forces the link off, whatever form is sent', async () => {
  const { portal, customer } = await withFrequency('never');
  const browser = await choose(portal, customer, 'never', 'unknown');
  expect(browser.page?.status).toBe(422);
  expect(browser.page?.complaints).toContain('at most as often');
  expect(await savedFor(portal, customer)).toEqual(['never', 'never']);
});

it('I3 no pair with more links than notices is saved, every other pair is; the database refuses them too', async () => {
  const { portal, customer } = await withFrequency('never');
  const browser = await portal.withPassword(customer);
  for (const [noticeRank, notice] of frequencies.entries()) {
    for (const [linkRank, link] of frequencies.entries()) {
      await browser.open(settingsPath);
      const answer = await browser.submit(settingsPath, { notice, link, password });
      expect(answer.status, `${notice} ${link}`).toBe(linkRank <= noticeRank ? 303 : 422);
    }
  }
  await expect(
    portal.ports.database.update(customers).set({ noticeFrequency: 'never', linkFrequency: 'every' }),
  ).rejects.toThrow();
});

it('I3 an unknown level, a missing one or a repeated one is refused', async () => {
  const { portal, customer } = await withFrequency('changed');
  for (const [notice, link] of [
    ['always', 'never'],
    ['', 'never'],
    ['every', ''],
  ] as const) {
    const browser = await choose(portal, customer, notice, link);
    expect(browser.page?.status).toBe(422);
  }
  expect(await savedFor(portal, customer)).toEqual(['changed', 'never']);
});

it('I4 a link needs a verified phone, also when it is lost between page and form', async () => {
  const portal = new PortalUnderTest(database());
  const customer = await portal.addCustomer({ noticeFrequency: 'every', phoneVerifiedAt: null });
  const browser = await choose(portal, customer, 'every', 'unknown');
  expect(browser.page?.complaints).toContain('verified mobile number');
  expect(await savedFor(portal, customer)).toEqual(['every', 'never']);
});

describe('I5 changing the settings', () => {
  it('needs the password', async () => {
    const { portal, customer } = await withFrequency('every');
    for (const typed of [{ password: 'wrong' }, { password: '' }]) {
      const browser = await choose(portal, customer, 'never', 'never', typed);
      expect(browser.page?.status).toBe(422);
    }
    expect(await savedFor(portal, customer)).toEqual(['every', 'never']);
  });

  it('needs a code too while OTP is on, and spends it', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob({ noticeFrequency: 'every' });
    const browser = await portal.loggedIn(customer, fob.code());
    for (const code of ['', fob.wrongCode(), fob.code()]) {
      await browser.submit(settingsPath, { notice: 'never', link: 'never', password, code });
      expect(browser.page?.status).toBe(422);
    }
    portal.wait(stepMs);
    const code = fob.code();
    await browser.submit(settingsPath, { notice: 'never', link: 'never', password, code });
    expect(browser.page?.text).toContain('Account settings are saved.');
    await browser.submit('/account/security/otp/deactivate', { password, code });
    expect(browser.page?.complaints).toContain('already used');
  });

  it('is told, also when notices are turned off by it', async () => {
    const { portal, customer } = await withFrequency('unknown');
    await choose(portal, customer, 'never', 'never');
    const mails = await mailsFor(database(), customer.login);
    expect(mails.at(-1)?.subject).toBe('Account settings changed');
    expect(mails.at(-1)?.body).toContain('E-mail about a login: never');
  });
});

it('I6 "another than the last time" is not "never before": browsers A, B, A', async () => {
  for (const [frequency, told] of [
    ['changed', [true, true, true]],
    ['unknown', [true, true, false]],
  ] as const) {
    const { portal, customer } = await withFrequency(frequency);
    const seen = [];
    for (const userAgent of [firefox, chrome, firefox])
      seen.push(await logIn(portal, customer, { userAgent }));
    expect(seen, frequency).toEqual(told);
  }
});

describe('I7 what counts as another network', () => {
  it('not another address of the same IPv6 /64, but any other address', async () => {
    const { portal, customer } = await withFrequency('changed');
    const told = async (address: string): Promise<boolean> => logIn(portal, customer, { address });
    await told('2001:db8:1:2:aaaa::1');
    expect(await told('2001:db8:1:2:bbbb:cccc:dddd:eeee')).toBe(false);
    expect(await told('2001:db8:1:3::1')).toBe(true);
    expect(await told(brno)).toBe(true);
    expect(await told(otherInBrno)).toBe(true);
  });

  it.each([
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4::/64'],
    ['1:2:3:4::', '1:2:3:4::/64'],
    ['192.0.2.1', '192.0.2.1'],
    ['', ''],
  ])('%s is in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

it('an update of the browser is not another browser', async () => {
  const { portal, customer } = await withFrequency('changed');
  await logIn(portal, customer);
  expect(await logIn(portal, customer, { userAgent: newerFirefox })).toBe(false);
  expect(browserName(firefox)).toBe('Firefox, Linux');
  expect(browserName(chrome)).toBe('Chrome, Windows');
  expect(browserName('')).toBe('');
});

it('I8 security notices come to a customer who chose never', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob({ noticeFrequency: 'never' });
  const browser = await portal.loggedIn(customer, fob.code());
  portal.wait(stepMs);
  await browser.submit('/account/security/otp/deactivate', { password, code: fob.code() });
  expect(await portal.mailsTo(customer)).toContain('OTP key fob deactivated');
});

describe('the mail about a login', () => {
  it('G14 says when with its zone, from where, with what, and what to do; and holds no secret', async () => {
    const { portal, customer } = await withFrequency('every');
    await logIn(portal, customer, { address: leipzig });
    const [mail] = await mailsFor(database(), customer.login);
    expect(mail?.body).toMatch(/on 2 March 2026.* UTC/);
    expect(mail?.body).toContain(
      'Browser: Firefox, Linux\nIP address: 198.51.100.7\nPlace: Leipzig, Germany',
    );
    expect(mail?.body).toContain('If it was not you, log out of all sessions here');
    expect(mail?.body).not.toContain(password);
    expect(linkIn(mail, '/logout-all')).toMatch(/^\/logout-all\/[\w-]{43}$/);
  });

  it('G14 is Czech for a Czech browser', async () => {
    const { portal, customer } = await withFrequency('every');
    const browser = portal.newBrowser();
    await browser.open('/login?language=cs');
    await logIn(portal, customer, { browser, address: leipzig });
    const [mail] = await mailsFor(database(), customer.login);
    expect(mail?.subject).toBe('Přihlášení k vašemu účtu');
    expect(mail?.body).toContain('Místo: Leipzig, Německo');
  });

  it('G9 links begin with the configured origin, whatever the request says', async () => {
    const { portal, customer } = await withFrequency('every');
    const browser = portal.newBrowser();
    const page = await browser.open('/login');
    const fields = { ...page.formFields('/login'), login: customer.login, password };
    await browser.post('/login', new URLSearchParams(fields).toString(), {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    });
    const [mail] = await mailsFor(database(), customer.login);
    expect(mail?.body).toContain(`\n${publicUrl.origin}/logout-all/`);
    expect(mail?.body).not.toContain('evil.example');
  });
});

it('a mail that is not sent leaves no readable link in the database (G10)', async () => {
  const portal = new PortalUnderTest(database(), {
    mail: { send: () => Promise.reject(new Error('no server')) },
  });
  const sent: string[] = [];
  const working = new PortalUnderTest(database(), {
    mail: {
      send: ({ body }) => {
        sent.push(body);
        return Promise.resolve();
      },
    },
  });
  const customer = await portal.addCustomer({ noticeFrequency: 'every' });
  await logIn(portal, customer);
  const dump = await dumpOf(database());
  working.wait(60_000);
  await deliverDue(working.ports);
  const [, code = ''] = /\/logout-all\/([\w-]{43})/.exec(sent.join('\n')) ?? [];
  expect(code).not.toBe('');
  for (const form of [
    code,
    Buffer.from(code).toString('hex'),
    Buffer.from(code, 'base64url').toString('hex'),
  ])
    expect(dump.includes(form)).toBe(false);
  expect(portal.logLines.join('\n')).not.toContain(code);
});
