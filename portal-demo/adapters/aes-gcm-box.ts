import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretBox } from '../ports.ts';

/** 32-byte keys by their id. New secrets are sealed under `current`; the others only open old ones. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/** NIST SP 800-38D: 96-bit nonce, 128-bit tag. Stored as nonce ‖ ciphertext ‖ tag. */
const nonceBytes = 12;
const tagBytes = 16;

export function aesGcmBox(ring: KeyRing): SecretBox {
  const keyOf = (keyId: string): Uint8Array => {
    const key = ring.keys.get(keyId);
    if (key === undefined)
      throw new Error(`A secret is sealed under the key "${keyId}", which is not in OTP_KEY.`);
    return key;
  };
  // The row and the key id are authenticated: a ciphertext moved to another row does not open (PORTAL C16).
  const aad = (keyId: string, binding: string): Buffer =>
    Buffer.from(`portal secret v1\n${keyId}\n${binding}`);

  return {
    seal(secret, binding) {
      const keyId = ring.current;
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(keyId), nonce, { authTagLength: tagBytes });
      cipher.setAAD(aad(keyId, binding));
      const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
      return { keyId, sealed: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]) };
    },

    open({ sealed, keyId }, binding) {
      const nonce = sealed.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), nonce, { authTagLength: tagBytes });
      decipher.setAAD(aad(keyId, binding));
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return new Uint8Array(
        Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]),
      );
    },

    // RFC 5869; the key is already uniform, so it needs no salt.
    keyFor: (purpose) =>
      new Uint8Array(hkdfSync('sha256', keyOf(ring.current), '', `portal key v1\n${purpose}`, 32)),
  };
}
