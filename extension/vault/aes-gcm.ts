import { failure, success, type Result } from '../../shared/result.ts';

/** AES-256-GCM (NIST SP 800-38D) by WebCrypto: 96-bit random nonce, 128-bit tag at the end of the ciphertext. */
export const nonceLength = 12;
export const tagLength = 16;
export const keyLength = 32;

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Sealed {
  readonly nonce: Bytes;
  readonly ciphertext: Bytes;
}

const importKey = (key: Bytes, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage]);

/** `key`: 32 bytes; `nonce`: 12 bytes, never used twice with one key; `associatedData` is authenticated, not stored. */
export async function seal(
  key: Bytes,
  nonce: Bytes,
  plaintext: Bytes,
  associatedData: Bytes,
): Promise<Sealed> {
  const params = { name: 'AES-GCM', iv: nonce, additionalData: associatedData };
  const ciphertext = await crypto.subtle.encrypt(params, await importKey(key, 'encrypt'), plaintext);
  return { nonce, ciphertext: new Uint8Array(ciphertext) };
}

/** Fails with one reason for a wrong key, changed data or changed associated data: GCM cannot tell them apart. */
export async function open(
  key: Bytes,
  sealed: Sealed,
  associatedData: Bytes,
): Promise<Result<Bytes, 'not-authentic'>> {
  const cryptoKey = await importKey(key, 'decrypt');
  try {
    const params = { name: 'AES-GCM', iv: sealed.nonce, additionalData: associatedData };
    return success(new Uint8Array(await crypto.subtle.decrypt(params, cryptoKey, sealed.ciphertext)));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return failure('not-authentic');
    throw error;
  }
}
