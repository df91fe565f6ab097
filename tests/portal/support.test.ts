import { describe, expect, it, vi } from 'vitest';
import { dueTime } from '../../portal-demo/support/due-time.ts';
import { isHoliday } from '../../portal-demo/support/holidays.ts';
import type { Fob } from './fob.ts';
import { password, PortalUnderTest, stepMs, useDatabase, type TestCustomer } from './portal-under-test.ts';
import { mailedLink, newPhone, newestTo, openLink } from './recovery-steps.ts';
import { answerRobotCheck } from './robot.ts';
import type { Page, TestBrowser } from './test-browser.ts';

const database = useDatabase();

interface Person {
  readonly customer: TestCustomer;
  readonly fob: Fob;
}

async function personWithFob(
  portal: PortalUnderTest,
  differs: { isStaff?: boolean; phone?: string } = {},
): Promise<Person> {
  const customer = await portal.addCustomer(differs);
  return { customer, fob: await portal.addKey(customer, portal.ports.random.bytes(20)) };
}

const staff = (portal: PortalUnderTest): Promise<Person> => personWithFob(portal, { isStaff: true });

async function ask(portal: PortalUnderTest, login: string, message = 'Call me.'): Promise<TestBrowser> {
  const browser = portal.newBrowser();
  const page = await browser.open('/support');
  await browser.submit('/support', { login, message, captcha: await answerRobotCheck(page) });
  return browser;
}

async function waitForMail(portal: PortalUnderTest, customer: TestCustomer, subject: string): Promise<void> {
  await vi.waitFor(async () => expect(await portal.mailsTo(customer)).toContain(subject));
}

/** A portal with one open request, and its path on the staff side. */
async function withRequest(): Promise<Person & { portal: PortalUnderTest; path: string; phone: string }> {
  const portal = new PortalUnderTest(database());
  const phone = newPhone();
  const owner = await personWithFob(portal, { phone });
  await ask(portal, owner.customer.login);
  await waitForMail(portal, owner.customer, 'Request to deactivate OTP');
  const { rows } = await database().execute<{ id: string }>(
    `select id from support_requests where customer_id = '${owner.customer.id}'`,
  );
  return { ...owner, portal, phone, path: `/staff/requests/${rows[0]?.id ?? ''}` };
}

async function decide(
  portal: PortalUnderTest,
  person: Person,
  path: string,
  verdict: 'approve' | 'reject',
): Promise<Page> {
  const browser = await portal.loggedIn(person.customer, person.fob.code());
  portal.wait(stepMs);
  await browser.open(path);
  return browser.submit(path, { password, code: person.fob.code(), verdict });
}

it('L1 the answer is the same for a known and an unknown e-mail', async () => {
  const portal = new PortalUnderTest(database());
  const owner = await personWithFob(portal);
  const without = await portal.addCustomer();
  const answers = await Promise.all(
    [owner.customer.login, without.login, 'nobody@nowhere.example'].map((login) => ask(portal, login)),
  );
  const seen = answers.map(({ page }) => [page?.status, page?.text]);
  expect(seen[0]?.[1]).toContain('We have your request');
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(await portal.countOf('support_requests', owner.customer)).toBe(1);
  expect(await portal.countOf('support_requests', without)).toBe(0);
});

