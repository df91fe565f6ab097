import type { Algorithm, OtpKey } from '../../shared/otp/key.ts';
import { brandName } from '../brand.ts';

/** How codes are made from a secret. Kept with each key, so that a new default leaves old fobs working. */
export interface OtpProfile {
  readonly algorithm: Algorithm;
  readonly digits: number;
  readonly periodSeconds: number;
}

/** What every key fob can do (RFC 4226 §4 R4, RFC 6238 §5.2). */
export const defaultProfile: OtpProfile = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 };

/** RFC 4226 §4 R6 recommends 160 bits. */
export const secretBytes = 20;

/** PORTAL C5: a key nobody activated dies after ten minutes. */
export const pendingKeyLifetimeMs = 10 * 60_000;

/** The key as fobs understand it: this portal is the issuer, the login names the account. */
export const asFobKey = (login: string, secret: Uint8Array, profile: OtpProfile): OtpKey => ({
  type: 'totp',
  issuer: brandName,
  account: login,
  secret,
  algorithm: profile.algorithm,
  digits: profile.digits,
  periodSeconds: profile.periodSeconds,
});

/** What a sealed secret is tied to: moved to another key's or customer's row, it does not open (PORTAL C16). */
export const sealBinding = (key: { readonly id: string; readonly customerId: string }): string =>
  `otp secret\n${key.id}\n${key.customerId}`;
