import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../portal-demo/adapters/system.ts';
import { linkIn, mailsFor } from './mailbox.ts';
import { password, PortalUnderTest, stepMs, useDatabase, type TestCustomer } from './portal-under-test.ts';
import { startPath } from './recovery-steps.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();
const sessionsPath = '/account/security/sessions';

const logoutLink = async (customer: TestCustomer): Promise<string> =>
  linkIn((await mailsFor(database(), customer.login)).at(-1), '/logout-all');

async function openLink(browser: TestBrowser, link: string): Promise<void> {
  const answer = await browser.open(link);
  await browser.open(answer.location ?? 'nowhere');
}

/** The list's entry that holds this text. */
function entryWith(browser: TestBrowser, text: string): { id: string; text: string } {
  const entries = [...(browser.page?.document.querySelectorAll('label.choice') ?? [])].map((entry) => ({
    id: entry.querySelector('input')?.getAttribute('value') ?? '',
    text: entry.textContent,
  }));
  return entries.find((entry) => entry.text.includes(text)) ?? expect.fail(`no session with ${text}`);
}

describe('F5 the owner sees the active sessions and can end any, after proof', () => {
  it('each with browser, address, place and times; this one is marked', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    portal.address = '198.51.100.7';
    await portal.withPassword(customer);
    portal.address = '192.0.2.10';
    const browser = await portal.withPassword(customer);
    await portal.withPassword(await portal.addCustomer());
    await browser.open(sessionsPath);
    expect(browser.page?.document.querySelectorAll('label.choice')).toHaveLength(2);
    expect(entryWith(browser, '198.51.100.7').text).toContain('Leipzig, Germany');
    expect(entryWith(browser, '198.51.100.7').text).not.toContain('this browser');
    expect(entryWith(browser, '192.0.2.10').text).toContain('this browser');
  });

  it('ends the chosen one only, and only with the password', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    portal.address = '198.51.100.7';
    const other = await portal.withPassword(customer);
    portal.address = '192.0.2.10';
    const browser = await portal.withPassword(customer);
    await browser.open(sessionsPath);
    const session = entryWith(browser, '198.51.100.7').id;
    for (const typed of [
      { session, password: 'wrong' },
      { session, password: '' },
      { session: '', password },
    ]) {
      const answer = await browser.submit(sessionsPath, typed);
      expect(answer.status).toBe(422);
      expect(await other.isLoggedIn()).toBe(true);
    }
    await browser.submit(sessionsPath, { session, password });
    expect(browser.page?.text).toContain('The session is ended.');
    expect(await other.isLoggedIn()).toBe(false);
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('needs a code too while OTP is on', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const other = await portal.loggedIn(customer, fob.code());
    portal.wait(stepMs);
    portal.address = '192.0.2.10';
    const browser = await portal.loggedIn(customer, fob.code());
    await browser.open(sessionsPath);
    const session = entryWith(browser, '2001:db8').id;
    portal.wait(stepMs);
    await browser.submit(sessionsPath, { session, password, code: fob.wrongCode() });
    expect(await other.isLoggedIn()).toBe(true);
    await browser.submit(sessionsPath, { session, password, code: fob.code() });
    expect(await other.isLoggedIn()).toBe(false);
  });

  it("somebody else's session is not there to be ended", async () => {
    const portal = new PortalUnderTest(database());
    const [victim, attacker] = [await portal.addCustomer(), await portal.addCustomer()];
    const victimBrowser = await portal.withPassword(victim);
    await victimBrowser.open(sessionsPath);
    const session = entryWith(victimBrowser, 'this browser').id;
    const browser = await portal.withPassword(attacker);
    await browser.submit(sessionsPath, { session, password });
    expect(await victimBrowser.isLoggedIn()).toBe(true);
  });

  it('ending this one logs out here', async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    await browser.open(sessionsPath);
    await browser.submit(sessionsPath, { session: entryWith(browser, 'this browser').id, password });
    expect(await browser.isLoggedIn()).toBe(false);
    expect(browser.page?.text).toContain('You are logged out.');
  });
});

