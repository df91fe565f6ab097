import type { Bytes } from './aes-gcm.ts';

/** SHA-256 (FIPS 180-4) of a UTF-8 text or of bytes: 32 bytes. */
export async function sha256(data: string | Bytes): Promise<Bytes> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
