import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { aesGcmBox } from '../../portal-demo/adapters/aes-gcm-box.ts';
import { decodeSecret } from '../../shared/otp/secret.ts';
import { Fob } from './fob.ts';
import {
  password,
  PortalUnderTest,
  setUpPath,
  stepMs,
  testKeyRing,
  useDatabase,
} from './portal-under-test.ts';
import type { Page } from './test-browser.ts';

const database = useDatabase();

const secretOf = (page: Page): string => /[?&]secret=([^&]+)/.exec(page.keyLink)?.[1] ?? '';

describe('C12 the key stays on its page', () => {
  it('pages with a key are not stored, and the key is in no address, title, log or mail', async () => {
    const portal = new PortalUnderTest(database());
    const { browser, page, fob } = await portal.atSetUp();
    const secret = secretOf(page);
    const bytes = decodeSecret(secret);
    if (!bytes.ok) throw new Error('not Base32');
    const raw = Buffer.from(bytes.value);
    await browser.submit(setUpPath, { password, code: fob.code() });
    portal.wait(stepMs);
    const shown = await browser.submit(`${setUpPath}/key`, { password, code: fob.code() });
    expect(secretOf(shown)).toBe(secret);
    for (const keyPage of [page, shown]) {
      expect(keyPage.headers.get('cache-control')).toBe('no-store');
      expect(keyPage.document.title).not.toContain(secret);
    }
    expect(new Set([...page.keyLink.matchAll(/secret=/g)]).size).toBe(1);
    const { rows } = await database().execute<{ text: string }>(
      sql`select string_agg(subject || body, ' ') as text from messages`,
    );
    const elsewhere = `${rows[0]?.text ?? ''} ${portal.logLines.join(' ')}`;
    for (const form of [secret, raw.toString('hex'), raw.toString('base64'), raw.toString('base64url')]) {
      expect(elsewhere.includes(form)).toBe(false);
    }
  });
});

describe('C13 the password alone reaches no key', () => {
  it.each([
    ['GET', setUpPath],
    ['GET', `${setUpPath}/key`],
    ['GET', `${setUpPath}/deactivate`],
    ['POST', setUpPath],
    ['POST', `${setUpPath}/key`],
    ['POST', `${setUpPath}/deactivate`],
  ])('%s %s from a pending login', async (method, path) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.withPassword(customer);
    const csrf = browser.page?.formFields('/login/otp')['csrf'] ?? '';
    const body = new URLSearchParams({ csrf, password, code: fob.code() }).toString();
    const answer = method === 'GET' ? await browser.open(path) : await browser.post(path, body);
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/login\?/);
    expect(answer.text).not.toMatch(/svg|otpauth/);
    expect(await portal.countOf('otp_keys', customer)).toBe(1);
  });
});

describe('C14 showing the key again', () => {
  it.each([
    ['no password', { password: '' }],
    ['a wrong password', { password: 'wrong horse' }],
    ['no code', { code: '' }],
    ['a wrong code', { code: 'wrong' }],
  ])('%s: no key', async (_, differs) => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.loggedIn(customer, fob.code());
    portal.wait(stepMs);
    const answer = await browser.submit(`${setUpPath}/key`, { password, code: fob.code(), ...differs });
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('otpauth');
  });

  it('with both: the same key, and the owner is told', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    const browser = await portal.loggedIn(customer, fob.code());
    portal.wait(stepMs);
    const answer = await browser.submit(`${setUpPath}/key`, { password, code: fob.code() });
    expect(Fob.fromLink(answer.keyLink, () => portal.now).code()).toBe(fob.code());
    expect((await browser.open('/inbox')).text).toContain('OTP key was shown again');
  });
});

describe('C16 secrets are sealed under a key outside of the database', () => {
  it('a dump holds no secret in any spelling', async () => {
    const portal = new PortalUnderTest(database());
    const { page } = await portal.atSetUp();
    const pending = secretOf(page);
    const active = new Uint8Array(20).map((_, index) => 0xa0 + index);
    await portal.addKey(await portal.addCustomer(), active);
    const { rows } = await database().execute<{ dump: string }>(
      sql`select (select string_agg(k::text, ' ') from otp_keys k) || (select string_agg(p::text, ' ') from otp_pending_keys p) as dump`,
    );
    const dump = rows[0]?.dump ?? '';
    const bytes = decodeSecret(pending);
    for (const secret of [active, bytes.ok ? bytes.value : new Uint8Array()]) {
      const raw = Buffer.from(secret);
      expect(dump).not.toContain(raw.toString('hex'));
      expect(dump).not.toContain(raw.toString('base64'));
    }
    expect(dump).toMatch(/\\x[0-9a-f]{96}/); // 12 + 20 + 16 sealed bytes are there
    expect(dump).not.toContain(pending);
  });

  it("with another customer's ciphertext in the row nobody gets in", async () => {
    const portal = new PortalUnderTest(database());
    const [one, two] = [await portal.addCustomerWithFob(), await portal.addCustomerWithFob()];
    await database().execute(sql`
      update otp_keys a set sealed_secret = b.sealed_secret from otp_keys b
      where a.customer_id = ${one.customer.id} and b.customer_id = ${two.customer.id}`);
    for (const code of [one.fob.code(), two.fob.code()]) {
      const browser = await portal.withPassword(one.customer);
      expect((await browser.submit('/login/otp', { code })).status).toBe(500);
      expect(await browser.isLoggedIn()).toBe(false);
    }
    expect(await portal.countOf('sessions', one.customer)).toBe(0);
  });

  it('after a rotation old keys still open, and new secrets are sealed under the new key', async () => {
    const before = new PortalUnderTest(database());
    const { customer, fob } = await before.addCustomerWithFob();
    const rotated = new PortalUnderTest(database(), {
      secrets: aesGcmBox({
        current: 'k2',
        keys: new Map([...testKeyRing.keys, ['k2', new Uint8Array(32).fill(9)]]),
      }),
    });
    expect(await (await rotated.loggedIn(customer, fob.code())).isLoggedIn()).toBe(true);
    const { customer: later } = await rotated.addCustomerWithFob();
    const { rows } = await database().execute<{ id: string }>(
      sql`select sealing_key_id as id from otp_keys where customer_id = ${later.id}`,
    );
    expect(rows[0]?.id).toBe('k2');
  });

  it('any flipped byte of the sealed secret is refused', () => {
    const box = aesGcmBox(testKeyRing);
    const sealed = box.seal(new Uint8Array(20).fill(1), 'row');
    for (let at = 0; at < sealed.sealed.length; at += 1) {
      const damaged = Uint8Array.from(sealed.sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => box.open({ ...sealed, sealed: damaged }, 'row')).toThrow();
    }
    expect(() => box.open(sealed, 'another row')).toThrow();
    expect(() => box.open({ ...sealed, keyId: 'k9' }, 'row')).toThrow(/k9/);
    expect(box.open(sealed, 'row')).toEqual(new Uint8Array(20).fill(1));
  });
});