describe('F6 logging out everywhere', () => {
  it('ends twenty busy sessions, and logins that wait for a code or a link; other customers stay', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const sessions: TestBrowser[] = [];
    for (let count = 0; count < 20; count += 1) {
      sessions.push(await portal.loggedIn(customer, fob.code()));
      portal.wait(stepMs);
    }
    const pending = await portal.withPassword(customer);
    const bystander = await portal.withPassword(await portal.addCustomer());
    const [first] = sessions;
    await first?.open('/account/security');
    let isOver = false;
    const hammering = sessions.slice(1).map(async (browser) => {
      while (!isOver) await browser.isLoggedIn();
    });
    await first?.submit('/account/security/sessions/end-all', {});
    expect(await Promise.all(sessions.map((browser) => browser.isLoggedIn()))).not.toContain(true);
    isOver = true;
    await Promise.all(hammering);
    expect((await pending.submit('/login/otp', { code: fob.code() })).location).toBe('/login?done=restart');
    expect(await pending.isLoggedIn()).toBe(false);
    expect(await bystander.isLoggedIn()).toBe(true);
    expect(await portal.countOf('sessions', customer)).toBe(0);
    expect(await portal.countOf('pending_logins', customer)).toBe(0);
  });

  it('a login in flight cannot survive: no session that began before is alive after', async () => {
    for (let round = 0; round < 30; round += 1) {
      const portal = new PortalUnderTest(database());
      const { customer, fob } = await portal.addCustomerWithFob();
      const owner = await portal.loggedIn(customer, fob.code());
      await owner.open('/account/security');
      portal.wait(stepMs);
      const inFlight = await portal.withPassword(customer);
      await inFlight.open('/login/otp');
      await Promise.all([
        inFlight.submit('/login/otp', { code: fob.code() }),
        owner.submit('/account/security/sessions/end-all', {}),
      ]);
      expect(await inFlight.isLoggedIn()).toBe(false);
      expect(await owner.isLoggedIn()).toBe(false);
    }
  });

  it('ends a recovery that somebody with the password began', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const owner = await portal.loggedIn(customer, fob.code());
    const thief = await portal.withPassword(customer);
    await thief.submit(startPath, {});
    expect(await portal.countOf('recoveries', customer)).toBe(1);
    await owner.open('/account/security');
    await owner.submit('/account/security/sessions/end-all', {});
    expect(await portal.countOf('recoveries', customer)).toBe(0);
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('works once more for a session that is dead already, without harm', async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    await browser.open('/account/security');
    const stale = browser.clone();
    await browser.submit('/account/security/sessions/end-all', {});
    const answer = await stale.submit('/account/security/sessions/end-all', {});
    expect(answer.location).toMatch(/^\/login/);
  });
});

describe('G12 the link of a login mail that logs out everywhere', () => {
  it('works logged out, twice, and never logs anybody in', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer({ noticeFrequency: 'every' });
    const browser = await portal.withPassword(customer);
    const link = await logoutLink(customer);
    const owner = portal.newBrowser();
    for (let time = 0; time < 2; time += 1) {
      await openLink(owner, link);
      expect(owner.page?.text).toContain(customer.login);
      const answer = await owner.submit('/logout-all', {});
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(owner.page?.title).toBe('All sessions are ended');
      expect(await portal.countOf('sessions', customer)).toBe(0);
      expect(await owner.isLoggedIn()).toBe(false);
    }
    expect(await browser.isLoggedIn()).toBe(false);
  });

  it('opening it does nothing, nor does a form from elsewhere', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer({ noticeFrequency: 'every' });
    const browser = await portal.withPassword(customer);
    const link = await logoutLink(customer);
    const reader = portal.newBrowser();
    await openLink(reader, link);
    const body = new URLSearchParams(reader.page?.formFields('/logout-all')).toString();
    const other = portal.newBrowser();
    await other.open('/login');
    expect((await other.post('/logout-all', body)).status).toBe(403);
    expect((await reader.post('/logout-all', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('lives thirty days', async () => {
    const dayMs = 24 * 60 * 60_000;
    for (const [ms, status] of [
      [30 * dayMs - 1000, 200],
      [30 * dayMs + 1000, 410],
    ] as const) {
      const portal = new PortalUnderTest(database());
      const customer = await portal.addCustomer({ noticeFrequency: 'every' });
      await portal.withPassword(customer);
      const link = await logoutLink(customer);
      portal.wait(ms);
      const reader = portal.newBrowser();
      await openLink(reader, link);
      expect(reader.page?.status).toBe(status);
    }
  });

  it('a made-up code leads nowhere', async () => {
    const portal = new PortalUnderTest(database());
    const reader = portal.newBrowser();
    await openLink(reader, `/logout-all/${Buffer.from(systemRandom.bytes(32)).toString('base64url')}`);
    expect(reader.page?.status).toBe(410);
    expect((await reader.open('/logout-all/short')).status).toBe(404);
  });

  it('ends a login that waits for its link, too', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer({ noticeFrequency: 'every', linkFrequency: 'every' });
    const thief = await portal.withPassword(customer);
    const owner = portal.newBrowser();
    await openLink(owner, await logoutLink(customer));
    await owner.submit('/logout-all', {});
    expect((await thief.open('/login/confirm')).location).toBe('/login?done=restart');
  });
});
