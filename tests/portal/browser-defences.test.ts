import { describe, expect, it } from 'vitest';
import { PortalUnderTest, publicUrl, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
const formType = 'application/x-www-form-urlencoded';

describe('K1 an unsafe request must come from our own page, whatever its content type', () => {
  const own = { origin: publicUrl.origin, 'content-type': formType };
  const forged: Record<string, { headers: Record<string, string>; hasToken: boolean }> = {
    'a form from another origin': { headers: { ...own, origin: 'https://evil.example' }, hasToken: true },
    'a form from another port': { headers: { ...own, origin: 'http://localhost:8081' }, hasToken: true },
    'a form from a look-alike origin': {
      headers: { ...own, origin: 'http://localhost:8080.evil.example' },
      hasToken: true,
    },
    'Origin: null': { headers: { ...own, origin: 'null' }, hasToken: true },
    'no Origin': { headers: { 'content-type': formType }, hasToken: true },
    'Sec-Fetch-Site: cross-site': { headers: { ...own, 'sec-fetch-site': 'cross-site' }, hasToken: true },
    'Sec-Fetch-Site: same-site': { headers: { ...own, 'sec-fetch-site': 'same-site' }, hasToken: true },
    'Sec-Fetch-Site: none': { headers: { ...own, 'sec-fetch-site': 'none' }, hasToken: true },
    'no token': { headers: own, hasToken: false },
    'JSON from another origin': {
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      hasToken: true,
    },
    'text/plain from another origin': {
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
      hasToken: true,
    },
    'no content type from another origin': {
      headers: { origin: 'https://evil.example', 'content-type': '' },
      hasToken: true,
    },
    'JSON from our own origin': { headers: { ...own, 'content-type': 'application/json' }, hasToken: true },
    'text/plain from our own origin': { headers: { ...own, 'content-type': 'text/plain' }, hasToken: true },
  };
  it.each(Object.entries(forged))('%s: refused, nothing done', async (_, { headers, hasToken }) => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    const csrf = browser.page?.formFields('/logout')['csrf'] ?? '';
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await browser.request('/logout', {
        method,
        headers,
        body: hasToken ? `csrf=${csrf}` : '',
      });
      expect([403, 415]).toContain(answer.status);
    }
    expect(await browser.isLoggedIn()).toBe(true);
    await browser.submit('/logout', {}); // the same with everything right does work
    expect(await browser.isLoggedIn()).toBe(false);
  });

  it("another session's token is refused", async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    const other = await portal.withPassword(await portal.addCustomer());
    const csrf = other.page?.formFields('/logout')['csrf'] ?? '';
    expect((await browser.submit('/logout', { csrf })).status).toBe(403);
    expect(await browser.isLoggedIn()).toBe(true);
  });
});

/** One answer of every kind. */
async function answers(portal: PortalUnderTest): Promise<Map<string, Headers>> {
  const browser = await portal.withPassword(await portal.addCustomer());
  const found = new Map<string, Headers>();
  for (const path of [
    '/',
    '/login',
    '/account/customer',
    '/account/security/otp',
    '/nowhere',
    '/healthz',
    '/readyz',
    '/inbox',
  ]) {
    found.set(path, (await browser.request(path)).headers);
  }
  const stylesheet = /href="(\/static\/[^"]+\.css)"/.exec((await browser.open('/inbox')).text)?.[1] ?? '';
  found.set('stylesheet', (await browser.request(stylesheet)).headers);
  found.set('refused form', (await browser.post('/logout', 'csrf=x')).headers);
  found.set(
    'not a form',
    (await browser.post('/logout', '{}', { 'content-type': 'application/json' })).headers,
  );
  found.set('other host', (await portal.app.request('http://evil.example/login')).headers);
  found.set(
    'other host, POST',
    (await portal.app.request('http://evil.example/login', { method: 'POST' })).headers,
  );
  return found;
}

it('K2 and K4 the content security policy allows no script, no foreign content and no frame, on every answer', async () => {
  for (const [what, headers] of await answers(new PortalUnderTest(database()))) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; '), what).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]),
    );
    expect(policy, what).not.toMatch(/unsafe|script-src|\*|https?:/);
  }
});

it('K2 no page has anything inline that the policy would block', async () => {
  const portal = new PortalUnderTest(database());
  const browser = await portal.withPassword(await portal.addCustomer());
  for (const path of [
    '/account/customer',
    '/account/security',
    '/account/security/otp',
    '/inbox',
    '/nowhere',
  ]) {
    expect((await browser.open(path)).text, path).not.toMatch(/<style|\sstyle=|<script|src="(?!\/)|url\(/);
  }
});

it('K3 nosniff, Referrer-Policy, HSTS, COOP and CORP on every answer, errors included', async () => {
  for (const [what, headers] of await answers(new PortalUnderTest(database()))) {
    expect(
      {
        nosniff: headers.get('x-content-type-options'),
        referrer: headers.get('referrer-policy'),
        hsts: headers.get('strict-transport-security'),
        coop: headers.get('cross-origin-opener-policy'),
        corp: headers.get('cross-origin-resource-policy'),
      },
      what,
    ).toEqual({
      nosniff: 'nosniff',
      referrer: 'same-origin',
      hsts: 'max-age=63072000; includeSubDomains',
      coop: 'same-origin',
      corp: 'same-origin',
    });
    expect(headers.get('cache-control'), what).toMatch(what === 'stylesheet' ? /immutable/ : /no-store/);
  }
});

it('K5 an error page is generic and carries the id that the log has', async () => {
  const broken = {
    now: () => {
      throw new Error('secret detail: select * from customers');
    },
  };
  const portal = new PortalUnderTest(database(), { clock: broken });
  const browser = portal.newBrowser();
  const page = await browser.open('/account/customer');
  expect(page.status).toBe(500);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.text).not.toMatch(/secret detail|select \*|node_modules|\.ts\b/);
  const id = /mention the number ([0-9a-f]{12})/.exec(page.text)?.[1] ?? 'none';
  expect(portal.logLines.join('\n')).toContain(id);
  expect(portal.logLines.join('\n')).toContain('secret detail');
});

describe('K6 a request can only be so large', () => {
  it('ten megabytes are refused without being read to the end', async () => {
    const portal = new PortalUnderTest(database());
    const browser = portal.newBrowser();
    await browser.open('/login');
    let sentBytes = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 65_536;
        if (sentBytes > 10_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(97));
      },
    });
    const answer = await browser.request('/login', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { origin: publicUrl.origin, 'content-type': formType },
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(sentBytes).toBeLessThan(1_000_000);
  });

  it('a thousand fields are refused', async () => {
    const browser = new PortalUnderTest(database()).newBrowser();
    await browser.open('/login');
    expect((await browser.post('/login', 'a=1&'.repeat(1000))).status).toBe(413);
  });
});

describe('G9 the address of the portal is configured, never taken from the request', () => {
  it('another host name is sent to the right one, and a form there is refused', async () => {
    const { app } = new PortalUnderTest(database());
    const answer = await app.request('http://127.0.0.1:8080/login?next=/account/security');
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe('http://localhost:8080/login?next=/account/security');
    expect(
      (
        await app.request('http://evil.example/login', {
          method: 'POST',
          headers: { origin: 'http://evil.example' },
        })
      ).status,
    ).toBe(421);
  });

  it('forwarding headers change nothing', async () => {
    const browser = new PortalUnderTest(database()).newBrowser();
    const page = await browser.open('/login', {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    });
    expect(page.text).not.toContain('evil.example');
  });
});
