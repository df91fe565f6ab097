import type { OtpKey } from '../../shared/otp/key.ts';
import type { Entry, VaultContents } from './entry.ts';

/**
 * What a key read from a page means for the vault.
 * `known`: the same secret is here and bound to this origin; `known-elsewhere`: here, but not bound to it.
 * `replaces`: another secret for the same account of the same site: after a failed activation, or set up anew.
 */
export type CaptureVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'known' | 'known-elsewhere' | 'replaces'; readonly entry: Entry };

export function judgeCapture({ entries }: VaultContents, key: OtpKey, origin: string): CaptureVerdict {
  const sameSecret = entries.filter((entry) => isSameSecret(entry.key.secret, key.secret));
  const known = sameSecret.find((entry) => entry.origins.includes(origin));
  if (known !== undefined) return { kind: 'known', entry: known };
  const elsewhere = sameSecret[0];
  if (elsewhere !== undefined) return { kind: 'known-elsewhere', entry: elsewhere };
  const sameAccount = entries.filter(
    (entry) => entry.origins.includes(origin) && isSameAccount(entry.key, key),
  );
  const replaced = sameAccount.find(({ state }) => state === 'pending') ?? sameAccount[0];
  return replaced === undefined ? { kind: 'new' } : { kind: 'replaces', entry: replaced };
}

/** Two nameless keys of a site may belong to two accounts. */
const isSameAccount = (a: OtpKey, b: OtpKey): boolean =>
  a.account !== '' && a.account === b.account && a.issuer === b.issuer && a.labelIssuer === b.labelIssuer;

const isSameSecret = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
