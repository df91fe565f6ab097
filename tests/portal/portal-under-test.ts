import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { aesGcmBox, type KeyRing } from '../../portal-demo/adapters/aes-gcm-box.ts';
import { argon2Hasher } from '../../portal-demo/adapters/argon2-hasher.ts';
import { builtInMessages } from '../../portal-demo/adapters/built-in-messages.ts';
import { openPostgres, type OpenDatabase } from '../../portal-demo/adapters/database.ts';
import { documentationPlaces } from '../../portal-demo/adapters/places.ts';
import { systemRandom } from '../../portal-demo/adapters/system.ts';
import { createApp } from '../../portal-demo/app.ts';
import { defaultProfile, sealBinding, type OtpProfile } from '../../portal-demo/otp/profile.ts';
import type { Database, Log, PasswordHasher, Ports } from '../../portal-demo/ports.ts';
import { customers, otpKeys } from '../../portal-demo/tables.ts';
import { TestBrowser, type Page } from './test-browser.ts';
import { Fob } from './fob.ts';
import { templateDatabase } from './postgres-server.ts';

export const publicUrl = new URL('http://localhost:8080');
export const password = 'correct horse 2468';
/** For tests with hundreds of logins that are not about passwords. */
export const quickPasswords: PasswordHasher = {
  hash: () => Promise.reject(new Error('not for new passwords')),
  verify: (typed, phc) => Promise.resolve(phc !== undefined && typed === password),
};
/** Hashed once: argon2 is slow on purpose. */
const passwordHash = argon2Hasher.hash(password);

/** Seven seconds into a step, so that a test that takes a moment does not meet a step's end. */
export const start = new Date('2026-03-02T10:00:07Z');
export const stepMs = 30_000;
export const setUpPath = '/account/security/otp';

export const testKeyRing: KeyRing = { current: 'k1', keys: new Map([['k1', new Uint8Array(32).fill(7)]]) };

/** Enough connections that fifty requests really run at the same time. */
const connections = 60;

/** A database of its own on the real server, for one test file. */
export function useDatabase(): () => Database {
  const name = `portal_${randomUUID().replaceAll('-', '')}`;
  let opened: OpenDatabase | undefined;
  const asServer = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: `${inject('postgresUrl')}/postgres` });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    await asServer(`create database ${name} template ${templateDatabase}`);
    const silent: Log = { info: () => undefined, error: () => undefined };
    opened = await openPostgres(`${inject('postgresUrl')}/${name}`, silent, connections);
  });
  afterAll(async () => {
    await opened?.close();
    await asServer(`drop database ${name} with (force)`);
  });
  return () => {
    if (opened === undefined) throw new Error('The database is there only inside of tests.');
    return opened.database;
  };
}

export interface TestCustomer {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/** The whole portal in this process, on a clock that the test sets. */
export class PortalUnderTest {
  now = start;
  /** Where requests come from; another one for each portal, so that tests on one database share no limits. */
  address = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
  readonly logLines: string[] = [];
  readonly ports: Ports;
  readonly app: ReturnType<typeof createApp>;

  constructor(database: Database, replaced: Partial<Ports> = {}) {
    const clock = { now: () => this.now };
    const keep = (...parts: unknown[]): void => {
      this.logLines.push(
        parts.map((part) => (part instanceof Error ? String(part.stack) : JSON.stringify(part))).join(' '),
      );
    };
    this.ports = {
      clock,
      random: systemRandom,
      database,
      passwords: argon2Hasher,
      secrets: aesGcmBox(testKeyRing),
      ...builtInMessages(database, clock),
      places: documentationPlaces(),
      log: { info: keep, error: keep },
      ...replaced,
    };
    this.app = createApp(this.ports, { publicUrl, isDemo: true, trustedProxies: 0 });
  }

  /** Moves the clock; negative goes back. */
  wait(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  newBrowser(): TestBrowser {
    const connection = () => ({ incoming: { socket: { remoteAddress: this.address } } });
    return new TestBrowser((request) => this.app.fetch(request, connection()), publicUrl.origin);
  }

  async addCustomer(differs: Partial<typeof customers.$inferInsert> = {}): Promise<TestCustomer> {
    const login = `${randomUUID()}@customer.example`;
    const [row] = await this.ports.database
      .insert(customers)
      .values({
        login,
        passwordHash: await passwordHash,
        name: 'Test Person',
        email: login,
        emailVerifiedAt: this.now,
        phone: '+420 700 000 001',
        phoneVerifiedAt: this.now,
        noticeFrequency: 'never', // a test about something else gets no mails about logins
        createdAt: this.now,
        ...differs,
      })
      .returning({ id: customers.id, login: customers.login, name: customers.name });
    if (row === undefined) throw new Error('no row');
    return row;
  }

  /** Gives the customer an active key, as if it had been activated long ago. */
  async addKey(
    customer: TestCustomer,
    secret: Uint8Array,
    profile: OtpProfile = defaultProfile,
  ): Promise<Fob> {
    const id = randomUUID();
    const { sealed, keyId } = this.ports.secrets.seal(secret, sealBinding({ id, customerId: customer.id }));
    await this.ports.database.insert(otpKeys).values({
      id,
      customerId: customer.id,
      sealedSecret: sealed,
      sealingKeyId: keyId,
      ...profile,
      lastUsedStep: 0,
      activatedAt: this.now,
    });
    return new Fob(secret, profile, () => this.now);
  }

  async addCustomerWithFob(
    differs: Partial<typeof customers.$inferInsert> = {},
  ): Promise<{ customer: TestCustomer; fob: Fob }> {
    const customer = await this.addCustomer(differs);
    return { customer, fob: await this.addKey(customer, systemRandom.bytes(20)) };
  }

  /** A browser after the password; with OTP it stands at the code. */
  async withPassword(customer: TestCustomer): Promise<TestBrowser> {
    const browser = this.newBrowser();
    await browser.open('/login');
    await browser.submit('/login', { login: customer.login, password });
    return browser;
  }

  /** A browser that is logged in with a code of the fob. */
  async loggedIn(customer: TestCustomer, code: string): Promise<TestBrowser> {
    const browser = await this.withPassword(customer);
    await browser.submit('/login/otp', { code });
    return browser;
  }

  /** A customer who looks at the set-up page, and the fob that has just read it. */
  async atSetUp(
    who?: TestCustomer,
  ): Promise<{ customer: TestCustomer; browser: TestBrowser; page: Page; fob: Fob }> {
    const customer = who ?? (await this.addCustomer());
    const browser = await this.withPassword(customer);
    const page = await browser.open(setUpPath);
    return { customer, browser, page, fob: Fob.fromLink(page.keyLink, () => this.now) };
  }

  async isActive(customer: TestCustomer): Promise<boolean> {
    return (await this.countOf('otp_keys', customer)) === 1;
  }

  /** Subjects of the mails to this customer, oldest first. */
  async mailsTo(customer: TestCustomer): Promise<string[]> {
    const { rows } = await this.ports.database.execute<{ subject: string }>(
      sql`select subject from messages where recipient = ${customer.login} order by id`,
    );
    return rows.map(({ subject }) => subject);
  }

  async countOf(table: string, customer: TestCustomer): Promise<number> {
    const { rows } = await this.ports.database.execute<{ n: string }>(
      sql`select count(*) as n from ${sql.identifier(table)} where customer_id = ${customer.id}`,
    );
    return Number(rows[0]?.n);
  }
}
