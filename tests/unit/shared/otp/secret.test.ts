import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSecret, encodeSecret, groupsOfFour } from '../../../../shared/otp/secret.ts';
import { failure, success } from '../../../../shared/result.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

// RFC 4648 §10; the first vector, the empty string, is no secret.
const rfc4648 = [
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
] as const;

describe('base32 by RFC 4648', () => {
  test.each(rfc4648)('%s is %s', (plain, base32) => {
    const secret = Uint8Array.from(Buffer.from(plain));
    expect(decodeSecret(base32)).toEqual(success(secret));
    expect(encodeSecret(secret)).toBe(base32.replaceAll('=', ''));
  });
});

describe('what people and pages make of base32 is understood', () => {
  test.each([
    ['spaces and lower case', 'hxdm vjec jjws rb3h', '3dc6caa4824a6d288767'],
    ['dashes', 'HXDM-VJEC-JJWS-RB3H', '3dc6caa4824a6d288767'],
    ['underscores, tabs and line ends', 'HXDM_VJEC\tJJWS\r\nRB3H', '3dc6caa4824a6d288767'],
    ['no-break and zero-width spaces', 'HXDM\u00a0VJEC\u200bJJWS\u2060RB3H', '3dc6caa4824a6d288767'],
    ['surplus bits that are not zero', 'MZ', '66'],
    ['7 characters (Stratum UriParserTest)', 'ABCDEFG', '00443214'],
    ['9 characters', 'BCDE23456', '08864d6f9d'],
    ['10 characters (Terence Eden’s TOTP suite)', 'QWERTYUIOP', '858919e28873'],
    ['wrong padding', 'MFRGG43FMZXW6===', '6162637365666f6f'],
    ['padding in the middle', 'MZXW6===YTB', '666f6f6261'],
  ])('%s', (_, text, hex) => {
    expect(decodeSecret(text)).toEqual(success(bytes(hex)));
  });
});

describe('what is no secret is refused, never guessed', () => {
  test.each(['', '=', ' - ', 'A'])('%j holds not one byte', (text) => {
    expect(decodeSecret(text)).toEqual(failure({ reason: 'empty-secret' }));
  });

  test.each([
    ['0000', '0'],
    ['ABC1', '1'],
    ['ABC8', '8'],
    ['ABC9', '9'],
    ['QWERT!', '!'],
    ['ÀBCD', 'À'],
    ['ABCſ', 'ſ'],
    ['ABCı', 'ı'],
    ['ＡＢＣＤ', 'Ａ'],
    ['AB😀C', '😀'],
  ])('%s, and the fault quotes only the character that is none', (text, value) => {
    expect(decodeSecret(text)).toEqual(failure({ reason: 'not-base32', value }));
  });
});

test('every secret survives being written and read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (secret) => {
      const text = encodeSecret(secret);
      expect(text).toMatch(/^[A-Z2-7]+$/);
      expect(decodeSecret(text)).toEqual(success(secret));
      expect(decodeSecret(groupsOfFour(text).toLowerCase())).toEqual(success(secret));
    }),
  );
});

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof decodeSecret(text).ok === 'boolean'));
});

test.each([
  ['', ''],
  ['ABCD', 'ABCD'],
  ['ABCDEFGHIJ', 'ABCD EFGH IJ'],
])('%j is shown as %j', (base32, shown) => {
  expect(groupsOfFour(base32)).toBe(shown);
});
