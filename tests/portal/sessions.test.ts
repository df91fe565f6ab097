import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { removeExpired } from '../../portal-demo/sessions/store.ts';
import { PortalUnderTest, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
const minuteMs = 60_000;

it('F1 the cookie is __Host-, Secure, HttpOnly, SameSite=Lax, Path=/, without Domain and Expires', async () => {
  const portal = new PortalUnderTest(database());
  const browser = portal.newBrowser();
  const visitor = await browser.open('/login');
  const customer = await portal.addCustomer();
  const { login } = customer;
  const loggedIn = await browser.submit('/login', { login, password: 'correct horse 2468' });
  for (const answer of [visitor, loggedIn]) {
    const cookies = answer.headers.getSetCookie();
    expect(cookies[0]).toMatch(/^__Host-visit=/);
    for (const cookie of cookies) {
      const [pair, ...attributes] = cookie.split('; ');
      expect(pair).toMatch(/^__Host-(visit|opened)=[\w-]{43}$/);
      expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    }
  }
});

it('F2 ids are 256 random bits, and the database holds none of them', async () => {
  const portal = new PortalUnderTest(database());
  const ids = new Set<string>();
  for (let count = 0; count < 1000; count += 1) {
    const browser = portal.newBrowser();
    await browser.open('/login');
    ids.add(browser.visitId);
  }
  expect(ids.size).toBe(1000);
  const browser = await portal.withPassword(await portal.addCustomer());
  const pending = await portal.withPassword((await portal.addCustomerWithFob()).customer);
  const { rows } = await database().execute<{ dump: string }>(
    sql`select (select string_agg(s::text, ' ') from sessions s) || (select string_agg(p::text, ' ') from pending_logins p) as dump`,
  );
  for (const { visitId } of [browser, pending]) {
    const raw = Buffer.from(visitId, 'base64url');
    expect(raw).toHaveLength(32);
    for (const form of [
      visitId,
      raw.toString('hex'),
      Buffer.from(visitId).toString('hex'),
      raw.toString('base64'),
    ]) {
      expect(rows[0]?.dump.includes(form)).toBe(false);
    }
  }
});

describe('F3 sessions end by themselves, on the server', () => {
  it('after an hour without a request', async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    portal.wait(59 * minuteMs);
    expect(await browser.isLoggedIn()).toBe(true);
    portal.wait(59 * minuteMs);
    expect(await browser.isLoggedIn()).toBe(true); // the visit before counted
    portal.wait(60 * minuteMs);
    expect(await browser.isLoggedIn()).toBe(false);
  });

  it('after a day, however busy', async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    for (let halfHours = 1; halfHours < 48; halfHours += 1) {
      portal.wait(30 * minuteMs);
      expect(await browser.isLoggedIn()).toBe(true);
    }
    portal.wait(30 * minuteMs);
    expect(await browser.isLoggedIn()).toBe(false);
  });

  it('expired rows are removed, live ones stay', async () => {
    const portal = new PortalUnderTest(database());
    const [idle, live] = [await portal.addCustomer(), await portal.addCustomer()];
    const { customer: pending } = await portal.addCustomerWithFob();
    await portal.withPassword(idle);
    await portal.withPassword(pending);
    portal.wait(61 * minuteMs);
    const browser = await portal.withPassword(live);
    await removeExpired(database(), portal.now);
    expect(await portal.countOf('sessions', idle)).toBe(0);
    expect(await portal.countOf('pending_logins', pending)).toBe(0);
    expect(await browser.isLoggedIn()).toBe(true);
  });
});

describe('F4 logging out', () => {
  it('kills the session on the server and clears what the browser kept', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    const browser = await portal.withPassword(customer);
    const stolen = browser.clone();
    expect((await browser.open('/account/customer')).headers.get('cache-control')).toBe('no-store'); // back shows nothing
    const answer = await browser.submit('/logout', {});
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(browser.page?.text).toContain('You are logged out.');
    expect(await stolen.isLoggedIn()).toBe(false);
    expect(await portal.countOf('sessions', customer)).toBe(0);
  });

  it('only by POST', async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    expect((await browser.open('/logout')).status).toBe(404);
    expect(await browser.isLoggedIn()).toBe(true);
  });
});

it('F8 what opens a session is in no page and no address, and no script could put it into a storage', async () => {
  const portal = new PortalUnderTest(database());
  const browser = await portal.withPassword(await portal.addCustomer());
  const secrets = [...browser.cookies.values()].filter((value) => value.length === 43);
  expect(secrets).toHaveLength(2);
  const paths = ['', '/security', '/security/otp', '/security/notices', '/security/sessions'];
  for (const path of paths) {
    const page = await browser.open(path === '' ? '/account/customer' : `/account${path}`);
    expect(page.status, path).toBe(200);
    for (const secret of secrets) expect(page.text.includes(secret)).toBe(false);
    expect(page.document.querySelectorAll('script')).toHaveLength(0);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.headers.get('content-security-policy')).not.toContain('script-src');
  }
});