describe('L2 only staff with their own OTP decide, and two of them', () => {
  it('a customer finds no staff side, and a visitor the login', async () => {
    const { portal, path } = await withRequest();
    const other = await personWithFob(portal);
    const browser = await portal.loggedIn(other.customer, other.fob.code());
    for (const each of ['/staff', path]) {
      expect((await browser.open(each)).status).toBe(404);
      expect((await portal.newBrowser().open(each)).location).toMatch(/^\/login/);
    }
  });

  it('staff without OTP see nothing and decide nothing', async () => {
    const { portal, customer, path } = await withRequest();
    const newStaff = await portal.addCustomer({ isStaff: true });
    const browser = await portal.withPassword(newStaff);
    const page = await browser.open(path);
    expect(page.status).toBe(403);
    expect(page.text).not.toContain(customer.login);
    const { csrf = '' } = page.formFields('/logout');
    const answer = await browser.post(
      path,
      new URLSearchParams({ csrf, password, verdict: 'approve' }).toString(),
    );
    expect(answer.status).toBe(403);
  });

  it('one approval changes nothing; a second one by the same person does not count', async () => {
    const { portal, customer, path } = await withRequest();
    const one = await staff(portal);
    expect((await decide(portal, one, path, 'approve')).location).toBe('/staff');
    portal.wait(stepMs);
    expect(await portal.isActive(customer)).toBe(true);
    const browser = await portal.loggedIn(one.customer, one.fob.code());
    const page = await browser.open(path);
    expect(page.text).toContain('Somebody else must approve it too');
    portal.wait(stepMs);
    expect((await browser.submit(path, { password, code: one.fob.code(), verdict: 'approve' })).status).toBe(
      409,
    );
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('two people turn OTP off, all sessions end, and the owner hears of it everywhere', async () => {
    const { portal, customer, fob, phone, path } = await withRequest();
    const inside = await portal.loggedIn(customer, fob.code());
    for (const person of [await staff(portal), await staff(portal)])
      await decide(portal, person, path, 'approve');
    expect(await portal.isActive(customer)).toBe(false);
    expect(await inside.isLoggedIn()).toBe(false);
    expect(await portal.mailsTo(customer)).toContain('OTP deactivated by customer support');
    expect(await newestTo(portal, phone)).toContain('customer support turned OTP off');
    expect(await (await portal.withPassword(customer)).isLoggedIn()).toBe(true);
  });

  it('five people approving at once: one is first, one is second, OTP is off once', async () => {
    const { portal, customer, path } = await withRequest();
    const people = await Promise.all(Array.from({ length: 5 }, () => staff(portal)));
    const browsers = await Promise.all(people.map((each) => portal.loggedIn(each.customer, each.fob.code())));
    portal.wait(stepMs);
    await Promise.all(browsers.map((browser) => browser.open(path)));
    const answers = await Promise.all(
      browsers.map((browser, index) =>
        browser.submit(path, { password, code: people[index]?.fob.code() ?? '', verdict: 'approve' }),
      ),
    );
    expect(answers.filter(({ location }) => location === '/staff')).toHaveLength(2);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await portal.isActive(customer)).toBe(false);
    const subjects = await portal.mailsTo(customer);
    expect(subjects.filter((subject) => subject === 'OTP deactivated by customer support')).toHaveLength(1);
  });

  it('a decision needs password and code each time, and the code is spent', async () => {
    const { portal, customer, path } = await withRequest();
    const one = await staff(portal);
    const code = one.fob.code();
    const browser = await portal.loggedIn(one.customer, code);
    await browser.open(path);
    await browser.submit(path, { password: 'wrong', code: one.fob.code(1), verdict: 'approve' });
    expect(browser.page?.complaints).toContain('not the password');
    await browser.submit(path, { password, code, verdict: 'approve' });
    expect(browser.page?.complaints).toContain('already used');
    const { rows } = await database().execute<{ n: string }>(
      `select count(first_approver) as n from support_requests where customer_id = '${customer.id}'`,
    );
    expect(Number(rows[0]?.n)).toBe(0);
  });

  it('nobody decides about their own account', async () => {
    const portal = new PortalUnderTest(database());
    const one = await staff(portal);
    await ask(portal, one.customer.login);
    await waitForMail(portal, one.customer, 'Request to deactivate OTP');
    const browser = await portal.loggedIn(one.customer, one.fob.code());
    const { rows } = await database().execute<{ id: string }>(
      `select id from support_requests where customer_id = '${one.customer.id}'`,
    );
    const path = `/staff/requests/${rows[0]?.id ?? ''}`;
    const page = await browser.open(path);
    expect(page.text).toContain('others decide');
    portal.wait(stepMs);
    const { csrf = '' } = page.formFields('/logout');
    const body = new URLSearchParams({ csrf, password, code: one.fob.code(), verdict: 'reject' });
    expect((await browser.post(path, body.toString())).status).toBe(409);
  });
});

describe('L3 the owner is told, and can object', () => {
  it('at the request, by mail and SMS; the objection ends it', async () => {
    const { portal, customer, phone, path } = await withRequest();
    expect(await newestTo(portal, phone)).toContain('/objection/');
    const browser = portal.newBrowser();
    const link = await mailedLink(portal, customer, '/objection');
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await browser.request(link, { method });
    await openLink(browser, link);
    await browser.submit('/objection', {});
    expect(browser.page?.text).toContain('The request is stopped');
    const one = await staff(portal);
    const desk = await portal.loggedIn(one.customer, one.fob.code());
    const page = await desk.open(path);
    expect(page.text).toContain('Stopped by an objection');
    portal.wait(stepMs);
    const { csrf = '' } = page.formFields('/logout');
    const body = new URLSearchParams({ csrf, password, code: one.fob.code(), verdict: 'approve' });
    expect((await desk.post(path, body.toString())).status).toBe(409);
    expect(await portal.isActive(customer)).toBe(true);
    await openLink(browser, link);
    expect(browser.page?.status).toBe(410);
  });

  it('after the decision too: what was opened since is ended, and staff see it', async () => {
    const { portal, customer, path } = await withRequest();
    const link = await mailedLink(portal, customer, '/objection');
    const [one, two] = [await staff(portal), await staff(portal)];
    for (const person of [one, two]) await decide(portal, person, path, 'approve');
    const thief = await portal.withPassword(customer);
    expect(await thief.isLoggedIn()).toBe(true);
    const owner = portal.newBrowser();
    await openLink(owner, link);
    await owner.submit('/objection', {});
    expect(await thief.isLoggedIn()).toBe(false);
    portal.wait(stepMs);
    const browser = await portal.loggedIn(one.customer, one.fob.code());
    expect((await browser.open('/staff')).text).toContain('The owner objected');
  });

  it('at a rejection; OTP stays on', async () => {
    const { portal, customer, path } = await withRequest();
    await decide(portal, await staff(portal), path, 'reject');
    expect(await portal.mailsTo(customer)).toContain('OTP stays on');
    expect(await portal.isActive(customer)).toBe(true);
  });
});

it('L4 staff see whom they deal with, but no secret, password, full address or number', async () => {
  const { portal, customer, phone, path } = await withRequest();
  const one = await staff(portal);
  const browser = await portal.loggedIn(one.customer, one.fob.code());
  const { text } = await browser.open(path);
  expect(text).toContain('Call me.');
  expect(text).toContain('Test Person');
  expect(text).not.toContain(phone);
  expect(text).not.toMatch(/argon2|otpauth|sealed/);
  expect(await portal.isActive(customer)).toBe(true);
});

describe('L5 the form is no weapon', () => {
  it('without the robot check, or with a used one, nothing is asked', async () => {
    const portal = new PortalUnderTest(database());
    const { customer } = await personWithFob(portal);
    const browser = portal.newBrowser();
    const captcha = await answerRobotCheck(await browser.open('/support'));
    await browser.submit('/support', { login: customer.login, message: '', captcha: '' });
    expect(browser.page?.complaints).toContain('not a robot');
    await browser.submit('/support', { login: 'first@customer.example', message: '', captcha });
    await browser.open('/support');
    await browser.submit('/support', { login: customer.login, message: '', captcha });
    expect(browser.page?.complaints).toContain('not a robot');
    expect(await portal.countOf('support_requests', customer)).toBe(0);
  });

  it('six requests from one network: the sixth is refused; one customer has one open request', async () => {
    const portal = new PortalUnderTest(database());
    const { customer } = await personWithFob(portal);
    let last: TestBrowser | undefined;
    for (let round = 0; round < 6; round += 1) last = await ask(portal, customer.login);
    expect(last?.page?.status).toBe(429);
    expect(await portal.countOf('support_requests', customer)).toBe(1);
  });
});

describe('the answer is due in one business day of Prague', () => {
  it.each([
    ['a Monday', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z'],
    ['a Friday afternoon', '2026-03-06T14:00:00Z', '2026-03-09T14:00:00Z'],
    ['a Saturday', '2026-03-07T09:00:00Z', '2026-03-09T23:00:00Z'],
    ['Friday before the clocks change', '2026-03-27T14:00:00Z', '2026-03-30T13:00:00Z'],
    ['Friday before they change back', '2026-10-23T13:00:00Z', '2026-10-26T14:00:00Z'],
    ['Maundy Thursday, over Easter', '2026-04-02T10:00:00Z', '2026-04-07T10:00:00Z'],
    ['23 December 2026, over Christmas', '2026-12-23T10:00:00Z', '2026-12-28T10:00:00Z'],
    ['New Year’s Eve', '2026-12-31T10:00:00Z', '2027-01-04T10:00:00Z'],
    ['16 November, before a holiday on Tuesday', '2026-11-16T10:00:00Z', '2026-11-18T10:00:00Z'],
    ['a minute before midnight in Prague', '2026-03-02T22:59:00Z', '2026-03-03T22:59:00Z'],
  ])('asked on %s', (_, askedAt, due) => {
    expect(dueTime(new Date(askedAt)).toISOString()).toBe(new Date(due).toISOString());
  });

  // Dates of Easter Monday as published by the Czech Ministry of Labour and Social Affairs.
  it.each(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17', '2030-04-22'])(
    '%s is Easter Monday',
    (day) => expect(isHoliday(day)).toBe(true),
  );

  it('a year has its thirteen holidays and no more', () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(days.filter(isHoliday)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-07-05',
      '2026-07-06',
      '2026-09-28',
      '2026-10-28',
      '2026-11-17',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('staff see what is overdue, the most urgent first', async () => {
    const { portal, customer } = await withRequest();
    portal.wait(26 * 60 * 60_000);
    const one = await staff(portal);
    const browser = await portal.loggedIn(one.customer, one.fob.code());
    const { text } = await browser.open('/staff');
    expect(text).toContain(customer.login);
    expect(text).toContain('Overdue');
  });
});
