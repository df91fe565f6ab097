import { describe, expect, it } from 'vitest';
import { open, seal } from '../../../../extension/vault/aes-gcm.ts';
import { argon2id, isBoundedCost } from '../../../../extension/vault/argon2id.ts';
import { fromBase64Url, toBase64Url } from '../../../../extension/vault/base64url.ts';
import { deriveKey } from '../../../../extension/vault/hkdf.ts';
import { sha256 } from '../../../../extension/vault/sha256.ts';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (data: Uint8Array) => [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('primitives hold their published vectors', () => {
  it('AES-256-GCM: McGrew and Viega, test case 16', async () => {
    const key = bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    const nonce = bytes('cafebabefacedbaddecaf888');
    const plaintext = bytes(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const associatedData = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const sealed = await seal(key, nonce, plaintext, associatedData);
    expect(hex(sealed.ciphertext)).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    );
    expect(await open(key, sealed, associatedData)).toEqual({ ok: true, value: plaintext });
    expect(await open(key, sealed, bytes('00'))).toEqual({ ok: false, reason: 'not-authentic' });
  });

  it('SHA-256: FIPS 180-4, "abc"', async () => {
    expect(hex(await sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('HKDF-SHA-256: 32 bytes, one per label', async () => {
    // RFC 5869 A.3 (empty salt and info) gives 42 bytes; HKDF output is a prefix, so its first 32 are ours.
    const key = await deriveKey(bytes('0b'.repeat(22)), new Uint8Array(0), '');
    expect(hex(key)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d');
  });

  it('Argon2id: the reference implementation’s test (64 MiB, t=2, p=1, "password", "somesalt")', async () => {
    const key = await argon2id({
      password: new TextEncoder().encode('password'),
      salt: new TextEncoder().encode('somesalt'),
      memoryKiB: 65_536,
      iterations: 2,
      parallelism: 1,
    });
    expect(hex(key)).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it('base64url: RFC 4648 §10, one spelling per value', () => {
    expect(toBase64Url(new TextEncoder().encode('foob'))).toBe('Zm9vYg');
    expect(fromBase64Url('Zm9vYg')).toEqual({ ok: true, value: new TextEncoder().encode('foob') });
    for (const wrong of ['Zm9vYh', 'Zm9vYg==', 'Zm9v Yg', 'Z', 'Zm+v'])
      expect(fromBase64Url(wrong).ok).toBe(false);
    expect(fromBase64Url('Zm9vYg', 5).ok).toBe(false);
  });

  it('bounds the cost of a password guess both ways', () => {
    expect(isBoundedCost({ memoryKiB: 65_536, iterations: 3, parallelism: 1 })).toBe(true);
    expect(isBoundedCost({ memoryKiB: 65_536, iterations: 1, parallelism: 1 })).toBe(false);
    expect(isBoundedCost({ memoryKiB: 65_536, iterations: 1e9, parallelism: 1 })).toBe(false);
    expect(isBoundedCost({ memoryKiB: 65_536.5, iterations: 3, parallelism: 1 })).toBe(false);
  });
});
