import { describe, expect, it } from 'vitest';
import type { Fob } from './fob.ts';
import {
  password,
  PortalUnderTest,
  setUpPath,
  stepMs,
  useDatabase,
  type TestCustomer,
} from './portal-under-test.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();

const alreadyUsed = 'already used';

interface Surface {
  readonly path: string;
  /** A browser that stands before this surface. */
  readonly prepare: (portal: PortalUnderTest, customer: TestCustomer, fob: Fob) => Promise<TestBrowser>;
}

const loggedIn: Surface['prepare'] = (portal, customer, fob) => portal.loggedIn(customer, fob.code());

/** Every place where a code is accepted. */
const surfaces: Record<'login' | 'show key' | 'deactivation', Surface> = {
  login: { path: '/login/otp', prepare: (portal, customer) => portal.withPassword(customer) },
  'show key': { path: `${setUpPath}/key`, prepare: loggedIn },
  deactivation: { path: `${setUpPath}/deactivate`, prepare: loggedIn },
};

describe('A7 one used step for every surface', () => {
  it.each(['login', 'show key'] as const)('spent at %s: refused at every surface', async (spentAt) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const waiting: { readonly path: string; readonly browser: TestBrowser }[] = [];
    for (const { path, prepare } of [surfaces[spentAt], ...Object.values(surfaces)]) {
      waiting.push({ path, browser: await prepare(portal, customer, fob) });
      portal.wait(stepMs); // getting there may have spent a code
    }
    const code = fob.code();
    const [spender, ...others] = waiting;
    expect((await spender?.browser.submit(spender.path, { password, code }))?.status).toBeLessThan(400);
    for (const { path, browser } of others) {
      await browser.submit(path, { password, code });
      expect(browser.page?.complaints, path).toContain(alreadyUsed);
    }
    expect(await portal.isActive(customer)).toBe(true);
  });

  it('spent at activation: refused at every surface', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    await browser.submit(setUpPath, { password, code: fob.code() });
    for (const { path } of Object.values(surfaces)) {
      const where = path === surfaces.login.path ? await portal.withPassword(customer) : browser;
      await where.submit(path, { password, code: fob.code() });
      expect(where.page?.complaints, path).toContain(alreadyUsed);
    }
    expect(await portal.isActive(customer)).toBe(true);
  });
});

it('A8 fifty parallel logins with one code give exactly one session', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browsers: TestBrowser[] = [];
  // One after another: fifty passwords at the same moment would meet their own limit (B12).
  while (browsers.length < 50) browsers.push(await portal.withPassword(customer));
  const answers = await Promise.all(
    browsers.map((browser) => browser.submit('/login/otp', { code: fob.code() })),
  );
  const loggedIn = await Promise.all(browsers.map((browser) => browser.isLoggedIn()));
  expect(loggedIn.filter(Boolean)).toHaveLength(1);
  expect(await portal.countOf('sessions', customer)).toBe(1);
  expect(answers.filter(({ status }) => status >= 500)).toHaveLength(0);
  expect(answers.filter(({ status }) => status === 422 || status === 429)).toHaveLength(49);
});

it('A8 two tabs of one pending login sending two valid codes give exactly one session', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  for (let round = 0; round < 10; round += 1) {
    const tab = await portal.withPassword(customer);
    const before = await portal.countOf('sessions', customer);
    const tabs = [tab, tab.clone(), tab.clone()];
    await Promise.all(
      tabs.map((browser, index) => browser.submit('/login/otp', { code: fob.code(index - 1) })),
    );
    expect(await portal.countOf('sessions', customer)).toBe(before + 1);
    portal.wait(4 * stepMs);
  }
});

