import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure, success } from '../../../../shared/result.ts';
import { algorithms, limits, type OtpKey } from '../../../../shared/otp/key.ts';
import { formatOtpauthUri, maxUriLength, parseOtpauthUri } from '../../../../shared/otp/otpauth-uri.ts';
import { encodeSecret } from '../../../../shared/otp/secret.ts';
import { refused, secret, secretText, taken } from './uri-cases.ts';

/** Puts the secret where a case says S. */
const withSecret = (uri: string): string => uri.replace(/(?<=secret=|^steam:\/\/)S(?![a-z])/gi, secretText);

describe.each(Object.entries(taken))('%s', (_, cases) => {
  test.each(cases)('%s', (uri, expected) => {
    const defaults = { type: 'totp', issuer: '', account: '', secret, algorithm: 'SHA1', digits: 6 };
    const pace = expected.type === 'hotp' ? {} : { periodSeconds: 30 };
    expect(parseOtpauthUri(withSecret(uri))).toStrictEqual(success({ ...defaults, ...pace, ...expected }));
  });
});

describe('refused with the reason', () => {
  test.each(refused)('%s', (uri, fault) => {
    expect(parseOtpauthUri(withSecret(uri))).toStrictEqual(failure(fault));
  });
});

test('a fault never quotes the secret, even where the URI is so broken that it slipped into another value', () => {
  const broken = [
    `otpauth://totp/alice?secret=${secretText}1`,
    `otpauth://totp/alice?secret=${secretText}&algorithm=MD5%26secret%3D${secretText}`,
    `otpauth://totp/alice?secret=${secretText}&digits=six%20${secretText}`,
    `otpauth://totp;secret=${secretText}`,
    `steam://${secretText}!`,
  ];
  for (const uri of broken) {
    const parsed = parseOtpauthUri(uri);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain(secretText);
  }
});

describe('written so that most readers agree', () => {
  const common = {
    issuer: 'Big Co',
    account: 'alice+1@big.co',
    secret,
    algorithm: 'SHA1',
    digits: 6,
  } as const;
  test.each<[string, OtpKey]>([
    [
      `otpauth://totp/Big%20Co:alice%2B1%40big.co?secret=${secretText}&issuer=Big%20Co&algorithm=SHA1&digits=6&period=30`,
      { type: 'totp', ...common, periodSeconds: 30 },
    ],
    [
      `otpauth://hotp/Big%20Co:alice%2B1%40big.co?secret=${secretText}&issuer=Big%20Co&algorithm=SHA1&digits=6&counter=0`,
      { type: 'hotp', ...common, counter: 0 },
    ],
    [
      `otpauth://steam/Tenant:alice%2B1%40big.co?secret=${secretText}&issuer=Big%20Co&algorithm=SHA1&digits=5&period=30`,
      { type: 'steam', ...common, labelIssuer: 'Tenant', digits: 5, periodSeconds: 30 },
    ],
    [
      `otpauth://totp/alice?secret=${secretText}&algorithm=SHA512&digits=8&period=60`,
      {
        type: 'totp',
        ...common,
        issuer: '',
        account: 'alice',
        algorithm: 'SHA512',
        digits: 8,
        periodSeconds: 60,
      },
    ],
    [
      `otpauth://totp/:a%3Ab?secret=${secretText}&algorithm=SHA1&digits=6&period=30`,
      { type: 'totp', ...common, issuer: '', account: 'a:b', periodSeconds: 30 },
    ],
  ])('%s', (uri, key) => {
    expect(formatOtpauthUri(key)).toBe(uri);
  });

  test('half a surrogate pair in a name is written as a replacement character', () => {
    const uri = formatOtpauthUri({
      type: 'totp',
      ...common,
      issuer: '',
      account: 'a\ud800',
      periodSeconds: 30,
    });
    expect(parseOtpauthUri(uri)).toMatchObject({ ok: true, value: { account: 'a\ufffd' } });
  });
});

