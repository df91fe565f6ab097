import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../portal-demo/adapters/system.ts';
import { otpKeys } from '../../portal-demo/tables.ts';
import { dumpOf } from './database-dump.ts';
import { linkIn, mailsFor } from './mailbox.ts';
import { password, PortalUnderTest, stepMs, useDatabase, type TestCustomer } from './portal-under-test.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();
const waitPath = '/login/confirm';
const linkPath = '/confirm-login';
const always = { noticeFrequency: 'every', linkFrequency: 'every' } as const;
const minuteMs = 60_000;

const lastLink = async (customer: TestCustomer, path = linkPath): Promise<string> =>
  linkIn((await mailsFor(database(), customer.login)).at(-1), path);

/** The number the login's own screen shows. */
const numberOn = (browser: TestBrowser): string =>
  /Number of this login: (\d{2})/.exec(browser.page?.document.body.textContent ?? '')?.[1] ?? 'none';

/** Somebody who has given the password and waits, and the link that was mailed. */
async function waiting(
  portal = new PortalUnderTest(database()),
): Promise<{ portal: PortalUnderTest; customer: TestCustomer; browser: TestBrowser; link: string }> {
  const customer = await portal.addCustomer(always);
  const browser = await portal.withPassword(customer);
  return { portal, customer, browser, link: await lastLink(customer) };
}

/** Opens the link as a person does: to the page with the button. */
async function openLink(browser: TestBrowser, link: string): Promise<void> {
  const answer = await browser.open(link);
  await browser.open(answer.location ?? 'nowhere');
}

async function confirmElsewhere(portal: PortalUnderTest, link: string, number: string): Promise<TestBrowser> {
  const elsewhere = portal.newBrowser();
  await openLink(elsewhere, link);
  await elsewhere.submit(linkPath, { number });
  return elsewhere;
}

describe('a login that waits for its link', () => {
  it('goes on in its own browser after a confirmation there', async () => {
    const { browser, link } = await waiting();
    expect(browser.page?.title).toBe('Confirm the login by e-mail');
    expect(await browser.isLoggedIn()).toBe(false);
    await openLink(browser, link);
    await browser.submit(linkPath, {});
    expect(browser.page?.text).toContain('The login is confirmed.');
    await browser.submit(waitPath, {});
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('says so when it was not confirmed yet, and stays', async () => {
    const { browser, customer, portal } = await waiting();
    const answer = await browser.submit(waitPath, {});
    expect(answer.status).toBe(422);
    expect(browser.page?.complaints).toContain('not confirmed yet');
    expect(await portal.countOf('sessions', customer)).toBe(0);
  });

  it('sends one mail: confirming it brings no second one', async () => {
    const { browser, customer, link, portal } = await waiting();
    await confirmElsewhere(portal, link, numberOn(browser));
    await browser.submit(waitPath, {});
    expect(await browser.isLoggedIn()).toBe(true);
    expect(await portal.mailsTo(customer)).toEqual(['Confirm your login']);
  });

  it('waits by the same rules as the notices: not for a known browser and network when only new ones count', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer({ noticeFrequency: 'every', linkFrequency: 'unknown' });
    const first = await portal.withPassword(customer);
    expect(await first.isLoggedIn()).toBe(false);
    await confirmElsewhere(portal, await lastLink(customer), numberOn(first));
    await first.submit(waitPath, {});
    expect(await (await portal.withPassword(customer)).isLoggedIn()).toBe(true);
    portal.address = '203.0.113.77';
    expect(await (await portal.withPassword(customer)).isLoggedIn()).toBe(false);
  });

  it('a login that was never finished does not make its network known', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer({ noticeFrequency: 'every', linkFrequency: 'unknown' });
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await (await portal.withPassword(customer)).isLoggedIn()).toBe(false);
  });
});

it('G1 GET, HEAD and OPTIONS change nothing, however often', async () => {
  const { portal, customer, browser, link } = await waiting();
  const scanner = portal.newBrowser();
  const before = await dumpOf(database(), ['history']);
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    for (let count = 0; count < 10; count += 1) {
      await scanner.request(link, { method });
      await scanner.request(linkPath, { method });
      await scanner.request(await lastLink(customer, '/logout-all'), { method });
      await scanner.request('/logout-all', { method });
    }
  }
  expect(await dumpOf(database(), ['history'])).toBe(before);
  await confirmElsewhere(portal, link, numberOn(browser));
  await browser.submit(waitPath, {});
  expect(await browser.isLoggedIn()).toBe(true);
});

