import type { Entry } from '../../../extension/vault/entry.ts';
import type { OtpKey } from '../../../shared/otp/key.ts';

export const password = 'correct horse battery';
export const origin = 'https://portal.example';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The key of RFC 6238 Appendix B. */
export const key: OtpKey = {
  type: 'totp',
  issuer: 'Portal',
  account: 'ada@portal.example',
  secret: ascii('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  periodSeconds: 30,
};

export const otherKey: OtpKey = { ...key, secret: ascii('abcdefghijklmnopqrst') };

export const entry: Entry = {
  id: 'entry-1',
  key,
  state: 'pending',
  origins: [origin],
  createdAtMs: 1_700_000_000_000,
};
