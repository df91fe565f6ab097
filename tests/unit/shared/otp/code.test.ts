import { describe, expect, test } from 'vitest';
import { codeAt } from '../../../../shared/otp/code.ts';
import { hotp } from '../../../../shared/otp/hotp.ts';
import type { Algorithm, OtpKey } from '../../../../shared/otp/key.ts';
import { steam } from '../../../../shared/otp/steam.ts';
import { secondsLeft, stepAt, totp } from '../../../../shared/otp/totp.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const seed = ascii('12345678901234567890');

describe('HOTP, RFC 4226 appendix D', () => {
  const codes = [
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ];
  test.each(codes.map((code, counter) => [counter, code] as const))(
    'counter %d gives %s',
    (counter, code) => {
      expect(hotp(seed, counter, { algorithm: 'SHA1', digits: 6 })).toBe(code);
    },
  );

  test('ten figures show the whole truncated value, with leading zeros', () => {
    // Appendix D, "Decimal" of counters 0 and 7.
    expect(hotp(seed, 0, { algorithm: 'SHA1', digits: 10 })).toBe('1284755224');
    expect(hotp(seed, 7, { algorithm: 'SHA1', digits: 10 })).toBe('0082162583');
  });
});

describe('TOTP, RFC 6238 appendix B', () => {
  const seeds: Partial<Record<Algorithm, Uint8Array>> = {
    SHA1: seed,
    SHA256: ascii('12345678901234567890123456789012'),
    SHA512: ascii('1234567890123456789012345678901234567890123456789012345678901234'),
  };
  test.each([
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
  ] as const)('at %d s with %s the code is %s', (seconds, algorithm, code) => {
    const secret = seeds[algorithm] ?? new Uint8Array();
    expect(totp(secret, stepAt(seconds * 1000, 30), { algorithm, digits: 8 })).toBe(code);
  });

  // Terence Eden's TOTP suite: lengths and periods no phone app offers.
  test.each([
    [1, 300, 1741011292, '7'],
    [6, 1_000_000_000, 1741011292, '011217'],
    [10, 3, 1741011286, '0411324415'],
  ])('%d figures every %d s', (digits, periodSeconds, seconds, code) => {
    const step = stepAt(seconds * 1000, periodSeconds);
    expect(totp(bytes('858919e28873'), step, { algorithm: 'SHA1', digits })).toBe(code);
  });
});

describe('the secret is exactly the bytes given', () => {
  test('a view into a larger buffer gives the same code, and is left as it was', () => {
    const larger = Uint8Array.of(9, 9, ...seed, 9, 9);
    const view = larger.subarray(2, 22);
    expect(hotp(view, 0, { algorithm: 'SHA1', digits: 6 })).toBe('755224');
    expect(larger).toEqual(Uint8Array.of(9, 9, ...seed, 9, 9));
  });
});

describe('a counter or length no key can have is a bug, and says so', () => {
  test.each([-1, 0.5, 2 ** 53, NaN, Infinity])('counter %d', (counter) => {
    expect(() => hotp(seed, counter, { algorithm: 'SHA1', digits: 6 })).toThrow(RangeError);
  });

  test.each([0, 11, 6.5, NaN])('%d digits', (digits) => {
    expect(() => hotp(seed, 0, { algorithm: 'SHA1', digits })).toThrow(RangeError);
  });

  test('the largest counter works', () => {
    // Computed with Node: HMAC-SHA-1 of 001fffffffffffff, truncated by RFC 4226 §5.3.
    expect(hotp(seed, Number.MAX_SAFE_INTEGER, { algorithm: 'SHA1', digits: 6 })).toBe('891307');
  });
});

describe('Steam Guard', () => {
  test.each([
    // keepassxreboot/keepassxc tests/TestTotp.cpp, shown by Steam's own app.
    ['f6c241d850caa70b3c92045048afa39ce051266a', 1511200518, 'FR8RV'],
    ['f6c241d850caa70b3c92045048afa39ce051266a', 1511200714, '9P3VP'],
    // pyauth/pyotp test.py.
    ['08244dea4414493deb7a', 0, '2TC8B'],
    ['08244dea4414493deb7a', 30, 'YKKK4'],
    ['08244dea4414493deb7a', 60, 'M4HQB'],
    ['08244dea4414493deb7a', 90, 'DTVB3'],
    ['08244dea4414493deb7a', 946681223, '7VP3X'],
    ['08244dea4414493deb7a', 1662883100, 'N3G63'],
    ['2b2ed5720432aafa2e3300f1e4a06aed4f409b36', 0, 'C5V56'],
    ['2b2ed5720432aafa2e3300f1e4a06aed4f409b36', 30, 'QJY8Y'],
    ['2b2ed5720432aafa2e3300f1e4a06aed4f409b36', 60, 'R3WQY'],
    ['2b2ed5720432aafa2e3300f1e4a06aed4f409b36', 90, 'JG3T3'],
    ['2b2ed5720432aafa2e3300f1e4a06aed4f409b36', 946681223, '4MK54'],
    ['2b2ed5720432aafa2e3300f1e4a06aed4f409b36', 1662884261, 'V6WKJ'],
    // bitwarden/sdk-internal totp.rs, and protonpass/proton-pass-common aegis/json.rs.
    ['3dc6caa4824a6d288767b2331e20b43166cb85d9', 1672531200, '7W6CJ'],
    ['94c8062898', 1742298622, 'NTK5M'],
  ])('secret %s at %d s gives %s', (hex, seconds, code) => {
    expect(steam(bytes(hex), stepAt(seconds * 1000, 30), { algorithm: 'SHA1', digits: 5 })).toBe(code);
  });
});

describe('the clock', () => {
  test.each([
    [0, 0, 30],
    [999, 0, 30],
    [1000, 0, 29],
    [29_999, 0, 1],
    [30_000, 1, 30],
    [1_700_000_000_000, 56_666_666, 10],
  ])('at %d ms it is step %d with %d s left', (nowMs, step, left) => {
    expect(stepAt(nowMs, 30)).toBe(step);
    expect(secondsLeft(nowMs, 30)).toBe(left);
  });
});

describe('the code a fob shows', () => {
  const common = { issuer: 'Example', account: 'alice', secret: seed, algorithm: 'SHA1' } as const;
  test.each<[OtpKey, ReturnType<typeof codeAt>]>([
    [
      { type: 'totp', ...common, digits: 8, periodSeconds: 30 },
      { code: '94287082', step: 1, secondsLeft: 1 },
    ],
    [
      { type: 'totp', ...common, digits: 6, periodSeconds: 60 },
      { code: '755224', step: 0, secondsLeft: 1 },
    ],
    [
      { type: 'hotp', ...common, digits: 6, counter: 9 },
      { code: '520489', step: 9, secondsLeft: undefined },
    ],
    [
      { type: 'steam', ...common, secret: bytes('08244dea4414493deb7a'), digits: 5, periodSeconds: 30 },
      { code: 'YKKK4', step: 1, secondsLeft: 1 },
    ],
  ])('of %o', (key, expected) => {
    expect(codeAt(key, 59_000)).toEqual(expected);
  });
});