describe('A9 spelling a used code differently does not make it new', () => {
  const arabicIndic = (code: string): string =>
    code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
  const fullWidth = (code: string): string =>
    code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const spellings: Record<string, (code: string) => string> = {
    'a space inside': (code) => `${code.slice(0, 3)} ${code.slice(3)}`,
    'a space before': (code) => ` ${code}`,
    'a line end': (code) => `${code}\n`,
    'a hyphen': (code) => `${code.slice(0, 3)}-${code.slice(3)}`,
    'a no-break space': (code) => `${code.slice(0, 3)}\u00A0${code.slice(3)}`,
    'full-width digits': fullWidth,
    'Arabic-Indic digits': arabicIndic,
    'a plus sign': (code) => `+${code}`,
    'a decimal point': (code) => `${code}.0`,
  };
  it.each(Object.entries(spellings))('%s', async (_, respell) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
    const second = await portal.withPassword(customer);
    const answer = await second.submit('/login/otp', { code: respell(fob.code()) });
    expect(answer.status).toBe(422);
    expect(second.page?.complaints).toMatch(/already used|exactly 6 digits/);
    expect(await second.isLoggedIn()).toBe(false);
  });

  it('grouping a fresh code, as key fobs show it, is no fault', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const code = fob.code();
    expect(await (await portal.loggedIn(customer, `${code.slice(0, 3)} ${code.slice(3)}`)).isLoggedIn()).toBe(
      true,
    );
  });
});

describe('A11 malformed input is a clean refusal and costs an attempt', () => {
  const bodies: Record<string, { body: string; type?: string; costs: number }> = {
    empty: { body: 'code=', costs: 0 },
    missing: { body: '', costs: 0 },
    'five digits': { body: 'code=12345', costs: 1 },
    'seven digits': { body: 'code=1234567', costs: 1 },
    'eight digits': { body: 'code=12345678', costs: 1 },
    letters: { body: 'code=abcdef', costs: 1 },
    'ten kilobytes': { body: `code=${'1'.repeat(10_000)}`, costs: 1 },
    'sent twice': { body: 'code=111111&code=222222', costs: 1 },
    'PHP array': { body: 'code[]=123456', costs: 0 },
    NUL: { body: 'code=123%00456', costs: 0 },
    'broken percent escape': { body: 'code=%zz1234', costs: 1 },
    'JSON number': { body: '{"code":123456}', type: 'application/json', costs: 0 },
    'JSON array': { body: '["123456"]', type: 'application/json', costs: 0 },
    multipart: { body: '--b\r\n\r\n--b--', type: 'multipart/form-data; boundary=b', costs: 0 },
  };
  it.each(Object.entries(bodies))('%s', async (_, { body, type, costs }) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.withPassword(customer);
    const csrf = browser.page?.formFields('/login/otp')['csrf'] ?? '';
    const answer = await browser.post(
      '/login/otp',
      `csrf=${csrf}&${body}`,
      type === undefined ? {} : { 'content-type': type },
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(/node_modules|\.tsx?:\d|\bat \w+ \(/.exec(answer.text), 'a stack trace').toBeNull();
    expect(portal.logLines).toEqual([]);
    const { rows } = await database().execute<{ attempts: number }>(
      `select attempts from otp_keys where customer_id = '${customer.id}'`,
    );
    expect(rows[0]?.attempts).toBe(costs);
    expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
  });
});

it('A14 two fobs with one key: the same step is refused with a reason, the next one works', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await portal.loggedIn(customer, fob.code());
  const second = await portal.withPassword(customer);
  await second.submit('/login/otp', { code: fob.code() });
  expect(second.page?.complaints).toContain('already used. Wait for the next one (in 23 seconds)');
  portal.wait(23_000);
  await second.submit('/login/otp', { code: fob.code() });
  expect(await second.isLoggedIn()).toBe(true);
});

it('A15 a replayed and a wrong code look alike from outside: same status, same kind of page', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  await portal.loggedIn(customer, fob.code());
  const browser = await portal.withPassword(customer);
  const replayed = await browser.submit('/login/otp', { code: fob.code() });
  const wrong = await browser.submit('/login/otp', { code: fob.wrongCode() });
  expect(replayed.status).toBe(wrong.status);
  expect([...replayed.headers.keys()]).toEqual([...wrong.headers.keys()]);
  expect(Math.abs(replayed.text.length - wrong.text.length)).toBeLessThan(100);
});
