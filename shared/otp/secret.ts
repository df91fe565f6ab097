import { failure, success, type Result } from '../result.ts';
import { packBits } from './bits.ts';
import type { SecretFault } from './key.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

// Not toUpperCase(): it would turn letters of other scripts (ſ, ı) into base32.
const valueOf = new Map(
  Array.from(alphabet + alphabet.toLowerCase(), (character, index) => [character, index % alphabet.length]),
);

/** What people and pages put between the letters: whitespace, dashes, padding, characters of no width. */
const separator = /[\s=_\u200B-\u200D\u2060-]/;

/**
 * Reads base32 (RFC 4648 §6) as people type it and sites print it: either case, separators anywhere, any padding, any
 * length, surplus bits dropped. 0, 1, 8 and 9 are refused: a guess would give wrong codes for ever.
 */
export function decodeSecret(text: string): Result<Uint8Array, SecretFault> {
  const values: number[] = [];
  for (const character of text) {
    const value = valueOf.get(character);
    if (value !== undefined) values.push(value);
    else if (!separator.test(character)) return failure({ reason: 'not-base32', value: character });
  }
  const secret = packBits(values, 5);
  return secret.length === 0 ? failure({ reason: 'empty-secret' }) : success(secret);
}

/** Canonical base32 (RFC 4648 §6): upper case, no padding. */
export function encodeSecret(secret: Uint8Array): string {
  let text = '';
  let pending = 0;
  let pendingBits = 0;
  for (const byte of secret) {
    pending = ((pending << 8) | byte) & 0xfff;
    for (pendingBits += 8; pendingBits >= 5; pendingBits -= 5) text += letter(pending >> (pendingBits - 5));
  }
  return pendingBits === 0 ? text : text + letter(pending << (5 - pendingBits));
}

const letter = (bits: number): string => alphabet.charAt(bits & 31);

/** `ABCDEFGHIJ` → `ABCD EFGH IJ`, for reading aloud and typing. */
export const groupsOfFour = (base32: string): string => base32.replace(/.{4}(?=.)/g, '$& ');
