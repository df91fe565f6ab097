import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchingStep } from '../../portal-demo/otp/matching-step.ts';
import type { Algorithm } from '../../shared/otp/key.ts';
import { PortalUnderTest, start, stepMs, useDatabase } from './portal-under-test.ts';
import type { TestBrowser } from './test-browser.ts';

const database = useDatabase();

/** RFC 6238 Appendix B: seeds (ASCII, 20, 32 and 64 bytes) and values of eight digits by time in seconds. */
const digits = '1234567890'.repeat(7);
const seedOf: Record<'SHA1' | 'SHA256' | 'SHA512', Uint8Array> = {
  SHA1: Buffer.from(digits.slice(0, 20)),
  SHA256: Buffer.from(digits.slice(0, 32)),
  SHA512: Buffer.from(digits.slice(0, 64)),
};
const appendixB: readonly (readonly [number, 'SHA1' | 'SHA256' | 'SHA512', string])[] = [
  [59, 'SHA1', '94287082'],
  [59, 'SHA256', '46119246'],
  [59, 'SHA512', '90693936'],
  [1111111109, 'SHA1', '07081804'],
  [1111111109, 'SHA256', '68084774'],
  [1111111109, 'SHA512', '25091201'],
  [1111111111, 'SHA1', '14050471'],
  [1111111111, 'SHA256', '67062674'],
  [1111111111, 'SHA512', '99943326'],
  [1234567890, 'SHA1', '89005924'],
  [1234567890, 'SHA256', '91819424'],
  [1234567890, 'SHA512', '93441116'],
  [2000000000, 'SHA1', '69279037'],
  [2000000000, 'SHA256', '90698825'],
  [2000000000, 'SHA512', '38618901'],
  [20000000000, 'SHA1', '65353130'],
  [20000000000, 'SHA256', '77737706'],
  [20000000000, 'SHA512', '47863826'],
];

const enter = async (browser: TestBrowser, code: string): Promise<boolean> => {
  const answer = await browser.submit('/login/otp', { code });
  return answer.status === 303 && (await browser.isLoggedIn());
};

describe('A1 values of RFC 6238 Appendix B', () => {
  it.each(appendixB)(
    'at %i s, %s: %s is accepted, one digit off is refused',
    async (seconds, algorithm: Algorithm, value) => {
      const portal = new PortalUnderTest(database());
      portal.now = new Date(seconds * 1000);
      const customer = await portal.addCustomer();
      await portal.addKey(customer, seedOf[algorithm as keyof typeof seedOf], {
        algorithm,
        digits: 8,
        periodSeconds: 30,
      });
      const browser = await portal.withPassword(customer);
      const offByOne = value.slice(0, 7) + String((Number(value[7]) + 1) % 10);
      expect(await enter(browser, offByOne)).toBe(false);
      expect(await enter(browser, value)).toBe(true);
    },
  );
});

describe('A4 the window is exactly one step each way', () => {
  const stepStart = Math.floor(start.getTime() / stepMs) * stepMs;
  const moments = { 'step start': 0, 'start + 1 ms': 1, 'end - 1 ms': stepMs - 1, end: stepMs };
  it.each(Object.entries(moments))('at %s', async (_, offset) => {
    for (const [drift, isAccepted] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const portal = new PortalUnderTest(database());
      portal.now = new Date(stepStart + offset);
      const { customer, fob } = await portal.addCustomerWithFob();
      expect(await enter(await portal.withPassword(customer), fob.code(drift)), `drift ${drift}`).toBe(
        isAccepted,
      );
    }
  });
});

it('A5 a code works once: after logging out it is refused', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.loggedIn(customer, fob.code());
  expect(await browser.isLoggedIn()).toBe(true);
  await browser.submit('/logout', {});
  await browser.submit('/login', { login: customer.login, password: 'correct horse 2468' });
  expect(await enter(browser, fob.code())).toBe(false);
  expect(browser.page?.complaints).toContain('already used');
});

describe('A6 no older step after a newer one', () => {
  it('T, then the unused T−1 of the same window', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    expect(await enter(await portal.withPassword(customer), fob.code())).toBe(true);
    const second = await portal.withPassword(customer);
    expect(await enter(second, fob.code(-1))).toBe(false);
    expect(second.page?.complaints).toContain('too old');
  });

  it('A, B, A: T, T+1, T', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, fob } = await portal.addCustomerWithFob();
    expect(await enter(await portal.withPassword(customer), fob.code())).toBe(true);
    expect(await enter(await portal.withPassword(customer), fob.code(1))).toBe(true);
    expect(await enter(await portal.withPassword(customer), fob.code())).toBe(false);
  });
});

it('A10 leading zeros are part of the code', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  while (!fob.code().startsWith('0')) portal.wait(stepMs);
  const browser = await portal.withPassword(customer);
  expect(await enter(browser, fob.code().slice(1))).toBe(false);
  expect(await enter(browser, fob.code())).toBe(true);
});

it('A12 a time that comes with the request changes nothing', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  const browser = await portal.withPassword(customer);
  const later = new Date(portal.now.getTime() + 10 * stepMs);
  const fields = {
    ...browser.page?.formFields('/login/otp'),
    code: fob.code(10),
    t: String(later.getTime()),
    TZ: 'UTC+5',
  };
  browser.cookies.set('time', later.toISOString());
  const answer = await browser.post(
    `/login/otp?t=${later.getTime()}`,
    new URLSearchParams(fields).toString(),
    {
      date: later.toUTCString(),
      'x-time': later.toISOString(),
    },
  );
  expect(answer.status).toBe(422);
  expect(await browser.isLoggedIn()).toBe(false);
});

it('A13 a clock that moves backwards does not re-open a step', async () => {
  const portal = new PortalUnderTest(database());
  const { customer, fob } = await portal.addCustomerWithFob();
  expect(await enter(await portal.withPassword(customer), fob.code())).toBe(true);
  portal.wait(-90_000);
  const again = await portal.withPassword(customer);
  for (const drift of [-1, 0, 1]) expect(await enter(again, fob.code(drift)), `drift ${drift}`).toBe(false);
  portal.wait(90_000 + stepMs);
  expect(await enter(await portal.withPassword(customer), fob.code())).toBe(true);
});

describe('A16 the window is always computed whole and compared in constant time', () => {
  const codes = new Map([
    [9, '000009'],
    [10, '000010'],
    [11, '000011'],
  ]);
  it.each([
    ['a hit at T−1', '000009', 9],
    ['a hit at T', '000010', 10],
    ['a hit at T+1', '000011', 11],
    ['a miss', '999999', undefined],
  ])('%s computes three codes', (_, typed, expected) => {
    const computed: number[] = [];
    const step = matchingStep(
      (wanted) => {
        computed.push(wanted);
        return codes.get(wanted) ?? 'none';
      },
      10,
      typed,
    );
    expect(step).toBe(expected);
    expect(computed).toEqual([9, 10, 11]);
  });

  it('compares by timingSafeEqual and by nothing else', () => {
    const source = readFileSync(new URL('../../portal-demo/otp/matching-step.ts', import.meta.url), 'utf8');
    expect(source).toContain('timingSafeEqual(Buffer.from(a), Buffer.from(b))');
    expect(source).not.toMatch(/codeAt\([^)]*\)\s*===/);
  });
});
