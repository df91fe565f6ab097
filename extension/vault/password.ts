import type { Bytes } from './aes-gcm.ts';

/** Counted in characters a person sees as one (code points), NIST SP 800-63B-4 §3.1.1.2 asks for at least 8 with a second factor; a vault has none. */
export const minimumPasswordLength = 10;

export const passwordLength = (password: string): number => Array.from(password.normalize('NFKC')).length;

/** NFKC (NIST SP 800-63B-4 §3.1.1.2: the same password typed on two keyboards), then UTF-8, whole: never truncated. */
export const passwordBytes = (password: string): Bytes =>
  new TextEncoder().encode(password.normalize('NFKC'));
