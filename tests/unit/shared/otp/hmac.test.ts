import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmac } from '../../../../shared/otp/hmac.ts';
import { algorithms } from '../../../../shared/otp/key.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

describe('published vectors', () => {
  test('RFC 2202 §3, test case 2', () => {
    expect(hex(hmac('SHA1', ascii('Jefe'), ascii('what do ya want for nothing?')))).toBe(
      'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    );
  });

  // RFC 4231 §4.3, test case 2.
  test.each([
    ['SHA224', 'a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44'],
    ['SHA256', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    [
      'SHA384',
      'af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649',
    ],
    [
      'SHA512',
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    ],
  ] as const)('RFC 4231 for %s', (algorithm, digest) => {
    expect(hex(hmac(algorithm, ascii('Jefe'), ascii('what do ya want for nothing?')))).toBe(digest);
  });
});

// Around the block sizes padding adds a block, and a longer key is hashed first: where such code goes wrong.
describe.each(algorithms)('%s agrees with Node', (algorithm) => {
  const expected = (key: Uint8Array, message: Uint8Array): string =>
    createHmac(algorithm.toLowerCase(), key).update(message).digest('hex');

  test('for every length up to three blocks', () => {
    for (let length = 0; length <= 260; length++) {
      const key = Uint8Array.from({ length }, (_, index) => index * 7);
      const message = Uint8Array.from({ length: 260 - length }, (_, index) => index * 13);
      expect(hex(hmac(algorithm, key, message))).toBe(expected(key, message));
    }
  });

  test('for any key and message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (key, message) => {
        expect(hex(hmac(algorithm, key, message))).toBe(expected(key, message));
      }),
    );
  });
});
