import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { aesGcmBox } from '../../portal-demo/adapters/aes-gcm-box.ts';
import { openPostgres, type OpenDatabase } from '../../portal-demo/adapters/database.ts';
import { sealSecretsAnew } from '../../portal-demo/otp/rotate-keys.ts';
import { isUnavailable } from '../../portal-demo/web/unavailable.ts';
import { PortalUnderTest, stepMs, testKeyRing, useDatabase } from './portal-under-test.ts';

const database = useDatabase();

/** A wire to the database that can be cut. */
class Wire {
  readonly #target: URL;
  readonly #open = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(target: URL) {
    this.#target = target;
  }

  async join(): Promise<number> {
    this.#server = createServer((near) => {
      const far = connect(Number(this.#target.port), this.#target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', () => resolve()));
    this.#port = (this.#server.address() as AddressInfo).port; // a TCP server's address is never a string
    return this.#port;
  }

  async cut(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

let wire: Wire;
let opened: OpenDatabase;
const complaints: string[] = [];

beforeEach(async () => {
  const { rows } = await database().execute<{ name: string }>(sql`select current_database() as name`);
  const url = new URL(`${inject('postgresUrl')}/${rows[0]?.name}`);
  wire = new Wire(new URL(url));
  url.port = String(await wire.join());
  complaints.length = 0;
  opened = await openPostgres(url.href, {
    info: () => undefined,
    error: (message) => complaints.push(message),
  });
});
afterEach(async () => {
  await opened.close();
  await wire.cut();
});

describe('N1 the database goes away and comes back', () => {
  it('at the code: 503, no session, the portal lives on and then works', async () => {
    const portal = new PortalUnderTest(opened.database);
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.withPassword(customer);
    await browser.open('/login/otp');
    await wire.cut();
    const answer = await browser.submit('/login/otp', { code: fob.code() });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(browser.page?.title).toBe('Back in a moment');
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|select |terminated/);
    expect(await portal.countOf('sessions', customer).catch(() => 'away')).toBe('away');
    const [health, ready] = [await browser.request('/healthz'), await browser.request('/readyz')];
    expect([health.status, ready.status]).toEqual([200, 503]);

    await wire.join();
    expect((await browser.request('/readyz')).status).toBe(200);
    await browser.open('/login/otp');
    await browser.submit('/login/otp', { code: fob.code() });
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('while connections are idle: told in the log, nobody notices', async () => {
    const portal = new PortalUnderTest(opened.database);
    const browser = await portal.withPassword(await portal.addCustomer());
    await database().execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query not like '%pg_stat_activity%'`);
    await expect.poll(() => complaints).toContain('A database connection broke.');
    expect(await browser.isLoggedIn()).toBe(true);
  });

  it('at a page of a signed-in person: 503, not the login page; the session is still there after', async () => {
    const portal = new PortalUnderTest(opened.database);
    const browser = await portal.withPassword(await portal.addCustomer());
    await wire.cut();
    expect((await browser.request('/account/security')).status).toBe(503);
    await wire.join();
    expect(await browser.isLoggedIn()).toBe(true);
  });
});

it('N1 a bug is a 500: only a part that is away is a 503', () => {
  const coded = (code: string): Error => Object.assign(new Error('x'), { code });
  for (const code of ['08006', '57P01', '53300', 'ECONNREFUSED'])
    expect(isUnavailable(new Error('wrapped', { cause: coded(code) })), code).toBe(true);
  for (const error of [
    coded('23505'),
    coded('42601'),
    new TypeError('x is not a function'),
    'text',
    undefined,
  ])
    expect(isUnavailable(error)).toBe(false);
});

describe('N3 another encryption key', () => {
  const wrongRing = { current: 'k1', keys: new Map([['k1', new Uint8Array(32).fill(9)]]) };

  it('under the same name: codes are refused, the log alarms, nothing is overwritten', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const sealed = sql`select sealed_secret, sealing_key_id, id from otp_keys where customer_id = ${customer.id}`;
    const before = await database().execute(sealed);
    const wrong = new PortalUnderTest(database(), { secrets: aesGcmBox(wrongRing) });
    const browser = await wrong.withPassword(customer);
    expect((await browser.submit('/login/otp', { code: fob.code() })).status).toBe(500);
    expect(await browser.isLoggedIn()).toBe(false);
    expect(wrong.logLines.join('\n')).toContain('A request failed.');
    await expect(sealSecretsAnew(wrong.ports, 'k2')).rejects.toThrow();
    expect((await database().execute(sealed)).rows).toEqual(before.rows);
    // With the right key back, everything is as it was.
    expect(await (await portal.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
  });
});

describe('C16 the encryption key is changed', () => {
  const old = testKeyRing.keys.get('k1') ?? new Uint8Array();
  const newer = new Uint8Array(32).fill(5);

  it('every secret is sealed anew, old fobs go on, the old key is then needed by nobody', async () => {
    const portal = new PortalUnderTest(database());
    await database().execute(sql`delete from otp_keys`);
    const owners = [await portal.addCustomerWithFob(), await portal.addCustomerWithFob()];
    const both = new PortalUnderTest(database(), {
      secrets: aesGcmBox({
        current: 'k2',
        keys: new Map([
          ['k2', newer],
          ['k1', old],
        ]),
      }),
    });
    const { customer, fob } = owners[0] ?? (await portal.addCustomerWithFob());
    expect(await (await both.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
    expect(await sealSecretsAnew(both.ports, 'k2')).toBe(2);
    expect(await sealSecretsAnew(both.ports, 'k2')).toBe(0);
    const onlyNew = new PortalUnderTest(database(), {
      secrets: aesGcmBox({ current: 'k2', keys: new Map([['k2', newer]]) }),
    });
    onlyNew.wait(stepMs);
    for (const owner of owners) {
      const code = owner.fob.code(1);
      expect(await (await onlyNew.loggedIn(owner.customer, code)).isLoggedIn()).toBe(true);
    }
  });
});
