import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../portal-demo/adapters/json-log.ts';
import { historyEvents } from '../../portal-demo/history/events.ts';
import { statusOf } from '../../portal-demo/history/login-status.ts';
import { formatInstant } from '../../portal-demo/locales/instant.ts';
import { Fob } from './fob.ts';
import {
  password,
  PortalUnderTest,
  setUpPath,
  stepMs,
  useDatabase,
  type TestCustomer,
} from './portal-under-test.ts';
import type { Page, TestBrowser } from './test-browser.ts';

const database = useDatabase();

async function eventsOf(customer: TestCustomer): Promise<string[]> {
  const { rows } = await database().execute<{ event: string }>(
    sql`select event from history where customer_id = ${customer.id} order by id`,
  );
  return rows.map(({ event }) => event);
}

const tableOf = (page: Page | undefined): string[][] =>
  [...(page?.document.querySelectorAll('table.log tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('td > span:last-child')].map((cell) => cell.textContent),
  );

const detailLinks = (page: Page | undefined): string[] =>
  [...(page?.document.querySelectorAll('table.log td.open a') ?? [])].map(
    (link) => link.getAttribute('href') ?? '',
  );

it('J1 every step is logged, with time, address, browser and request', async () => {
  const portal = new PortalUnderTest(database());
  const customer = await portal.addCustomer();
  const stranger = portal.newBrowser();
  await stranger.submit('/login', { login: customer.login, password: 'wrong horse' });

  const { browser, fob } = await portal.atSetUp(customer);
  await browser.submit(setUpPath, { password: 'wrong horse', code: fob.code() });
  const { keyLink } = browser.page ?? {};
  expect(keyLink).toBeDefined();
  const second = Fob.fromLink(keyLink ?? '', () => portal.now);
  await browser.submit(setUpPath, { password, code: second.code(), 'end-other-sessions': '' });
  portal.wait(stepMs);
  await browser.submit(`${setUpPath}/key`, { password, code: second.code() });

  const other = await portal.withPassword(customer);
  await other.submit('/login/otp', { code: second.code() }); // spent at the key
  await other.submit('/login/otp', { code: second.wrongCode() });
  await other.submit('/login/otp', { code: '12' });
  portal.wait(stepMs);
  await other.submit('/login/otp', { code: second.code() });
  await other.submit('/logout', {});
  portal.wait(stepMs);
  await browser.submit(`${setUpPath}/deactivate`, { password, code: second.code() });

  expect(await eventsOf(customer)).toEqual([
    'password-wrong',
    ...['password-right', 'logged-in'],
    ...['password-wrong', 'otp-activation-failed', 'otp-activated'],
    ...['code-entered', 'otp-key-shown'],
    'password-right',
    ...['code-entered', 'code-reused'],
    ...['code-entered', 'code-wrong'],
    ...['code-entered', 'code-malformed'],
    ...['code-entered', 'logged-in', 'logged-out'],
    ...['code-entered', 'otp-deactivated'],
  ]);
  const { rows } = await database().execute<{ complete: string; all: string }>(sql`
    select count(*) as all, count(*) filter (where at = ${portal.now}::timestamptz
      or at <= ${portal.now}::timestamptz and address <> '' and request_id ~ '^[0-9a-f]{12}$') as complete
    from history where customer_id = ${customer.id}`);
  expect(rows[0]?.complete).toBe(rows[0]?.all);
});

it('J1 a lock and an account without codes are logged too', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.withPassword(customer);
  for (let sent = 0; sent < 5; sent += 1) await browser.submit('/login/otp', { code: fob.wrongCode() });
  await (await portal.withPassword(customer)).submit('/login/otp', { code: fob.code() });
  await database().execute(sql`update otp_keys set attempts = 100 where customer_id = ${customer.id}`);
  await (await portal.withPassword(customer)).submit('/login/otp', { code: fob.code() });
  const events = await eventsOf(customer);
  expect(events.filter((event) => event === 'code-wrong')).toHaveLength(5);
  expect(events).toContain('code-locked');
  expect(events).toContain('code-disabled');
});

it('J1 a login nobody has is logged without what was typed, which may be a password', async () => {
  const portal = new PortalUnderTest(database());
  await portal.newBrowser().submit('/login', { login: 'hunter2-in-the-wrong-field', password: 'x' });
  const { rows } = await database().execute<{ dump: string }>(
    sql`select string_agg(h::text, ' ') || coalesce((select string_agg(a::text, ' ') from allowances a), '') as dump from history h`,
  );
  expect(rows[0]?.dump).toContain('password-wrong');
  expect(rows[0]?.dump).not.toContain('hunter2');
});

describe('J2 a person sees each login, and its steps behind the magnifying glass', () => {
  it.each(['en', 'cs'] as const)('in %s', async (language) => {
    const portal = new PortalUnderTest(database());
    portal.address = '198.51.100.7';
    const { customer, fob } = await portal.addCustomerWithFob();
    await portal.newBrowser().submit('/login', { login: customer.login, password: 'wrong horse' });
    const refused = await portal.withPassword(customer);
    await refused.submit('/login/otp', { code: fob.wrongCode() });
    await portal.withPassword(customer);
    const browser = await portal.loggedIn(customer, fob.code());
    await browser.open(`/account/history?language=${language}`);
    const statuses = tableOf(browser.page).map((row) => row[1]);
    expect(statuses).toEqual(
      language === 'en'
        ? ['Logged in', 'Not finished', 'Refused after the password', 'Wrong password']
        : ['Přihlášeno', 'Nedokončeno', 'Odmítnuto po hesle', 'Špatné heslo'],
    );
    expect(tableOf(browser.page)[0]?.[2]).toContain('198.51.100.7');
    const details = await browser.open(detailLinks(browser.page)[2] ?? '');
    expect(details.status).toBe(200);
    expect(tableOf(details).map((row) => row[1])).toHaveLength(3);
    expect(details.text).toContain(
      language === 'en' ? 'The one-time code was wrong' : 'Jednorázový kód byl špatný',
    );
  });

  it('older ones are a page further', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    let browser: TestBrowser | undefined;
    for (let logins = 0; logins < 52; logins += 1) browser = await portal.withPassword(customer);
    await browser?.open('/account/history');
    expect(tableOf(browser?.page)).toHaveLength(50);
    const older = /href="(\/account\/history\?before=\d+)"/.exec(browser?.page?.text ?? '')?.[1] ?? '';
    await browser?.open(older);
    expect(tableOf(browser?.page)).toHaveLength(2);
  });

  it.each(['0', '-1', '1e99', 'x', "1' or 1=1"])('before=%s is nothing special', async (before) => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    expect((await browser.open(`/account/history?before=${encodeURIComponent(before)}`)).status).toBe(200);
  });
});