it('G2 there is nothing on the page that could send it: no script, no automatic reload', async () => {
  const { portal, link, customer } = await waiting();
  for (const path of [link, await lastLink(customer, '/logout-all')]) {
    const scanner = portal.newBrowser();
    await openLink(scanner, path);
    const { document, headers } = scanner.page ?? expect.fail();
    expect(document.querySelectorAll('button')).not.toHaveLength(0);
    expect(document.querySelectorAll('script, meta[http-equiv], iframe, [onload], [autofocus]')).toHaveLength(
      0,
    );
    expect(headers.get('refresh')).toBeNull();
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  }
});

describe('G3 the button works only on the page that was opened in this browser', () => {
  it('not without having opened the link', async () => {
    const { portal, link, browser, customer } = await waiting();
    const reader = portal.newBrowser();
    await openLink(reader, link);
    const fields = { ...reader.page?.formFields(linkPath), number: numberOn(browser) };
    const other = portal.newBrowser();
    await other.open('/login');
    const csrf = other.page?.formFields('/login')['csrf'] ?? '';
    for (const body of [fields, { ...fields, csrf }]) {
      const answer = await other.post(linkPath, new URLSearchParams(body).toString());
      expect([403, 410]).toContain(answer.status);
    }
    expect((await browser.submit(waitPath, {})).status).toBe(422);
    expect(await portal.countOf('sessions', customer)).toBe(0);
  });

  it('not for another link that was opened meanwhile', async () => {
    const portal = new PortalUnderTest(database());
    const [mine, foreign] = [await waiting(portal), await waiting(portal)];
    await openLink(mine.browser, mine.link);
    const shown = mine.browser.page;
    await openLink(mine.browser, foreign.link); // in another tab
    mine.browser.page = shown;
    expect((await mine.browser.submit(linkPath, {})).status).toBe(410);
    expect((await foreign.browser.submit(waitPath, {})).status).toBe(422);
  });

  it('not from another site', async () => {
    const { portal, link, browser } = await waiting();
    const victim = portal.newBrowser();
    await openLink(victim, link);
    const body = new URLSearchParams({ ...victim.page?.formFields(linkPath), number: numberOn(browser) });
    const answer = await victim.post(linkPath, body.toString(), { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});

it('G4 twenty parallel confirmations: one confirms, and one session follows', async () => {
  const { portal, link, browser, customer } = await waiting();
  const number = numberOn(browser);
  const readers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const reader = portal.newBrowser();
      await openLink(reader, link);
      return reader;
    }),
  );
  await Promise.all(readers.map((reader) => reader.submit(linkPath, { number })));
  expect(readers.filter(({ page }) => page?.title === 'Login confirmed')).toHaveLength(1);
  expect(readers.filter(({ page }) => page?.status === 410)).toHaveLength(19);
  const tabs = Array.from({ length: 20 }, () => browser.clone());
  await Promise.all(tabs.map((tab) => tab.submit(waitPath, {})));
  expect(await portal.countOf('sessions', customer)).toBe(1);
});

it('G5 the link lives ten minutes, to the second', async () => {
  for (const [ms, title] of [
    [10 * minuteMs - 1000, 'Login confirmed'],
    [10 * minuteMs + 1000, 'This link does not work (any more)'],
  ] as const) {
    const { portal, link, browser } = await waiting();
    const number = numberOn(browser);
    const reader = portal.newBrowser();
    await openLink(reader, link);
    portal.wait(ms);
    await reader.submit(linkPath, { number });
    expect(reader.page?.title).toBe(title);
  }
});

it('G6 a newer link kills the older one, with its number', async () => {
  const { portal, link, browser, customer } = await waiting();
  const number = numberOn(browser);
  await browser.submit('/login/confirm/resend', {});
  const newer = await lastLink(customer);
  expect(newer).not.toBe(link);
  const old = portal.newBrowser();
  await openLink(old, link);
  expect(old.page?.status).toBe(410);
  await confirmElsewhere(portal, newer, numberOn(browser));
  expect((await browser.submit(waitPath, {})).location).toBe('/account/customer');
  expect(number).toMatch(/^\d{2}$/);
});

describe('G7 a link belongs to one login and one purpose', () => {
  it('the link of one login does not finish another, of the same customer or of somebody else', async () => {
    const portal = new PortalUnderTest(database());
    const first = await waiting(portal);
    const second = await portal.withPassword(first.customer);
    const stranger = await waiting(portal);
    await confirmElsewhere(portal, first.link, numberOn(first.browser));
    for (const browser of [second, stranger.browser])
      expect((await browser.submit(waitPath, {})).status).toBe(422);
    await first.browser.submit(waitPath, {});
    expect(await first.browser.isLoggedIn()).toBe(true);
  });

  it('the code of one purpose is worth nothing for another', async () => {
    const { portal, link, customer } = await waiting();
    const code = link.split('/').at(-1) ?? '';
    const logoutCode = (await lastLink(customer, '/logout-all')).split('/').at(-1) ?? '';
    for (const path of [`/logout-all/${code}`, `${linkPath}/${logoutCode}`]) {
      const reader = portal.newBrowser();
      await openLink(reader, path);
      expect(reader.page?.status).toBe(410);
    }
  });
});

describe('G8 a stranger is not let in by a careless owner', () => {
  it('the page tells who, from where, with what and when, and asks for the number', async () => {
    const portal = new PortalUnderTest(database());
    portal.address = '198.51.100.7';
    const { customer, link } = await waiting(portal);
    const owner = portal.newBrowser();
    await openLink(owner, link);
    const text = owner.page?.document.body.textContent ?? '';
    for (const fact of [customer.login, '198.51.100.7', 'Leipzig, Germany', '2 March 2026'])
      expect(text).toContain(fact);
    expect(owner.page?.document.querySelector('input[name=number]')).not.toBeNull();
    expect(text).not.toContain('Number of this login');
  });

  it('without the number, or with wrong ones, nothing is confirmed; after three the link is dead', async () => {
    const { portal, link, browser } = await waiting();
    const number = numberOn(browser);
    const wrong = number === '10' ? '11' : '10';
    const owner = portal.newBrowser();
    await openLink(owner, link);
    for (const typed of ['', wrong, `${number}0`]) {
      await owner.submit(linkPath, { number: typed });
      expect((await browser.submit(waitPath, {})).status).toBe(422);
    }
    await openLink(owner, link);
    expect(owner.page?.status).toBe(410);
    await browser.open(waitPath);
    expect(browser.page?.text).toContain('no working link');
  });

  it('parallel guesses share three tries', async () => {
    const { portal, link, browser } = await waiting();
    const number = numberOn(browser);
    const guesses = Array.from({ length: 30 }, (_, index) => String(10 + index)).filter(
      (guess) => guess !== number,
    );
    const guesser = portal.newBrowser();
    await openLink(guesser, link);
    const answers = await Promise.all(
      guesses.map((guess) => guesser.clone().submit(linkPath, { number: guess })),
    );
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(3);
    await guesser.submit(linkPath, { number }).catch(() => undefined); // the page with the form is gone
    expect((await browser.submit(waitPath, {})).status).toBe(422);
  });

  it('only the browser that began gets the session', async () => {
    const { portal, link, browser } = await waiting();
    const owner = await confirmElsewhere(portal, link, numberOn(browser));
    expect(await owner.isLoggedIn()).toBe(false);
    expect((await owner.request(waitPath)).status).toBe(303);
    await browser.submit(waitPath, {});
    expect(await browser.isLoggedIn()).toBe(true);
    expect(await owner.isLoggedIn()).toBe(false);
  });

  it('"No, it is not me" ends that login', async () => {
    const { portal, link, browser, customer } = await waiting();
    const owner = portal.newBrowser();
    await openLink(owner, link);
    await owner.submit(`${linkPath}/refuse`, {});
    expect(owner.page?.title).toBe('Login stopped');
    expect(await portal.countOf('pending_logins', customer)).toBe(0);
    expect((await browser.submit(waitPath, {})).location).toBe('/login?done=restart');
  });
});

it('G10 codes have 256 bits, are stored as hashes, and are in no log', async () => {
  const { portal, link, customer } = await waiting();
  const codes = [link, await lastLink(customer, '/logout-all')].map((path) => path.split('/').at(-1) ?? '');
  const dump = await dumpOf(database(), ['messages']); // the built-in inbox is the mailbox itself
  for (const code of codes) {
    expect(Buffer.from(code, 'base64url')).toHaveLength(32);
    for (const form of [
      code,
      Buffer.from(code).toString('hex'),
      Buffer.from(code, 'base64url').toString('hex'),
    ])
      expect(dump.includes(form)).toBe(false);
  }
  const broken = new PortalUnderTest(database(), { clock: { now: () => expect.fail('a broken clock') } });
  for (const path of ['/confirm-login', '/logout-all'])
    await broken.newBrowser().request(`${path}/${codes[0] ?? ''}`);
  const reader = broken.newBrowser();
  await openLink(reader, link).catch(() => undefined);
  expect(broken.logLines).not.toHaveLength(0);
  for (const code of codes) expect([...portal.logLines, ...broken.logLines].join('\n')).not.toContain(code);
});

it('G11 the landing sends no referrer, and the page behind it has the code nowhere', async () => {
  const { portal, link, customer } = await waiting();
  for (const path of [link, await lastLink(customer, '/logout-all')]) {
    const code = path.split('/').at(-1) ?? '';
    const reader = portal.newBrowser();
    const answer = await reader.open(path);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.location).not.toContain(code);
    const page = await reader.open(answer.location ?? '');
    expect(page.text).not.toContain(code);
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
  }
});

