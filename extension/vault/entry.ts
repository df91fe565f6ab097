import type { OtpKey } from '../../shared/otp/key.ts';

/**
 * One account in the fob.
 * `pending`: captured, the site has not been seen to accept a code yet. `confirmed`: it has.
 */
export interface Entry {
  /** 128 random bits, base64url. */
  readonly id: string;
  readonly key: OtpKey;
  readonly state: 'pending' | 'confirmed';
  /** The origins this entry is bound to, e.g. `https://example.com`; it fills only there. */
  readonly origins: readonly string[];
  readonly createdAtMs: number;
}

/** An entry that was deleted, or whose key the site has replaced; kept for `binDays`. */
export interface BinnedEntry {
  readonly entry: Entry;
  readonly why: 'deleted' | 'superseded';
  readonly binnedAtMs: number;
}

/** What the vault holds, in the order a person sees it. */
export interface VaultContents {
  readonly entries: readonly Entry[];
  readonly bin: readonly BinnedEntry[];
}

export const emptyContents: VaultContents = { entries: [], bin: [] };

export const binDays = 30;
