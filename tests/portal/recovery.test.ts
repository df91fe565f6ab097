import { expect, it, describe } from 'vitest';
import { hashOfSentCode } from '../../portal-demo/accounts/sent-code.ts';
import { PortalUnderTest, stepMs, useDatabase, type TestCustomer } from './portal-under-test.ts';
import type { Fob } from './fob.ts';
import {
  atLastStep,
  finishWith,
  mailedLink,
  newPhone,
  newestTo,
  openLink,
  pagePath,
  received,
  smsCode,
  smsPath,
  startPath,
} from './recovery-steps.ts';
import { answerRobotCheck } from './robot.ts';

const database = useDatabase();

interface Owner {
  readonly portal: PortalUnderTest;
  readonly customer: TestCustomer;
  readonly phone: string;
  readonly fob: Fob;
}

async function ownerOfAFob(): Promise<Owner> {
  const portal = new PortalUnderTest(database());
  const phone = newPhone();
  const customer = await portal.addCustomer({ phone });
  return { portal, customer, phone, fob: await portal.addKey(customer, portal.ports.random.bytes(20)) };
}

const dayMs = 24 * 60 * 60_000;

it('the whole way: password, mailed link, SMS, robot check, and OTP is off', async () => {
  const { portal, customer, phone } = await ownerOfAFob();
  const { browser } = await atLastStep(portal, customer);
  await finishWith(browser, await smsCode(portal, phone));
  expect(browser.page?.title).toBe('OTP is off');
  expect(await portal.isActive(customer)).toBe(false);
});

describe('H1 a recovery starts only after a right password', () => {
  it('without a login, or after a wrong password, nothing is sent', async () => {
    const { portal, customer } = await ownerOfAFob();
    const stranger = portal.newBrowser();
    await stranger.open('/login');
    await stranger.submit('/login', { login: customer.login, password: 'wrong' });
    const { csrf = '' } = stranger.page?.formFields('/login') ?? {};
    expect((await stranger.post(startPath, `csrf=${csrf}`)).location).toBe('/login?done=restart');
    expect((await stranger.open(startPath)).location).toBe('/login');
    expect(await received(portal, customer.login)).toEqual([]);
    expect(await portal.countOf('recoveries', customer)).toBe(0);
  });

  it('the code page offers it, and the mail goes to the owner', async () => {
    const { portal, customer } = await ownerOfAFob();
    const browser = await portal.withPassword(customer);
    await browser.submit(startPath, {});
    expect(browser.page?.text).toContain(`${customer.login.slice(0, 1)}•••@customer.example`);
    expect(await portal.mailsTo(customer)).toEqual(['Deactivate OTP key fob']);
  });
});

