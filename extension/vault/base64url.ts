import { failure, success, type Result } from '../../shared/result.ts';

const alphabet = /^[A-Za-z0-9_-]*$/;

/** RFC 4648 §5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * RFC 4648 §5, strict: no padding, no other alphabet, no stray trailing bits (§3.5), so that one value has one spelling.
 * `length` is the number of bytes that must come out.
 */
export function fromBase64Url(
  text: string,
  length?: number,
): Result<Uint8Array<ArrayBuffer>, 'not-base64url'> {
  if (!alphabet.test(text) || text.length % 4 === 1) return failure('not-base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  if (toBase64Url(bytes) !== text || (length !== undefined && bytes.length !== length))
    return failure('not-base64url');
  return success(bytes);
}