// Names as the format can hold them: without spaces at the ends, and not the word null.
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(':', '/', '?', '#', '&', '=', '+', '%', ' '), maxLength: 6 }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== 'null');
const issuerName = name.filter((text) => text.toLowerCase() !== 'steam');
const whole = ({ min, max }: { min: number; max: number }): fc.Arbitrary<number> => fc.integer({ min, max });

const keys: fc.Arbitrary<OtpKey> = fc
  .record({
    issuer: issuerName,
    account: name,
    labelIssuer: issuerName,
    secret: fc.uint8Array({ minLength: 1, maxLength: 128 }),
    algorithm: fc.constantFrom(...algorithms),
    digits: whole(limits.digits),
    periodSeconds: whole(limits.periodSeconds),
    counter: fc.maxSafeNat(),
    type: fc.constantFrom('totp', 'hotp', 'steam'),
  })
  .map(({ type, labelIssuer, periodSeconds, counter, ...rest }) => {
    // The label can name another issuer only where there is one to differ from.
    const isOther = rest.issuer !== '' && labelIssuer !== '' && labelIssuer !== rest.issuer;
    const common = isOther ? { ...rest, labelIssuer } : rest;
    if (type === 'hotp') return { type, ...common, counter };
    return type === 'steam'
      ? { type, ...common, digits: 5, periodSeconds }
      : { type, ...common, periodSeconds };
  });

test('every key reads back as it was written', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(parseOtpauthUri(formatOtpauthUri(key))).toStrictEqual(success(key));
    }),
    { numRuns: 1000 },
  );
});

test('no text makes the reader throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.constantFrom('otpauth://', 'otpauth://totp/', 'otpauth://hotp/a?', 'steam://'),
        fc.string({ unit: 'binary' }),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (uri) => typeof parseOtpauthUri(uri).ok === 'boolean'),
    { numRuns: 2000 },
  );
});

test('a damaged URI reads as a key within the limits or is refused, and the fault does not hold the secret', () => {
  const damage = fc.array(
    fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 5 }),
      put: fc.string({ unit: 'binary-ascii', maxLength: 4 }),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  const longKeys = keys.filter((key) => key.secret.length >= 10);
  fc.assert(
    fc.property(longKeys, damage, (key, changes) => {
      const uri = changes.reduce((text, { at, cut, put }) => {
        const from = at % text.length;
        return text.slice(0, from) + put + text.slice(from + cut);
      }, formatOtpauthUri(key));
      const parsed = parseOtpauthUri(uri);
      if (!parsed.ok) {
        expect(JSON.stringify(parsed)).not.toContain(encodeSecret(key.secret));
        return;
      }
      const { digits, secret: read } = parsed.value;
      expect(read.length).toBeGreaterThan(0);
      expect(digits).toSatisfy((value: number) => value >= limits.digits.min && value <= limits.digits.max);
      const pace = parsed.value.type === 'hotp' ? parsed.value.counter : parsed.value.periodSeconds;
      const range = parsed.value.type === 'hotp' ? limits.counter : limits.periodSeconds;
      expect(pace).toSatisfy(
        (value: number) => Number.isInteger(value) && value >= range.min && value <= range.max,
      );
    }),
    { numRuns: 2000 },
  );
});

test('hostile lengths are refused or read at once', () => {
  const hostile = ['?', '&', '&a', '%', '%3A', ':', '=', '/', ' ', '+', '\n'].flatMap((part) => {
    const filling = part.repeat(Math.floor(8000 / part.length));
    return [
      `otpauth://totp/${filling}?secret=${secretText}`,
      `otpauth://totp/a?secret=${secretText}&issuer=${filling}`,
      filling,
    ];
  });
  const start = performance.now();
  for (const uri of hostile) parseOtpauthUri(uri);
  // Quadratic work on 8 kB would take seconds.
  expect(performance.now() - start).toBeLessThan(500);
  expect(parseOtpauthUri(' '.repeat(maxUriLength + 1))).toStrictEqual(failure({ reason: 'too-long' }));
});