it('J3 the login of another customer is not found', async () => {
  const portal = new PortalUnderTest(database());
  const owner = await portal.withPassword(await portal.addCustomer());
  await owner.open('/account/history');
  const [own = ''] = detailLinks(owner.page);
  expect((await owner.open(own)).status).toBe(200);
  const other = await portal.withPassword(await portal.addCustomer());
  const answer = await other.open(own);
  expect(answer.status).toBe(404);
  expect((await other.open('/account/history/1')).status).toBe(404);
});

it('J4 no code, secret, id, token or password is in any row or log line', async () => {
  const lines: string[] = [];
  const log = jsonLog(
    (line) => lines.push(line),
    () => new Date(0),
  );
  const portal = new PortalUnderTest(database(), { log });
  const { customer, browser, page } = await portal.atSetUp();
  const secrets = new Set([password, browser.visitId]);
  const fob = Fob.fromLink(page.keyLink, () => portal.now);
  const base32 = new URL(page.keyLink).searchParams.get('secret') ?? '';
  secrets
    .add(base32)
    .add(fob.code())
    .add(browser.page?.formFields(setUpPath)['csrf'] ?? '');
  await browser.submit(setUpPath, { password, code: fob.code() });
  portal.wait(stepMs);
  const again = await portal.withPassword(customer);
  secrets.add(again.visitId).add(fob.code()).add(fob.wrongCode());
  await again.submit('/login/otp', { code: fob.wrongCode() });
  await again.submit('/login/otp', { code: fob.code() });
  secrets.add(again.visitId);
  // A broken part makes the log speak.
  const broken = new PortalUnderTest(database(), {
    log,
    secrets: {
      ...portal.ports.secrets,
      open: () => {
        throw new Error('the key is unreadable');
      },
    },
  });
  broken.now = portal.now;
  await (await broken.withPassword(customer)).submit('/login/otp', { code: fob.code(1) });
  secrets.add(fob.code(1));
  expect(lines.length).toBeGreaterThan(0);

  const { rows: tables } = await database().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const written = [...lines];
  for (const { name } of tables) {
    const { rows } = await database().execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(name)} t`,
    );
    // Six digits also occur by chance in hashes and times: ids, hashes and times are left out for codes.
    written.push(...rows.map(({ row }) => row));
  }
  for (const secret of secrets) {
    const isCode = /^\d{6}$/.test(secret);
    const found = written.filter((line) =>
      isCode ? new RegExp(`(?<![0-9a-f.:-])${secret}(?![0-9a-f:-])`, 'i').test(line) : line.includes(secret),
    );
    expect(found, 'a secret in the open').toEqual([]);
  }
});

describe('J5 what a browser says of itself is shown and kept harmless', () => {
  const hostile = '=cmd|\' /C calc\'!A0 <img src=//x onerror=alert(1)> "quoted"';

  it('on the page, in the mail and in the table', async () => {
    const portal = new PortalUnderTest(database());
    const customer = await portal.addCustomer();
    const browser = portal.newBrowser();
    await browser.open('/login');
    const form = { ...browser.page?.formFields('/login'), login: customer.login, password };
    await browser.post('/login', new URLSearchParams(form).toString(), { 'user-agent': hostile });
    const list = await browser.open('/account/history');
    const details = await browser.open(detailLinks(list)[0] ?? '');
    for (const page of [list, details]) {
      expect(page.text).not.toContain('<img');
      expect(page.document.querySelectorAll('main img')).toHaveLength(0);
    }
    expect(details.text).toContain('&lt;img src=//x');
    const table = await browser.request('/account/history.csv');
    expect(table.headers.get('content-type')).toContain('text/csv');
    expect(table.text).toContain(`"'=cmd`);
    expect(table.text).not.toMatch(/(^|,)"?[=+@-]/m);
    expect(table.text).toContain('""quoted""');
  });

  it('a line end stays inside of its line in the log', () => {
    const lines: string[] = [];
    const log = jsonLog(
      (line) => lines.push(line),
      () => new Date(0),
    );
    log.error('A request failed.', new Error('one\r\ntwo {"level":"info"}'), { path: '/a\nb' });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', path: '/a\nb' });
  });
});