describe('E14 with both on, link and code are both needed', () => {
  const both = async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob(always);
    const browser = await portal.withPassword(customer);
    return { portal, customer, fob, browser, link: await lastLink(customer) };
  };

  it('the code alone opens nothing, then the link does', async () => {
    const { portal, customer, fob, browser, link } = await both();
    const number = numberOn(browser);
    await browser.submit('/login/otp', { code: fob.code() });
    expect(browser.page?.title).toBe('Confirm the login by e-mail');
    expect((await browser.submit(waitPath, {})).status).toBe(422);
    expect(await portal.countOf('sessions', customer)).toBe(0);
    await confirmElsewhere(portal, link, number);
    await browser.submit(waitPath, {});
    expect(await browser.isLoggedIn()).toBe(true);
    expect(await portal.countOf('sessions', customer)).toBe(1);
  });

  it('the link alone opens nothing, then the code does', async () => {
    const { portal, customer, fob, browser, link } = await both();
    await confirmElsewhere(portal, link, numberOn(browser));
    const csrf = browser.page?.formFields('/login/otp')['csrf'] ?? '';
    const answer = await browser.post(waitPath, new URLSearchParams({ csrf }).toString());
    expect(answer.location).toBe('/login/otp');
    expect(await portal.countOf('sessions', customer)).toBe(0);
    await browser.submit('/login/otp', { code: fob.code() });
    expect(await browser.isLoggedIn()).toBe(true);
    expect(await portal.countOf('sessions', customer)).toBe(1);
  });

  it('code and link at the same moment give one session at most, and it can always be finished', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { portal, customer, fob, browser, link } = await both();
      const owner = portal.newBrowser();
      const number = numberOn(browser);
      await openLink(owner, link);
      await Promise.all([
        browser.submit('/login/otp', { code: fob.code() }),
        owner.submit(linkPath, { number }),
      ]);
      if (!(await browser.isLoggedIn())) await browser.submit(waitPath, {});
      expect(await browser.isLoggedIn()).toBe(true);
      expect(await portal.countOf('sessions', customer)).toBe(1);
      portal.wait(stepMs);
    }
  });

  it('a code proven for a key that was replaced since opens nothing', async () => {
    const { portal, customer, fob, browser, link } = await both();
    const number = numberOn(browser);
    await browser.submit('/login/otp', { code: fob.code() });
    await portal.ports.database.delete(otpKeys).where(eq(otpKeys.customerId, customer.id));
    await portal.addKey(customer, systemRandom.bytes(20));
    await confirmElsewhere(portal, link, number);
    const answer = await browser.submit(waitPath, {});
    expect(answer.location).toBe('/login/otp');
    expect(await portal.countOf('sessions', customer)).toBe(0);
  });
});