describe('H2 the order is kept by the server', () => {
  it('the last form before the SMS does nothing', async () => {
    const { portal, customer } = await ownerOfAFob();
    const claimant = await portal.withPassword(customer);
    await claimant.submit(startPath, {});
    await openLink(claimant, await mailedLink(portal, customer));
    const fields = claimant.page?.formFields(smsPath) ?? {};
    await claimant.post(
      pagePath,
      new URLSearchParams({ ...fields, sentCode: '123456', captcha: 'x' }).toString(),
    );
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('neither the SMS nor the last form works without the link', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    const claimant = await portal.withPassword(customer);
    await claimant.submit(startPath, {});
    const { csrf = '' } = claimant.page?.formFields(startPath) ?? {};
    for (const path of [smsPath, pagePath]) {
      expect((await claimant.post(path, `csrf=${csrf}&link=&sentCode=123456`)).status).toBe(410);
    }
    expect(await received(portal, phone)).toEqual([]);
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('a right SMS code without the robot check does nothing, and costs no try', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const code = await smsCode(portal, phone);
    for (let round = 0; round < 6; round += 1)
      await browser.submit(pagePath, { sentCode: code, captcha: '' });
    expect(browser.page?.complaints).toContain('not a robot');
    expect(await portal.isActive(customer)).toBe(true);
    await finishWith(browser, code);
    expect(await portal.isActive(customer)).toBe(false);
  });
});

describe('G the link of the mail', () => {
  async function withLink(): Promise<Owner & { readonly link: string }> {
    const owner = await ownerOfAFob();
    const claimant = await owner.portal.withPassword(owner.customer);
    await claimant.submit(startPath, {});
    return { ...owner, link: await mailedLink(owner.portal, owner.customer) };
  }

  it('G1 GET, HEAD and OPTIONS, ten times each, change nothing', async () => {
    const { portal, customer, phone, link } = await withLink();
    const state = `select r.*, s.n from recoveries r, (select count(*) n from history) s where customer_id = '${customer.id}'`;
    const before = (await database().execute(state)).rows;
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      for (let round = 0; round < 10; round += 1) {
        const scanner = portal.newBrowser();
        const landed = await scanner.request(link, { method });
        if (landed.location !== null) await scanner.request(landed.location, { method });
      }
    }
    expect((await database().execute(state)).rows).toEqual(before);
    expect(await received(portal, phone)).toEqual([]);
  });

  it('G3 a form of another browser, or without the page, does nothing', async () => {
    const { portal, phone, link } = await withLink();
    const [owner, stranger] = [portal.newBrowser(), portal.newBrowser()];
    await openLink(owner, link);
    const shown = owner.page?.formFields(smsPath) ?? {};
    const { csrf = '' } = (await stranger.open('/login')).formFields('/login');
    const forged = new URLSearchParams({ ...shown, csrf }).toString();
    expect((await stranger.post(smsPath, forged)).status).toBe(410);
    expect(await received(portal, phone)).toEqual([]);
  });

  it.each([
    [5 * 60_000 - 1000, 200],
    [5 * 60_000, 410],
  ])('G5 after %i ms it answers %i', async (ms, status) => {
    const { portal, link } = await withLink();
    portal.wait(ms);
    const browser = portal.newBrowser();
    await openLink(browser, link);
    expect(browser.page?.status).toBe(status);
  });

  it('G6 a newer one kills it', async () => {
    const { portal, customer, link } = await withLink();
    await (await portal.withPassword(customer)).submit(startPath, {});
    const [older, newer] = [portal.newBrowser(), portal.newBrowser()];
    await openLink(older, link);
    await openLink(newer, await mailedLink(portal, customer));
    expect([older.page?.status, newer.page?.status]).toEqual([410, 200]);
  });

  it('G7 it is good for nothing else: password, objection, logout, another customer', async () => {
    const { portal, customer, link } = await withLink();
    const code = link.slice(pagePath.length);
    for (const other of ['/new-password', '/objection']) {
      const browser = portal.newBrowser();
      await openLink(browser, `${other}${code}`);
      expect(browser.page?.status, other).toBe(410);
    }
    const { customer: stranger } = await portal.addCustomerWithFob();
    await (await portal.withPassword(stranger)).submit(startPath, {});
    const browser = portal.newBrowser();
    await openLink(browser, await mailedLink(portal, stranger));
    await browser.submit(smsPath, {});
    expect(await portal.isActive(customer)).toBe(true);
    expect(await portal.countOf('recoveries', customer)).toBe(1);
  });

  it('G10 G11 the code is hashed in the database, in no log, in no address of a page, and leaves by no referrer', async () => {
    const { portal, link } = await withLink();
    const code = link.slice(pagePath.length + 1);
    const browser = portal.newBrowser();
    const landed = await browser.open(link);
    expect(landed.headers.get('referrer-policy')).toBe('no-referrer');
    expect(landed.location).toBe(pagePath);
    expect((await browser.open(pagePath)).text).not.toContain(code);
    expect(portal.logLines.join()).not.toContain(code);
    const { rows } = await database().execute(`select * from recoveries`);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('G9 its origin is the configured one, whatever the request says', async () => {
    const { portal, customer } = await ownerOfAFob();
    const claimant = await portal.withPassword(customer);
    const form = new URLSearchParams((await claimant.open(startPath)).formFields(startPath)).toString();
    await claimant.post(startPath, form, {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    });
    expect(await newestTo(portal, customer.login)).not.toContain('evil.example');
    expect(await mailedLink(portal, customer)).toMatch(/^\/lost-fob\//);
  });
});

describe('H5 the robot check', () => {
  it('is worth nothing twice, for another flow, after its time, or changed', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const sentCode = await smsCode(portal, phone);
    const own = await answerRobotCheck(browser.page);
    const ofSupport = await answerRobotCheck(await portal.newBrowser().open('/support'));
    const wrong = sentCode === '111111' ? '222222' : '111111';
    await browser.submit(pagePath, { sentCode: wrong, captcha: own });
    expect(browser.page?.complaints).toContain('not the code');

    const late = await answerRobotCheck(browser.page);
    const easier = JSON.parse(Buffer.from(late, 'base64').toString()) as {
      challenge: { parameters: object };
    };
    Object.assign(easier.challenge.parameters, { cost: 1 });
    const changed = Buffer.from(JSON.stringify(easier)).toString('base64');
    for (const captcha of [
      own,
      ofSupport,
      changed,
      '',
      'e30=',
      'x'.repeat(5000),
      Buffer.from('[1]').toString('base64'),
    ]) {
      await browser.submit(pagePath, { sentCode, captcha });
      expect(browser.page?.complaints).toContain('not a robot');
    }
    portal.wait(9 * 60_000);
    await browser.submit(smsPath, {});
    portal.wait(60_000);
    await browser.submit(pagePath, { sentCode: await smsCode(portal, phone), captcha: late });
    expect(browser.page?.complaints).toContain('not a robot');
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('runs our own scripts only, on its own pages only, and says so without JavaScript', async () => {
    const { portal, customer } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const policy = browser.page?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toMatch(/unsafe|blob|https?:/);
    expect(browser.page?.text).toMatch(/<noscript>.*JavaScript/s);
    const login = await portal.newBrowser().open('/login');
    expect(login.headers.get('content-security-policy')).not.toContain('script-src');
    for (const [, src = ''] of browser.page?.text.matchAll(/<script[^>]* src="([^"]+)"/g) ?? []) {
      const script = await browser.request(src);
      expect(script.status).toBe(200);
      expect(script.headers.get('content-type')).toContain('javascript');
    }
  });
});

it('H3 the SMS goes out on the button only, and the page shows a masked number', async () => {
  const { portal, customer, phone } = await ownerOfAFob();
  const claimant = await portal.withPassword(customer);
  await claimant.submit(startPath, {});
  await openLink(claimant, await mailedLink(portal, customer));
  expect(await received(portal, phone)).toEqual([]);
  expect(claimant.page?.text.replaceAll('\u00A0', ' ')).toContain(`+420 ••• ••• ${phone.slice(-3)}`);
  expect(claimant.page?.text).not.toContain(phone);
  await claimant.submit(smsPath, {});
  expect(await received(portal, phone)).toHaveLength(1);
});

describe('H4 the SMS code', () => {
  it('has six digits and is stored only as a keyed hash', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    await atLastStep(portal, customer);
    const code = await smsCode(portal, phone);
    expect(code).toMatch(/^\d{6}$/);
    const { rows } = await database().execute<{ hash: Uint8Array }>(
      `select sms_code_hash as hash from recoveries where customer_id = '${customer.id}'`,
    );
    expect(rows[0]?.hash.byteLength).toBe(32);
    expect(Buffer.from(hashOfSentCode(portal.ports, 'other purpose', code))).not.toEqual(rows[0]?.hash);
  });

  it.each([
    [10 * 60_000 - 1, false],
    [10 * 60_000, true],
  ])('%i ms after it was sent OTP is still on: %s', async (ms, isStillOn) => {
    const { portal, customer, phone } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    // The robot check is asked a moment before, so that only the age of the SMS code decides.
    portal.wait(ms - 1);
    const page = await browser.open(pagePath);
    const captcha = await answerRobotCheck(page);
    portal.wait(1);
    await browser.submit(pagePath, { sentCode: await smsCode(portal, phone), captcha });
    expect(await portal.isActive(customer)).toBe(isStillOn);
  });

  it('has five tries; a new SMS or a new start gives no new ones', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const wrong = (await smsCode(portal, phone)) === '111111' ? '222222' : '111111';
    for (let round = 0; round < 4; round += 1) await finishWith(browser, wrong);
    expect(browser.page?.complaints).toContain('1 try is left');
    await browser.submit(smsPath, {});
    const again = await atLastStep(portal, customer);
    await finishWith(again.browser, wrong);
    expect(again.browser.page?.complaints).toContain('too many wrong codes');
    const third = await portal.withPassword(customer);
    await third.submit(startPath, {});
    await openLink(third, await mailedLink(portal, customer));
    expect(third.page?.complaints).toContain('too many wrong codes');
    expect(third.page?.text).not.toContain('/lost-fob/sms');
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('is replaced by a new one', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const first = await smsCode(portal, phone);
    await browser.submit(smsPath, {});
    const second = await smsCode(portal, phone);
    if (first !== second) await finishWith(browser, first);
    expect(await portal.isActive(customer)).toBe(true);
    await finishWith(browser, second);
    expect(await portal.isActive(customer)).toBe(false);
  });

  it('works once, also in twenty parallel forms', async () => {
    const { portal, customer, phone } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const sentCode = await smsCode(portal, phone);
    const forms: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const page = await browser.open(pagePath);
      const captcha = await answerRobotCheck(page);
      forms.push(new URLSearchParams({ ...page.formFields(pagePath), sentCode, captcha }).toString());
    }
    const answers = await Promise.all(
      [...forms, ...forms, ...forms, ...forms].map((form) => browser.post(pagePath, form)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await portal.mailsTo(customer)).toEqual([
      'Deactivate OTP key fob',
      'OTP key fob deactivated after a loss',
    ]);
  });
});

it('H6 H7 nobody is logged in by it, every session and pending login ends, the next login takes the password only', async () => {
  const { portal, customer, phone, fob } = await ownerOfAFob();
  const inside = await portal.loggedIn(customer, fob.code());
  portal.wait(stepMs);
  const { claimant, browser } = await atLastStep(portal, customer);
  await finishWith(browser, await smsCode(portal, phone));
  expect(await portal.isActive(customer)).toBe(false);
  for (const each of [browser, claimant, inside]) expect(await each.isLoggedIn()).toBe(false);
  expect((await claimant.open('/login/otp')).location).toBe('/login');
  expect(await (await portal.withPassword(customer)).isLoggedIn()).toBe(true);
});

it('H8 the owner is told by mail and SMS, with what to do', async () => {
  const { portal, customer, phone } = await ownerOfAFob();
  const { browser } = await atLastStep(portal, customer);
  await finishWith(browser, await smsCode(portal, phone));
  for (const recipient of [customer.login, phone]) {
    const notice = await newestTo(portal, recipient);
    expect(notice).toContain('OTP was turned off');
    expect(notice).toContain('http://localhost:8080/support');
    expect(notice).toContain('2 March 2026');
  }
});

it('H9 a login with a code kills an open recovery, and the owner is told', async () => {
  const { portal, customer, phone, fob } = await ownerOfAFob();
  const { browser } = await atLastStep(portal, customer);
  const shown = browser.page;
  const owner = await portal.loggedIn(customer, fob.code());
  expect(await owner.isLoggedIn()).toBe(true);
  browser.page = shown;
  expect((await finishWith(browser, await smsCode(portal, phone))).status).toBe(410);
  expect(await portal.isActive(customer)).toBe(true);
  expect(await portal.mailsTo(customer)).toContain('Report of a lost OTP key fob ended');
});

it('H9 login and recovery at the same moment: never a session together with OTP off', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { portal, customer, phone, fob } = await ownerOfAFob();
    const { browser } = await atLastStep(portal, customer);
    const login = await portal.withPassword(customer);
    const form = { sentCode: await smsCode(portal, phone), captcha: await answerRobotCheck(browser.page) };
    await Promise.all([browser.submit(pagePath, form), login.submit('/login/otp', { code: fob.code() })]);
    expect(await login.isLoggedIn()).toBe(await portal.isActive(customer));
  }
});

describe('H10 a phone or e-mail that was just changed does not replace the fob', () => {
  it.each(['phone', 'email'])('%s', async (contact) => {
    const { portal, customer } = await ownerOfAFob();
    const changedAt = portal.now.toISOString();
    await database().execute(
      `update customers set ${contact}_changed_at = '${changedAt}' where id = '${customer.id}'`,
    );
    portal.wait(dayMs - 1);
    const early = await portal.withPassword(customer);
    await early.submit(startPath, {});
    expect(early.page?.complaints).toContain('within the last 24 hours');
    expect(early.page?.text).toContain('href="/support"');
    expect(await portal.mailsTo(customer)).toEqual([]);
    portal.wait(1);
    const later = await portal.withPassword(customer);
    await later.submit(startPath, {});
    expect(await portal.mailsTo(customer)).toEqual(['Deactivate OTP key fob']);
  });
});

it('H11 without OTP the answer is the same, and nothing is sent', async () => {
  const { portal, customer } = await ownerOfAFob();
  const [first, second] = [await portal.withPassword(customer), await portal.withPassword(customer)];
  const withOtp = await first.submit(startPath, {});
  await database().execute(`delete from otp_keys where customer_id = '${customer.id}'`);
  const without = await second.submit(startPath, {});
  const plain = (text: string): string => text.replaceAll(/name="csrf" value="[^"]*"/g, '');
  expect(without.status).toBe(withOtp.status);
  expect(plain(without.text)).toBe(plain(withOtp.text));
  expect(await portal.mailsTo(customer)).toEqual(['Deactivate OTP key fob']);
});

it('B6 OTP that too many wrong codes have disabled is recovered like a lost fob', async () => {
  const { portal, customer, phone, fob } = await ownerOfAFob();
  await database().execute(`update otp_keys set attempts = 100 where customer_id = '${customer.id}'`);
  expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(false);
  const { browser } = await atLastStep(portal, customer);
  await finishWith(browser, await smsCode(portal, phone));
  expect(await (await portal.withPassword(customer)).isLoggedIn()).toBe(true);
});

it('H13 the fourth start of a day is refused and sends nothing; the next day it works', async () => {
  const { portal, customer } = await ownerOfAFob();
  for (let round = 0; round < 4; round += 1) {
    const browser = await portal.withPassword(customer);
    expect((await browser.submit(startPath, {})).status).toBe(round < 3 ? 200 : 429);
  }
  expect(await portal.mailsTo(customer)).toHaveLength(3);
  portal.wait(dayMs);
  await (await portal.withPassword(customer)).submit(startPath, {});
  expect(await portal.mailsTo(customer)).toHaveLength(4);
});

it('H13 twenty starts at once are not more than three', async () => {
  const { portal, customer } = await ownerOfAFob();
  const browser = await portal.withPassword(customer);
  const form = new URLSearchParams((await browser.open(startPath)).formFields(startPath)).toString();
  await Promise.all(Array.from({ length: 20 }, () => browser.post(startPath, form)));
  expect(await portal.mailsTo(customer)).toHaveLength(3);
});

it('B14 sending SMS has an end: the sixth of a day is refused', async () => {
  const { portal, customer, phone } = await ownerOfAFob();
  const { browser } = await atLastStep(portal, customer);
  for (let sent = 1; sent < 8; sent += 1) await browser.submit(smsPath, {});
  expect(browser.page?.complaints).toContain('No more text messages');
  expect(browser.page?.status).toBe(429);
  expect(await received(portal, phone)).toHaveLength(5);
});

it('N1 an SMS that can not be sent is said so, and another try is possible', async () => {
  const portal = new PortalUnderTest(database(), {
    phone: { send: () => Promise.reject(new Error('gateway down')) },
  });
  const customer = await portal.addCustomer();
  await portal.addKey(customer, portal.ports.random.bytes(20));
  const { browser } = await atLastStep(portal, customer);
  expect(browser.page?.complaints).toContain('The SMS could not be sent');
  expect(browser.page?.text).toContain('Send a new SMS');
});