describe('J6 the note and the change are there together or not at all', () => {
  it.each([
    ['logged-in', 'sessions'],
    ['code-entered', 'attempts'],
  ])('when %s cannot be noted, nothing has happened', async (event, what) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.withPassword(customer);
    await database().execute(`
      create function refuse_note() returns trigger language plpgsql as
      $$ begin if new.event = '${event}' and new.customer_id = '${customer.id}' then raise 'the disk is full'; end if; return new; end $$;
      create trigger refuse_note before insert on history for each row execute function refuse_note()`);
    try {
      expect((await browser.submit('/login/otp', { code: fob.code() })).status).toBe(500);
    } finally {
      await database().execute('drop function refuse_note() cascade');
    }
    expect(await portal.countOf('sessions', customer)).toBe(0);
    const { rows } = await database().execute<{ attempts: number; last_used_step: string }>(
      sql`select attempts, last_used_step from otp_keys where customer_id = ${customer.id}`,
    );
    // The code is not spent; the attempt counts where it was noted before.
    expect(Number(rows[0]?.last_used_step)).toBe(0);
    expect(rows[0]?.attempts).toBe(what === 'attempts' ? 0 : 1);
    expect(await eventsOf(customer)).not.toContain(event);
  });
});

describe('J7 times', () => {
  it('the hour that comes twice when summer time ends is still one moment', () => {
    const twice = [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')].map((at) =>
      formatInstant(at, 'en', 'Europe/Prague'),
    );
    expect(twice).toEqual(['25 October 2026 at 02:30:00 UTC+02:00', '25 October 2026 at 02:30:00 UTC+01:00']);
    expect(formatInstant(new Date(0), 'cs', 'UTC')).toBe('1. ledna 1970 v 00:00:00, UTC+00:00');
  });

  it('are shown in the zone of the person, who can choose another one', async () => {
    const portal = new PortalUnderTest(database());
    portal.now = new Date('2026-10-25T01:00:00Z');
    const browser = await portal.withPassword(await portal.addCustomer());
    await browser.open('/account/history');
    expect(tableOf(browser.page)[0]?.[0]).toBe('25 October 2026 at 02:00:00 UTC+01:00');
    await browser.submit('/account/history/time-zone', { zone: 'America/St_Johns' });
    expect(tableOf(browser.page)[0]?.[0]).toBe('24 October 2026 at 22:30:00 UTC-02:30');
    expect((await browser.submit('/account/history/time-zone', { zone: 'Mars/Olympus' })).status).toBe(404);
  });
});

it('every event has a status that can be read', () => {
  for (const event of historyEvents) expect(statusOf([event])).toMatch(/^[a-z-]+$/);
  expect(statusOf(['password-right', 'code-entered', 'code-wrong', 'code-entered', 'logged-in'])).toBe(
    'logged-in',
  );
});