describe('G15 when the mail cannot be sent', () => {
  it('the login waits, says so and can try again; it never falls open', async () => {
    let isBroken = true;
    const working = new PortalUnderTest(database());
    const portal = new PortalUnderTest(database(), {
      mail: {
        send: (mail) =>
          isBroken ? Promise.reject(new Error('451 try again later')) : working.ports.mail.send(mail),
      },
    });
    const customer = await portal.addCustomer(always);
    const browser = await portal.withPassword(customer);
    expect(browser.page?.complaints).toContain('could not be sent yet');
    expect((await browser.submit(waitPath, {})).status).toBe(422);
    expect(await portal.countOf('sessions', customer)).toBe(0);
    isBroken = false;
    await browser.submit('/login/confirm/resend', {});
    expect(browser.page?.complaints).toBe('');
    await confirmElsewhere(portal, await lastLink(customer), numberOn(browser));
    await browser.submit(waitPath, {});
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('links are limited per customer: somebody with the password cannot fill the mailbox', async () => {
    const { portal, browser, customer } = await waiting();
    for (let count = 0; count < 12; count += 1) {
      await browser.open(waitPath);
      await browser.submit('/login/confirm/resend', {});
    }
    expect(browser.page?.status).toBe(429);
    expect(browser.page?.complaints).toContain('Too many links');
    expect(await portal.mailsTo(customer)).toHaveLength(10);
    await portal.withPassword(customer);
    expect(await portal.mailsTo(customer)).toHaveLength(10);
    portal.wait(61 * minuteMs);
    const later = await portal.withPassword(customer);
    expect(later.page?.text).toContain('We sent you an e-mail');
  });
});

it('a change of the settings ends logins that were judged by the old ones', async () => {
  const portal = new PortalUnderTest(database());
  const customer = await portal.addCustomer({ noticeFrequency: 'never' });
  const owner = await portal.withPassword(customer);
  await owner.submit('/account/security/notices', { notice: 'every', link: 'every', password });
  const thief = await portal.withPassword(customer);
  await owner.open('/account/security/notices');
  await owner.submit('/account/security/notices', { notice: 'every', link: 'never', password });
  expect((await thief.open(waitPath)).location).toBe('/login?done=restart');
});
