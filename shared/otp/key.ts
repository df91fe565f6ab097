/** Hashes HMAC may use here. RFC 6238 §1.2 names SHA1, SHA256 and SHA512; real sites print the other two as well. */
export const algorithms = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'] as const;
export type Algorithm = (typeof algorithms)[number];

interface KeyBase {
  /** '' when absent. */
  readonly issuer: string;
  /** '' when absent. */
  readonly account: string;
  /** The issuer the label named, kept where it differs from `issuer`: it tells several tenants of one issuer apart. */
  readonly labelIssuer?: string;
  readonly secret: Uint8Array;
  readonly algorithm: Algorithm;
  /** Length of a code. */
  readonly digits: number;
}

/** RFC 6238: the code follows the clock. */
export interface TotpKey extends KeyBase {
  readonly type: 'totp';
  readonly periodSeconds: number;
}

/** RFC 4226: the code follows a counter; `counter` is that of the next code. */
export interface HotpKey extends KeyBase {
  readonly type: 'hotp';
  readonly counter: number;
}

/** Follows the clock like `TotpKey`, but its codes are letters and figures. */
export interface SteamKey extends KeyBase {
  readonly type: 'steam';
  readonly periodSeconds: number;
}

/** Everything a fob needs to compute the codes of one account. */
export type OtpKey = TotpKey | HotpKey | SteamKey;

/** What we accept and store, both ends included. */
export const limits = {
  digits: { min: 1, max: 10 },
  periodSeconds: { min: 1, max: 2 ** 31 - 1 },
  counter: { min: 0, max: Number.MAX_SAFE_INTEGER },
} as const;

/** What a key URI means by leaving a parameter out. */
export const defaults = { algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 } as const;

export const steamDigits = 5;

/** Why text or bytes are no secret. `value` is the first character that is not base32. */
export type SecretFault =
  { readonly reason: 'empty-secret' } | { readonly reason: 'not-base32'; readonly value: string };

/** Why something that names a key is none we can hold. `value` is what it said, cut so that it can be shown. */
export type KeyFault =
  | SecretFault
  | {
      readonly reason:
        'unknown-type' | 'unknown-algorithm' | 'invalid-digits' | 'invalid-period' | 'invalid-counter';
      readonly value: string;
    };

/** The part of a faulty value that a message may quote: short, harmless, and not the rest of a URI that may hold the secret. */
export const quotable = (value: string): string => /^[\w.+-]{0,16}/.exec(value)?.[0] ?? '';
