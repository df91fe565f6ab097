import { describe, expect, it } from 'vitest';
import { password, PortalUnderTest, publicUrl, stepMs, useDatabase } from './portal-under-test.ts';

const database = useDatabase();

/** Pages and files that anybody may see, without a login; the lost fob is for those who stand at the code. */
const isPublic = (path: string): boolean =>
  /^\/(login|login\/lost-fob|logout|inbox|phone|healthz|readyz|static\/.*|help|support|forgotten-password)?$/.test(
    path,
  );

/** There is nothing here, or no mailed link that leads to it. */
const nothingHere = new Set([404, 410]);

describe('E1 after the password only, nothing is reachable', () => {
  it('every route and method leads back to the login', async () => {
    const portal = new PortalUnderTest(database());
    const { customer } = await portal.addCustomerWithFob();
    const browser = await portal.withPassword(customer);
    const csrf = browser.page?.formFields('/login/otp')['csrf'] ?? '';
    const paths = [...new Set(portal.app.routes.map(({ path }) => path.replace('*', 'anything')))];
    const guarded = paths.filter((path) => !isPublic(path) && path !== '/login/otp');
    expect(guarded).toContain('/account/security/otp/key'); // the crawl sees the pages that matter
    for (const path of guarded) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const thief = browser.clone();
        const answer =
          method === 'GET' || method === 'HEAD'
            ? await thief.request(path, { method })
            : await thief.request(path, {
                method,
                body: new URLSearchParams({ csrf, password }).toString(),
                headers: { origin: publicUrl.origin, 'content-type': 'application/x-www-form-urlencoded' },
              });
        const leadsToLogin =
          answer.status === 303 && /^\/(login|account\/customer)/.test(answer.location ?? '');
        expect(leadsToLogin || nothingHere.has(answer.status), `${method} ${path} → ${answer.status}`).toBe(
          true,
        );
        expect(answer.text).not.toContain(customer.name);
      }
    }
  });
});

it('E2 no cookie of the first step authenticates', async () => {
  const portal = new PortalUnderTest(database());
  const { customer } = await portal.addCustomerWithFob();
  const browser = await portal.withPassword(customer);
  expect(browser.cookies.size).toBeGreaterThan(0);
  const others = ['session', '__Host-session', 'sid', 'remember', 'token'];
  for (const value of browser.cookies.values()) {
    for (const name of ['__Host-visit', ...others]) {
      const thief = portal.newBrowser();
      thief.cookies.set(name, value);
      expect(await thief.isLoggedIn(), name).toBe(false);
    }
  }
  expect(await browser.clone().isLoggedIn()).toBe(false);
});

it('E3 a pending login lives five minutes', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const [inTime, tooLate] = [await portal.withPassword(customer), await portal.withPassword(customer)];
  portal.wait(5 * 60_000 - 1);
  await inTime.submit('/login/otp', { code: fob.code() });
  expect(await inTime.isLoggedIn()).toBe(true);
  portal.wait(1);
  await tooLate.submit('/login/otp', { code: fob.code(1) });
  expect(await tooLate.isLoggedIn()).toBe(false);
  expect(tooLate.page?.complaints).toContain('not finished in time');
});

describe('E5 the id changes at each stage and old ids are dead', () => {
  it('at password, code and logout', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = portal.newBrowser();
    await browser.open('/login');
    const stages = [browser.clone()];
    await browser.submit('/login', { login: customer.login, password });
    stages.push(browser.clone());
    await browser.submit('/login/otp', { code: fob.code() });
    expect(await browser.isLoggedIn()).toBe(true);
    stages.push(browser.clone());
    await browser.open('/account/customer');
    await browser.submit('/logout', {});
    stages.push(browser.clone());
    expect(new Set(stages.map(({ visitId }) => visitId)).size).toBe(4);
    portal.wait(stepMs);
    for (const old of stages) {
      expect(await old.isLoggedIn()).toBe(false);
      const answer = await old.request('/login/otp');
      expect(answer.status).toBe(303); // not even the code page
    }
  });

  it('an id planted before the login is not the one of the session', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    const planted = 'A'.repeat(43);
    const victim = portal.newBrowser();
    victim.cookies.set('__Host-visit', planted);
    await victim.submit('/login', { login: customer.login, password });
    expect(await victim.isLoggedIn()).toBe(true);
    const attacker = portal.newBrowser();
    attacker.cookies.set('__Host-visit', planted);
    expect(await attacker.isLoggedIn()).toBe(false);
  });
});

it('E8 the code of another customer is refused, whatever ids are sent along', async () => {
  const portal = new PortalUnderTest(database());
  const [victim, attacker] = [await portal.addCustomerWithFob(), await portal.addCustomerWithFob()];
  const browser = await portal.withPassword(victim.customer);
  const { id, login } = attacker.customer;
  await browser.submit('/login/otp', {
    code: attacker.fob.code(),
    customer: id,
    customerId: id,
    customer_id: id,
    login,
  });
  expect(browser.page?.complaints).toContain('not right');
  expect(await portal.countOf('sessions', victim.customer)).toBe(0);
  expect(await portal.countOf('sessions', attacker.customer)).toBe(0);
});
