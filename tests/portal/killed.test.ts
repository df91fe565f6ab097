import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Fob } from './fob.ts';
import { linkIn, mailsFor } from './mailbox.ts';
import {
  password,
  PortalUnderTest,
  setUpPath,
  testKeyRing,
  useDatabase,
  type TestCustomer,
} from './portal-under-test.ts';
import { atLastStep, finishWith, newPhone, smsCode } from './recovery-steps.ts';
import { TestBrowser } from './test-browser.ts';

const database = useDatabase();
const root = new URL('../..', import.meta.url).pathname;
// Inside of the project, so that the bundle finds its packages.
const built = join(root, '.output/portal-to-kill');
const folder = mkdtempSync(join(tmpdir(), 'portal-killed-'));
const started: ChildProcess[] = [];

beforeAll(async () => {
  await build({
    configFile: join(root, 'portal-demo/vite.config.ts'),
    build: { outDir: built },
    logLevel: 'warn',
  });
});
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  for (const path of [built, folder]) rmSync(path, { recursive: true, force: true });
});

interface Victim {
  readonly url: string;
  /** Dies as soon as the database has done this many more statements. */
  dieAfter(statements: number): Promise<void>;
  readonly died: Promise<unknown>;
  stop(): void;
}

/** The real portal, as a process, on the database of this file. */
async function startVictim(): Promise<Victim> {
  const { rows } = await database().execute<{ name: string }>(sql`select current_database() as name`);
  const key = Buffer.from(testKeyRing.keys.get('k1') ?? []).toString('base64');
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'die-after-statement.ts'), join(built, 'main.js')],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        DATA_DIR: folder,
        DATABASE_URL: `${inject('postgresUrl')}/${rows[0]?.name}`,
        OTP_KEY: `k1:${key}`,
        DEMO: 'off',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  started.push(child);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /^Portal ready at (http:\/\/\S+) /.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.on('exit', () => reject(new Error(`The portal did not start: ${said}`)));
  });
  return {
    url,
    dieAfter: async (statements) => {
      child.send(statements);
      await once(child, 'message');
    },
    died: once(child, 'exit'),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** The same browser, at the victim's address. */
function at(victim: Victim, browser: TestBrowser): TestBrowser {
  const moved = new TestBrowser((request) => fetch(request, { redirect: 'manual' }), victim.url);
  for (const [name, value] of browser.cookies) moved.cookies.set(name, value);
  moved.page = browser.page;
  return moved;
}

interface Prepared {
  readonly customer: TestCustomer;
  readonly browser: TestBrowser;
  readonly fob: Fob;
  readonly act: (browser: TestBrowser) => Promise<unknown>;
}

/**
 * Does it once for every statement it takes, killed after that statement. `check` looks at what is left and tells
 * whether it was done: what comes after that are mails. Returns how many statements that took.
 */
async function killEverywhere(
  prepare: (portal: PortalUnderTest) => Promise<Prepared>,
  check: (portal: PortalUnderTest, prepared: Prepared, point: string) => Promise<boolean>,
): Promise<number> {
  let next = startVictim();
  for (let statement = 1; ; statement += 1) {
    const victim = await next;
    next = startVictim();
    const portal = new PortalUnderTest(database());
    portal.now = new Date();
    const prepared = await prepare(portal);
    await victim.dieAfter(statement);
    await expect(prepared.act(at(victim, prepared.browser))).rejects.toThrow(); // it never answers
    await victim.died;
    portal.now = new Date();
    if (await check(portal, prepared, `killed after statement ${statement}`)) {
      (await next).stop();
      return statement;
    }
  }
}

const sessionsOf = (portal: PortalUnderTest, customer: TestCustomer): Promise<number> =>
  portal.countOf('sessions', customer);

it('N2 a login killed at any point leaves no session without its code, and never two for one', async () => {
  const points = await killEverywhere(
    async (portal) => {
      const { customer, fob } = await portal.addCustomerWithFob();
      const browser = await portal.withPassword(customer);
      const code = fob.code();
      return { customer, browser, fob, act: (own) => own.submit('/login/otp', { code }) };
    },
    async (portal, { customer, browser, fob }, point) => {
      const { rows } = await database().execute<{ spent: boolean }>(
        sql`select last_used_step > 0 as spent from otp_keys where customer_id = ${customer.id}`,
      );
      const isDone = rows[0]?.spent === true;
      expect(await sessionsOf(portal, customer), point).toBe(isDone ? 1 : 0);
      // The person sends the form again: at most the one session comes of it.
      await browser.submit('/login/otp', { code: fob.code() });
      expect(await sessionsOf(portal, customer), point).toBe(1);
      return isDone;
    },
  );
  // Speed: a code costs three round trips to the database, no more.
  expect(points).toBe(3);
});

it('N2 an activation killed at any point leaves an active key that works, or none', async () => {
  const points = await killEverywhere(
    async (portal) => {
      const { customer, browser, fob } = await portal.atSetUp();
      const code = fob.code();
      return { customer, browser, fob, act: (own) => own.submit(setUpPath, { password, code }) };
    },
    async (portal, { customer, fob }, point) => {
      const isActive = await portal.isActive(customer);
      const browser = await portal.withPassword(customer);
      expect(await browser.isLoggedIn(), point).toBe(!isActive);
      if (isActive) await browser.submit('/login/otp', { code: fob.code(1) });
      expect(await browser.isLoggedIn(), point).toBe(true);
      return isActive;
    },
  );
  expect(points).toBeGreaterThanOrEqual(3);
});

it('N2 logging out everywhere, killed at any point, ends all sessions or none', async () => {
  const points = await killEverywhere(
    async (portal) => {
      const customer = await portal.addCustomer({ noticeFrequency: 'every' });
      const fob = await portal.addKey(customer, new Uint8Array(20).fill(3));
      await portal.loggedIn(customer, fob.code(-1));
      const link = linkIn((await mailsFor(database(), customer.login)).at(-1), '/logout-all');
      await portal.loggedIn(customer, fob.code());
      const browser = portal.newBrowser();
      const landed = await browser.open(link);
      await browser.open(landed.location ?? '');
      return { customer, browser, fob, act: (own) => own.submit('/logout-all', {}) };
    },
    async (portal, { customer }, point) => {
      const { rows } = await database().execute<{ alive: string }>(sql`
        select count(*) as alive from sessions s join customers c on c.id = s.customer_id
        where c.id = ${customer.id} and c.session_epoch = s.session_epoch`);
      expect(['0', '2'], point).toContain(String(rows[0]?.alive));
      expect(await portal.isActive(customer), point).toBe(true);
      return String(rows[0]?.alive) === '0';
    },
  );
  expect(points).toBeGreaterThanOrEqual(2);
});

it('N2 a recovery killed at any point leaves OTP on as it was, or off without a session and a usable link', async () => {
  const points = await killEverywhere(
    async (portal) => {
      const phone = newPhone();
      const customer = await portal.addCustomer({ phone });
      const fob = await portal.addKey(customer, new Uint8Array(20).fill(3));
      await portal.loggedIn(customer, fob.code(-1));
      const { browser } = await atLastStep(portal, customer);
      const code = await smsCode(portal, phone);
      return { customer, browser, fob, act: (own) => finishWith(own, code) };
    },
    async (portal, { customer, fob }, point) => {
      const isActive = await portal.isActive(customer);
      const browser = await portal.withPassword(customer);
      expect(await browser.isLoggedIn(), point).toBe(!isActive);
      expect(await portal.countOf('recoveries', customer), point).toBe(isActive ? 1 : 0);
      if (isActive) await browser.submit('/login/otp', { code: fob.code() });
      expect(await browser.isLoggedIn(), point).toBe(true);
      return !isActive;
    },
  );
  expect(points).toBeGreaterThanOrEqual(3);
});
