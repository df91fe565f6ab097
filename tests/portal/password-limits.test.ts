import { expect, it } from 'vitest';
import { password, PortalUnderTest, stepMs, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
const quarterMs = 15 * 60_000;

/** Wrong passwords for `login` from one address. */
async function guess(
  portal: PortalUnderTest,
  login: string,
  address: string,
  count: number,
): Promise<number> {
  const home = portal.address;
  portal.address = address;
  const browser = portal.newBrowser();
  let evaluated = 0;
  for (let sent = 0; sent < count; sent += 1) {
    await browser.submit('/login', { login, password: `guess ${sent}` });
    if (browser.page?.status === 422) evaluated += 1;
  }
  portal.address = home;
  return evaluated;
}

it('B12 one account: strangers together get twenty tries in a quarter of an hour, from wherever they come', async () => {
  const portal = new PortalUnderTest(database());
  const { login } = await portal.addCustomer();
  let evaluated = 0;
  for (const host of [1, 2, 3, 4, 5]) evaluated += await guess(portal, login, `198.51.100.${host}`, 6);
  expect(evaluated).toBe(20);
  portal.wait(quarterMs);
  expect(await guess(portal, login, '198.51.100.9', 1)).toBe(1);
});

it('B12 one address: fifty tries in a quarter of an hour, whoever is guessed at', async () => {
  const portal = new PortalUnderTest(database());
  let evaluated = 0;
  for (let victim = 0; victim < 11; victim += 1)
    evaluated += await guess(portal, `victim-${victim}@customer.example`, '203.0.113.77', 5);
  expect(evaluated).toBe(50);
  expect(await guess(portal, 'somebody@customer.example', '203.0.113.78', 1)).toBe(1);
});

it('B12 an invented X-Forwarded-For is nobody: only a proxy of ours is believed', async () => {
  const portal = new PortalUnderTest(database());
  portal.address = '203.0.113.90';
  const { login } = await portal.addCustomer();
  const browser = portal.newBrowser();
  await browser.open('/login');
  const statuses = new Set<number>();
  for (let sent = 0; sent < 25; sent += 1) {
    const form = { ...browser.page?.formFields('/login'), login, password: 'guess' };
    const headers = { 'x-forwarded-for': `192.0.2.${sent}` };
    statuses.add((await browser.post('/login', new URLSearchParams(form).toString(), headers)).status);
  }
  expect([...statuses]).toEqual([422, 429]);
  const { rows } = await database().execute(
    `select from history where address <> '203.0.113.90' and address like '192.0.2.%' limit 1`,
  );
  expect(rows).toHaveLength(0);
});

it('B11 a thousand wrong passwords by strangers keep the owner out neither of the password nor of the code', async () => {
  const portal = new PortalUnderTest(database());
  portal.address = '192.0.2.10';
  const { customer, fob } = await portal.addCustomerWithFob();
  expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
  // 980 of them as counts, so that the test does not hash for minutes: what is over the limit is never hashed anyway.
  expect(await guess(portal, customer.login, '198.51.100.20', 21)).toBe(20);
  await database().execute(`update allowances set used = used + 980 where subject = 'password-of-strangers'`);
  portal.wait(stepMs);
  const atHome = await portal.loggedIn(customer, fob.code());
  expect(await atHome.isLoggedIn()).toBe(true);
  // From a new place there is a delay, no more.
  portal.address = '192.0.2.200';
  const elsewhere = portal.newBrowser();
  await elsewhere.submit('/login', { login: customer.login, password });
  expect(elsewhere.page?.status).toBe(429);
  portal.wait(quarterMs);
  expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
});

it('B12 the refusal says how long to wait, and nothing about whether there is such a customer', async () => {
  const portal = new PortalUnderTest(database());
  const { login } = await portal.addCustomer();
  const answers = [];
  for (const [index, who] of [login, 'nobody@customer.example'].entries()) {
    portal.address = `203.0.113.${120 + index}`;
    await guess(portal, who, portal.address, 20);
    const browser = portal.newBrowser();
    const answer = await browser.submit('/login', { login: who, password });
    expect(answer.headers.get('retry-after')).toBe('900');
    expect(browser.page?.complaints).toBe('Too many wrong passwords. You can try again in 15 minutes.');
    answers.push([answer.status, answer.text.replaceAll(/value="[^"]*"/g, '')]);
  }
  expect(answers[0]).toEqual(answers[1]);
});

it('B12 and B15 parallel guesses at two processes cannot share a try', async () => {
  const portals = [new PortalUnderTest(database()), new PortalUnderTest(database())];
  const customer = await portals[0]?.addCustomer();
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const portal = portals[index % 2];
      if (portal === undefined || customer === undefined) throw new Error('no portal');
      portal.address = '203.0.113.150';
      const browser = portal.newBrowser();
      return (await browser.submit('/login', { login: customer.login, password: `guess ${index}` })).status;
    }),
  );
  expect(answers.filter((status) => status === 422)).toHaveLength(20);
  expect(answers.filter((status) => status === 429)).toHaveLength(20);
});

it('B12 right passwords cost nothing: an office behind one address logs in all morning', async () => {
  const portal = new PortalUnderTest(database());
  portal.address = '203.0.113.200';
  const customer = await portal.addCustomer();
  for (let logins = 0; logins < 55; logins += 1) {
    const browser = await portal.withPassword(customer);
    expect(await browser.isLoggedIn()).toBe(true);
  }
});
