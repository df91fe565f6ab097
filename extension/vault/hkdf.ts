import type { Bytes } from './aes-gcm.ts';

/** HKDF-SHA-256 (RFC 5869): one 32-byte key for one purpose. `label` names purpose and format version. */
export async function deriveKey(inputKey: Bytes, salt: Bytes, label: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', inputKey, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(label);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256),
  );
}
